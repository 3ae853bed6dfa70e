//===- Explain.cpp - why what a product reads is no hidden value ----------===//
//
// Reasons that lie in how values are put together, where no formula is near
// enough to a unit to say what is wrong with it.
//
//===----------------------------------------------------------------------===//

#include "Raiser.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

namespace {
enum class Part { Other, Product, Activated, Hidden };
} // namespace

/// What a value is in a feed-forward block.
static Part partOf(Node *node) {
  node = Graph::strip(Graph::peelExtension(Graph::strip(node)));
  if (node->linear || isa_and_nonnull<LinearOp>(node->op))
    return Part::Product;
  if (isa_and_nonnull<ActivationOp>(node->op))
    return Part::Activated;
  if (isa_and_nonnull<GluOp, GatedLinearOp>(node->op))
    return Part::Hidden;
  // f(product), not yet raised or near to an activation.
  if (node->kind == NodeKind::Pointwise && node->size != 0 &&
      node->leaves.size() == 1 && partOf(node->leaves.front()) == Part::Product)
    return Part::Activated;
  if (node->kind == NodeKind::Pointwise && node->leaves.size() == 2 &&
      partOf(node->leaves.front()) == Part::Product &&
      partOf(node->leaves.back()) == Part::Product)
    return Part::Hidden;
  return Part::Other;
}

/// Whether the operation of an activated gate is read by others than the
/// multiplication.
static bool hasOtherUses(Node *node) {
  node = Graph::strip(Graph::peelExtension(Graph::strip(node)));
  return node->value && !node->value.hasOneUse();
}

static constexpr llvm::StringLiteral kAdded =
    "the branches are added, expected a multiplication";

static constexpr llvm::StringLiteral kOneProduct =
    "a function of one product that is no activation of ffn";

/// The product that an activated value is computed from.
static Value productOf(Node *node) {
  node = Graph::strip(Graph::peelExtension(Graph::strip(node)));
  if (auto activation = dyn_cast_or_null<ActivationOp>(node->op))
    return activation.getX();
  return node->leaves.size() == 1 ? node->leaves.front()->value : Value();
}

static std::string explainSum(Part a, Part b) {
  auto isOne = [&](Part part) { return a == part || b == part; };
  if (isOne(Part::Hidden))
    return "a value is added to the hidden value before the product that reads "
           "it";
  if (isOne(Part::Activated) && a != Part::Other && b != Part::Other)
    return kAdded.str();
  return "";
}

static std::string explainProduct(Node *left, Node *right) {
  Part a = partOf(left), b = partOf(right);
  if (a == Part::Activated && b == Part::Activated)
    return productOf(left) == productOf(right)
               ? kOneProduct.str()
               : "both branches are activated, expected one";
  for (auto [node, part, other, otherPart] :
       {std::tuple(left, a, right, b), std::tuple(right, b, left, a)}) {
    if (part == Part::Activated && otherPart == Part::Product)
      return hasOtherUses(node) ? "the activated gate has other uses" : "";
    if (part == Part::Hidden && otherPart != Part::Other)
      return "the hidden value is multiplied by a third factor";
    if (part != Part::Product || otherPart != Part::Other || !other->op)
      continue;
    Operation *op = Graph::strip(other)->op;
    if (op && isa<linalg::LinalgOp>(op))
      return "one factor comes from '" + op->getName().getStringRef().str() +
             "', which is no pointwise activation of a product";
  }
  return "";
}

/// The operation that defines `value` before reshapes.
static Operation *sourceOf(Value value) {
  Operation *op = value.getDefiningOp();
  while (isa_and_nonnull<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
    op = op->getOperand(0).getDefiningOp();
  return op;
}

std::string raise::explainSummedInput(LinearOp linear) {
  auto inner = dyn_cast_or_null<LinearOp>(sourceOf(linear.getX()));
  bool isSum = inner && llvm::any_of(inner.getAddends(), [](Value addend) {
                 return isa_and_nonnull<ActivationOp>(sourceOf(addend));
               });
  return isSum ? kAdded.str() : "";
}

/// A function of products that is none of ours and resembles none.
static std::string explainFunction(Node *node) {
  if (node->size == 0 || !llvm::all_of(node->leaves, [](Node *leaf) {
        return partOf(leaf) == Part::Product;
      }))
    return "";
  bool isBent = llvm::any_of(
      ArrayRef{Fn::Abs, Fn::Exp, Fn::Exp2, Fn::Expm1, Fn::Log1p, Fn::Tanh,
               Fn::Erf, Fn::Erfc, Fn::Sqrt, Fn::Rsqrt, Fn::Pow, Fn::Maximum,
               Fn::Minimum, Fn::MaxNum, Fn::MinNum, Fn::Select},
      [&](Fn fn) { return node->formula->contains(fn); });
  if (!isBent)
    return "";
  return node->leaves.size() == 1
             ? kOneProduct.str()
             : "a function of two products that is no gated unit of ffn";
}

/// Why the two operands of a last operation are no branches of a block.
static std::string explainOperands(Node *node) {
  if (node->args.size() != 2)
    return "";
  Node *left = node->args[0], *right = node->args[1];
  if (!left->isDense() || !right->isDense())
    return "";
  switch (node->fn) {
  case Fn::Add:
  case Fn::Sub:
    return productOf(left) && productOf(left) == productOf(right)
               ? kOneProduct.str()
               : explainSum(partOf(left), partOf(right));
  case Fn::Div: {
    bool areParts = partOf(left) != Part::Other && partOf(right) != Part::Other;
    return areParts ? "the branches are divided, expected a multiplication"
                    : "";
  }
  case Fn::Mul:
    return explainProduct(left, right);
  default:
    return "";
  }
}

std::string raise::explainProductInput(Node *node) {
  node = Graph::strip(node);
  for (int depth = 0; node->kind == NodeKind::Pointwise &&
                      node->fn == Fn::Convert && depth < 4;
       ++depth)
    node = Graph::strip(node->args.front());
  if (node->kind == NodeKind::Leaf) {
    // A pointwise operation that was not read.
    auto op = dyn_cast_or_null<linalg::LinalgOp>(node->op);
    if (!op || op.getNumParallelLoops() != op.getNumLoops() || isCopy(op))
      return "";
    int64_t products = 0, others = 0;
    for (OpOperand *operand : op.getDpsInputOperands()) {
      Operation *from = sourceOf(operand->get());
      bool isPart = from && isa_and_nonnull<FFNDialect>(from->getDialect());
      AffineMap map = op.getMatchingIndexingMap(operand);
      products += isPart && map.getNumResults() == op.getNumLoops();
      others += isPart && !map.isIdentity();
    }
    return products == 2 && others
               ? "one factor is broadcast or read in another order of its "
                 "elements"
               : "";
  }
  if (node->kind != NodeKind::Pointwise)
    return "";
  std::string reason = explainOperands(node);
  return reason.empty() ? explainFunction(node) : reason;
}
