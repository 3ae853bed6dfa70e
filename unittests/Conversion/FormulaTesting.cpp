//===- FormulaTesting.cpp - formulas written as C++ expressions -----------===//

#include "FormulaTesting.h"
#include "UnitGuess.h"
#include <cmath>
#include <random>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

FormulaTest::FormulaTest()
    : bf16(BFloat16Type::get(&mlir)), f16(Float16Type::get(&mlir)),
      f32(Float32Type::get(&mlir)), f64(Float64Type::get(&mlir)) {
  mlir.loadDialect<FFNDialect>();
}

X FormulaTest::leaf(const char *name, FloatType type) {
  return {&context, context.getLeaf(&names[name], type)};
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

namespace {
struct Evaluator {
  const Inputs &inputs;
  bool isTyped;
  std::map<const Formula *, double> known = {};

  double round(double value, FloatType type) {
    return isTyped ? roundToType(value, type) : value;
  }
  double get(const Formula *formula) {
    auto [it, isNew] = known.try_emplace(formula);
    if (!isNew)
      return it->second;
    double value = compute(formula);
    return known[formula] = value;
  }
  double compute(const Formula *formula);
};
} // namespace

static double apply(Fn fn, double a, double b) {
  APFloat x(a), y(b);
  switch (fn) {
  case Fn::Neg:
    return -a;
  case Fn::Abs:
    return std::fabs(a);
  case Fn::Exp:
    return std::exp(a);
  case Fn::Exp2:
    return std::exp2(a);
  case Fn::Expm1:
    return std::expm1(a);
  case Fn::Log1p:
    return std::log1p(a);
  case Fn::Tanh:
    return std::tanh(a);
  case Fn::Erf:
    return std::erf(a);
  case Fn::Erfc:
    return std::erfc(a);
  case Fn::Sqrt:
    return std::sqrt(a);
  case Fn::Rsqrt:
    return 1 / std::sqrt(a);
  case Fn::Add:
    return a + b;
  case Fn::Sub:
    return a - b;
  case Fn::Mul:
    return a * b;
  case Fn::Div:
    return a / b;
  case Fn::Pow:
    return std::pow(a, b);
  case Fn::Maximum:
    return llvm::maximum(x, y).convertToDouble();
  case Fn::Minimum:
    return llvm::minimum(x, y).convertToDouble();
  case Fn::MaxNum:
    return llvm::maxnum(x, y).convertToDouble();
  case Fn::MinNum:
    return llvm::minnum(x, y).convertToDouble();
  default:
    ADD_FAILURE() << "not a function of numbers";
    return 0;
  }
}

double Evaluator::compute(const Formula *formula) {
  Fn fn = formula->getFn();
  FloatType type = formula->getType();
  if (fn == Fn::Leaf)
    return round(inputs.at(formula), type);
  if (fn == Fn::Const)
    return isTyped ? formula->getValue() : snapConstant(formula);
  if (fn == Fn::Select) {
    bool holds = compareFloats(formula->getPredicate(), get(formula->getArg(0)),
                               get(formula->getArg(1)));
    return get(formula->getArg(holds ? 2 : 3));
  }
  double a = get(formula->getArg(0)), b = get(formula->getArgs().back());
  if (fn == Fn::Convert)
    return round(a, type);
  double value = apply(fn, a, b);
  // As MLIR lowers the functions of 16-bit values.
  bool isFunction = fn >= Fn::Exp && fn <= Fn::Rsqrt;
  if (is16Bit(type) && isFunction)
    value = round(value, cast<FloatType>(
                             Type(Float32Type::get(type.getContext()))));
  return round(value, type);
}

double raise::evaluateReal(const Formula *formula, const Inputs &inputs) {
  return Evaluator{inputs, /*isTyped=*/false}.get(formula);
}
double raise::evaluateTyped(const Formula *formula, const Inputs &inputs) {
  return Evaluator{inputs, /*isTyped=*/true}.get(formula);
}

//===----------------------------------------------------------------------===//
// Matches
//===----------------------------------------------------------------------===//

static bool isSame(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) ||
         (a == b && std::signbit(a) == std::signbit(b));
}

