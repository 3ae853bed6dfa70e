//===- CanonicalUnit.cpp - the formulas of ffn's units --------------------===//

#include "CanonicalUnit.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

namespace {
/// Arithmetic in one type, as in FFNFormulas.cpp.
struct Arithmetic {
  FormulaContext &context;
  FloatType type;

  const Formula *constant(double value) {
    return context.getConst(value, type);
  }
  const Formula *add(const Formula *x, const Formula *y) {
    return context.get(Fn::Add, type, {x, y});
  }
  const Formula *mul(const Formula *x, const Formula *y) {
    return context.get(Fn::Mul, type, {x, y});
  }
  const Formula *max(const Formula *x, const Formula *y) {
    return context.get(Fn::Maximum, type, {x, y});
  }
  const Formula *min(const Formula *x, const Formula *y) {
    return context.get(Fn::Minimum, type, {x, y});
  }
  const Formula *unary(Fn fn, const Formula *x) {
    return context.get(fn, type, x);
  }
  const Formula *sigmoid(const Formula *x) {
    const Formula *e = unary(Fn::Exp, unary(Fn::Neg, x));
    const Formula *one = constant(1.0);
    return context.get(Fn::Div, type, {one, add(one, e)});
  }
  const Formula *relu(const Formula *x) { return max(x, constant(0.0)); }
  const Formula *activation(ActAttr act, const Formula *x);
  const Formula *geluTanh(double coefficient, const Formula *x);
};
} // namespace

const Formula *Arithmetic::geluTanh(double coefficient, const Formula *x) {
  const Formula *cube = mul(mul(x, x), x);
  const Formula *inner = add(x, mul(constant(0.044715), cube));
  const Formula *t = unary(Fn::Tanh, mul(constant(coefficient), inner));
  return mul(mul(constant(0.5), x), add(constant(1.0), t));
}

const Formula *Arithmetic::activation(ActAttr act, const Formula *x) {
  switch (act.getKind()) {
  case ActivationKind::Identity:
    return x;
  case ActivationKind::Relu:
    return relu(x);
  case ActivationKind::SquaredRelu:
    return mul(relu(x), relu(x));
  case ActivationKind::Sigmoid:
    return sigmoid(x);
  case ActivationKind::Tanh:
    return unary(Fn::Tanh, x);
  case ActivationKind::Swish: {
    double beta = act.getParameterValue();
    return mul(x, sigmoid(beta == 1.0 ? x : mul(constant(beta), x)));
  }
  case ActivationKind::Gelu: {
    const Formula *t = mul(x, constant(-0.70710678118654752440));
    return mul(mul(x, constant(0.5)), unary(Fn::Erfc, t));
  }
  case ActivationKind::GeluTanh:
    return geluTanh(act.getParameterValue(), x);
  case ActivationKind::FatRelu:
    return context.getSelect(arith::CmpFPredicate::UGT, x,
                             constant(act.getParameterValue()), x,
                             constant(0.0));
  }
  llvm_unreachable("all kinds of activation are handled");
}

SmallVector<UnitRounding> raise::getUnitRoundings(FloatType operand,
                                                  FloatType result,
                                                  bool isUnit) {
  UnitRounding keep, round{false, true}, storage{true, true};
  if (is16Bit(operand) && result == operand)
    return isUnit ? SmallVector<UnitRounding>{keep, round, storage}
                  : SmallVector<UnitRounding>{keep, storage};
  if (operand.isF32() && is16Bit(result))
    return isUnit ? SmallVector<UnitRounding>{keep, round}
                  : SmallVector<UnitRounding>{keep};
  if (operand == result && (operand.isF32() || operand.isF64()))
    return {keep};
  return {};
}

const Formula *raise::buildUnit(FormulaContext &context, GatedUnitAttr unit,
                                UnitRounding rounding, const Formula *gate,
                                const Formula *up, FloatType result) {
  FloatType operand = gate->getType();
  FloatType storage = is16Bit(operand) ? operand : result;
  FloatType type = operand;
  if (is16Bit(operand) && !rounding.interiorStorage)
    type = cast<FloatType>(Type(Float32Type::get(operand.getContext())));
  Arithmetic a{context, type};
  gate = context.get(Fn::Convert, type, gate);
  if (!up)
    return context.get(Fn::Convert, result, a.activation(unit.getAct(), gate));
  up = context.get(Fn::Convert, type, up);
  if (FloatAttr limit = unit.getLimit()) {
    const Formula *high = a.constant(limit.getValueAsDouble());
    const Formula *low = a.constant(-limit.getValueAsDouble());
    gate = a.min(gate, high);
    up = a.min(a.max(up, low), high);
  }
  const Formula *activated = a.activation(unit.getAct(), gate);
  if (rounding.roundsAct)
    activated = context.get(Fn::Convert, type,
                            context.get(Fn::Convert, storage, activated));
  if (FloatAttr offset = unit.getOffset())
    up = a.add(up, a.constant(offset.getValueAsDouble()));
  return context.get(Fn::Convert, result, a.mul(activated, up));
}
