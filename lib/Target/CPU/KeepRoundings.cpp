//===- KeepRoundings.cpp - conversions to 16 bits stay --------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "swiglu/Target/CPU/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_KEEPROUNDINGSPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;

namespace {
struct KeepRoundings : ffn::impl::KeepRoundingsPassBase<KeepRoundings> {
  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      if (auto extend = dyn_cast<arith::ExtFOp>(op))
        extend.removeFastmathAttr();
      else if (auto truncate = dyn_cast<arith::TruncFOp>(op))
        truncate.removeFastmathAttr();
    });
  }
};
} // namespace
