//===- RaiseLinear.cpp - ffn.linear, ffn.low_rank and ffn.scale -----------===//

#include "Raiser.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

static WeightAttr layoutOf(const Contraction &product) {
  return WeightAttr::get(product.op->getContext(), product.layout);
}

SmallVector<int64_t> raise::shapeWithLast(RankedTensorType type, int64_t last) {
  SmallVector<int64_t> shape(type.getShape());
  int64_t size = 1;
  while (!shape.empty() && size != last) {
    size *= shape.pop_back_val();
    if (size < 0 || size > last)
      return {};
  }
  if (size != last)
    return {};
  shape.push_back(last);
  return shape;
}

/// 1: the first value of a field of `#ffn.rounding`; 2: the second.
static unsigned field(bool isSecond) { return isSecond ? 2 : 1; }

/// A linear's result in the shape of the source's product.
Value Raiser::asProduct(Location loc, Value value, ArrayRef<int64_t> shape) {
  // The size of a weight behind a cast.
  RankedTensorType type = typeOf(value);
  if (type.getShape().drop_back() == shape.drop_back() && !shape.empty() &&
      ShapedType::isDynamic(shape.back()))
    return create<tensor::CastOp>(loc, type.clone(shape), value);
  return reshapeTo(loc, value, shape);
}

// add(…add(contract(x, W), b), c…) -> ffn.linear x, W bias b addend c…
Value Raiser::raiseLinear(Node *node) {
  const Linear &linear = *node->linear;
  const Contraction &product = *linear.product;
  if (!isClosed(linear))
    return nullptr;
  if (isDryRun)
    return nullptr;
  Location loc = product.op->getLoc();
  Value x = get(product.x);
  for (Node *reshape : llvm::reverse(product.xReshapes))
    x = x ? applyReshape(x, reshape) : x;
  Value weight = x ? getWeight(product) : Value();
  if (!weight)
    return nullptr;
  RankedTensorType weightType = typeOf(weight);
  bool isOutIn = product.layout == WeightLayout::OutIn;
  int64_t in = weightType.getDimSize(isOutIn ? 1 : 0);
  int64_t out = weightType.getDimSize(isOutIn ? 0 : 1);
  RankedTensorType xType = typeOf(x);
  // Several dynamic dimensions of k: which ones are to be collapsed is not
  // known from sizes.
  if (xType.getRank() == 0 || (product.isManyK && ShapedType::isDynamic(in)))
    return nullptr;
  if (xType.getShape().back() != in) {
    SmallVector<int64_t> shape = shapeWithLast(xType, in);
    x = shape.empty() ? Value() : reshapeTo(loc, x, shape);
    if (!x)
      return nullptr;
  }
  SmallVector<int64_t> shape(typeOf(x).getShape());
  shape.back() = out;
  auto result = RankedTensorType::get(shape, linear.result);

  Value bias = linear.bias ? getVector(linear.bias) : Value();
  if (linear.bias && (!bias || typeOf(bias).getRank() != 1))
    return nullptr;
  ArrayRef<int64_t> productShape =
      typeOf(linear.chain.front()->value).getShape();
  SmallVector<Value> addends;
  for (auto [addend, depth] : linear.addends) {
    if (Value branch = raiseLowRank(addend, product.x, x, result)) {
      addends.push_back(branch);
      continue;
    }
    Value value = get(addend);
    for (Node *reshape :
         llvm::reverse(ArrayRef(linear.reshapes).take_front(depth)))
      value = value ? undoReshape(value, reshape) : value;
    if (value && typeOf(value).getShape() != ArrayRef<int64_t>(shape))
      value = reshapeTo(loc, value, shape);
    if (!value)
      return nullptr;
    addends.push_back(value);
  }
  RoundingAttr rounding;
  if (is16Bit(product.storage))
    rounding = RoundingAttr::get(
        builder.getContext(), field(is16Bit(product.acc)),
        bias ? field(linear.roundsProduct) : 0,
        addends.empty() ? 0 : field(linear.roundsSum), 0, 0, 0);
  Value value = create<LinearOp>(loc, result, x, weight, bias, addends,
                                 layoutOf(product), rounding);
  if (shape != productShape)
    value = asProduct(loc, value, productShape);
  for (Node *reshape : linear.reshapes)
    value = value ? applyReshape(value, reshape) : value;
  return value;
}

/// A product without anything after it but its rounding, used once.
static const Linear *asPlainProduct(Node *node) {
  node = Graph::strip(node);
  return node->linear && !node->linear->bias && node->linear->addends.empty()
             ? node->linear
             : nullptr;
}

/// Whether two sizes are equal: unknown ones where nothing reshapes between.
static bool areEqual(int64_t a, int64_t b, bool isDirect) {
  return ShapedType::isDynamic(a) || ShapedType::isDynamic(b) ? isDirect
                                                              : a == b;
}

/// Whether the features of the input, of what lies between two products and of
/// the result are those of the weights: a reshape may have changed them.
static bool areChained(const Contraction &first, const Contraction &second,
                       RankedTensorType x, bool isInputDirect,
                       RankedTensorType result, bool isResultDirect) {
  return areEqual(getWeightSize(first, /*isOut=*/false), x.getShape().back(),
                  isInputDirect) &&
         areEqual(getWeightSize(first, /*isOut=*/true),
                  getWeightSize(second, /*isOut=*/false),
                  second.x->linear && !second.isManyK) &&
         areEqual(getWeightSize(second, /*isOut=*/true),
                  result.getShape().back(), isResultDirect);
}