static bool isClose(double a, double b, double tolerance) {
  return (std::isnan(a) && std::isnan(b)) || a == b ||
         std::fabs(a - b) <=
             tolerance * std::max({1.0, std::fabs(a), std::fabs(b)});
}

void FormulaTest::expectEqual(const Formula *root, const UnitMatch &match) {
  RoundingAttr rounding = match.rounding;
  UnitRounding places;
  if (rounding)
    places = {rounding.isInteriorStorage(),
              match.up ? rounding.roundsAct() : rounding.isInteriorStorage()};
  const Formula *unit = buildUnit(context, match.unit, places, match.gate,
                                  match.up, root->getType());
  std::mt19937 random(7);
  std::uniform_real_distribution<double> near(-9, 9), far(-300, 300);
  std::vector<double> values = {0.0, -0.0, 1.0, -1.0, 7.0, 1e-6, -40.0, 20.0};
  for (int i = 0; i < 40; ++i)
    values.push_back(i % 4 ? near(random) : far(random));
  bool isExact = match.reassociation.empty();
  if (isExact && match.specialValues.empty())
    for (double special : {HUGE_VAL, -HUGE_VAL, std::nan(""), 3e38, 60000.0})
      values.push_back(special);
  // Coarse: what it must not hide are other functions, not roundings. 1 + erf
  // loses all digits of a 16-bit type.
  double ulps = is16Bit(root->getType()) ? 0.02 : 1e-6;
  for (size_t i = 0; i < values.size(); ++i) {
    Inputs inputs = {{match.gate, values[i]}};
    if (match.up)
      inputs[match.up] = values[(5 * i + 3) % values.size()];
    double left = evaluateTyped(root, inputs);
    double right = evaluateTyped(unit, inputs);
    bool isInfinite = !std::isfinite(left) || !std::isfinite(right);
    if (isExact && (match.specialValues.empty() || !isInfinite)) {
      bool minusZero = match.specialValues.find("-0") != std::string::npos;
      ASSERT_TRUE(isSame(left, right) || (minusZero && left == right))
          << describe(match) << " at " << values[i] << ": " << left << " "
          << right;
    } else if (!isInfinite) {
      double scale = std::max(1.0, std::fabs(values[i]));
      if (match.up)
        scale *= std::max(1.0, std::fabs(inputs[match.up]));
      ASSERT_TRUE(isClose(left / scale, right / scale, ulps))
          << describe(match) << " at " << values[i] << ": " << left << " "
          << right;
    }
    left = evaluateReal(root, inputs);
    right = evaluateReal(unit, inputs);
    if (std::isfinite(left) && std::isfinite(right)) {
      ASSERT_TRUE(isClose(left, right, 1e-11))
          << describe(match) << " at " << values[i] << ": " << left << " "
          << right;
    }
  }
}

std::string raise::describe(const UnitMatch &match) {
  ActAttr act = match.unit.getAct();
  std::string text = stringifyActivationKind(act.getKind()).str();
  if (act.getParameter() && act.getParameterValue() !=
                                ActAttr::getParameterDefault(act.getKind()))
    text += " " + formatNumber(act.getParameterValue());
  if (FloatAttr limit = match.unit.getLimit())
    text += " limit " + formatNumber(limit.getValueAsDouble());
  if (FloatAttr offset = match.unit.getOffset())
    text += " offset " + formatNumber(offset.getValueAsDouble());
  if (RoundingAttr rounding = match.rounding) {
    text += rounding.isInteriorStorage() ? " storage" : " f32";
    if (match.up)
      text += rounding.roundsAct() ? "/round" : "/keep";
  }
  return text;
}
