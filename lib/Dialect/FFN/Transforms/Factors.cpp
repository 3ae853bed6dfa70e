//===- Factors.cpp - vectors that rows and columns are multiplied with ----===//

#include "WeightEdit.h"
#include "WeightValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::ffn;

static RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

int64_t Factors::getSize() const {
  int64_t size = typeOf(vector).getDimSize(0);
  return packing && !ShapedType::isDynamic(size) ? 2 * size : size;
}

/// The shape [blocks, 2, elements of a block] of packed rows.
static SmallVector<int64_t> getBlocks(PackingAttr packing, int64_t half) {
  bool isConcat = packing.getKind() == PackingKind::Concat;
  int64_t block = isConcat ? half : packing.getBlock();
  return {block == 0 ? 0 : half / block, 2, block};
}

/// 0 or 1: which of two blocks holds this half.
static int64_t getPlace(const Factors &factors) {
  bool gateFirst = factors.packing.getOrder() == PackingOrder::GateUp;
  return factors.isGate == gateFirst ? 0 : 1;
}

std::optional<std::vector<double>> Factors::getConstant() const {
  std::optional<std::vector<double>> half = getConstantValues(vector);
  if (!half || !packing)
    return half;
  int64_t block = getBlocks(packing, half->size())[2];
  std::vector<double> all(2 * half->size(), 1.0);
  for (auto [i, value] : llvm::enumerate(*half)) {
    int64_t place = 2 * (i / block) + getPlace(*this);
    all[place * block + i % block] = value;
  }
  return all;
}

Value Factors::materialize(OpBuilder &builder) const {
  if (!packing || typeOf(vector).getDimSize(0) == 0)
    return vector;
  Location loc = vector.getLoc();
  if (auto values = getConstant()) {
    auto type = RankedTensorType::get(values->size(), builder.getF64Type());
    return arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(type, ArrayRef(*values)));
  }
  // [F] in blocks, into the place of its half among ones.
  Value wide = widen(builder, vector);
  RankedTensorType type = typeOf(wide);
  SmallVector<int64_t> blocks = getBlocks(packing, type.getDimSize(0));
  auto ofBlocks =
      RankedTensorType::get({blocks[0], blocks[2]}, type.getElementType());
  auto ofAll = RankedTensorType::get(blocks, type.getElementType());
  SmallVector<ReassociationIndices> split = {{0, 1}}, merge = {{0, 1, 2}};
  Value half =
      tensor::ExpandShapeOp::create(builder, loc, ofBlocks, wide, split);
  Value ones = arith::ConstantOp::create(
      builder, loc,
      DenseElementsAttr::get(ofAll, cast<Attribute>(builder.getFloatAttr(
                                        type.getElementType(), 1))));
  auto index = [&](int64_t i) { return OpFoldResult(builder.getIndexAttr(i)); };
  SmallVector<OpFoldResult> offsets = {index(0), index(getPlace(*this)),
                                       index(0)};
  SmallVector<OpFoldResult> sizes = {index(blocks[0]), index(1),
                                     index(blocks[2])};
  SmallVector<OpFoldResult> strides(3, index(1));
  Value all = tensor::InsertSliceOp::create(builder, loc, half, ones, offsets,
                                            sizes, strides);
  return tensor::CollapseShapeOp::create(builder, loc, all, merge);
}
