//===- FFNFormulas.cpp - the scalar formulas of activations and units -----===//

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::ffn;

namespace {
/// Arithmetic on scalars or vectors of one floating-point type.
struct Arithmetic {
  OpBuilder &b;
  Location loc;
  Type type;

  /// The double rounded once to the type.
  Value constant(double value) {
    APFloat rounded(value);
    bool losesInfo;
    auto element = cast<FloatType>(getElementTypeOrSelf(type));
    rounded.convert(element.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                    &losesInfo);
    TypedAttr attr = FloatAttr::get(element, rounded);
    if (auto shaped = dyn_cast<ShapedType>(type))
      attr = DenseElementsAttr::get(shaped, attr);
    return arith::ConstantOp::create(b, loc, attr);
  }
  Value add(Value x, Value y) { return arith::AddFOp::create(b, loc, x, y); }
  Value mul(Value x, Value y) { return arith::MulFOp::create(b, loc, x, y); }
  Value div(Value x, Value y) { return arith::DivFOp::create(b, loc, x, y); }
  Value max(Value x, Value y) {
    return arith::MaximumFOp::create(b, loc, x, y);
  }
  Value min(Value x, Value y) {
    return arith::MinimumFOp::create(b, loc, x, y);
  }

  // 1 / (1 + exp(-x))
  Value sigmoid(Value x) {
    Value e = math::ExpOp::create(b, loc, arith::NegFOp::create(b, loc, x));
    Value one = constant(1.0);
    return div(one, add(one, e));
  }
  Value relu(Value x) { return max(x, constant(0.0)); }
};
} // namespace

Value ffn::emitActivation(OpBuilder &builder, Location loc, ActAttr act,
                          Value x) {
  Arithmetic a{builder, loc, x.getType()};
  switch (act.getKind()) {
  case ActivationKind::Identity:
    return x;
  case ActivationKind::Relu:
    return a.relu(x);
  case ActivationKind::SquaredRelu: {
    Value r = a.relu(x);
    return a.mul(r, r);
  }
  case ActivationKind::Sigmoid:
    return a.sigmoid(x);
  case ActivationKind::Tanh:
    return math::TanhOp::create(builder, loc, x);
  case ActivationKind::Swish: {
    double beta = act.getParameterValue();
    Value scaled = beta == 1.0 ? x : a.mul(a.constant(beta), x);
    return a.mul(x, a.sigmoid(scaled));
  }
  case ActivationKind::Gelu: {
    // x/2 · erfc(-x/√2): 1 + erf(x/√2) would lose all digits for x < -5.
    Value t = a.mul(x, a.constant(-0.70710678118654752440));
    Value e = math::ErfcOp::create(builder, loc, t);
    return a.mul(a.mul(x, a.constant(0.5)), e);
  }
  case ActivationKind::GeluTanh: {
    Value cube = a.mul(a.mul(x, x), x);
    Value inner = a.add(x, a.mul(a.constant(0.044715), cube));
    Value t = math::TanhOp::create(
        builder, loc, a.mul(a.constant(act.getParameterValue()), inner));
    return a.mul(a.mul(a.constant(0.5), x), a.add(a.constant(1.0), t));
  }
  case ActivationKind::FatRelu: {
    // Unordered, so that NaN goes through.
    Value threshold = a.constant(act.getParameterValue());
    Value keep = arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::UGT,
                                       x, threshold);
    return arith::SelectOp::create(builder, loc, keep, x, a.constant(0.0));
  }
  }
  llvm_unreachable("all kinds of activation are handled");
}

Value ffn::emitUnit(OpBuilder &builder, Location loc, GatedUnitAttr unit, Value gate,
                    Value up, Type roundedAct) {
  Arithmetic a{builder, loc, gate.getType()};
  if (FloatAttr limit = unit.getLimit()) {
    Value high = a.constant(limit.getValueAsDouble());
    Value low = a.constant(-limit.getValueAsDouble());
    gate = a.min(gate, high);
    up = a.min(a.max(up, low), high);
  }
  Value activated = emitActivation(builder, loc, unit.getAct(), gate);
  if (roundedAct) {
    Value rounded =
        arith::TruncFOp::create(builder, loc, roundedAct, activated);
    activated = arith::ExtFOp::create(builder, loc, gate.getType(), rounded);
  }
  if (FloatAttr offset = unit.getOffset())
    up = a.add(up, a.constant(offset.getValueAsDouble()));
  return a.mul(activated, up);
}
