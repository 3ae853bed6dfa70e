//===- SinkReshapes.cpp - reshapes behind ffn operations ------------------===//
//
// Exporters collapse the token dimensions before each product and expand them
// after it. The operations of ffn take any leading dimensions, so that such
// reshapes can move behind them, where a collapse meets the expansion that
// undoes it.
//
//===----------------------------------------------------------------------===//

#include "Raiser.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// Whether the last dimensions of both sides of a reshape are one dimension
/// each.
template <typename ReshapeOp>
static bool keepsLastDim(ReshapeOp reshape) {
  auto groups = reshape.getReassociationIndices();
  return !groups.empty() && groups.back().size() == 1;
}

/// The operands that have the leading dimensions of the result.
static SmallVector<OpOperand *> tokenOperandsOf(Operation *op) {
  SmallVector<OpOperand *> operands;
  auto add = [&](OpOperand &operand) { operands.push_back(&operand); };
  if (auto linear = dyn_cast<LinearOp>(op)) {
    add(linear.getXMutable());
    for (OpOperand &addend : linear.getAddendsMutable())
      add(addend);
  } else if (auto branch = dyn_cast<LowRankOp>(op)) {
    add(branch.getXMutable());
  } else if (auto scale = dyn_cast<ScaleOp>(op)) {
    add(scale.getXMutable());
  } else if (isa<ActivationOp, GluOp>(op)) {
    for (OpOperand &operand : op->getOpOperands())
      add(operand);
  }
  return operands;
}

static bool isReshape(Operation *op) {
  return isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op);
}

/// The collapse or expansion that defines `value`, if it keeps the last
/// dimension.
static Operation *reshapeOf(Value value) {
  Operation *op = value.getDefiningOp();
  if (auto collapse = dyn_cast_or_null<tensor::CollapseShapeOp>(op))
    return keepsLastDim(collapse) ? op : nullptr;
  if (auto expand = dyn_cast_or_null<tensor::ExpandShapeOp>(op))
    return keepsLastDim(expand) ? op : nullptr;
  return nullptr;
}

/// Whether the sources of two collapses to equal sizes have equal sizes.
static bool haveEqualSizes(tensor::CollapseShapeOp a,
                           tensor::CollapseShapeOp b) {
  RankedTensorType type = a.getSrcType();
  for (const ReassociationIndices &group : a.getReassociationIndices()) {
    // One unknown size follows from the others.
    if (llvm::count_if(
            group, [&](int64_t dim) { return type.isDynamicDim(dim); }) <= 1)
      continue;
    for (int64_t dim : group)
      if (type.isDynamicDim(dim) &&
          !haveEqualSize(a.getSrc(), dim, b.getSrc(), dim))
        return false;
  }
  return true;
}

/// Whether two reshapes do the same to tensors of the same leading dimensions.
static bool areAlike(Operation *a, Operation *b) {
  if (a == b)
    return true;
  if (a->getName() != b->getName() ||
      a->getAttr("reassociation") != b->getAttr("reassociation") ||
      a->getNumOperands() != b->getNumOperands())
    return false;
  auto leading = [](Value value) {
    return typeOf(value).getShape().drop_back();
  };
  return leading(a->getOperand(0)) == leading(b->getOperand(0)) &&
         leading(a->getResult(0)) == leading(b->getResult(0)) &&
         (!isa<tensor::CollapseShapeOp>(a) ||
          haveEqualSizes(cast<tensor::CollapseShapeOp>(a),
                         cast<tensor::CollapseShapeOp>(b))) &&
         llvm::equal(a->getOperands().drop_front(),
                     b->getOperands().drop_front());
}

