//===- Raiser.cpp - ffn operations in place of nodes ----------------------===//

#include "Raiser.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

Raiser::Raiser(Block &block, FormulaContext &context, bool isDryRun)
    : block(block), context(context), isDryRun(isDryRun), graph(block, context),
      builder(block.getParent()->getContext()) {}

void Raiser::run() {
  SmallVector<Operation *> operations;
  for (Operation &op : llvm::reverse(block))
    operations.push_back(&op);
  // What was unused before stays: nothing of it is ours to erase.
  for (Operation *op : operations)
    if (isDead(op))
      dead.insert(op);
  DenseSet<Operation *> unusedBefore = dead;
  for (Operation *op : operations)
    if (!unusedBefore.contains(op))
      visit(op);
  for (const Graph::Refusal &refusal : graph.getRefusals())
    misses.push_back({refusal.op->getLoc(), refusal.reason});
  if (isDryRun)
    return;
  // What this run has made unused, and what only that used.
  SmallVector<Operation *> open;
  for (Operation *op : operations)
    if (dead.contains(op) && !unusedBefore.contains(op))
      open.push_back(op);
  llvm::append_range(open, llvm::reverse(created));
  DenseSet<Operation *> erased;
  llvm::SetVector<Operation *> erasable(open.begin(), open.end());
  while (!erasable.empty()) {
    Operation *op = erasable.pop_back_val();
    if (!isOpTriviallyDead(op))
      continue;
    forEachSource(op, [&](Operation *source) { erasable.insert(source); });
    erased.insert(op);
    op->erase();
  }
  llvm::erase_if(created, [&](Operation *op) { return erased.contains(op); });
}

void Raiser::visit(Operation *op) {
  if (isDead(op)) {
    dead.insert(op);
    return;
  }
  if (auto linear = dyn_cast<LinearOp>(op); linear && isDryRun)
    if (std::string reason = explainSummedInput(linear); !reason.empty())
      misses.push_back({linear.getLoc(), reason});
  if (!isa<linalg::LinalgOp, tensor::ExtractSliceOp>(op) &&
      !op->hasTrait<OpTrait::Elementwise>())
    return;
  for (Value result : op->getResults()) {
    if (!isa<RankedTensorType>(result.getType()) || result.use_empty())
      continue;
    Node *node = graph.lookup(result);
    if (node->value != result)
      continue;
    Value value = node->kind == NodeKind::Leaf ? Value() : raise(node);
    if (!value && node->feedsProduct && !node->linear)
      if (std::string reason = explainProductInput(node); !reason.empty())
        miss(node, reason);
    if (!value || isDryRun)
      continue;
    if (value.getType() != result.getType()) {
      builder.setInsertionPoint(op);
      value = create<tensor::CastOp>(op->getLoc(), result.getType(), value);
    }
    result.replaceAllUsesWith(value);
  }
  if (!isDryRun && isDead(op))
    dead.insert(op);
}

