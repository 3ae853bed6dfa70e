//===- DecompositionTest.cpp - ffn's own bodies are found, in their bits --===//
//
// The formulas of CanonicalUnit.cpp repeat the dialect's. Here each operation
// is decomposed, its body is read, and has to be what was decomposed.
//
//===----------------------------------------------------------------------===//

#include "FormulaTesting.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

namespace {
struct Decomposition : FormulaTest {
  OpBuilder b{&mlir};
  Location loc = b.getUnknownLoc();
  OwningOpRef<ModuleOp> module = ModuleOp::create(loc);

  Decomposition() {
    mlir.loadDialect<arith::ArithDialect, linalg::LinalgDialect,
                     math::MathDialect, tensor::TensorDialect>();
  }
  const Formula *read(Operation &op, DenseMap<Value, const Formula *> &known);
  /// The body of the decomposed operation as a formula of its two operands.
  const Formula *decompose(linalg::AggregatedOpInterface op);
  void check(GatedUnitAttr unit, RoundingAttr rounding, FloatType operand,
             FloatType result, bool isUnit);
  SmallVector<GatedUnitAttr> makeUnits();
  SmallVector<RoundingAttr> makeRoundings(FloatType operand, FloatType result,
                                          bool isUnit);
};
} // namespace

static Fn functionOf(Operation &op) {
  return llvm::TypeSwitch<Operation *, Fn>(&op)
      .Case<arith::NegFOp>([](auto) { return Fn::Neg; })
      .Case<arith::AddFOp>([](auto) { return Fn::Add; })
      .Case<arith::MulFOp>([](auto) { return Fn::Mul; })
      .Case<arith::DivFOp>([](auto) { return Fn::Div; })
      .Case<arith::MaximumFOp>([](auto) { return Fn::Maximum; })
      .Case<arith::MinimumFOp>([](auto) { return Fn::Minimum; })
      .Case<arith::ExtFOp, arith::TruncFOp>([](auto) { return Fn::Convert; })
      .Case<math::ExpOp>([](auto) { return Fn::Exp; })
      .Case<math::TanhOp>([](auto) { return Fn::Tanh; })
      .Case<math::ErfcOp>([](auto) { return Fn::Erfc; })
      .Default([](Operation *other) {
        ADD_FAILURE() << "unexpected " << other->getName().getStringRef().str();
        return Fn::Leaf;
      });
}

const Formula *Decomposition::read(Operation &op,
                                   DenseMap<Value, const Formula *> &known) {
  FloatAttr literal;
  if (matchPattern(&op, m_Constant(&literal)))
    return context.getConst(literal.getValueAsDouble(),
                            cast<FloatType>(literal.getType()));
  SmallVector<const Formula *> args;
  if (auto select = dyn_cast<arith::SelectOp>(op)) {
    auto compare = select.getCondition().getDefiningOp<arith::CmpFOp>();
    return context.getSelect(compare.getPredicate(), known[compare.getLhs()],
                             known[compare.getRhs()],
                             known[select.getTrueValue()],
                             known[select.getFalseValue()]);
  }
  for (Value operand : op.getOperands())
    args.push_back(known[operand]);
  return context.get(functionOf(op), cast<FloatType>(op.getResult(0).getType()),
                     args);
}

const Formula *Decomposition::decompose(linalg::AggregatedOpInterface op) {
  FailureOr<SmallVector<Value>> values = op.decomposeOperation(b);
  auto generic = values->front().getDefiningOp<linalg::GenericOp>();
  DenseMap<Value, const Formula *> known;
  const char *names[] = {"g", "u"};
  for (unsigned i = 0; i < generic.getNumDpsInputs(); ++i) {
    Value argument = generic.getBody()->getArgument(i);
    known[argument] =
        leaf(names[i], cast<FloatType>(argument.getType())).formula;
  }
  for (Operation &inner : generic.getBody()->without_terminator())
    if (!isa<arith::CmpFOp>(inner))
      known[inner.getResult(0)] = read(inner, known);
  return known[generic.getBody()->getTerminator()->getOperand(0)];
}

