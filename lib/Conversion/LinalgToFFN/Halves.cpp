//===- Halves.cpp - the halves of a packed tensor -------------------------===//

#include "Graph.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// 0 where a size is dynamic.
static int64_t productOf(ArrayRef<int64_t> sizes) {
  int64_t product = 1;
  for (int64_t size : sizes)
    product *= ShapedType::isDynamic(size) ? 0 : size;
  return product;
}

std::optional<unsigned> raise::slicedDimOf(tensor::ExtractSliceOp op) {
  std::optional<unsigned> sliced;
  SmallVector<OpFoldResult> sizes = op.getMixedSizes();
  for (unsigned dim = 0, rank = sizes.size(); dim < rank; ++dim) {
    if (op.isDynamicOffset(dim) || op.isDynamicStride(dim))
      return std::nullopt;
    if (op.getStaticOffset(dim) == 0 && op.getStaticStride(dim) == 1 &&
        isSizeOf(sizes[dim], op.getSource(), dim))
      continue;
    if (sliced || op.isDynamicSize(dim))
      return std::nullopt;
    sliced = dim;
  }
  return sliced;
}

std::optional<Half> raise::readSlice(tensor::ExtractSliceOp op,
                                     unsigned lastDims) {
  ArrayRef<int64_t> shape = op.getSourceType().getShape();
  std::optional<unsigned> sliced = slicedDimOf(op);
  if (!sliced)
    return std::nullopt;
  unsigned dim = *sliced;
  int64_t offset = op.getStaticOffset(dim), size = op.getStaticSize(dim),
          stride = op.getStaticStride(dim);
  if (size * 2 != shape[dim])
    return std::nullopt;
  bool isLast = dim + 1 == shape.size();
  if (isLast && stride == 2 && size > 1 && offset < 2)
    return Half{op.getSource(), 1, offset == 1, size};
  if (stride != 1 || (offset != 0 && offset != size))
    return std::nullopt;
  int64_t block = size * productOf(shape.drop_front(dim + 1));
  int64_t features = size;
  if (dim + lastDims >= shape.size())
    features = productOf(shape.take_back(lastDims)) / 2;
  else
    return std::nullopt;
  if (block == 0 || features == 0)
    return std::nullopt;
  return Half{op.getSource(), block, offset != 0, features};
}

/// The elements of the constant that `access` reads along `loop` alone.
static SmallVector<int64_t> readConstant(Access access, unsigned loop,
                                         ArrayRef<int64_t> loopSizes) {
  while (access.chase(loopSizes))
    continue;
  DenseIntElementsAttr elements;
  SmallVector<unsigned> loops;
  for (ArrayRef<unsigned> dim : access.dims)
    llvm::append_range(loops, dim);
  if (loops.size() > 1 || (loops.size() == 1 && loops.front() != loop) ||
      !matchPattern(access.base, m_Constant(&elements)))
    return {};
  SmallVector<int64_t> values;
  for (const APInt &value : elements.getValues<APInt>())
    values.push_back(value.getSExtValue());
  return values;
}

/// Which half of `2 * indices.size()` features the indices select.
static std::optional<Half> halfOf(Value source, ArrayRef<int64_t> indices) {
  int64_t size = indices.size();
  if (size == 0)
    return std::nullopt;
  bool isSecond = indices.front() != 0;
  int64_t block = indices.front();
  if (!isSecond)
    while (block < size && indices[block] == block)
      ++block;
  if (block < 1 || size % block != 0)
    return std::nullopt;
  for (int64_t i = 0; i < size; ++i)
    if (indices[i] !=
        i / block * 2 * block + (isSecond ? block : 0) + i % block)
      return std::nullopt;
  return Half{source, block, isSecond, size};
}

/// The value of an index computed from `argument`, which has the value
/// `literal`.
static std::optional<int64_t> evaluate(Value value, Value argument,
                                       int64_t literal, int depth = 0) {
  if (value == argument)
    return literal;
  APInt constant;
  if (matchPattern(value, m_ConstantInt(&constant)))
    return constant.getSExtValue();
  Operation *op = value.getDefiningOp();
  if (!op || depth > 6)
    return std::nullopt;
  SmallVector<int64_t> operands;
  for (Value operand : op->getOperands()) {
    std::optional<int64_t> known =
        evaluate(operand, argument, literal, depth + 1);
    if (!known)
      return std::nullopt;
    operands.push_back(*known);
  }
  if (isa<arith::IndexCastOp>(op))
    return operands[0];
  if (isa<arith::AddIOp>(op))
    return operands[0] + operands[1];
  // Python's negative indices.
  if (isa<arith::SelectOp>(op))
    return operands[0] ? operands[1] : operands[2];
  if (auto compare = dyn_cast<arith::CmpIOp>(op);
      compare && compare.getPredicate() == arith::CmpIPredicate::slt)
    return operands[0] < operands[1];
  return std::nullopt;
}

