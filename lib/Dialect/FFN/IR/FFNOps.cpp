//===- FFNOps.cpp - verifiers and shape inference -------------------------===//
//
// A comment such as `linear_c2` marks the check of constraint C2 in the
// operation's description (FFNOps.td); invalid.mlir and invalid-products.mlir
// in test/Dialect/FFN have a function of that name for each.
//
//===----------------------------------------------------------------------===//

#include "FFNChecks.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <limits>
#include <numeric>

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::detail;

#define GET_OP_CLASSES
#include "swiglu/Dialect/FFN/IR/FFNOps.cpp.inc"

bool ffn::is16Bit(Type type) { return isa<Float16Type, BFloat16Type>(type); }

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

static LogicalResult checkHasFeatures(Operation *op, StringRef what,
                                      Value value) {
  if (typeOf(value).getRank() >= 1)
    return success();
  return op->emitOpError() << what
                           << " has the rank 0, expected at least 1 (the "
                              "feature dimension)";
}

/// The element type of `result` is that of the operand, or 16 bits from f32.
static LogicalResult checkNarrowing(Operation *op, Type result, Type operand) {
  if (result == operand || (operand.isF32() && is16Bit(result)))
    return success();
  InFlightDiagnostic diag = op->emitOpError();
  diag << "the result has the element type " << result << ", expected "
       << operand;
  MLIRContext *context = op->getContext();
  if (operand.isF32())
    diag << ", " << Type(Float16Type::get(context)) << " or "
         << Type(BFloat16Type::get(context));
  return diag;
}

template <typename OpT>
static LogicalResult checkRounding(OpT op) {
  static constexpr StringLiteral names[] = {"acc",    "product",  "sum",
                                            "linear", "interior", "act"};
  unsigned expected = op.getRoundingMask();
  RoundingAttr rounding = op.getRoundingAttr();
  unsigned found = rounding ? rounding.getMask() : 0;
  if (rounding && expected == 0)
    return op.emitOpError() << "has rounding " << rounding
                            << ", but no step that rounds to 16 bits";
  if (!rounding && expected == 0)
    return success();
  for (unsigned i = 0; i < RoundingAttr::NumFields; ++i) {
    bool isExpected = expected >> i & 1, isFound = found >> i & 1;
    if (isExpected != isFound)
      return op.emitOpError() << (isExpected ? "needs '" : "has no step for '")
                              << names[i] << "' in its rounding";
  }
  return success();
}

/// `interior = storage` rounds to the operand's type, so that has to be 16-bit.
static LogicalResult checkInterior(Operation *op, RoundingAttr rounding,
                                   Type operand) {
  if (!rounding || !rounding.isInteriorStorage() || is16Bit(operand))
    return success();
  return op->emitOpError() << "rounding has interior = storage, but the operand"
                              " has the element type "
                           << operand << ", expected f16 or bf16";
}

static LogicalResult checkPacked(Operation *op, const Twine &what, int64_t size,
                                 PackingAttr packing) {
  if (ShapedType::isDynamic(size))
    return success();
  int64_t unit =
      packing.getKind() == PackingKind::Concat ? 2 : 2 * packing.getBlock();
  if (size % unit == 0)
    return success();
  return op->emitOpError() << what << " is " << size
                           << ", expected a multiple of " << unit
                           << " for packing " << packing;
}

static int64_t halve(int64_t size) {
  return ShapedType::isDynamic(size) ? size : size / 2;
}

static int64_t outSize(Value weight, WeightAttr layout) {
  return typeOf(weight).getDimSize(
      layout.getLayout() == WeightLayout::OutIn ? 0 : 1);
}

static int64_t inSize(Value weight, WeightAttr layout) {
  return typeOf(weight).getDimSize(
      layout.getLayout() == WeightLayout::OutIn ? 1 : 0);
}

static SmallVector<int64_t> withLast(ArrayRef<int64_t> shape, int64_t last) {
  SmallVector<int64_t> result(shape);
  result.back() = last;
  return result;
}

