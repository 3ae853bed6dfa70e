//===- LinearChain.cpp - what follows a product ---------------------------===//

#include "Graph.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

Linear *Graph::keep(Linear linear) {
  linears.push_back(std::make_unique<Linear>(std::move(linear)));
  return linears.back().get();
}

Node *Graph::peelExtension(Node *node) {
  if (node->kind == NodeKind::Pointwise && node->fn == Fn::Convert &&
      node->args.front()->type &&
      node->args.front()->type.getWidth() < node->type.getWidth())
    return node->args.front();
  return node;
}

Node *Graph::peelForm(Node *node) {
  return node->kind == NodeKind::Reshape ? node->args.front()
                                         : peelExtension(node);
}

/// Longer sums are no feed-forward block; the bound keeps the graph linear.
static constexpr unsigned kMaxChain = 32;

/// The linear that `node` is, perhaps reshaped and extended.
static bool continueFrom(Node *node, Linear &continued) {
  SmallVector<Node *> between;
  while (!node->linear) {
    Node *inner = Graph::peelForm(node);
    if (inner == node || between.size() > kMaxChain)
      return false;
    between.push_back(node);
    node = inner;
  }
  continued = *node->linear;
  continued.chain.append(between.rbegin(), between.rend());
  for (Node *step : llvm::reverse(between))
    if (step->kind == NodeKind::Reshape)
      continued.reshapes.push_back(step);
  return continued.chain.size() <= kMaxChain;
}

/// Whether a linear's left operand is a linear too: the branch of LoRA.
static bool isBranch(Node *node) {
  Node *linear = Graph::strip(Graph::peelExtension(node));
  return linear->linear && Graph::strip(linear->linear->product->x)->linear;
}

static int64_t lastDim(Value tensor) {
  RankedTensorType type = typeOf(tensor);
  return type.getRank() ? type.getShape().back() : 1;
}

int64_t raise::getWeightSize(const Contraction &product, bool isOut) {
  RankedTensorType type = typeOf(product.weight);
  bool isFirst = (product.layout == WeightLayout::OutIn) == isOut;
  ReassociationIndices dims = {isFirst ? 0 : 1};
  if (!product.weightGroups.empty())
    dims = product.weightGroups[isFirst ? 0 : 1];
  int64_t size = 1;
  for (int64_t dim : dims) {
    if (product.weightIndex && product.weightIndex->first == dim)
      continue;
    if (type.isDynamicDim(dim))
      return ShapedType::kDynamic;
    size *= type.getDimSize(dim);
  }
  return size;
}

/// Whether a value of `type` can be a bias or an addend of the product.
static bool isAddable(const Linear &linear, Node *value) {
  FloatType type = Graph::peelExtension(value)->type;
  return type == linear.product->storage ||
         (is16Bit(linear.product->storage) && type.isF32());
}

/// Whether the formula of `node` reads one of `chain`.
static bool readsAny(Node *node, ArrayRef<Node *> chain) {
  return llvm::any_of(node->leaves, [&](Node *leaf) {
    return leaf != node && llvm::is_contained(chain, leaf);
  });
}

/// Whether `node` is a bias where it is added to a tensor of the shape of
/// `shape`. For one token without a dimension of its own, a tensor that no
/// product reads or gives.
static bool isVector(Node *node, Value shape) {
  if (node->kind == NodeKind::Leaf) {
    if (typeOf(shape).getRank() != 1 || node->isActivation ||
        node->feedsProduct)
      return false;
    node->vector = node->value;
    return true;
  }
  return node->kind == NodeKind::Vector ||
         (node->vector && node->kind != NodeKind::Reshape);
}

Linear *Graph::extendLinear(Node *node) {
  if (node->kind != NodeKind::Pointwise)
    return nullptr;
  Linear linear;
  if (node->fn == Fn::Convert) {
    // Rounding to storage.
    Node *source = node->args.front();
    if (!is16Bit(node->type) || !source->type || !source->type.isF32() ||
        !continueFrom(source, linear) || linear.result != source->type ||
        linear.product->storage != node->type)
      return nullptr;
    linear.result = node->type;
    linear.chain.push_back(node);
    return keep(std::move(linear));
  }
  if (node->fn != Fn::Add)
    return nullptr;
  for (auto [base, other] : {std::pair(node->args[0], node->args[1]),
                             std::pair(node->args[1], node->args[0])}) {
    Linear continued;
    if (!base->isDense() || !continueFrom(base, continued) ||
        !isAddable(continued, other))
      continue;
    FloatType storage = continued.product->storage;
    if (node->type != storage && !(is16Bit(storage) && node->type.isF32()))
      continue;
    bool isRounded = is16Bit(storage) && continued.result == storage;
    Node *peeled = peelExtension(other);
    if (isVector(peeled, node->shape)) {
      int64_t size = lastDim(node->shape);
      // A literal keeps its vector through reshapes.
      if (peeled->kind == NodeKind::Const &&
          typeOf(peeled->vector).getNumElements() != size)
        continue;
      if (continued.bias || !continued.addends.empty() ||
          size != getWeightSize(*continued.product, /*isOut=*/true) ||
          (ShapedType::isDynamic(size) && !continued.reshapes.empty()))
        continue;
      continued.bias = peeled;
      continued.roundsProduct = isRounded;
    } else if (peeled->kind == NodeKind::Const ||
               llvm::is_contained(continued.chain, peeled) ||
               readsAny(peeled, continued.chain)) {
      // x + x and x + f(x) are no sums of a product and something else.
      continue;
    } else {
      if (!continued.addends.empty() && continued.roundsSum != isRounded)
        continue;
      // A LoRA branch is added to the base, not the base to it.
      if (isBranch(base) && strip(peeled)->linear && !isBranch(other))
        continue;
      continued.addends.push_back({peeled, continued.reshapes.size()});
      continued.roundsSum = isRounded;
    }
    continued.result = node->type;
    continued.chain.push_back(node);
    return keep(std::move(continued));
  }
  return nullptr;
}
