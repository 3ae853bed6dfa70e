//===- LinalgToFFN.cpp - feed-forward blocks found in linalg --------------===//

#include "swiglu/Conversion/LinalgToFFN.h"
#include "swiglu/Conversion/Passes.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_RAISELINALGTOFFNPASS
#include "swiglu/Conversion/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

namespace {
struct RaiseLinalgToFFN
    : ffn::impl::RaiseLinalgToFFNPassBase<RaiseLinalgToFFN> {
  void runOnOperation() override {}
};
} // namespace

SmallVector<NearMiss> ffn::findNearMisses(ModuleOp module) { return {}; }
