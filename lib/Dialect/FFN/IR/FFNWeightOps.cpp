//===- FFNWeightOps.cpp - verifiers of operations on weights alone --------===//
//
// Comments as in FFNOps.cpp; the tests are in invalid-weights.mlir.
//
//===----------------------------------------------------------------------===//

#include "FFNChecks.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <cmath>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::detail;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

/// As many scales as matrices to add, and as many of their right factors where
/// the weight is a matrix.
static LogicalResult checkCounts(Operation *op, ValueRange b, ValueRange a,
                                 ArrayRef<double> scales, int64_t rank) {
  if (scales.size() != b.size())
    return op->emitOpError() << "has " << scales.size() << " scales, expected "
                             << b.size() << ", one for each 'add'";
  for (auto [i, scale] : llvm::enumerate(scales))
    if (!std::isfinite(scale))
      return op->emitOpError() << "scale " << i << " is " << scale
                               << ", expected a finite number";
  size_t expected = rank == 1 ? 0 : b.size();
  if (a.size() == expected)
    return success();
  return op->emitOpError() << "has " << a.size() << " 'times', expected "
                           << expected
                           << (rank == 1 ? ", since the weight has the rank 1"
                                         : ", one for each 'add'");
}

/// B `[out, r]` and A `[r, in]` of each addition; of a bias B `[out]` alone.
static LogicalResult checkAdded(Operation *op, ValueRange b, ValueRange a,
                                int64_t &out, int64_t &in, int64_t rank) {
  for (auto [i, left] : llvm::enumerate(b)) {
    std::string name = "'add' " + std::to_string(i);
    if (failed(checkRank(op, name, left, rank)) ||
        failed(checkSize(op, "the out dimension of " + Twine(name),
                         typeOf(left).getDimSize(0), out,
                         "the weight's out dimension")))
      return failure();
    if (rank == 1)
      continue;
    std::string other = "'times' " + std::to_string(i);
    int64_t inner = typeOf(left).getDimSize(1);
    if (failed(checkRank(op, other, a[i], rank)) ||
        failed(checkSize(op, "the rank dimension of " + Twine(other),
                         typeOf(a[i]).getDimSize(0), inner,
                         "the rank dimension of " + Twine(name))) ||
        failed(checkSize(op, "the in dimension of " + Twine(other),
                         typeOf(a[i]).getDimSize(1), in,
                         "the weight's in dimension")))
      return failure();
  }
  return success();
}

static LogicalResult checkFactors(Operation *op, StringRef name,
                                  ValueRange factors, int64_t &size,
                                  const Twine &whose) {
  for (auto [i, vector] : llvm::enumerate(factors)) {
    std::string what = ("'" + name + "' " + Twine(i)).str();
    if (failed(checkRank(op, what, vector, 1)) ||
        failed(checkSize(op, "the size of " + Twine(what),
                         typeOf(vector).getDimSize(0), size, whose)))
      return failure();
  }
  return success();
}

/// Position of the out dimension.
static int64_t outDim(WeightAttr layout) {
  return layout.getLayout() == WeightLayout::OutIn ? 0 : 1;
}

//===----------------------------------------------------------------------===//
// Scales
//===----------------------------------------------------------------------===//

static SmallVector<double> getDoubles(std::optional<ArrayAttr> values) {
  if (!values)
    return {};
  return llvm::map_to_vector(values->getAsRange<FloatAttr>(),
                             [](FloatAttr x) { return x.getValueAsDouble(); });
}

/// No attribute where there is nothing to scale, so that equal operations have
/// equal attributes.
static ArrayAttr toAttr(OpBuilder &builder, ArrayRef<double> scales) {
  return scales.empty() ? ArrayAttr() : builder.getF64ArrayAttr(scales);
}

SmallVector<double> MergeOp::getScaleFactors() {
  return getDoubles(getScales());
}
SmallVector<double> DoraScaleOp::getScaleFactors() {
  return getDoubles(getScales());
}

void MergeOp::build(OpBuilder &builder, OperationState &state, Type result,
                    Value weight, ValueRange b, ValueRange a, ValueRange rows,
                    ValueRange columns, ArrayRef<double> scales,
                    WeightAttr layout) {
  build(builder, state, result, weight, b, a, rows, columns,
        toAttr(builder, scales), layout);
}

void DoraScaleOp::build(OpBuilder &builder, OperationState &state, Type result,
                        Value magnitude, Value weight, ValueRange b,
                        ValueRange a, ArrayRef<double> scales,
                        WeightAttr layout) {
  build(builder, state, result, magnitude, weight, b, a,
        toAttr(builder, scales), layout);
}

//===----------------------------------------------------------------------===//
// MergeOp
//===----------------------------------------------------------------------===//

LogicalResult MergeOp::verify() {
  if (failed(checkSegments(*this, getProperties().operandSegmentSizes,
                           /*required=*/1)))
    return failure();
  SmallVector<int64_t> shape(getWeight().getType().getShape());
  int64_t rank = shape.size(), out = outDim(getLayout());
  // merge_c1
  if (rank != 1 && rank != 2)
    return emitOpError() << "the weight has the rank " << rank
                         << ", expected 1 or 2";
  if (rank == 1 && out != 0)
    return emitOpError("the weight has the rank 1 and the layout in_out, "
                       "expected out_in");
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of the weight")))
    return failure();
  // merge_c2
  if (failed(checkCounts(*this, getB(), getA(), getScaleFactors(), rank)))
    return failure();
  if (rank == 1 && !getColumns().empty())
    return emitOpError() << "has " << getColumns().size()
                         << " 'columns', expected 0, since the weight has the "
                            "rank 1";
  // merge_c3
  int64_t none = ShapedType::kDynamic;
  int64_t &in = rank == 1 ? none : shape[1 - out];
  if (failed(checkAdded(*this, getB(), getA(), shape[out], in, rank)) ||
      failed(checkFactors(*this, "rows", getRows(), shape[out],
                          "the weight's out dimension")))
    return failure();
  return checkFactors(*this, "columns", getColumns(), in,
                      "the weight's in dimension");
}

