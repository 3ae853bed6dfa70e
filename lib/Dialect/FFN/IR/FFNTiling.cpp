//===- FFNTiling.cpp - TilingInterface of the operations ------------------===//
//
// Loops are the dimensions of the result and all parallel. The reduction is
// no loop here: without destination operands a tiled reduction would silently
// give its last tile, so it is tiled after decomposition.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <numeric>

using namespace mlir;
using namespace mlir::ffn;

using Sizes = SmallVector<OpFoldResult>;

namespace {
/// A tile of a result: offsets and sizes, one a dimension.
struct Tile {
  OpBuilder &b;
  Operation *op;
  ArrayRef<OpFoldResult> offsets, sizes;

  int64_t rank() const { return offsets.size(); }

  Value slice(Value source, ArrayRef<OpFoldResult> sliceOffsets,
              ArrayRef<OpFoldResult> sliceSizes) const {
    // A slice of a tensor that is known to be empty does not verify: its
    // offset 0 is out of bounds.
    auto type = cast<RankedTensorType>(source.getType());
    if (llvm::is_contained(type.getShape(), 0))
      return tensor::EmptyOp::create(b, op->getLoc(), sliceSizes,
                                     type.getElementType());
    Sizes strides(sliceOffsets.size(), b.getIndexAttr(1));
    return tensor::ExtractSliceOp::create(b, op->getLoc(), source, sliceOffsets,
                                          sliceSizes, strides);
  }
  /// A value of the result's shape.
  Value full(Value source) const {
    return source ? slice(source, offsets, sizes) : Value();
  }
  /// A vector along the last dimension.
  Value last(Value source) const {
    return source ? slice(source, offsets.back(), sizes.back()) : Value();
  }
  /// `[…, in]` with the tile's leading dimensions and all of `in`.
  Value rows(Value x) const {
    Sizes o(offsets), s(sizes);
    o.back() = b.getIndexAttr(0);
    s.back() = tensor::getMixedSize(b, op->getLoc(), x, rank() - 1);
    return slice(x, o, s);
  }
  /// The tile's columns, moved by `shift`, of a weight, or a vector.
  Value weight(Value source, WeightAttr layout, OpFoldResult offset,
               OpFoldResult size) const {
    Sizes o = {offset, b.getIndexAttr(0)};
    Sizes s = {size, tensor::getMixedSize(
                         b, op->getLoc(), source,
                         layout.getLayout() == WeightLayout::OutIn ? 1 : 0)};
    if (layout.getLayout() == WeightLayout::InOut) {
      std::swap(o[0], o[1]);
      std::swap(s[0], s[1]);
    }
    return slice(source, o, s);
  }
  OpFoldResult apply(AffineExpr expr, ArrayRef<OpFoldResult> operands) const {
    return affine::makeComposedFoldedAffineApply(b, op->getLoc(), expr,
                                                 operands);
  }
  OpFoldResult times(OpFoldResult value, int64_t factor) const {
    return apply(b.getAffineDimExpr(0) * factor, value);
  }
  OpFoldResult plus(OpFoldResult x, OpFoldResult y) const {
    return apply(b.getAffineDimExpr(0) + b.getAffineDimExpr(1), {x, y});
  }
};
} // namespace

