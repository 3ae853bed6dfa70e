//===- LinalgToFFN.cpp - feed-forward blocks found in linalg --------------===//

#include "swiglu/Conversion/LinalgToFFN.h"
#include "Raiser.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/RegionKindInterface.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "swiglu/Conversion/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_RAISELINALGTOFFNPASS
#include "swiglu/Conversion/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// Calls `body` on each block that is no body of a linalg operation and whose
/// operations come before their users, so that there are no cycles.
static void forEachBlock(ModuleOp module, function_ref<void(Block &)> body) {
  DominanceInfo dominance;
  module.walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<linalg::LinalgOp>(op))
      return WalkResult::skip();
    for (Region &region : op->getRegions()) {
      if (!mayHaveSSADominance(region))
        continue;
      for (Block &block : region)
        if (dominance.isReachableFromEntry(&block))
          body(block);
    }
    return WalkResult::advance();
  });
}

static StringRef functionAround(Block &block) {
  Operation *op = block.getParentOp();
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    function = op->getParentOfType<FunctionOpInterface>();
  return function ? function.getName() : StringRef();
}

static remark::RemarkOpts remarkOf(StringRef function) {
  return remark::RemarkOpts::name("RaiseLinalgToFFN")
      .category("ffn")
      .function(function);
}

namespace {
struct RaiseLinalgToFFN
    : ffn::impl::RaiseLinalgToFFNPassBase<RaiseLinalgToFFN> {
  void runOnOperation() override {
    forEachBlock(getOperation(), [](Block &block) {
      FormulaContext context;
      Raiser raiser(block, context, /*isDryRun=*/false);
      raiser.run();
      StringRef function = functionAround(block);
      for (const Note &note : raiser.notes)
        remark::analysis(note.location, remarkOf(function)) << note.text;
      for (const auto &[location, reason] : raiser.misses)
        remark::missed(location, remarkOf(function)) << reason;
      for (Operation *op : raiser.created)
        if (isa<FFNDialect>(op->getDialect()))
          remark::passed(op->getLoc(), remarkOf(function))
              << ("raised to " + op->getName().getStringRef()).str();
      if (!raiser.created.empty())
        sinkReshapes(block);
    });
  }
};
} // namespace

SmallVector<NearMiss> ffn::findNearMisses(ModuleOp module) {
  SmallVector<NearMiss> misses;
  forEachBlock(module, [&](Block &block) {
    FormulaContext context;
    Raiser raiser(block, context, /*isDryRun=*/true);
    raiser.run();
    std::string function = functionAround(block).str();
    for (const auto &[location, reason] : llvm::reverse(raiser.misses))
      misses.push_back({location, function, reason});
  });
  return misses;
}