// merge(W) -> W
OpFoldResult MergeOp::fold(FoldAdaptor) {
  bool isPlain = getB().empty() && getRows().empty() && getColumns().empty();
  if (isPlain && getType() == getWeight().getType())
    return getWeight();
  return {};
}

//===----------------------------------------------------------------------===//
// DoraScaleOp
//===----------------------------------------------------------------------===//

LogicalResult DoraScaleOp::verify() {
  if (failed(checkSegments(*this, getProperties().operandSegmentSizes,
                           /*required=*/2)))
    return failure();
  // dora_scale_c1
  if (failed(checkRank(*this, "the weight", getWeight(), 2)) ||
      failed(checkRank(*this, "the magnitude", getMagnitude(), 1)) ||
      failed(checkRank(*this, "the result", getResult(), 1)))
    return failure();
  SmallVector<int64_t> shape(getWeight().getType().getShape());
  int64_t out = outDim(getLayout());
  if (failed(checkSize(*this, "the size of the magnitude",
                       getMagnitude().getType().getDimSize(0), shape[out],
                       "the weight's out dimension")) ||
      failed(checkSize(*this, "the size of the result", getType().getDimSize(0),
                       shape[out], "the weight's out dimension")))
    return failure();
  // dora_scale_c2
  if (failed(checkCounts(*this, getB(), getA(), getScaleFactors(), 2)))
    return failure();
  // dora_scale_c3
  return checkAdded(*this, getB(), getA(), shape[out], shape[1 - out], 2);
}

//===----------------------------------------------------------------------===//
// QuantizeOp
//===----------------------------------------------------------------------===//

LogicalResult QuantizeOp::verify() {
  QuantAttr quant = getQuant();
  int64_t axis = quant.getAxis(), perByte = quant.getBits() == 4 ? 2 : 1;
  // quantize_c1
  if (failed(checkRank(*this, "the weight", getWeight(), 2)))
    return failure();
  SmallVector<int64_t> shape(getWeight().getType().getShape());
  int64_t size = shape[axis];
  bool isKnown = !ShapedType::isDynamic(size);
  if (isKnown && size % perByte != 0)
    return emitOpError() << "dimension " << axis << " of the weight is " << size
                         << ", expected an even number for 4 bits";
  if (isKnown)
    shape[axis] = size / perByte;
  if (failed(checkShape(*this, "q", getQ().getType().getShape(), shape,
                        "the bytes of the weight's elements")))
    return failure();
  // quantize_c2
  for (auto [name, unit] :
       {std::pair("the group", quant.getGroup()),
        {"the run of split", std::max<int64_t>(quant.getRun(), 1)}})
    if (isKnown && size % unit != 0)
      return emitOpError() << "dimension " << axis << " of the weight is "
                           << size << ", expected a multiple of " << unit
                           << ", " << name;
  // quantize_c3
  shape[axis] = isKnown ? size / quant.getGroup() : ShapedType::kDynamic;
  if (failed(checkShape(*this, "the tensor of scales",
                        getScales().getType().getShape(), shape,
                        "the number of groups")))
    return failure();
  // quantize_c4
  if (quant.getZero() != QuantZero::None)
    return emitOpError() << "has zero = " << stringifyQuantZero(quant.getZero())
                         << ", expected none";
  return success();
}

//===----------------------------------------------------------------------===//
// Interfaces
//===----------------------------------------------------------------------===//

/// Sizes that the result's type knows, the others from `like`.
static SmallVector<OpFoldResult> sizesLike(OpBuilder &builder, Location loc,
                                           RankedTensorType type, Value like) {
  SmallVector<OpFoldResult> sizes;
  for (int64_t i = 0; i < type.getRank(); ++i)
    sizes.push_back(type.isDynamicDim(i)
                        ? tensor::getMixedSize(builder, loc, like, i)
                        : builder.getIndexAttr(type.getDimSize(i)));
  return sizes;
}

LogicalResult MergeOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(sizesLike(builder, getLoc(), getType(), getWeight()));
  return success();
}

LogicalResult
DoraScaleOp::reifyResultShapes(OpBuilder &builder,
                               ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(sizesLike(builder, getLoc(), getType(), getMagnitude()));
  return success();
}

LogicalResult
QuantizeOp::reifyResultShapes(OpBuilder &builder,
                              ReifiedRankedShapedTypeDims &shapes) {
  QuantAttr quant = getQuant();
  auto reify = [&](RankedTensorType type, int64_t divisor) {
    SmallVector<OpFoldResult> sizes =
        sizesLike(builder, getLoc(), type, getWeight());
    OpFoldResult &size = sizes[quant.getAxis()];
    if (divisor != 1 && type.isDynamicDim(quant.getAxis()))
      size = affine::makeComposedFoldedAffineApply(
          builder, getLoc(), builder.getAffineDimExpr(0).floorDiv(divisor),
          {size});
    shapes.push_back(std::move(sizes));
  };
  reify(getQ().getType(), quant.getBits() == 4 ? 2 : 1);
  reify(getScales().getType(), quant.getGroup());
  return success();
}