/// `value` as at most one reshape of what its chain of reshapes begins with.
/// Static reshapes keep the order of elements, so that equal types are equal
/// tensors.
static Value shortenReshapes(OpBuilder &builder, Value value) {
  RankedTensorType type = typeOf(value);
  if (!type.hasStaticShape() || type.getRank() == 0)
    return value;
  Value oldest;
  int64_t steps = 0;
  for (Operation *op = value.getDefiningOp(); isReshape(op);
       op = op->getOperand(0).getDefiningOp()) {
    Value source = op->getOperand(0);
    if (source.getType() == type)
      return source;
    if (++steps > 1 && typeOf(source).getRank() != 0 &&
        typeOf(source).getShape().back() == type.getShape().back())
      oldest = source;
  }
  auto groups = oldest ? getReassociationIndicesForReshape(typeOf(oldest), type)
                       : std::nullopt;
  if (!groups)
    return value;
  builder.setInsertionPointAfter(value.getDefiningOp());
  if (typeOf(oldest).getRank() > type.getRank())
    return tensor::CollapseShapeOp::create(builder, value.getLoc(), type,
                                           oldest, *groups);
  return tensor::ExpandShapeOp::create(builder, value.getLoc(), type, oldest,
                                       *groups);
}

/// Whether the shape operand of a reshape holds the sizes of `x`, but for one
/// that follows from the others.
static bool givesBack(tensor::ReshapeOp reshape, Value x) {
  auto sizes = reshape.getShape().getDefiningOp<tensor::FromElementsOp>();
  RankedTensorType type = typeOf(x);
  if (!sizes || reshape.getResult().getType() != type)
    return false;
  int64_t unknown = 0;
  for (auto [dim, size] : llvm::enumerate(sizes.getElements())) {
    if (!type.isDynamicDim(dim))
      continue;
    unknown += !isSizeOf(size, x, dim);
  }
  return unknown <= 1;
}

/// Whether the expansion of a collapsed `x` has the sizes of `x`. The one
/// dynamic size of a group follows from the product.
static bool givesBack(tensor::ExpandShapeOp expand, Value x) {
  SmallVector<OpFoldResult> sizes = expand.getMixedOutputShape();
  RankedTensorType type = typeOf(x);
  for (const ReassociationIndices &group : expand.getReassociationIndices()) {
    bool isImplied = llvm::count_if(group, [&](int64_t dim) {
                       return type.isDynamicDim(dim);
                     }) <= 1;
    for (int64_t dim : group)
      if (!isImplied && !isSizeOf(sizes[dim], x, dim))
        return false;
  }
  return true;
}

namespace {
struct Sinker {
  OpBuilder builder;

  /// op(reshape(x), reshape(c)…) -> reshape(op(x, c…)), over the operands of
  /// `op` that have its leading dimensions.
  Operation *sink(Operation *op, ArrayRef<OpOperand *> tokenOperands) {
    Operation *reshape = nullptr;
    for (OpOperand *operand : tokenOperands) {
      Operation *own = reshapeOf(operand->get());
      if (!own || (reshape && !areAlike(reshape, own)))
        return nullptr;
      reshape = own;
    }
    if (!reshape)
      return nullptr;
    Value result = op->getResult(0);
    RankedTensorType before = typeOf(result);
    SmallVector<int64_t> shape(typeOf(reshape->getOperand(0)).getShape());
    shape.back() = before.getShape().back();
    builder.setInsertionPoint(op);
    Operation *inner = builder.clone(*op);
    for (OpOperand *operand : tokenOperands)
      inner->setOperand(operand->getOperandNumber(),
                        operand->get().getDefiningOp()->getOperand(0));
    inner->getResult(0).setType(before.clone(shape));
    Operation *outer = nullptr;
    if (isa<tensor::CollapseShapeOp>(reshape)) {
      outer = tensor::CollapseShapeOp::create(
          builder, reshape->getLoc(), before, inner->getResult(0),
          cast<tensor::CollapseShapeOp>(reshape).getReassociationIndices());
    } else {
      auto expand = cast<tensor::ExpandShapeOp>(reshape);
      SmallVector<OpFoldResult> sizes = expand.getMixedOutputShape();
      if (before.isDynamicDim(before.getRank() - 1))
        sizes.back() = tensor::getMixedSize(
            builder, op->getLoc(), inner->getResult(0), shape.size() - 1);
      else
        sizes.back() = builder.getIndexAttr(before.getShape().back());
      outer = tensor::ExpandShapeOp::create(
          builder, reshape->getLoc(), before, inner->getResult(0),
          expand.getReassociationIndices(), sizes);
    }
    result.replaceAllUsesWith(outer->getResult(0));
    op->erase();
    return outer;
  }

