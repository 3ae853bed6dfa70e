//===- Translate.cpp - scalar operations as nodes -------------------------===//

#include "Graph.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

static std::optional<Fn> functionOf(Operation *op) {
  return llvm::TypeSwitch<Operation *, std::optional<Fn>>(op)
      .Case<arith::NegFOp>([](auto) { return Fn::Neg; })
      .Case<arith::AddFOp>([](auto) { return Fn::Add; })
      .Case<arith::SubFOp>([](auto) { return Fn::Sub; })
      .Case<arith::MulFOp>([](auto) { return Fn::Mul; })
      .Case<arith::DivFOp>([](auto) { return Fn::Div; })
      .Case<arith::MaximumFOp>([](auto) { return Fn::Maximum; })
      .Case<arith::MinimumFOp>([](auto) { return Fn::Minimum; })
      .Case<arith::MaxNumFOp>([](auto) { return Fn::MaxNum; })
      .Case<arith::MinNumFOp>([](auto) { return Fn::MinNum; })
      .Case<arith::ExtFOp, arith::TruncFOp>([](auto) { return Fn::Convert; })
      .Case<math::AbsFOp>([](auto) { return Fn::Abs; })
      .Case<math::ExpOp>([](auto) { return Fn::Exp; })
      .Case<math::Exp2Op>([](auto) { return Fn::Exp2; })
      .Case<math::ExpM1Op>([](auto) { return Fn::Expm1; })
      .Case<math::Log1pOp>([](auto) { return Fn::Log1p; })
      .Case<math::TanhOp>([](auto) { return Fn::Tanh; })
      .Case<math::ErfOp>([](auto) { return Fn::Erf; })
      .Case<math::ErfcOp>([](auto) { return Fn::Erfc; })
      .Case<math::SqrtOp>([](auto) { return Fn::Sqrt; })
      .Case<math::RsqrtOp>([](auto) { return Fn::Rsqrt; })
      .Case<math::PowFOp>([](auto) { return Fn::Pow; })
      .Default(std::nullopt);
}

Node *Translator::lookup(Value scalar) {
  if (Node *node = known.lookup(scalar))
    return node;
  Node *literal = graph.lookupConst(scalar);
  return literal ? known[scalar] = literal : nullptr;
}

void Translator::visit(Operation *op) {
  if (op->getNumResults() != 1 || op->getNumRegions() > (op == owner ? 1 : 0))
    return;
  if (Node *node = translate(op))
    known[op->getResult(0)] = node;
}

/// The same comparison with its operands exchanged.
static arith::CmpFPredicate exchange(arith::CmpFPredicate predicate) {
  using P = arith::CmpFPredicate;
  switch (predicate) {
  case P::OGT:
    return P::OLT;
  case P::OLT:
    return P::OGT;
  case P::OGE:
    return P::OLE;
  case P::OLE:
    return P::OGE;
  case P::UGT:
    return P::ULT;
  case P::ULT:
    return P::UGT;
  case P::UGE:
    return P::ULE;
  case P::ULE:
    return P::UGE;
  default:
    return predicate;
  }
}

// ext(x) > c -> x > c, in the type of x: exporters compare with a literal of
// f64. A literal between two values of the type is as good as the lower one.
static bool narrowCompare(Graph &graph, SmallVectorImpl<Node *> &args,
                          arith::CmpFPredicate &predicate) {
  using P = arith::CmpFPredicate;
  if (args[0]->kind == NodeKind::Const) {
    std::swap(args[0], args[1]);
    predicate = exchange(predicate);
  }
  Node *narrow = Graph::peelExtension(args[0]);
  if (narrow == args[0] || args[1]->kind != NodeKind::Const ||
      !args[0]->type.isF64())
    return true;
  double literal = args[1]->formula->getValue();
  APFloat value(literal);
  bool isInexact;
  value.convert(narrow->type.getFloatSemantics(), APFloat::rmTowardNegative,
                &isInexact);
  if (!value.isFinite())
    return false;
  double lower = value.convertToDouble();
  args[0] = narrow;
  if (lower == literal) {
    args[1] = graph.makeConst(
        nullptr, graph.getContext().getConst(literal, narrow->type));
    return true;
  }
  switch (predicate) {
  case P::OGE:
    predicate = P::OGT;
    break;
  case P::UGE:
    predicate = P::UGT;
    break;
  case P::OLT:
    predicate = P::OLE;
    break;
  case P::ULT:
    predicate = P::ULE;
    break;
  case P::OGT:
  case P::UGT:
  case P::OLE:
  case P::ULE:
    break;
  default:
    return false;
  }
  const Formula *nearest = graph.getContext().getConst(literal, narrow->type);
  args[1] = graph.makeConst(
      nullptr, nearest->getValue() == lower
                   ? nearest
                   : graph.getContext().getConst(lower, narrow->type));
  return true;
}

Node *Translator::translate(Operation *op) {
  auto translateAll = [&](ValueRange values, SmallVectorImpl<Node *> &nodes) {
    for (Value value : values) {
      Node *node = lookup(value);
      if (!node)
        return false;
      nodes.push_back(node);
    }
    return true;
  };
  SmallVector<Node *> args;
  if (auto compare = dyn_cast<arith::CmpFOp>(op)) {
    arith::CmpFPredicate predicate = compare.getPredicate();
    if (!translateAll(op->getOperands(), args) || !args[0]->type ||
        !narrowCompare(graph, args, predicate))
      return nullptr;
    return graph.makePointwise(owner, shape, Fn::Select, nullptr, args,
                               predicate);
  }
  FloatType type = asFloat(getElementTypeOrSelf(op->getResult(0).getType()));
  if (!type)
    return nullptr;
  // An integer literal as a number.
  APInt integer;
  if (isa<arith::SIToFPOp, arith::UIToFPOp>(op) &&
      matchPattern(op->getOperand(0), m_ConstantInt(&integer)))
    return graph.makeConst(
        owner, graph.getContext().getConst(isa<arith::SIToFPOp>(op)
                                               ? double(integer.getSExtValue())
                                               : double(integer.getZExtValue()),
                                           type));
  if (isa<math::FPowIOp>(op)) {
    if (!matchPattern(op->getOperand(1), m_ConstantInt(&integer)) ||
        !translateAll(op->getOperand(0), args))
      return nullptr;
    args.push_back(graph.makeConst(
        owner, graph.getContext().getConst(integer.getSExtValue(), type)));
    return graph.makePointwise(owner, shape, Fn::Pow, type, args);
  }
  if (auto select = dyn_cast<arith::SelectOp>(op)) {
    Node *condition = known.lookup(select.getCondition());
    if (!condition || condition->kind != NodeKind::Compare)
      return nullptr;
    args.append(condition->args.begin(), condition->args.end());
    if (!translateAll({select.getTrueValue(), select.getFalseValue()}, args))
      return nullptr;
    return graph.makePointwise(owner, shape, Fn::Select, type, args,
                               condition->predicate);
  }
  std::optional<Fn> fn = functionOf(op);
  if (!fn || !translateAll(op->getOperands(), args))
    return nullptr;
  if (llvm::any_of(args, [](Node *arg) { return !arg->type; }))
    return nullptr;
  return graph.makePointwise(owner, shape, *fn, type, args);
}
