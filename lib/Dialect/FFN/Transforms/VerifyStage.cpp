//===- VerifyStage.cpp - contracts at the borders of stages ---------------===//

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_VERIFYSTAGEPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

namespace {
/// Reports the first offender of each kind only, so that one mistake is one
/// error.
struct Offenders {
  llvm::StringSet<> seen;
  bool found = false;

  InFlightDiagnostic report(Operation *op, StringRef kind, const Twine &what) {
    found = true;
    if (!seen.insert(kind).second)
      return {};
    return op->emitError() << what;
  }
};
} // namespace

static bool isOfFFN(Attribute attr) {
  bool found = false;
  attr.walk([&](Attribute nested) {
    found |= isa<FFNDialect>(nested.getDialect());
    return found ? WalkResult::interrupt() : WalkResult::advance();
  });
  return found;
}

static void checkLowered(ModuleOp module, Offenders &offenders) {
  module.walk([&](Operation *op) {
    if (isa_and_nonnull<FFNDialect>(op->getDialect()))
      offenders.report(op, op->getName().getStringRef(),
                       "'" + op->getName().getStringRef() +
                           "' is left after lowering");
    for (NamedAttribute attr : op->getAttrs())
      if (attr.getName().strref().starts_with("ffn.") ||
          isOfFFN(attr.getValue()))
        offenders.report(op, attr.getName(),
                         "attribute '" + attr.getName().strref() +
                             "' of the ffn dialect is left after lowering");
    if (auto function = dyn_cast<FunctionOpInterface>(op))
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        if (function.getArgAttr(i, FFNDialect::kNameAttr))
          offenders.report(op, FFNDialect::kNameAttr,
                           "argument " + Twine(i) + " of '" +
                               function.getName() + "' still has '" +
                               FFNDialect::kNameAttr + "'");
  });
}

static void checkImported(ModuleOp module, Offenders &offenders) {
  for (Operation &op : module.getOps()) {
    auto function = dyn_cast<func::FuncOp>(op);
    if (!function) {
      offenders.report(&op, op.getName().getStringRef(),
                       "'" + op.getName().getStringRef() +
                           "' stands beside the functions, expected "
                           "'func.func' alone");
      continue;
    }
    for (unsigned i = 1; i < function.getNumArguments(); ++i)
      if (!function.getArgAttr(i, FFNDialect::kNameAttr))
        offenders.report(function, "name",
                         "argument " + Twine(i) + " of '" +
                             function.getName() + "' has no '" +
                             FFNDialect::kNameAttr + "'");
    function.walk([&](Operation *nested) {
      if (nested != function &&
          !isa<func::ReturnOp, arith::ConstantOp>(nested) &&
          !isa_and_nonnull<FFNDialect>(nested->getDialect()))
        offenders.report(nested, nested->getName().getStringRef(),
                         "'" + nested->getName().getStringRef() +
                             "' in an imported block, expected operations of "
                             "the ffn dialect");
    });
  }
}

static void checkCPU(ModuleOp module, Offenders &offenders) {
  // C's allocation functions, and MLIR's runtime library for strided copies.
  static constexpr StringLiteral forbidden[] = {
      "malloc", "aligned_alloc", "calloc", "realloc", "free", "memrefCopy"};
  module.walk([&](Operation *op) {
    if (op == module)
      return;
    if (!isa_and_nonnull<LLVM::LLVMDialect>(op->getDialect())) {
      offenders.report(op, op->getName().getStringRef(),
                       "'" + op->getName().getStringRef() +
                           "' is left, expected operations of the llvm "
                           "dialect");
      return;
    }
    auto function = dyn_cast<LLVM::LLVMFuncOp>(op);
    if (!function || !function.isExternal())
      return;
    StringRef name = function.getName();
    bool isDouble =
        llvm::all_of(function.getFunctionType().getParams(),
                     [](Type type) { return type.isF64(); }) &&
        function.getFunctionType().getReturnType().isF64();
    if (llvm::is_contained(forbidden, name) || (!isDouble && !name.starts_with("llvm.")))
      offenders.report(op, name, "'" + name + "' is called, but not defined");
  });
}

namespace {
struct VerifyStage : ffn::impl::VerifyStagePassBase<VerifyStage> {
  using VerifyStagePassBase::VerifyStagePassBase;

  void runOnOperation() override {
    Offenders offenders;
    if (stage == "import")
      checkImported(getOperation(), offenders);
    else if (stage == "lower")
      checkLowered(getOperation(), offenders);
    else if (stage == "cpu")
      checkCPU(getOperation(), offenders);
    else
      offenders.report(getOperation(), "stage",
                       "unknown stage '" + stage +
                           "', expected import, lower or cpu");
    if (offenders.found)
      return signalPassFailure();
    markAllAnalysesPreserved();
  }
};
} // namespace