static unsigned productMask(bool isRounded, bool hasBias, bool hasAddend) {
  if (!isRounded)
    return 0;
  return 1u << RoundingAttr::Acc | unsigned(hasBias) << RoundingAttr::Product |
         unsigned(hasAddend) << RoundingAttr::Sum;
}

/// Weight, bias and addends of one branch of a product: shapes and elements.
/// `in` and `shape` hold what is known of the last dimension of x and of the
/// product's shape; what the branch knows is added.
static LogicalResult checkBranch(Operation *op, StringRef branch, Value x,
                                 Value weight, WeightAttr layout, Value bias,
                                 ValueRange addends, int64_t &in,
                                 MutableArrayRef<int64_t> shape) {
  RankedTensorType xType = typeOf(x);
  std::string prefix = branch.empty() ? "" : branch.str() + " ";
  std::string weightName = "the " + prefix + "weight";
  if (failed(checkRank(op, weightName, weight, 2)) ||
      failed(checkSize(op, "the in dimension of " + Twine(weightName),
                       inSize(weight, layout), in,
                       "the last dimension of x")) ||
      failed(checkSize(op, "the out dimension of " + Twine(weightName),
                       outSize(weight, layout), shape.back(),
                       "the out dimension of the gate weight")) ||
      failed(checkElement(op, weightName, typeOf(weight).getElementType(),
                          xType.getElementType(), /*mayBeF32=*/false)))
    return failure();
  if (bias) {
    std::string biasName = "the " + prefix + "bias";
    if (failed(checkRank(op, biasName, bias, 1)) ||
        failed(checkSize(op, "the size of " + Twine(biasName),
                         typeOf(bias).getDimSize(0), shape.back(),
                         "the out dimension of " + Twine(weightName))) ||
        failed(checkElement(op, biasName, typeOf(bias).getElementType(),
                            xType.getElementType(), /*mayBeF32=*/true)))
      return failure();
  }
  for (auto [i, addend] : llvm::enumerate(addends)) {
    std::string addendName = prefix + "addend " + std::to_string(i);
    if (failed(checkShape(op, addendName, typeOf(addend).getShape(), shape,
                          "the shape of the product")) ||
        failed(checkElement(op, addendName, typeOf(addend).getElementType(),
                            xType.getElementType(), /*mayBeF32=*/true)))
      return failure();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// ActivationOp
//===----------------------------------------------------------------------===//

unsigned ActivationOp::getRoundingMask() {
  return unsigned(is16Bit(getX().getType().getElementType()) ||
                  is16Bit(getType().getElementType()))
         << RoundingAttr::Interior;
}

LogicalResult ActivationOp::verify() {
  Type element = getX().getType().getElementType();
  SmallVector<int64_t> shape(getX().getType().getShape());
  // activation_c1
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of x")))
    return failure();
  // activation_c2
  if (failed(checkNarrowing(*this, getType().getElementType(), element)))
    return failure();
  // activation_c3
  if (failed(checkRounding(*this)))
    return failure();
  return checkInterior(*this, getRoundingAttr(), element);
}

static FailureOr<Type> inferType(ActivationOp::Adaptor op) {
  return op.getX().getType();
}

//===----------------------------------------------------------------------===//
// GluOp
//===----------------------------------------------------------------------===//

unsigned GluOp::getRoundingMask() {
  bool isRounded = is16Bit(getGate().getType().getElementType()) ||
                   is16Bit(getType().getElementType());
  return unsigned(isRounded) << RoundingAttr::Interior |
         unsigned(isRounded) << RoundingAttr::ActField;
}

LogicalResult GluOp::verify() {
  RankedTensorType gate = getGate().getType();
  // glu_c1
  if (getUp()) {
    if (getPackingAttr())
      return emitOpError() << "has two operands and packing "
                           << getPackingAttr() << ", expected one of the two";
    if (getUp().getType() != gate)
      return emitOpError() << "the up operand has the type "
                           << getUp().getType() << ", expected " << gate
                           << ", the type of the gate operand";
  } else {
    if (!getPackingAttr())
      return emitOpError(
          "has one operand and no packing, expected one of the two");
    if (failed(checkHasFeatures(*this, "the packed operand", getGate())) ||
        failed(checkPacked(*this, "the last dimension of the packed operand",
                           gate.getShape().back(), getPackingAttr())))
      return failure();
  }
  // glu_c2
  SmallVector<int64_t> shape(gate.getShape());
  if (!getUp())
    shape.back() = halve(shape.back());
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of the unit")))
    return failure();
  // glu_c3
  if (failed(checkNarrowing(*this, getType().getElementType(),
                            gate.getElementType())))
    return failure();
  // glu_c4
  if (failed(checkRounding(*this)))
    return failure();
  return checkInterior(*this, getRoundingAttr(), gate.getElementType());
}

static FailureOr<Type> inferType(GluOp::Adaptor op) {
  RankedTensorType gate = typeOf(op.getGate());
  if (op.getUp())
    return Type(gate);
  if (gate.getRank() < 1)
    return failure();
  return Type(
      gate.clone(withLast(gate.getShape(), halve(gate.getShape().back()))));
}

//===----------------------------------------------------------------------===//
// ScaleOp
//===----------------------------------------------------------------------===//

unsigned ScaleOp::getRoundingMask() {
  return unsigned(is16Bit(getX().getType().getElementType()) && getBias())
         << RoundingAttr::Product;
}

LogicalResult ScaleOp::verify() {
  RankedTensorType x = getX().getType();
  SmallVector<int64_t> shape(x.getShape());
  // scale_c1
  if (failed(checkHasFeatures(*this, "x", getX())) ||
      failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of x")) ||
      failed(checkElement(*this, "the result", getType().getElementType(),
                          x.getElementType(), /*mayBeF32=*/false)))
    return failure();
  for (auto [name, value] :
       {std::pair("the scale", Value(getScale())), {"the bias", getBias()}}) {
    if (!value)
      continue;
    // scale_c2
    if (failed(checkRank(*this, name, value, 1)) ||
        failed(checkSize(*this, Twine("the size of ") + name,
                         typeOf(value).getDimSize(0), shape.back(),
                         "the last dimension of x")))
      return failure();
    // scale_c3
    if (failed(checkElement(*this, name, typeOf(value).getElementType(),
                            x.getElementType(), /*mayBeF32=*/true)))
      return failure();
  }
  // scale_c4
  return checkRounding(*this);
}

static FailureOr<Type> inferType(ScaleOp::Adaptor op) {
  return op.getX().getType();
}

//===----------------------------------------------------------------------===//
// LinearOp
//===----------------------------------------------------------------------===//

unsigned LinearOp::getRoundingMask() {
  return productMask(is16Bit(getX().getType().getElementType()),
                     static_cast<bool>(getBias()), !getAddends().empty());
}

LogicalResult LinearOp::verify() {
  if (failed(checkSegments(*this, getProperties().operandSegmentSizes,
                           /*required=*/2)))
    return failure();
  RankedTensorType x = getX().getType();
  // linear_c1
  if (failed(checkHasFeatures(*this, "x", getX())))
    return failure();
  int64_t in = x.getShape().back();
  SmallVector<int64_t> shape = withLast(x.getShape(), ShapedType::kDynamic);
  // linear_c1, linear_c2, linear_c4, linear_c5 (operands)
  if (failed(checkBranch(*this, "", getX(), getWeight(), getLayoutAttr(),
                         getBias(), getAddends(), in, shape)))
    return failure();
  // linear_c3
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of the product")))
    return failure();
  // linear_c5 (result)
  if (failed(checkElement(*this, "the result", getType().getElementType(),
                          x.getElementType(), /*mayBeF32=*/true)))
    return failure();
  // linear_c6
  return checkRounding(*this);
}

static FailureOr<Type> inferProduct(Value x, Value weight, WeightAttr layout,
                                    bool isPacked) {
  RankedTensorType type = typeOf(x);
  if (!layout || type.getRank() < 1 || typeOf(weight).getRank() != 2)
    return failure();
  int64_t out = outSize(weight, layout);
  return Type(
      type.clone(withLast(type.getShape(), isPacked ? halve(out) : out)));
}

static FailureOr<Type> inferType(LinearOp::Adaptor op) {
  return inferProduct(op.getX(), op.getWeight(), op.getProperties().layout,
                      /*isPacked=*/false);
}

//===----------------------------------------------------------------------===//
// GatedLinearOp
//===----------------------------------------------------------------------===//

unsigned GatedLinearOp::getRoundingMask() {
  bool isRounded = is16Bit(getX().getType().getElementType());
  unsigned mask = productMask(isRounded, getBias() || getUpBias(),
                              !getAddends().empty() || !getUpAddends().empty());
  if (isRounded)
    mask |= 1u << RoundingAttr::Linear | 1u << RoundingAttr::Interior |
            1u << RoundingAttr::ActField;
  return mask;
}

LogicalResult GatedLinearOp::verify() {
  if (failed(checkSegments(*this, getProperties().operandSegmentSizes,
                           /*required=*/2)))
    return failure();
  RankedTensorType x = getX().getType();
  bool isPacked = !getUpWeight();
  // gated_linear_c5
  if (isPacked != static_cast<bool>(getPackingAttr()))
    return emitOpError() << (isPacked ? "has one weight and no packing"
                                      : "has two weights and packing")
                         << ", expected one of the two";
  if (isPacked && (getUpBias() || !getUpAddends().empty()))
    return emitOpError("has one weight, but a bias or addend of an up branch");
  if (isPacked == static_cast<bool>(getUpLayoutAttr()))
    return emitOpError("needs a layout for each weight, and for no other");
  // gated_linear_c1
  if (failed(checkHasFeatures(*this, "x", getX())))
    return failure();
  int64_t in = x.getShape().back();
  SmallVector<int64_t> shape = withLast(x.getShape(), ShapedType::kDynamic);
  // gated_linear_c1, gated_linear_c2, gated_linear_c3 (weights),
  // gated_linear_c4, gated_linear_c6
  if (failed(checkBranch(*this, isPacked ? "" : "gate", getX(), getWeight(),
                         getLayoutAttr(), getBias(), getAddends(), in,
                         shape)) ||
      (!isPacked &&
       failed(checkBranch(*this, "up", getX(), getUpWeight(), getUpLayoutAttr(),
                          getUpBias(), getUpAddends(), in, shape))))
    return failure();
  // gated_linear_c3
  if (isPacked) {
    if (failed(checkPacked(*this, "the out dimension of the weight",
                           shape.back(), getPackingAttr())))
      return failure();
    shape.back() = halve(shape.back());
  }
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of the unit")))
    return failure();
  // gated_linear_c6 (result)
  if (failed(checkElement(*this, "the result", getType().getElementType(),
                          x.getElementType(), /*mayBeF32=*/false)))
    return failure();
  // gated_linear_c7
  return checkRounding(*this);
}

static FailureOr<Type> inferType(GatedLinearOp::Adaptor op) {
  return inferProduct(op.getX(), op.getWeight(), op.getProperties().layout,
                      /*isPacked=*/!op.getUpWeight());
}

//===----------------------------------------------------------------------===//
// LowRankOp
//===----------------------------------------------------------------------===//

unsigned LowRankOp::getRoundingMask() {
  bool isRounded = is16Bit(getX().getType().getElementType());
  return productMask(isRounded, static_cast<bool>(getBias()), false) |
         unsigned(isRounded) << RoundingAttr::Linear;
}

LogicalResult LowRankOp::verify() {
  RankedTensorType x = getX().getType();
  // low_rank_c1
  if (failed(checkHasFeatures(*this, "x", getX())) ||
      failed(checkRank(*this, "a", getA(), 2)) ||
      failed(checkRank(*this, "b", getB(), 2)))
    return failure();
  // low_rank_c2
  int64_t in = x.getShape().back(), r = getA().getType().getDimSize(0);
  if (failed(checkSize(*this, "the in dimension of a",
                       getA().getType().getDimSize(1), in,
                       "the last dimension of x")) ||
      failed(checkSize(*this, "the rank dimension of b",
                       getB().getType().getDimSize(1), r,
                       "the rank dimension of a")))
    return failure();
  // low_rank_c3
  SmallVector<int64_t> shape =
      withLast(x.getShape(), getB().getType().getDimSize(0));
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of the product")))
    return failure();
  if (getBias() && (failed(checkRank(*this, "the bias", getBias(), 1)) ||
                    failed(checkSize(*this, "the size of the bias",
                                     getBias().getType().getDimSize(0),
                                     shape.back(), "the out dimension of b"))))
    return failure();
  // low_rank_c4
  for (auto [name, value] : {std::pair("a", Value(getA())), {"b", getB()}})
    if (failed(checkElement(*this, name, typeOf(value).getElementType(),
                            x.getElementType(), /*mayBeF32=*/false)))
      return failure();
  if (getBias() && failed(checkElement(*this, "the bias",
                                       getBias().getType().getElementType(),
                                       x.getElementType(), /*mayBeF32=*/true)))
    return failure();
  if (failed(checkElement(*this, "the result", getType().getElementType(),
                          x.getElementType(), /*mayBeF32=*/true)))
    return failure();
  if (!getScale().isFinite())
    return emitOpError() << "the scale is " << getScale().convertToDouble()
                         << ", expected a finite number";
  // low_rank_c5
  return checkRounding(*this);
}

static FailureOr<Type> inferType(LowRankOp::Adaptor op) {
  RankedTensorType x = typeOf(op.getX());
  if (x.getRank() < 1 || typeOf(op.getB()).getRank() != 2)
    return failure();
  return Type(x.clone(withLast(x.getShape(), typeOf(op.getB()).getDimSize(0))));
}

//===----------------------------------------------------------------------===//
// DequantizeOp
//===----------------------------------------------------------------------===//

/// The largest `axis` of a tensor of 4-bit elements, in bytes.
static constexpr int64_t kMaxBytes = std::numeric_limits<int64_t>::max() / 2;

static SmallVector<int64_t> elementShape(Value q, QuantAttr quant) {
  SmallVector<int64_t> shape(typeOf(q).getShape());
  int64_t &size = shape[quant.getAxis()];
  if (quant.getBits() == 4 && !ShapedType::isDynamic(size) && size <= kMaxBytes)
    size *= 2;
  return shape;
}

LogicalResult DequantizeOp::verify() {
  QuantAttr quant = getQuantAttr();
  int64_t axis = quant.getAxis();
  // dequantize_c1
  if (failed(checkRank(*this, "q", getQ(), 2)) ||
      failed(checkRank(*this, "the result", getResult(), 2)))
    return failure();
  int64_t bytes = getQ().getType().getDimSize(axis);
  if (quant.getBits() == 4 && bytes > kMaxBytes)
    return emitOpError() << "dimension " << axis << " of q is " << bytes
                         << ", expected at most " << kMaxBytes;
  SmallVector<int64_t> shape = elementShape(getQ(), quant);
  if (failed(checkShape(*this, "the result", getType().getShape(), shape,
                        "the shape of the elements of q")))
    return failure();
  int64_t size = shape[axis];
  if (quant.getBits() == 4 && !ShapedType::isDynamic(size) && size % 2 != 0)
    return emitOpError() << "dimension " << axis << " of the result is " << size
                         << ", expected an even number for 4 bits";
  // dequantize_c2
  for (auto [name, unit] :
       {std::pair("the group", quant.getGroup()),
        {"the run of split", std::max<int64_t>(quant.getRun(), 1)}})
    if (!ShapedType::isDynamic(size) && size % unit != 0)
      return emitOpError() << "dimension " << axis << " of the result is "
                           << size << ", expected a multiple of " << unit
                           << ", " << name;
  // dequantize_c3
  if (!ShapedType::isDynamic(size))
    shape[axis] = size / quant.getGroup();
  if (failed(checkShape(*this, "the tensor of scales",
                        getScales().getType().getShape(), shape,
                        "the number of groups")))
    return failure();
  if (getZeros() && failed(checkShape(*this, "the tensor of zeros",
                                      typeOf(getZeros()).getShape(), shape,
                                      "the number of groups")))
    return failure();
  // dequantize_c4
  if ((quant.getZero() != QuantZero::None) != static_cast<bool>(getZeros()))
    return emitOpError() << (getZeros() ? "has zeros, but zero = none"
                                        : "needs zeros for zero = ")
                         << (getZeros() ? ""
                                        : stringifyQuantZero(quant.getZero()));
  if (!getZeros())
    return success();
  Type element = typeOf(getZeros()).getElementType();
  Type expected = quant.getZero() == QuantZero::Integer
                      ? Type(IntegerType::get(getContext(), 8))
                      : getScales().getType().getElementType();
  return checkElement(*this, "the tensor of zeros", element, expected,
                      /*mayBeF32=*/false);
}

/// The result's element type is the scales' where nothing else says it.
static FailureOr<Type> inferType(DequantizeOp::Adaptor op) {
  QuantAttr quant = op.getProperties().quant;
  if (!quant || typeOf(op.getQ()).getRank() != 2)
    return failure();
  return Type(RankedTensorType::get(elementShape(op.getQ(), quant),
                                    typeOf(op.getScales()).getElementType()));
}

//===----------------------------------------------------------------------===//
// Interfaces
//===----------------------------------------------------------------------===//

/// The dynamic sizes of a result `[…, out]`: leading sizes from `x`, the last
/// one from `last`.
static LogicalResult reify(OpBuilder &builder, Operation *op, Value x,
                           function_ref<OpFoldResult()> last,
                           ReifiedRankedShapedTypeDims &shapes) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<OpFoldResult> sizes;
  for (int64_t i = 0; i < type.getRank(); ++i) {
    if (!type.isDynamicDim(i))
      sizes.push_back(builder.getIndexAttr(type.getDimSize(i)));
    else if (i + 1 < type.getRank() || !last)
      sizes.push_back(tensor::getMixedSize(builder, op->getLoc(), x, i));
    else
      sizes.push_back(last());
  }
  shapes.push_back(std::move(sizes));
  return success();
}

static OpFoldResult halfOf(OpBuilder &builder, Location loc,
                           OpFoldResult size) {
  AffineExpr expr = builder.getAffineDimExpr(0).floorDiv(2);
  return affine::makeComposedFoldedAffineApply(builder, loc, expr, {size});
}

LogicalResult
ActivationOp::reifyResultShapes(OpBuilder &builder,
                                ReifiedRankedShapedTypeDims &shapes) {
  return reify(builder, *this, getX(), nullptr, shapes);
}

LogicalResult GluOp::reifyResultShapes(OpBuilder &builder,
                                       ReifiedRankedShapedTypeDims &shapes) {
  if (getUp())
    return reify(builder, *this, getGate(), nullptr, shapes);
  auto last = [&] {
    return halfOf(builder, getLoc(),
                  tensor::getMixedSize(builder, getLoc(), getGate(),
                                       getGate().getType().getRank() - 1));
  };
  return reify(builder, *this, getGate(), last, shapes);
}

LogicalResult ScaleOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  return reify(builder, *this, getX(), nullptr, shapes);
}

