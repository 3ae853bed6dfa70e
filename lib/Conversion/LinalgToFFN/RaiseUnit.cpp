//===- RaiseUnit.cpp - ffn.glu and ffn.activation -------------------------===//

#include "Raiser.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// A linear, perhaps scaled, of this run or an earlier one.
static bool isLinear(Node *node) {
  node = Graph::strip(node);
  if (node->linear)
    return true;
  if (isa_and_nonnull<LinearOp, ScaleOp>(node->op))
    return true;
  // linear * l
  return node->kind == NodeKind::Pointwise && node->fn == Fn::Mul &&
         llvm::any_of(node->args, [](Node *arg) {
           return arg->isDense() && Graph::strip(arg)->linear;
         });
}

static bool isHalf(Node *node) {
  return node->kind == NodeKind::Slice && node->block != 0;
}

/// A gate of an LSTM or a GRU cell: one of more than two slices.
static bool isOtherSlice(Node *node) {
  return node->kind == NodeKind::Slice && node->block == 0;
}

/// The node that a leaf of a formula stands for.
static Node *nodeOf(const Formula *leaf) {
  return const_cast<Node *>(static_cast<const Node *>(leaf->getLeaf()));
}

/// The tensor that `half` is sliced from, before its last dimension was split.
static Node *findPacked(Node *half) {
  for (Node *node = half->args.front();; node = node->args.front()) {
    RankedTensorType type = typeOf(node->shape);
    if (type.getRank() != 0 && type.getShape().back() == 2 * half->features)
      return node;
    if (node->kind != NodeKind::Reshape)
      return nullptr;
  }
}

/// How two slices lie in one tensor, if they are its two halves.
static PackingAttr packingOf(Node *gate, Node *up) {
  if (!isHalf(gate) || !isHalf(up) || gate->block != up->block ||
      gate->isSecond == up->isSecond || gate->features != up->features ||
      Graph::strip(gate->args.front()) != Graph::strip(up->args.front()) ||
      gate->features % gate->block != 0)
    return nullptr;
  bool isConcat = gate->block == gate->features;
  return PackingAttr::get(
      gate->op->getContext(),
      isConcat ? PackingKind::Concat : PackingKind::Interleaved,
      isConcat ? 0 : gate->block,
      gate->isSecond ? PackingOrder::UpGate : PackingOrder::GateUp);
}

/// Whether a match is a part of a feed-forward block, not of something else
/// that computes the same function.
static bool isPartOfBlock(Node *node, const UnitMatch &match, Node *gate,
                          Node *up) {
  if (isOtherSlice(gate) || (up && isOtherSlice(up)))
    return false;
  if (!up)
    return isLinear(gate);
  if (match.unit.getAct().getKind() != ActivationKind::Identity)
    return true;
  bool isPair =
      (isLinear(gate) && isLinear(up)) || (isHalf(gate) && isHalf(up));
  return isPair && Graph::strip(node)->feedsProduct;
}

/// Adds `node` and what its formula is made of to `nodes`.
static void addFormula(Node *node, DenseSet<Node *> &nodes) {
  SmallVector<Node *> open = {node};
  while (!open.empty()) {
    Node *inner = open.pop_back_val();
    if (nodes.insert(inner).second && inner->size != 0)
      llvm::append_range(open, inner->args);
  }
}

void Raiser::miss(Node *node, std::string reason) {
  if (explained.contains(node))
    return;
  addFormula(node, explained);
  misses.push_back({node->op->getLoc(), std::move(reason)});
}