namespace {
/// The indices at which a body extracts an element of `source`.
struct Gather {
  Value source;
  /// Loops that are indices themselves, in order; those of size 1 left out.
  SmallVector<unsigned> loops;
  /// The dimension that is indexed by constants, its indices and, if they are
  /// more than one, the loop that runs over them.
  int64_t dim = -1;
  SmallVector<int64_t> indices;
};
} // namespace

/// The constants that the input of a gather holds: one, or one for each
/// iteration of `loop`, the last.
static SmallVector<int64_t> constantsOf(linalg::LinalgOp op, unsigned loop,
                                        ArrayRef<int64_t> sizes) {
  OpOperand *input = op.getDpsInputOperand(0);
  std::optional<Access> access = accessOf(op, input, sizes);
  if (!access)
    return {};
  return readConstant(*access, loop, sizes);
}

static std::optional<Gather> readIndices(linalg::LinalgOp op,
                                         ArrayRef<int64_t> sizes) {
  auto extract = op.getBlock()
                     ->getTerminator()
                     ->getOperand(0)
                     .getDefiningOp<tensor::ExtractOp>();
  if (!extract || extract->getBlock() != op.getBlock() ||
      extract.getTensor().getParentBlock() == op.getBlock())
    return std::nullopt;
  unsigned last = 0;
  for (auto [loop, size] : llvm::enumerate(sizes))
    if (size != 1)
      last = loop;
  BlockArgument argument =
      op.getMatchingBlockArgument(op.getDpsInputOperand(0));
  Gather gather;
  gather.source = extract.getTensor();
  for (auto [dim, index] : llvm::enumerate(extract.getIndices())) {
    if (auto loop = index.getDefiningOp<linalg::IndexOp>()) {
      if (!haveEqualSize(op->getResult(0), loop.getDim(), gather.source, dim))
        return std::nullopt;
      if (sizes[loop.getDim()] != 1)
        gather.loops.push_back(loop.getDim());
      continue;
    }
    if (extract.getTensor().getType().getDimSize(dim) == 1)
      continue;
    if (gather.dim >= 0)
      return std::nullopt;
    gather.dim = dim;
    for (int64_t literal : constantsOf(op, last, sizes)) {
      std::optional<int64_t> value = evaluate(index, argument, literal);
      if (!value)
        return std::nullopt;
      gather.indices.push_back(*value);
    }
  }
  return gather;
}

std::optional<Half> raise::readGather(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 1 || op.getNumDpsInits() != 1 ||
      op.getNumParallelLoops() != op.getNumLoops() ||
      !op.getMatchingIndexingMap(op.getDpsInputOperand(0))
           .isProjectedPermutation(/*allowZeroInResults=*/true) ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return std::nullopt;
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  std::optional<Gather> gather = readIndices(op, sizes);
  if (!gather || gather->indices.empty())
    return std::nullopt;
  SmallVector<unsigned> loops;
  for (auto [loop, size] : llvm::enumerate(sizes))
    if (size != 1)
      loops.push_back(loop);
  ArrayRef<int64_t> shape = typeOf(gather->source).getShape();
  ArrayRef<int64_t> behind = shape.drop_front(gather->dim + 1);
  // [i, j, …, index, 0…]: the last dimension at a list of indices.
  if (gather->indices.size() > 1) {
    if (productOf(behind) != 1 || loops.empty() ||
        gather->loops != ArrayRef(loops).drop_back() ||
        shape[gather->dim] != int64_t(2 * gather->indices.size()))
      return std::nullopt;
    return halfOf(gather->source, gather->indices);
  }
  // […, index, …] at one of two indices of a split dimension.
  auto expand = gather->source.getDefiningOp<tensor::ExpandShapeOp>();
  if (!expand || gather->loops != loops || shape[gather->dim] != 2 ||
      gather->indices[0] < 0 || gather->indices[0] > 1)
    return std::nullopt;
  ReassociationIndices group = expand.getReassociationIndices().back();
  int64_t block = productOf(behind);
  int64_t features = productOf(shape.take_back(group.size())) / 2;
  if (!llvm::is_contained(group, gather->dim) || block == 0 || features == 0)
    return std::nullopt;
  return Half{gather->source, block, gather->indices[0] == 1, features};
}