  /// expand(collapse(x)) -> x and collapse(expand(x)) -> x where that gives
  /// back the sizes of x. What the second reshape read is added to `unused`.
  void cancel(Operation *reshape, SmallVectorImpl<Value> &unused) {
    for (Operation *user :
         llvm::make_early_inc_range(reshape->getResult(0).getUsers())) {
      bool isPair = (isa<tensor::CollapseShapeOp>(reshape) &&
                     isa<tensor::ExpandShapeOp>(user)) ||
                    (isa<tensor::ExpandShapeOp>(reshape) &&
                     isa<tensor::CollapseShapeOp>(user));
      Value x = reshape->getOperand(0);
      if (auto again = dyn_cast<tensor::ReshapeOp>(user);
          again && givesBack(again, x)) {
        replace(user, x, unused);
        continue;
      }
      if (!isPair || typeOf(x) != typeOf(user->getResult(0)) ||
          reshape->getAttr("reassociation") != user->getAttr("reassociation"))
        continue;
      if (auto expand = dyn_cast<tensor::ExpandShapeOp>(user)) {
        if (!givesBack(expand, x))
          continue;
      }
      replace(user, x, unused);
    }
  }

  static void replace(Operation *reshape, Value x,
                      SmallVectorImpl<Value> &unused) {
    llvm::append_range(unused, reshape->getOperands().drop_front());
    reshape->getResult(0).replaceAllUsesWith(x);
    reshape->erase();
  }
};
} // namespace

void raise::forEachSource(Operation *op,
                          function_ref<void(Operation *)> callback) {
  op->walk([&](Operation *inner) {
    for (Value operand : inner->getOperands())
      if (Operation *source = operand.getDefiningOp();
          source && source->getBlock() == op->getBlock())
        callback(source);
  });
}

/// Erases those of `values` that have become unused, and what only they used.
static void eraseUnused(ArrayRef<Value> values) {
  llvm::SetVector<Operation *> open;
  for (Value value : values)
    if (Operation *op = value.getDefiningOp())
      open.insert(op);
  while (!open.empty()) {
    Operation *op = open.pop_back_val();
    if (!isOpTriviallyDead(op))
      continue;
    forEachSource(op, [&](Operation *source) { open.insert(source); });
    op->erase();
  }
}

void raise::sinkReshapes(Block &block) {
  Sinker sinker{OpBuilder(block.getParent()->getContext())};
  // Sinking erases `op` and reshapes, no other operation of ffn.
  SmallVector<Operation *> operations;
  for (Operation &op : block)
    if (!tokenOperandsOf(&op).empty())
      operations.push_back(&op);
  for (Operation *op : operations) {
    SmallVector<OpOperand *> operands = tokenOperandsOf(op);
    SmallVector<Value> before;
    for (OpOperand *operand : operands)
      before.push_back(operand->get());
    for (OpOperand *operand : operands) {
      operand->set(shortenReshapes(sinker.builder, operand->get()));
      before.push_back(operand->get());
    }
    llvm::sort(before, [](Value a, Value b) {
      return a.getAsOpaquePointer() < b.getAsOpaquePointer();
    });
    before.erase(llvm::unique(before), before.end());
    if (Operation *reshape = sinker.sink(op, operands)) {
      sinker.cancel(reshape, before);
      before.push_back(reshape->getResult(0));
    }
    eraseUnused(before);
  }
}