/// Whether nothing that lives uses the results of a pure operation.
bool Raiser::isDead(Operation *op) {
  return isMemoryEffectFree(op) && !op->hasTrait<OpTrait::IsTerminator>() &&
         op->getNumResults() != 0 &&
         llvm::all_of(op->getUsers(), [&](Operation *user) {
           // A body may read a value of the block around it.
           return dead.contains(block.findAncestorOpInBlock(*user));
         });
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

/// A use that reads no element: the shape of an output, or a size.
static bool readsNoElement(OpOperand &use) {
  if (isa<tensor::DimOp>(use.getOwner()))
    return true;
  auto linalgOp = dyn_cast<linalg::LinalgOp>(use.getOwner());
  return linalgOp && linalgOp.isDpsInit(&use) &&
         linalgOp.getMatchingBlockArgument(&use).use_empty();
}

bool Raiser::isUsedOnlyBy(Value value,
                          const llvm::SetVector<Operation *> &ops) {
  return llvm::all_of(value.getUses(), [&](OpOperand &use) {
    Operation *user = block.findAncestorOpInBlock(*use.getOwner());
    return ops.contains(user) || dead.contains(user) || readsNoElement(use);
  });
}

bool Raiser::isClosed(const Linear &linear) {
  llvm::SetVector<Operation *> ops;
  for (Node *node : linear.chain)
    ops.insert(node->op);
  return llvm::all_of(ArrayRef(linear.chain).drop_back(), [&](Node *node) {
    return !node->value || isUsedOnlyBy(node->value, ops);
  });
}

/// The nodes from `root` down to `leaves`, which are not included.
static llvm::SetVector<Node *> coneOf(Node *root, ArrayRef<Node *> leaves) {
  llvm::SetVector<Node *> cone;
  cone.insert(root);
  for (size_t i = 0; i < cone.size(); ++i)
    for (Node *arg : cone[i]->args)
      if (arg->isDense() && !llvm::is_contained(leaves, arg))
        cone.insert(arg);
  return cone;
}

/// Whether `node` is one of `leaves`, reshaped or extended.
static bool isFormOfLeaf(Node *node, ArrayRef<Node *> leaves) {
  while (true) {
    if (llvm::is_contained(leaves, node))
      return true;
    Node *inner = Graph::peelForm(node);
    if (inner == node)
      return false;
    node = inner;
  }
}

bool Raiser::isClosed(Node *root, ArrayRef<Node *> leaves,
                      std::string &reason) {
  llvm::SetVector<Node *> cone = coneOf(root, leaves);
  llvm::SetVector<Operation *> ops;
  for (Node *node : cone)
    ops.insert(node->op);
  for (Node *node : cone) {
    if (node == root || !node->value || isFormOfLeaf(node, leaves) ||
        isUsedOnlyBy(node->value, ops))
      continue;
    reason = "a value inside the activation has other uses";
    return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

/// Whether the sizes of a shape follow from its type and the number of
/// elements.
static bool isDetermined(ArrayRef<int64_t> shape) {
  return llvm::count_if(shape, ShapedType::isDynamic) <= 1;
}

static int64_t countLong(RankedTensorType type, ArrayRef<int64_t> group) {
  return llvm::count_if(group,
                        [&](int64_t dim) { return type.getDimSize(dim) != 1; });
}

/// Whether source and result of a reshape have the same leading sizes.
static bool keepsLeadingSizes(Node *reshape) {
  Operation *op = reshape->op;
  SmallVector<ReassociationIndices> groups;
  RankedTensorType wide;
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    groups = expand.getReassociationIndices();
    wide = expand.getResultType();
  } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    groups = collapse.getReassociationIndices();
    wide = collapse.getSrcType();
  } else {
    // Copies and casts.
    return !isa<tensor::ReshapeOp>(op);
  }
  return groups.empty() || llvm::all_of(ArrayRef(groups).drop_back(),
                                        [&](const ReassociationIndices &group) {
                                          return countLong(wide, group) <= 1;
                                        });
}

Value Raiser::reshapeTo(Location loc, Value value, ArrayRef<int64_t> shape) {
  RankedTensorType type = typeOf(value);
  if (type.getShape() == shape)
    return value;
  RankedTensorType target = type.clone(shape);
  auto emit = [&](Value from, RankedTensorType to) -> Value {
    auto groups = getReassociationIndicesForReshape(typeOf(from), to);
    if (!groups)
      return nullptr;
    if (typeOf(from).getRank() > to.getRank())
      return create<tensor::CollapseShapeOp>(loc, to, from, *groups);
    if (!to.hasStaticShape())
      return nullptr;
    return create<tensor::ExpandShapeOp>(loc, to, from, *groups);
  };
  if (type.getRank() != target.getRank())
    if (Value direct = emit(value, target))
      return direct;
  if (!type.hasStaticShape() || !target.hasStaticShape() ||
      type.getNumElements() != target.getNumElements())
    return nullptr;
  Value flat = value;
  if (type.getRank() != 1)
    flat = emit(value, type.clone(ArrayRef<int64_t>{type.getNumElements()}));
  return target.getRank() == 1 || !flat ? flat : emit(flat, target);
}

Value Raiser::applyReshape(Value value, Node *reshape) {
  Operation *op = reshape->op;
  RankedTensorType target =
      typeOf(reshape->shape).clone(typeOf(value).getElementType());
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp,
          tensor::ReshapeOp>(op) &&
      typeOf(op->getOperand(0)).getShape() == typeOf(value).getShape()) {
    Operation *clone = builder.clone(*op);
    clone->setOperand(0, value);
    clone->getResult(0).setType(target);
    created.push_back(clone);
    return clone->getResult(0);
  }
  if (!isDetermined(target.getShape()) && !keepsLeadingSizes(reshape))
    return nullptr;
  return reshapeTo(op->getLoc(), value, target.getShape());
}

Value Raiser::undoReshape(Value value, Node *reshape) {
  Operation *op = reshape->op;
  RankedTensorType target = typeOf(reshape->args.front()->shape)
                                .clone(typeOf(value).getElementType());
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
    return create<tensor::CollapseShapeOp>(op->getLoc(), target, value,
                                           expand.getReassociationIndices());
  if (isa<tensor::CastOp>(op))
    return create<tensor::CastOp>(op->getLoc(), target, value);
  if (!isDetermined(target.getShape()) && !keepsLeadingSizes(reshape))
    return nullptr;
  if (!target.hasStaticShape())
    return typeOf(value).getShape() == target.getShape() ? value : Value();
  return reshapeTo(op->getLoc(), value, target.getShape());
}

