//===- RaiseUnit.cpp - ffn.glu and ffn.activation -------------------------===//

#include "Raiser.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// A linear, or an ffn operation of an earlier run.
static bool isLinear(Node *node) {
  node = Graph::strip(node);
  if (node->linear)
    return true;
  if (node->op && isa_and_nonnull<FFNDialect>(node->op->getDialect()))
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

/// The packed tensor that two halves are slices of, in the shape of `half` but
/// for its last dimension; null if there is none.
static Node *findPacked(Node *half, ArrayRef<int64_t> shape) {
  for (Node *node = half->args.front();; node = node->args.front()) {
    ArrayRef<int64_t> packed = typeOf(node->shape).getShape();
    if (!packed.empty() && packed.size() == shape.size() &&
        packed.back() == 2 * shape.back() &&
        packed.drop_back() == shape.drop_back())
      return node;
    if (node->kind != NodeKind::Reshape)
      return nullptr;
  }
}

/// How two slices lie in one tensor, if they are its two halves.
static PackingAttr packingOf(Node *gate, Node *up, int64_t features) {
  if (!isHalf(gate) || !isHalf(up) || gate->block != up->block ||
      gate->isSecond == up->isSecond ||
      Graph::strip(gate->args.front()) != Graph::strip(up->args.front()) ||
      ShapedType::isDynamic(features) || features % gate->block != 0)
    return nullptr;
  bool isConcat = gate->block == features;
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
  bool isPair = (isLinear(gate) && isLinear(up)) || (isHalf(gate) && isHalf(up));
  return isPair && Graph::strip(node)->feedsProduct;
}

// act(g) * u -> ffn.glu g, u; act(x) -> ffn.activation x
Value Raiser::raiseUnit(Node *node) {
  if (node->leaves.empty() || node->leaves.front() == node || node->size == 0)
    return nullptr;
  UnitResult result = matchUnit(context, node->formula);
  auto miss = [&](StringRef reason) {
    if (explained.contains(node))
      return;
    // What lies inside needs no reason of its own.
    SmallVector<Node *> open = {node};
    while (!open.empty()) {
      Node *inner = open.pop_back_val();
      if (explained.insert(inner).second && inner->size != 0)
        llvm::append_range(open, inner->args);
    }
    misses.push_back({node->op->getLoc(), reason.str()});
  };
  if (!result.match) {
    bool isNear = llvm::any_of(node->leaves, [](Node *leaf) {
      return isLinear(leaf) || isHalf(leaf);
    });
    if (isNear && !result.nearMiss.empty())
      miss(result.nearMiss);
    return nullptr;
  }
  const UnitMatch &match = *result.match;
  Node *gate = nodeOf(match.gate);
  Node *up = match.up ? nodeOf(match.up) : nullptr;
  if (!isPartOfBlock(node, match, gate, up))
    return nullptr;
  std::string reason;
  if (!isClosed(node, node->leaves, reason)) {
    miss(reason);
    return nullptr;
  }
  if (isDryRun)
    return nullptr;
  Value value = emitGlu(node, match, gate, up);
  if (!value)
    return nullptr;
  for (StringRef text : {StringRef(match.reassociation),
                         StringRef(match.specialValues)})
    if (!text.empty())
      notes.push_back({node->op->getLoc(), text.str()});
  return value;
}

Value Raiser::emitGlu(Node *node, const UnitMatch &match, Node *gate,
                      Node *up) {
  Location loc = node->op->getLoc();
  RankedTensorType type =
      RankedTensorType::get(typeOf(node->shape).getShape(), node->type);
  if (!up) {
    Value x = getAsReadBy(node, gate);
    if (!x)
      return nullptr;
    return create<ActivationOp>(loc, type, x, match.unit.getAct(),
                                match.rounding);
  }
  if (type.getRank() != 0) {
    PackingAttr packing = packingOf(gate, up, type.getShape().back());
    Node *packed = packing ? findPacked(gate, type.getShape()) : nullptr;
    Value value = packed ? get(packed) : Value();
    if (value)
      return create<GluOp>(loc, type, value, Value(), match.unit, packing,
                           match.rounding);
  }
  Value g = getAsReadBy(node, gate), u = getAsReadBy(node, up);
  if (!g || !u)
    return nullptr;
  return create<GluOp>(loc, type, g, u, match.unit, PackingAttr(),
                       match.rounding);
}