LogicalResult LinearOp::reifyResultShapes(OpBuilder &builder,
                                          ReifiedRankedShapedTypeDims &shapes) {
  auto last = [&] {
    bool isOutIn = getLayout().getLayout() == WeightLayout::OutIn;
    return tensor::getMixedSize(builder, getLoc(), getWeight(),
                                isOutIn ? 0 : 1);
  };
  return reify(builder, *this, getX(), last, shapes);
}

LogicalResult
GatedLinearOp::reifyResultShapes(OpBuilder &builder,
                                 ReifiedRankedShapedTypeDims &shapes) {
  auto last = [&] {
    bool isOutIn = getLayout().getLayout() == WeightLayout::OutIn;
    OpFoldResult out =
        tensor::getMixedSize(builder, getLoc(), getWeight(), isOutIn ? 0 : 1);
    return getUpWeight() ? out : halfOf(builder, getLoc(), out);
  };
  return reify(builder, *this, getX(), last, shapes);
}

LogicalResult
LowRankOp::reifyResultShapes(OpBuilder &builder,
                             ReifiedRankedShapedTypeDims &shapes) {
  auto last = [&] {
    return tensor::getMixedSize(builder, getLoc(), getB(), 0);
  };
  return reify(builder, *this, getX(), last, shapes);
}