// act(g) * u -> ffn.glu g, u; act(x) -> ffn.activation x
Value Raiser::raiseUnit(Node *node) {
  if (node->leaves.empty() || node->leaves.front() == node || node->size == 0 ||
      refused.contains(node))
    return nullptr;
  UnitResult result = matchUnit(context, node->formula);
  if (!result.match) {
    bool isNear = llvm::any_of(node->leaves, [](Node *leaf) {
      return isLinear(leaf) || isHalf(leaf);
    });
    if (isNear && !result.nearMiss.empty()) {
      miss(node, result.nearMiss);
      // A piece of another function is no activation of a block.
      addFormula(node, refused);
    }
    return nullptr;
  }
  const UnitMatch &match = *result.match;
  Node *gate = nodeOf(match.gate);
  Node *up = match.up ? nodeOf(match.up) : nullptr;
  if (!isPartOfBlock(node, match, gate, up)) {
    for (Node *leaf : node->leaves)
      if (isOtherSlice(leaf) && isLinear(leaf->args.front()))
        miss(node, "a slice of a product that is none of its two halves: the "
                   "cell of an LSTM or GRU, or a product shared with others");
    return nullptr;
  }
  std::string reason;
  if (!isClosed(node, node->leaves, reason)) {
    miss(node, reason);
    return nullptr;
  }
  if (isDryRun)
    return nullptr;
  Value value = emitGlu(node, match, gate, up);
  if (!value)
    return nullptr;
  for (StringRef text :
       {StringRef(match.reassociation), StringRef(match.specialValues)})
    if (!text.empty())
      notes.push_back({node->op->getLoc(), text.str()});
  return value;
}

/// Whether the operands of a unit have one static shape, with the last
/// dimension of the result.
static bool haveOwnShape(RankedTensorType type, Node *gate, Node *up) {
  RankedTensorType own = typeOf(gate->shape);
  return (!up || typeOf(up->shape).getShape() == own.getShape()) &&
         own.hasStaticShape() && type.hasStaticShape() && own.getRank() != 0 &&
         type.getRank() != 0 && own.getShape().back() == type.getShape().back();
}

/// The packed tensor whose half `half` is, as `root` reads it.
Value Raiser::getPacked(Node *root, Node *half) {
  if (Node *packed = findPacked(half))
    return keepsSizes(root, packed) ? get(packed) : Value();
  // A product with several dimensions of out, of which one is sliced.
  Value value = get(half->args.front());
  if (!value || !typeOf(value).hasStaticShape())
    return nullptr;
  SmallVector<int64_t> shape = shapeWithLast(typeOf(value), 2 * half->features);
  return shape.empty() ? Value() : reshapeTo(value.getLoc(), value, shape);
}

Value Raiser::emitGlu(Node *node, const UnitMatch &match, Node *gate,
                      Node *up) {
  Location loc = node->op->getLoc();
  RankedTensorType type =
      RankedTensorType::get(typeOf(node->shape).getShape(), node->type);
  // The operands' own shape needs no reshape of theirs, one of the result only.
  bool isOwnShape = haveOwnShape(type, gate, up);
  if (!up) {
    Value x = isOwnShape ? get(gate) : getAsReadBy(node, gate);
    if (!x)
      return nullptr;
    Value value = create<ActivationOp>(loc, type.clone(typeOf(x).getShape()), x,
                                       match.unit.getAct(), match.rounding);
    return reshapeTo(loc, value, type.getShape());
  }
  PackingAttr packing = packingOf(gate, up);
  if (Value both = packing ? getPacked(node, gate) : Value()) {
    SmallVector<int64_t> shape(typeOf(both).getShape());
    shape.back() = gate->features;
    bool isShapeKept = ArrayRef<int64_t>(shape) == type.getShape();
    if (isShapeKept || type.hasStaticShape()) {
      Value value = create<GluOp>(loc, type.clone(shape), both, Value(),
                                  match.unit, packing, match.rounding);
      return reshapeTo(loc, value, type.getShape());
    }
  }
  Value g = isOwnShape ? get(gate) : getAsReadBy(node, gate);
  Value u = isOwnShape ? get(up) : getAsReadBy(node, up);
  if (!g || !u)
    return nullptr;
  Value value = create<GluOp>(loc, type.clone(typeOf(g).getShape()), g, u,
                              match.unit, PackingAttr(), match.rounding);
  return reshapeTo(loc, value, type.getShape());
}