/// The reshapes from `root` to `leaf`, the outermost first.
static bool findReshapes(Node *root, Node *leaf,
                         SmallVectorImpl<Node *> &reshapes,
                         DenseSet<Node *> &seen) {
  if (root == leaf)
    return true;
  if (!seen.insert(root).second)
    return false;
  for (Node *arg : root->args) {
    if (!arg->isDense())
      continue;
    bool isReshape = root->kind == NodeKind::Reshape;
    if (isReshape)
      reshapes.push_back(root);
    if (findReshapes(arg, leaf, reshapes, seen))
      return true;
    if (isReshape)
      reshapes.pop_back();
  }
  return false;
}

bool Raiser::keepsSizes(Node *root, Node *leaf) {
  SmallVector<Node *> reshapes;
  DenseSet<Node *> seen;
  return isDetermined(typeOf(root->shape).getShape()) ||
         (findReshapes(root, leaf, reshapes, seen) &&
          llvm::all_of(reshapes, keepsLeadingSizes));
}

Value Raiser::getAsReadBy(Node *root, Node *leaf) {
  ArrayRef<int64_t> shape = typeOf(root->shape).getShape();
  SmallVector<Node *> reshapes;
  DenseSet<Node *> seen;
  if (!findReshapes(root, leaf, reshapes, seen))
    return nullptr;
  // With several dynamic sizes, equal types are no equal shapes.
  bool isTypeEnough =
      isDetermined(shape) || llvm::all_of(reshapes, keepsLeadingSizes);
  // The outermost form of the leaf itself: no operation is needed for it.
  if (!reshapes.empty() && Graph::strip(reshapes.front()) == leaf &&
      isAvailable(reshapes.front()->value))
    return reshapes.front()->value;
  for (Node *reshape : reshapes)
    if (isTypeEnough && Graph::strip(reshape) == leaf &&
        isAvailable(reshape->value) &&
        typeOf(reshape->value).getShape() == shape)
      return reshape->value;
  Value value = get(leaf);
  for (Node *reshape : llvm::reverse(reshapes)) {
    if (!value || (isTypeEnough && typeOf(value).getShape() == shape))
      break;
    value = applyReshape(value, reshape);
  }
  return value && typeOf(value).getShape() == shape ? value : Value();
}

Value Raiser::getVector(Node *vector) {
  Value value = vector->vector;
  RankedTensorType type = typeOf(value);
  if (type.getRank() == 1)
    return value;
  int64_t size = 1;
  for (int64_t dim : type.getShape())
    size = dim == 1 ? size : dim;
  return reshapeTo(value.getLoc(), value, size);
}

Value Raiser::getWeight(const Contraction &product) {
  Location loc = product.op->getLoc();
  Value weight = product.weight;
  if (product.weightIndex) {
    auto [dim, index] = *product.weightIndex;
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(builder, loc, weight);
    SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
    offsets[dim] = builder.getIndexAttr(index);
    sizes[dim] = builder.getIndexAttr(1);
    weight =
        create<tensor::ExtractSliceOp>(loc, weight, offsets, sizes, strides);
  }
  if (product.weightGroups.empty())
    return weight;
  return create<tensor::CollapseShapeOp>(loc, weight, product.weightGroups);
}

bool Raiser::isAvailable(Value value) {
  // One result of an operation is computed from another.
  return value && value.getDefiningOp() != &*builder.getInsertionPoint();
}

Value Raiser::get(Node *node) {
  return isAvailable(node->value) ? node->value : raise(node);
}

/// A slice before the extension that the source slices.
Value Raiser::sliceAgain(Node *node) {
  auto slice = dyn_cast<tensor::ExtractSliceOp>(node->op);
  Value source = slice && !isDryRun ? get(node->args.front()) : Value();
  if (!source || typeOf(source).getShape() != slice.getSourceType().getShape())
    return nullptr;
  Operation *clone = builder.clone(*slice);
  clone->setOperand(0, source);
  clone->getResult(0).setType(
      slice.getType().clone(typeOf(source).getElementType()));
  created.push_back(clone);
  return clone->getResult(0);
}

Value Raiser::raise(Node *node) {
  auto [it, isNew] = raised.try_emplace(node, Value());
  if (!isNew)
    return it->second;
  OpBuilder::InsertionGuard guard(builder);
  if (!node->op || node->op->getBlock() != &block)
    return nullptr;
  builder.setInsertionPoint(node->op);
  Value value;
  if (node->linear)
    value = raiseLinear(node);
  else if (node->kind == NodeKind::Slice)
    value = sliceAgain(node);
  else if (node->kind == NodeKind::Pointwise) {
    value = raiseScale(node);
    if (!value)
      value = raiseUnit(node);
  }
  return raised[node] = value;
}
