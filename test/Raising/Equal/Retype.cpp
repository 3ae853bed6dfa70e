//===- Retype.cpp - a module with f64 for every float type ----------------===//

#include "Retype.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/IR/Verifier.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

using namespace mlir;
using llvm::APFloat;

static APFloat toDouble(APFloat value) {
  bool losesInfo;
  value.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                &losesInfo);
  return value;
}

/// `value`, a literal of a narrower type, as the double that it stands for.
static APFloat widen(const APFloat &value) {
  static const double constants[] = {
      1.41421356237309504880, 0.70710678118654752440, 0.79788456080286535588,
      0.63661977236758134308, 0.044715};
  for (double constant : constants) {
    APFloat rounded(value.isNegative() ? -constant : constant);
    bool losesInfo;
    APFloat wide = rounded;
    rounded.convert(value.getSemantics(), APFloat::rmNearestTiesToEven,
                    &losesInfo);
    if (rounded.bitwiseIsEqual(value))
      return wide;
  }
  return toDouble(value);
}

/// A parameter of an ffn operation is the double of the source's literal; it
/// has to take the literal's way.
static APFloat widenParameter(const APFloat &value) {
  for (const llvm::fltSemantics *semantics :
       {&APFloat::IEEEsingle(), &APFloat::IEEEhalf(), &APFloat::BFloat()}) {
    APFloat narrow = value;
    bool losesInfo;
    narrow.convert(*semantics, APFloat::rmNearestTiesToEven, &losesInfo);
    if (losesInfo)
      continue;
    if (APFloat wide = widen(narrow); !wide.bitwiseIsEqual(value))
      return wide;
  }
  return value;
}

static void widenParameters(ModuleOp module) {
  AttrTypeReplacer replacer;
  replacer.addReplacement([](FloatAttr attr) -> std::optional<Attribute> {
    if (!attr.getType().isF64())
      return std::nullopt;
    return FloatAttr::get(attr.getType(), widenParameter(attr.getValue()));
  });
  module.walk([&](Operation *op) {
    if (isa<ffn::FFNDialect>(op->getDialect()))
      replacer.replaceElementsIn(op);
  });
}

static bool isNarrow(Type type) {
  return isa<Float32Type, Float16Type, BFloat16Type>(type);
}

static void addReplacements(AttrTypeReplacer &replacer, Type f64) {
  replacer.addReplacement([f64](Type type) -> std::optional<Type> {
    return isNarrow(type) ? std::optional(f64) : std::nullopt;
  });
  using Replaced = std::optional<std::pair<Attribute, WalkResult>>;
  replacer.addReplacement([f64](FloatAttr attr) -> Replaced {
    if (!isNarrow(attr.getType()))
      return std::nullopt;
    Attribute wide = FloatAttr::get(f64, widen(attr.getValue()));
    return std::make_pair(wide, WalkResult::skip());
  });
  replacer.addReplacement([f64](DenseFPElementsAttr attr) -> Replaced {
    if (!isNarrow(attr.getElementType()))
      return std::nullopt;
    Attribute wide = attr.mapValues(f64, [](const APFloat &value) {
      return widen(value).bitcastToAPInt();
    });
    return std::make_pair(wide, WalkResult::skip());
  });
}

LogicalResult swiglu::equality::retypeToF64(ModuleOp module) {
  module.walk([](Operation *op) {
    if (isa<ffn::FFNDialect>(op->getDialect()))
      op->removeAttr("rounding");
  });
  widenParameters(module);
  AttrTypeReplacer replacer;
  addReplacements(replacer, Float64Type::get(module.getContext()));
  replacer.recursivelyReplaceElementsIn(module, /*replaceAttrs=*/true,
                                        /*replaceLocs=*/false,
                                        /*replaceTypes=*/true);
  SmallVector<Operation *> casts;
  module.walk([&](Operation *op) {
    if (isa<arith::ExtFOp, arith::TruncFOp>(op) &&
        op->getOperand(0).getType() == op->getResult(0).getType())
      casts.push_back(op);
  });
  for (Operation *cast : casts) {
    cast->getResult(0).replaceAllUsesWith(cast->getOperand(0));
    cast->erase();
  }
  return verify(module);
}