/// With numbers that all types have: a body holds the rounded ones.
SmallVector<GatedUnitAttr> Decomposition::makeUnits() {
  SmallVector<GatedUnitAttr> units;
  std::pair<ActivationKind, std::optional<double>> acts[] = {
      {ActivationKind::Identity, std::nullopt},
      {ActivationKind::Relu, std::nullopt},
      {ActivationKind::SquaredRelu, std::nullopt},
      {ActivationKind::Sigmoid, std::nullopt},
      {ActivationKind::Tanh, std::nullopt},
      {ActivationKind::Swish, 1.0},
      {ActivationKind::Swish, 1.75},
      {ActivationKind::Swish, -0.375},
      {ActivationKind::Gelu, std::nullopt},
      {ActivationKind::GeluTanh, std::nullopt},
      {ActivationKind::GeluTanh, 0.8125},
      {ActivationKind::FatRelu, 0.125},
      {ActivationKind::FatRelu, -2.0}};
  for (auto [kind, parameter] : acts) {
    if (!parameter)
      parameter = ActAttr::getParameterDefault(kind);
    ActAttr act = ActAttr::get(&mlir, kind, parameter);
    for (std::optional<double> limit :
         {std::optional<double>(), std::optional(7.0)})
      for (std::optional<double> offset :
           {std::optional<double>(), std::optional(1.0), std::optional(-0.25)})
        units.push_back(GatedUnitAttr::get(act, limit, offset));
  }
  return units;
}

SmallVector<RoundingAttr>
Decomposition::makeRoundings(FloatType operand, FloatType result, bool isUnit) {
  if (!is16Bit(result))
    return {RoundingAttr()};
  auto get = [&](unsigned interior, unsigned act) {
    return RoundingAttr::get(&mlir, 0, 0, 0, 0, interior, isUnit ? act : 0);
  };
  SmallVector<RoundingAttr> roundings = {get(1, 1)};
  if (isUnit)
    roundings.push_back(get(1, 2));
  if (is16Bit(operand))
    roundings.push_back(get(2, 2));
  return roundings;
}

void Decomposition::check(GatedUnitAttr unit, RoundingAttr rounding,
                          FloatType operand, FloatType result, bool isUnit) {
  auto shape = [](FloatType type) {
    return RankedTensorType::get({2, 4}, type);
  };
  module = ModuleOp::create(loc);
  b.setInsertionPointToEnd(module->getBody());
  auto x = tensor::EmptyOp::create(b, loc, ArrayRef<int64_t>{2, 4}, operand);
  Operation *op;
  if (isUnit)
    op = GluOp::create(b, loc, shape(result), x, x, unit, PackingAttr(),
                       rounding);
  else
    op =
        ActivationOp::create(b, loc, shape(result), x, unit.getAct(), rounding);
  ASSERT_TRUE(succeeded(::mlir::verify(op)));
  const Formula *root = decompose(cast<linalg::AggregatedOpInterface>(op));
  UnitResult found = matchUnit(context, root);
  std::string text;
  llvm::raw_string_ostream(text) << *op;
  ASSERT_TRUE(found.match) << text << found.nearMiss;
  EXPECT_EQ(found.match->unit, unit) << text;
  EXPECT_EQ(found.match->gate, leaf("g", operand).formula) << text;
  EXPECT_EQ(found.match->reassociation, "") << text;
  EXPECT_EQ(found.match->specialValues, "") << text;
  // Where all roundings give the same bits, any of them is right.
  if (found.match->rounding != rounding) {
    ActivationKind kind = unit.getAct().getKind();
    EXPECT_TRUE(
        kind == ActivationKind::Identity || kind == ActivationKind::Relu ||
        kind == ActivationKind::FatRelu || kind == ActivationKind::Tanh ||
        kind == ActivationKind::SquaredRelu)
        << text;
  }
  expectEqual(root, *found.match);
}

TEST_F(Decomposition, IsFoundAgain) {
  std::pair<FloatType, FloatType> types[] = {{f32, f32},   {f64, f64},
                                             {bf16, bf16}, {f16, f16},
                                             {f32, bf16},  {f32, f16}};
  int numCases = 0;
  for (GatedUnitAttr unit : makeUnits()) {
    for (auto [operand, result] : types) {
      for (bool isUnit : {true, false}) {
        if (!isUnit && (unit.getLimit() || unit.getOffset() ||
                        unit.getAct().getKind() == ActivationKind::Identity))
          continue;
        for (RoundingAttr rounding : makeRoundings(operand, result, isUnit)) {
          check(unit, rounding, operand, result, isUnit);
          if (HasFatalFailure())
            return;
          ++numCases;
        }
      }
    }
  }
  EXPECT_GT(numCases, 800);
}