LogicalResult
DequantizeOp::reifyResultShapes(OpBuilder &builder,
                                ReifiedRankedShapedTypeDims &shapes) {
  SmallVector<OpFoldResult> sizes;
  for (int64_t i = 0; i < 2; ++i) {
    if (!getType().isDynamicDim(i)) {
      sizes.push_back(builder.getIndexAttr(getType().getDimSize(i)));
      continue;
    }
    OpFoldResult size = tensor::getMixedSize(builder, getLoc(), getQ(), i);
    if (getQuant().getBits() == 4 && getQuant().getAxis() == i)
      size = affine::makeComposedFoldedAffineApply(
          builder, getLoc(), builder.getAffineDimExpr(0) * 2, {size});
    sizes.push_back(size);
  }
  shapes.push_back(std::move(sizes));
  return success();
}

/// The result type by an operation's `inferType`. Called before any verifier,
/// by the C API too: operands may have any type and attributes may be missing.
template <typename AdaptorT>
static LogicalResult inferInto(AdaptorT op, std::optional<Location> loc,
                               StringRef name, SmallVectorImpl<Type> &types) {
  bool isComplete = llvm::all_of(op.getOperands(), [](Value v) {
    return isa<RankedTensorType>(v.getType());
  });
  if constexpr (std::is_same_v<AdaptorT, LinearOp::Adaptor> ||
                std::is_same_v<AdaptorT, GatedLinearOp::Adaptor>) {
    ArrayRef<int32_t> sizes = op.getProperties().operandSegmentSizes;
    isComplete &= sizes[0] == 1 && sizes[1] == 1 &&
                  llvm::all_of(sizes, [](int32_t size) { return size >= 0; }) &&
                  std::accumulate(sizes.begin(), sizes.end(), size_t(0)) ==
                      op.getOperands().size();
  }
  FailureOr<Type> type = failure();
  if (isComplete)
    type = inferType(op);
  if (failed(type))
    return emitOptionalError(loc, "'", name,
                             "' op has no result type for these operands");
  types.push_back(*type);
  return success();
}

