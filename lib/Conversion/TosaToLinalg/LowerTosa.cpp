//===- LowerTosa.cpp - upstream's lowering of TOSA, where it occurs -------===//

#include "mlir/Conversion/TosaToArith/TosaToArith.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Conversion/TosaToTensor/TosaToTensor.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Tosa/Transforms/Passes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"
#include "swiglu/Conversion/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_LOWERTOSAPASS
#include "swiglu/Conversion/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;

static bool holdsTosa(Operation *root) {
  return root
      ->walk([](Operation *op) {
        return isa_and_nonnull<tosa::TosaDialect>(op->getDialect())
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

namespace {
struct LowerTosa : ffn::impl::LowerTosaPassBase<LowerTosa> {
  void runOnOperation() override {
    SmallVector<func::FuncOp> functions;
    getOperation().walk([&](func::FuncOp function) {
      if (holdsTosa(function))
        functions.push_back(function);
    });
    for (func::FuncOp function : functions)
      lower(function);
  }

  /// On a copy, since upstream's passes fail with half of a function lowered.
  void lower(func::FuncOp function) {
    OpPassManager pm(func::FuncOp::getOperationName());
    pm.addPass(tosa::createTosaInferShapesPass());
    pm.addPass(tosa::createTosaMakeBroadcastablePass());
    pm.addPass(tosa::createTosaToLinalgNamed());
    pm.addPass(createCanonicalizerPass());
    pm.addPass(tosa::createTosaToLinalg());
    pm.addPass(createTosaToArithPass());
    pm.addPass(createTosaToTensorPass());
    pm.addPass(createCanonicalizerPass());
    pm.addPass(createCSEPass());

    func::FuncOp copy = function.clone();
    function->getBlock()->getOperations().insertAfter(function->getIterator(),
                                                      copy);
    std::string message;
    LogicalResult isLowered = failure();
    {
      ScopedDiagnosticHandler handler(&getContext(), [&](Diagnostic &diag) {
        if (message.empty() && diag.getSeverity() == DiagnosticSeverity::Error)
          message = diag.str();
        return success();
      });
      isLowered = runPipeline(pm, copy);
    }
    if (succeeded(isLowered)) {
      function->erase();
      return;
    }
    copy->erase();
    remark::missed(function.getLoc(), remark::RemarkOpts::name("LowerTosa")
                                          .category("ffn")
                                          .function(function.getName()))
        << "TOSA stays: " + message;
  }
};
} // namespace