/// True if `value` is provably a multiple of `divisor`: a constant, the
/// induction variable of a loop that starts at and steps by multiples, or an
/// affine function of such values.
static bool isMultipleOf(OpFoldResult value, int64_t divisor) {
  if (divisor == 1)
    return true;
  if (std::optional<int64_t> constant = getConstantIntValue(value))
    return *constant % divisor == 0;
  auto v = dyn_cast<Value>(value);
  if (!v)
    return false;
  if (auto arg = dyn_cast<BlockArgument>(v)) {
    Operation *parent = arg.getOwner()->getParentOp();
    if (auto loop = dyn_cast<scf::ForOp>(parent))
      return arg == loop.getInductionVar() &&
             isMultipleOf(loop.getLowerBound(), divisor) &&
             isMultipleOf(loop.getStep(), divisor);
    if (auto loop = dyn_cast<scf::ForallOp>(parent)) {
      for (auto [iv, low, step] :
           llvm::zip(loop.getInductionVars(), loop.getMixedLowerBound(),
                     loop.getMixedStep()))
        if (iv == arg)
          return isMultipleOf(low, divisor) && isMultipleOf(step, divisor);
    }
    return false;
  }
  AffineMap map;
  Operation *def = v.getDefiningOp();
  if (auto apply = dyn_cast<affine::AffineApplyOp>(def))
    map = apply.getAffineMap();
  else if (auto min = dyn_cast<affine::AffineMinOp>(def))
    map = min.getAffineMap();
  if (!map)
    return false;
  // A dimension that is a multiple is written as divisor·d.
  SmallVector<AffineExpr> dims, symbols;
  MLIRContext *context = def->getContext();
  for (unsigned i = 0; i < def->getNumOperands(); ++i) {
    bool isDim = i < map.getNumDims();
    AffineExpr expr = isDim
                          ? getAffineDimExpr(i, context)
                          : getAffineSymbolExpr(i - map.getNumDims(), context);
    if (isMultipleOf(def->getOperand(i), divisor))
      expr = expr * divisor;
    (isDim ? dims : symbols).push_back(expr);
  }
  return llvm::all_of(map.getResults(), [&](AffineExpr expr) {
    return simplifyAffineExpr(expr.replaceDimsAndSymbols(dims, symbols),
                              map.getNumDims(), map.getNumSymbols())
        .isMultipleOf(divisor);
  });
}

static LogicalResult checkUncut(const Tile &tile, int64_t dim, int64_t unit,
                                StringRef what) {
  if (isMultipleOf(tile.offsets[dim], unit) &&
      isMultipleOf(tile.sizes[dim], unit))
    return success();
  return tile.op->emitOpError()
         << "cannot be tiled so: a tile of dimension " << dim
         << " has to start at and span multiples of " << unit << ", " << what;
}

static SmallVector<Range> domainOf(OpBuilder &b, Operation *op) {
  ReifiedRankedShapedTypeDims shapes;
  SmallVector<Range> ranges;
  if (failed(cast<ReifyRankedShapedTypeOpInterface>(op).reifyResultShapes(
          b, shapes)))
    return ranges;
  for (OpFoldResult size : shapes[0])
    ranges.push_back({b.getIndexAttr(0), size, b.getIndexAttr(1)});
  return ranges;
}

static TilingResult finish(Operation *tiled) {
  SmallVector<Operation *> slices;
  for (Value operand : tiled->getOperands())
    if (Operation *slice = operand.getDefiningOp<tensor::ExtractSliceOp>())
      slices.push_back(slice);
  return TilingResult{{tiled}, SmallVector<Value>(tiled->getResults()), slices};
}

/// The type of a tile: the result's, with static sizes where they are known.
static Type tileType(Operation *op, ArrayRef<OpFoldResult> sizes) {
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, shape);
  return cast<RankedTensorType>(op->getResult(0).getType()).clone(shape);
}

//===----------------------------------------------------------------------===//
// One tile of each operation
//===----------------------------------------------------------------------===//

static FailureOr<Operation *> tileOp(ActivationOp op, const Tile &tile,
                                     Type type) {
  return ActivationOp::create(tile.b, op.getLoc(), type, tile.full(op.getX()),
                              op.getActAttr(), op.getRoundingAttr())
      .getOperation();
}

static FailureOr<Operation *> tileOp(GluOp op, const Tile &tile, Type type) {
  Value gate, up;
  PackingAttr packing = op.getPackingAttr();
  if (op.getUp()) {
    gate = tile.full(op.getGate());
    up = tile.full(op.getUp());
  } else if (packing.getKind() == PackingKind::Concat) {
    // Two slices, so a tile is the form with two operands.
    Sizes second(tile.offsets);
    OpFoldResult size = tensor::getMixedSize(tile.b, op.getLoc(), op.getGate(),
                                             tile.rank() - 1);
    second.back() =
        tile.plus(second.back(),
                  tile.apply(tile.b.getAffineDimExpr(0).floorDiv(2), size));
    gate = tile.full(op.getGate());
    up = tile.slice(op.getGate(), second, tile.sizes);
    if (packing.getOrder() == PackingOrder::UpGate)
      std::swap(gate, up);
    packing = nullptr;
  } else {
    if (failed(checkUncut(tile, tile.rank() - 1, packing.getBlock(),
                          "the block of the interleaved packing")))
      return failure();
    Sizes offsets(tile.offsets), sizes(tile.sizes);
    offsets.back() = tile.times(offsets.back(), 2);
    sizes.back() = tile.times(sizes.back(), 2);
    gate = tile.slice(op.getGate(), offsets, sizes);
  }
  return GluOp::create(tile.b, op.getLoc(), type, gate, up, op.getUnitAttr(),
                       packing, op.getRoundingAttr())
      .getOperation();
}