// `inferReturnTypes` gives the type that a builder would choose;
// `refineReturnTypes`, which the verifier calls, accepts any given type, since
// `verify` above compares it with the operands and says more when it differs.
#define FFN_INFER_TYPES(OpT, OPERANDS)                                         \
  LogicalResult OpT::inferReturnTypes(                                         \
      MLIRContext *, std::optional<Location> loc, ValueRange operands,         \
      DictionaryAttr attributes, OpaqueProperties properties,                  \
      RegionRange regions, SmallVectorImpl<Type> &types) {                     \
    if (operands.size() < OPERANDS)                                            \
      return emitOptionalError(loc, "'", getOperationName(),                   \
                               "' op has too few operands");                   \
    Adaptor op(operands, attributes, properties, regions);                     \
    return inferInto(op, loc, getOperationName(), types);                      \
  }                                                                            \
  LogicalResult OpT::refineReturnTypes(                                        \
      MLIRContext *context, std::optional<Location> loc, ValueRange operands,  \
      DictionaryAttr attributes, OpaqueProperties properties,                  \
      RegionRange regions, SmallVectorImpl<Type> &types) {                     \
    if (!types.empty())                                                        \
      return success();                                                        \
    return inferReturnTypes(context, loc, operands, attributes, properties,    \
                            regions, types);                                   \
  }
FFN_INFER_TYPES(ActivationOp, 1)
FFN_INFER_TYPES(GluOp, 1)
FFN_INFER_TYPES(ScaleOp, 2)
FFN_INFER_TYPES(LinearOp, 2)
FFN_INFER_TYPES(GatedLinearOp, 2)
FFN_INFER_TYPES(LowRankOp, 3)
FFN_INFER_TYPES(DequantizeOp, 2)
#undef FFN_INFER_TYPES
