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

/// The one dimension that `op` does not take as a whole.
static std::optional<unsigned> slicedDimOf(tensor::ExtractSliceOp op) {
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

std::optional<Half> raise::readSlice(tensor::ExtractSliceOp op) {
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
    return Half{op.getSource(), 1, offset == 1};
  if (stride != 1 || (offset != 0 && offset != size))
    return std::nullopt;
  // The last dimension, or one that the last dimension was split into.
  auto expand = op.getSource().getDefiningOp<tensor::ExpandShapeOp>();
  bool isOfLast =
      isLast || (expand &&
                 llvm::is_contained(expand.getReassociationIndices().back(),
                                    int64_t(dim)));
  int64_t block = size * productOf(shape.drop_front(dim + 1));
  if (!isOfLast || block == 0)
    return std::nullopt;
  return Half{op.getSource(), block, offset != 0};
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
  if (loops.size() != 1 || loops.front() != loop ||
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
  return Half{source, block, isSecond};
}

std::optional<Half> raise::readGather(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 1 || op.getNumDpsInits() != 1 ||
      op.getNumParallelLoops() != op.getNumLoops())
    return std::nullopt;
  auto extract = op.getBlock()
                     ->getTerminator()
                     ->getOperand(0)
                     .getDefiningOp<tensor::ExtractOp>();
  OpOperand *input = op.getDpsInputOperand(0);
  AffineMap map = op.getMatchingIndexingMap(input);
  auto inputType = dyn_cast<RankedTensorType>(input->get().getType());
  if (!extract || extract->getBlock() != op.getBlock() || !inputType ||
      !map.isProjectedPermutation() ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return std::nullopt;
  // [i, j, …, index, 0…]: tokens by their loops, the feature by the constant.
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  ArrayRef<int64_t> shape = extract.getTensor().getType().getShape();
  SmallVector<unsigned> tokens;
  bool isFeatureSeen = false;
  int64_t features = 0;
  for (auto [index, size] : llvm::zip(extract.getIndices(), shape)) {
    if (auto loop = index.getDefiningOp<linalg::IndexOp>()) {
      if (isFeatureSeen && size != 1)
        return std::nullopt;
      if (size != 1)
        tokens.push_back(loop.getDim());
      continue;
    }
    if (size == 1 && matchPattern(index, m_Zero()))
      continue;
    auto cast = index.getDefiningOp<arith::IndexCastOp>();
    if (!cast || isFeatureSeen ||
        cast.getIn() != op.getMatchingBlockArgument(input))
      return std::nullopt;
    isFeatureSeen = true;
    features = size;
  }
  SmallVector<unsigned> loops;
  for (auto [loop, size] : llvm::enumerate(sizes))
    if (size != 1)
      loops.push_back(loop);
  if (!isFeatureSeen || loops.empty() ||
      tokens != ArrayRef(loops).drop_back())
    return std::nullopt;
  Access access{input->get(), {}};
  for (AffineExpr expr : map.getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    access.dims.emplace_back();
    if (sizes[loop] != 1)
      access.dims.back().push_back(loop);
  }
  SmallVector<int64_t> indices = readConstant(access, loops.back(), sizes);
  if (int64_t(indices.size()) * 2 != features)
    return std::nullopt;
  return halfOf(extract.getTensor(), indices);
}