static FailureOr<Operation *> tileOp(ScaleOp op, const Tile &tile, Type type) {
  return ScaleOp::create(tile.b, op.getLoc(), type, tile.full(op.getX()),
                         tile.last(op.getScale()), tile.last(op.getBias()),
                         op.getRoundingAttr())
      .getOperation();
}

static FailureOr<Operation *> tileOp(LinearOp op, const Tile &tile, Type type) {
  SmallVector<Value> addends;
  for (Value addend : op.getAddends())
    addends.push_back(tile.full(addend));
  return LinearOp::create(tile.b, op.getLoc(), type, tile.rows(op.getX()),
                          tile.weight(op.getWeight(), op.getLayoutAttr(),
                                      tile.offsets.back(), tile.sizes.back()),
                          tile.last(op.getBias()), addends, op.getLayoutAttr(),
                          op.getRoundingAttr())
      .getOperation();
}

static FailureOr<Operation *> tileOp(GatedLinearOp op, const Tile &tile,
                                     Type type) {
  OpFoldResult first = tile.offsets.back(), size = tile.sizes.back();
  OpFoldResult second = first;
  WeightAttr layout = op.getLayoutAttr(), upLayout = op.getUpLayoutAttr();
  PackingAttr packing = op.getPackingAttr();
  Value weight = op.getWeight(), upWeight = op.getUpWeight();
  Value bias = op.getBias(), upBias = op.getUpBias();
  SmallVector<Value> addends(op.getAddends()), upAddends(op.getUpAddends());

  if (packing && packing.getKind() == PackingKind::Interleaved) {
    if (failed(checkUncut(tile, tile.rank() - 1, packing.getBlock(),
                          "the block of the interleaved packing")))
      return failure();
    first = tile.times(first, 2);
    size = tile.times(size, 2);
  } else if (packing) {
    // A tile of two halves is the form with two weights.
    OpFoldResult out =
        tensor::getMixedSize(tile.b, op.getLoc(), weight,
                             layout.getLayout() == WeightLayout::OutIn ? 0 : 1);
    second = tile.plus(first,
                       tile.apply(tile.b.getAffineDimExpr(0).floorDiv(2), out));
    if (packing.getOrder() == PackingOrder::UpGate)
      std::swap(first, second);
    packing = nullptr;
    upWeight = weight;
    upLayout = layout;
    upBias = bias;
    upAddends = addends;
  }

  auto vectorAt = [&](Value source, OpFoldResult offset) {
    return source ? tile.slice(source, offset, size) : Value();
  };
  auto addendsAt = [&](SmallVectorImpl<Value> &values, OpFoldResult offset) {
    Sizes offsets(tile.offsets), sizes(tile.sizes);
    offsets.back() = offset;
    sizes.back() = size;
    for (Value &value : values)
      value = tile.slice(value, offsets, sizes);
  };
  addendsAt(addends, first);
  addendsAt(upAddends, second);
  return GatedLinearOp::create(
             tile.b, op.getLoc(), type, tile.rows(op.getX()),
             tile.weight(weight, layout, first, size),
             upWeight ? tile.weight(upWeight, upLayout, second, size) : Value(),
             vectorAt(bias, first), vectorAt(upBias, second), addends,
             upAddends, layout, upLayout, op.getUnitAttr(), packing,
             op.getRoundingAttr())
      .getOperation();
}