/// The weight as `ffn.low_rank` takes it.
Value Raiser::getOutInWeight(const Contraction &product) {
  Value value = getWeight(product);
  if (product.layout == WeightLayout::OutIn)
    return value;
  Location loc = product.op->getLoc();
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(builder, loc, value);
  std::swap(sizes[0], sizes[1]);
  Value empty =
      create<tensor::EmptyOp>(loc, sizes, typeOf(value).getElementType());
  return create<linalg::TransposeOp>(loc, value, empty, ArrayRef<int64_t>{1, 0})
      ->getResult(0);
}

// s * ((x·Aᵀ)·Bᵀ) -> ffn.low_rank x, A, B scale s
Value Raiser::raiseLowRank(Node *addend, Node *x, Value xValue,
                           RankedTensorType result) {
  double scale = 1.0;
  bool isScaleRounded = false;
  Node *branch = Graph::strip(addend);
  FloatType type = branch->type;
  if (branch->kind == NodeKind::Pointwise && branch->fn == Fn::Mul) {
    bool isLeft = branch->args[0]->kind == NodeKind::Const;
    Node *factor = branch->args[isLeft ? 0 : 1];
    if (factor->kind != NodeKind::Const)
      return nullptr;
    scale = factor->formula->getWide();
    isScaleRounded =
        is16Bit(factor->type) && scale != factor->formula->getValue();
    branch = Graph::strip(branch->args[isLeft ? 1 : 0]);
  }
  const Linear *second = asPlainProduct(branch);
  const Linear *first = second ? asPlainProduct(second->product->x) : nullptr;
  if (!first || Graph::strip(first->product->x) != Graph::strip(x) ||
      second->result != type || first->result != first->product->storage ||
      !std::isfinite(scale))
    return nullptr;
  if (!areChained(*first->product, *second->product, typeOf(xValue),
                  first->product->x == x, result,
                  addend->kind != NodeKind::Reshape))
    return nullptr;
  bool is16 = is16Bit(first->product->storage);
  // ffn.low_rank rounds after both products or after none.
  if (is16 && (second->result != second->product->storage ||
               first->product->acc != second->product->acc))
    return nullptr;
  // ffn.low_rank scales in f32, as PyTorch does.
  if (isScaleRounded)
    notes.push_back({second->product->op->getLoc(),
                     "the scale of the low-rank branch is rounded to 16 bits "
                     "in the source, and is exact in ffn"});
  RoundingAttr rounding;
  if (is16)
    rounding = RoundingAttr::get(builder.getContext(),
                                 field(is16Bit(first->product->acc)), 0, 0,
                                 field(true), 0, 0);
  auto branchType = RankedTensorType::get(result.getShape(), type);
  return create<LowRankOp>(second->product->op->getLoc(), branchType, xValue,
                           getOutInWeight(*first->product),
                           getOutInWeight(*second->product), Value(),
                           APFloat(scale), rounding);
}

/// Whether `node` is what a per-feature scale is part of a block on: a linear,
/// a unit, or the input of a product.
static bool isScalable(Node *node, Node *scaled) {
  node = Graph::strip(node);
  if (node->linear)
    return true;
  Operation *op = node->op;
  if (op && isa_and_nonnull<FFNDialect>(op->getDialect()))
    return true;
  return scaled->feedsProduct &&
         (node->kind == NodeKind::Leaf
              ? isa_and_nonnull<BlockArgument>(node->value)
              : node->kind == NodeKind::Pointwise && !node->leaves.empty() &&
                    node->leaves.front() != node);
}

// x * l -> ffn.scale x, l
Value Raiser::raiseScale(Node *node) {
  // trunc(ext(x) * l) with l in f32, or one multiplication.
  Node *mul = node;
  if (node->fn == Fn::Convert &&
      node->args.front()->kind == NodeKind::Pointwise)
    mul = node->args.front();
  if (mul->fn != Fn::Mul)
    return nullptr;
  for (unsigned i : {0, 1}) {
    Node *vector = Graph::peelExtension(mul->args[i]);
    Node *dense = mul->args[1 - i];
    if (mul != node)
      dense = Graph::peelExtension(dense);
    if ((vector->kind != NodeKind::Vector && !vector->vector) ||
        !dense->isDense() || dense->type != node->type ||
        !isScalable(dense, Graph::strip(node)))
      continue;
    if (vector->type != dense->type && !(mul != node && mul->type.isF32() &&
                                         vector->type && vector->type.isF32()))
      continue;
    if (mul != node && mul->value && !mul->value.hasOneUse())
      continue;
    if (isDryRun)
      return nullptr;
    Value x = getAsReadBy(node, Graph::strip(dense));
    Value l = x ? getVector(vector) : Value();
    if (!l || typeOf(l).getShape().back() != typeOf(x).getShape().back())
      continue;
    return create<ScaleOp>(node->op->getLoc(), x.getType(), x, l, Value(),
                           RoundingAttr());
  }
  return nullptr;
}
