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

/// True if an attribute of ours occurs anywhere in the attribute or type.
template <typename AttrOrType>
static bool isOfFFN(AttrOrType value) {
  bool found = false;
  value.walk([&](Attribute nested) {
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
    SmallVector<Type> types(op->getResultTypes());
    for (Region &region : op->getRegions())
      for (Block &block : region)
        llvm::append_range(types, block.getArgumentTypes());
    for (Type type : types)
      if (isOfFFN(type))
        offenders.report(op, "type",
                         "a type with an attribute of the ffn dialect is left "
                         "after lowering");
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

/// Intrinsics that LLVM turns into calls: of libm, unless all is f64, where
/// libm is allowed, and of memcpy and its kind.
static bool isCallingIntrinsic(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (!name.consume_front("llvm.intr."))
    return false;
  if (name == "memcpy" || name == "memmove" || name == "memset")
    return true;
  static constexpr StringLiteral ofLibm[] = {
      "acos", "asin", "atan", "atan2", "cos",   "cosh", "exp",  "exp10", "exp2",
      "frem", "ldexp", "log", "log10", "log2",  "pow",  "powi", "sin",   "sinh",
      "sincos", "tan", "tanh"};
  return llvm::is_contained(ofLibm, name) &&
         !llvm::all_of(op->getOperandTypes(), [](Type type) {
           return getElementTypeOrSelf(type).isF64();
         });
}

static void checkCPU(ModuleOp module, Offenders &offenders) {
  static constexpr StringLiteral ofLibm[] = {"erf", "erfc", "exp", "tanh"};
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
    if (isCallingIntrinsic(op))
      offenders.report(op, op->getName().getStringRef(),
                       "'" + op->getName().getStringRef() +
                           "' becomes a call of a function that is not "
                           "defined");
    auto function = dyn_cast<LLVM::LLVMFuncOp>(op);
    if (!function || !function.isExternal())
      return;
    StringRef name = function.getName();
    auto isF64 = [](Type type) { return type.isF64(); };
    bool isOfLibm =
        llvm::is_contained(ofLibm, name) &&
        llvm::all_of(function.getFunctionType().getParams(), isF64) &&
        isF64(function.getFunctionType().getReturnType());
    if (!isOfLibm && !name.starts_with("llvm."))
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