static FailureOr<Operation *> tileOp(LowRankOp op, const Tile &tile,
                                     Type type) {
  auto outIn = WeightAttr::get(op.getContext(), WeightLayout::OutIn);
  return LowRankOp::create(
             tile.b, op.getLoc(), type, tile.rows(op.getX()), op.getA(),
             tile.weight(op.getB(), outIn, tile.offsets.back(),
                         tile.sizes.back()),
             tile.last(op.getBias()), op.getScaleAttr(), op.getRoundingAttr())
      .getOperation();
}

static FailureOr<Operation *> tileOp(DequantizeOp op, const Tile &tile,
                                     Type type) {
  QuantAttr quant = op.getQuantAttr();
  int64_t axis = quant.getAxis();
  int64_t unit = quant.getGroup();
  if (quant.getBits() == 4)
    unit = std::lcm(unit, std::max<int64_t>(quant.getRun(), 2));
  if (failed(
          checkUncut(tile, axis, unit, "the group (and run) of the integers")))
    return failure();
  auto scaled = [&](int64_t divisor) {
    Sizes offsets(tile.offsets), sizes(tile.sizes);
    AffineExpr expr = tile.b.getAffineDimExpr(0).floorDiv(divisor);
    offsets[axis] = tile.apply(expr, offsets[axis]);
    sizes[axis] = tile.apply(expr, sizes[axis]);
    return std::pair(offsets, sizes);
  };
  auto [byteOffsets, byteSizes] = scaled(quant.getBits() == 4 ? 2 : 1);
  auto [groupOffsets, groupSizes] = scaled(quant.getGroup());
  Value zeros = op.getZeros()
                    ? tile.slice(op.getZeros(), groupOffsets, groupSizes)
                    : Value();
  return DequantizeOp::create(
             tile.b, op.getLoc(), type,
             tile.slice(op.getQ(), byteOffsets, byteSizes),
             tile.slice(op.getScales(), groupOffsets, groupSizes), zeros, quant)
      .getOperation();
}

//===----------------------------------------------------------------------===//
// Interface methods
//===----------------------------------------------------------------------===//

#define FFN_TILING(OpT)                                                        \
  SmallVector<utils::IteratorType> OpT::getLoopIteratorTypes() {               \
    return SmallVector<utils::IteratorType>(getType().getRank(),               \
                                            utils::IteratorType::parallel);    \
  }                                                                            \
  SmallVector<Range> OpT::getIterationDomain(OpBuilder &b) {                   \
    return domainOf(b, *this);                                                 \
  }                                                                            \
  FailureOr<TilingResult> OpT::getTiledImplementation(                         \
      OpBuilder &b, ArrayRef<OpFoldResult> offsets,                            \
      ArrayRef<OpFoldResult> sizes) {                                          \
    Tile tile{b, *this, offsets, sizes};                                       \
    FailureOr<Operation *> tiled =                                             \
        tileOp(*this, tile, tileType(*this, sizes));                           \
    if (failed(tiled))                                                         \
      return failure();                                                        \
    return finish(*tiled);                                                     \
  }                                                                            \
  LogicalResult OpT::getResultTilePosition(                                    \
      OpBuilder &, unsigned, ArrayRef<OpFoldResult> offsets,                   \
      ArrayRef<OpFoldResult> sizes, SmallVector<OpFoldResult> &resultOffsets,  \
      SmallVector<OpFoldResult> &resultSizes) {                                \
    resultOffsets.assign(offsets.begin(), offsets.end());                      \
    resultSizes.assign(sizes.begin(), sizes.end());                            \
    return success();                                                          \
  }                                                                            \
  FailureOr<TilingResult> OpT::generateResultTileValue(                        \
      OpBuilder &b, unsigned, ArrayRef<OpFoldResult> offsets,                  \
      ArrayRef<OpFoldResult> sizes) {                                          \
    return getTiledImplementation(b, offsets, sizes);                          \
  }
FFN_TILING(ActivationOp)
FFN_TILING(GluOp)
FFN_TILING(ScaleOp)
FFN_TILING(LinearOp)
FFN_TILING(GatedLinearOp)
FFN_TILING(LowRankOp)
FFN_TILING(DequantizeOp)
#undef FFN_TILING
