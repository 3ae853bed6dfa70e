//===- FFNDecomposition.cpp - the meaning of each operation in linalg -----===//
//
// `decomposeOperation` writes an operation as `linalg.generic` on tensors of
// any rank: a contraction over the leading dimensions, `out` and `k`, then one
// elementwise generic for all that follows. Every other road to code must give
// the same numbers (docs/Numerics.md).
//
//===----------------------------------------------------------------------===//

#include "FFNEmitter.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::detail;

namespace {
/// Product, bias and addends of one branch, given as tensors; collected so
/// that one generic can hold the steps after all products.
struct Branch {
  Value product;
  Value bias;
  SmallVector<Value> addends;

  void appendTo(SmallVectorImpl<Value> &inputs, SmallVectorImpl<AffineMap> &maps,
                Emitter &e, int64_t rank) const {
    auto append = [&](Value value, AffineMap map) {
      inputs.push_back(value);
      maps.push_back(map);
    };
    append(product, e.b.getMultiDimIdentityMap(rank));
    if (bias)
      append(bias, e.lastDimMap(rank));
    for (Value addend : addends)
      append(addend, e.b.getMultiDimIdentityMap(rank));
  }

  /// product + bias + addends with the roundings asked for; consumes the
  /// branch's arguments from the front of `args`.
  Value sum(Emitter &e, ValueRange &args, Type wide, Type storage,
            RoundingAttr rounding) const {
    auto next = [&] {
      Value value = e.convert(args.front(), wide);
      args = args.drop_front();
      return value;
    };
    Value value = next();
    if (bias) {
      value = e.roundIf(rounding && rounding.roundsProduct(), value, storage);
      value = arith::AddFOp::create(e.b, e.loc, value, next());
    }
    for (size_t i = 0; i < addends.size(); ++i) {
      value = e.roundIf(rounding && rounding.roundsSum(), value, storage);
      value = arith::AddFOp::create(e.b, e.loc, value, next());
    }
    return value;
  }
};
} // namespace

/// The unit on two wide scalars; the result is in the wide or, with
/// `interior = storage`, in the storage type.
static Value emitRoundedUnit(Emitter &e, GatedUnitAttr unit, RoundingAttr rounding,
                             Type storage, Value gate, Value up) {
  if (rounding && rounding.isInteriorStorage())
    return emitUnit(e.b, e.loc, unit, e.convert(gate, storage),
                    e.convert(up, storage));
  Type roundedAct =
      rounding && rounding.roundsAct() && gate.getType() != storage ? storage
                                                                   : Type();
  return emitUnit(e.b, e.loc, unit, gate, up, roundedAct);
}

/// The two halves of a packed tensor along its last dimension as views, or
/// nothing where blocks of more than one element have to be gathered. Slices
/// of a tensor that is known to be empty do not verify (their offset 0 is out
/// of bounds), so these halves are new empty tensors.
static std::optional<std::pair<Value, Value>>
sliceHalves(Emitter &e, Value packed, PackingAttr packing) {
  if (packing.getKind() == PackingKind::Interleaved && packing.getBlock() != 1)
    return std::nullopt;
  bool isConcat = packing.getKind() == PackingKind::Concat;
  Sizes sizes = e.sizesOf(packed);
  OpFoldResult half = e.divide(sizes.back(), 2);
  sizes.back() = half;
  Sizes offsets(sizes.size(), e.b.getIndexAttr(0));
  Sizes strides(sizes.size(), e.b.getIndexAttr(1));
  if (!isConcat)
    strides.back() = e.b.getIndexAttr(2);
  Value first = tensor::ExtractSliceOp::create(e.b, e.loc, packed, offsets,
                                               sizes, strides);
  offsets.back() = isConcat ? half : OpFoldResult(e.b.getIndexAttr(1));
  Value second = tensor::ExtractSliceOp::create(e.b, e.loc, packed, offsets,
                                                sizes, strides);
  if (packing.getOrder() == PackingOrder::UpGate)
    std::swap(first, second);
  return std::pair(first, second);
}

/// Gathers one half of a tensor that is interleaved in blocks.
static Value gatherHalf(Emitter &e, Value packed, PackingAttr packing,
                        bool isSecond) {
  Sizes sizes = e.sizesOf(packed);
  sizes.back() = e.divide(sizes.back(), 2);
  int64_t rank = sizes.size(), block = packing.getBlock();
  AffineExpr feature = e.b.getAffineDimExpr(0);
  AffineExpr source = feature.floorDiv(block) * (2 * block) + feature % block +
                      (isSecond ? block : 0);
  return e.pointwise({}, {}, sizes, Emitter::typeOf(packed).getElementType(),
                     [&](ValueRange) -> Value {
                       SmallVector<Value> indices;
                       for (int64_t i = 0; i < rank; ++i)
                         indices.push_back(
                             linalg::IndexOp::create(e.b, e.loc, i));
                       indices.back() = affine::AffineApplyOp::create(
                           e.b, e.loc, AffineMap::get(1, 0, source),
                           indices.back());
                       return tensor::ExtractOp::create(e.b, e.loc, packed,
                                                        indices);
                     });
}

/// Gate and up half of a packed tensor; a null value gives two null ones.
static std::pair<Value, Value> splitPacked(Emitter &e, Value packed,
                                           PackingAttr packing) {
  if (!packed)
    return {};
  // The verifier of a slice finds every offset out of bounds along an empty
  // dimension.
  RankedTensorType type = Emitter::typeOf(packed);
  if (llvm::is_contained(type.getShape(), 0)) {
    Sizes sizes = e.sizesOf(packed);
    sizes.back() = e.divide(sizes.back(), 2);
    Value half = e.empty(sizes, type.getElementType());
    return {half, half};
  }
  if (auto halves = sliceHalves(e, packed, packing))
    return *halves;
  bool upFirst = packing.getOrder() == PackingOrder::UpGate;
  return {gatherHalf(e, packed, packing, /*isSecond=*/upFirst),
          gatherHalf(e, packed, packing, /*isSecond=*/!upFirst)};
}

/// The element type in which a product's sum is kept.
static Type accumulatorOf(Type element, RoundingAttr rounding) {
  return rounding && rounding.isAccStorage() ? element
                                             : Emitter::widen(element);
}

//===----------------------------------------------------------------------===//
// Pointwise operations
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<Value>> ActivationOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  int64_t rank = getType().getRank();
  RoundingAttr rounding = getRoundingAttr();
  Value result = e.pointwise(
      getX(), b.getMultiDimIdentityMap(rank), e.sizesOf(getX()),
      getType().getElementType(), [&](ValueRange args) {
        bool inStorage = rounding && rounding.isInteriorStorage();
        Type type = args[0].getType();
        Value x = e.convert(args[0], inStorage ? type : Emitter::widen(type));
        return emitActivation(b, e.loc, getAct(), x);
      });
  return SmallVector<Value>{result};
}

FailureOr<SmallVector<Value>> GluOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  Value gate = getGate(), up = getUp();
  if (!up)
    std::tie(gate, up) = splitPacked(e, gate, getPackingAttr());
  AffineMap map = b.getMultiDimIdentityMap(getType().getRank());
  Type operand = getGate().getType().getElementType();
  Type result = getType().getElementType();
  Type storage = is16Bit(operand) ? operand : result;
  Value value = e.pointwise(
      ValueRange{gate, up}, {map, map}, e.sizesOf(gate), result,
      [&](ValueRange args) {
        Type wide = Emitter::widen(operand);
        return emitRoundedUnit(e, getUnit(), getRoundingAttr(), storage,
                               e.convert(args[0], wide),
                               e.convert(args[1], wide));
      });
  return SmallVector<Value>{value};
}

FailureOr<SmallVector<Value>> ScaleOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  int64_t rank = getType().getRank();
  SmallVector<Value> inputs = {getX(), getScale()};
  SmallVector<AffineMap> maps = {b.getMultiDimIdentityMap(rank),
                                 e.lastDimMap(rank)};
  if (getBias()) {
    inputs.push_back(getBias());
    maps.push_back(e.lastDimMap(rank));
  }
  Type storage = getType().getElementType(), wide = Emitter::widen(storage);
  RoundingAttr rounding = getRoundingAttr();
  Value result = e.pointwise(
      inputs, maps, e.sizesOf(getX()), storage, [&](ValueRange args) -> Value {
        Value value =
            arith::MulFOp::create(b, e.loc, e.convert(args[0], wide),
                                  e.convert(args[1], wide));
        if (!getBias())
          return value;
        value = e.roundIf(rounding && rounding.roundsProduct(), value, storage);
        return arith::AddFOp::create(b, e.loc, value,
                                     e.convert(args[2], wide));
      });
  return SmallVector<Value>{result};
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<Value>> LinearOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  Type storage = getX().getType().getElementType();
  Type wide = Emitter::widen(storage), element = getType().getElementType();
  RoundingAttr rounding = getRoundingAttr();
  Value product =
      e.contract(getX(), getWeight(), getLayout().getLayout(),
                 accumulatorOf(storage, rounding));
  if (!getBias() && getAddends().empty() &&
      Emitter::typeOf(product).getElementType() == element)
    return SmallVector<Value>{product};
  Branch branch{product, getBias(), SmallVector<Value>(getAddends())};
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  branch.appendTo(inputs, maps, e, getType().getRank());
  Value result = e.pointwise(inputs, maps, e.sizesOf(product), element,
                             [&](ValueRange args) {
                               return branch.sum(e, args, wide, storage,
                                                 rounding);
                             });
  return SmallVector<Value>{result};
}

FailureOr<SmallVector<Value>> GatedLinearOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  Type storage = getX().getType().getElementType();
  Type wide = Emitter::widen(storage);
  RoundingAttr rounding = getRoundingAttr();
  Type acc = accumulatorOf(storage, rounding);
  Branch gate, up;
  gate.product =
      e.contract(getX(), getWeight(), getLayout().getLayout(), acc);
  if (getUpWeight()) {
    gate.bias = getBias();
    gate.addends.assign(getAddends().begin(), getAddends().end());
    up.product = e.contract(getX(), getUpWeight(),
                            getUpLayoutAttr().getLayout(), acc);
    up.bias = getUpBias();
    up.addends.assign(getUpAddends().begin(), getUpAddends().end());
  } else {
    PackingAttr packing = getPackingAttr();
    std::tie(gate.product, up.product) = splitPacked(e, gate.product, packing);
    std::tie(gate.bias, up.bias) = splitPacked(e, getBias(), packing);
    for (Value addend : getAddends()) {
      auto [gateHalf, upHalf] = splitPacked(e, addend, packing);
      gate.addends.push_back(gateHalf);
      up.addends.push_back(upHalf);
    }
  }
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  gate.appendTo(inputs, maps, e, getType().getRank());
  up.appendTo(inputs, maps, e, getType().getRank());
  bool roundsLinear = rounding && rounding.roundsLinear();
  Value result = e.pointwise(
      inputs, maps, e.sizesOf(gate.product), storage, [&](ValueRange args) {
        Value g = gate.sum(e, args, wide, storage, rounding);
        Value u = up.sum(e, args, wide, storage, rounding);
        return emitRoundedUnit(e, getUnit(), rounding, storage,
                               e.roundIf(roundsLinear, g, storage),
                               e.roundIf(roundsLinear, u, storage));
      });
  return SmallVector<Value>{result};
}

FailureOr<SmallVector<Value>> LowRankOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  Type storage = getX().getType().getElementType();
  Type wide = Emitter::widen(storage);
  RoundingAttr rounding = getRoundingAttr();
  Type acc = accumulatorOf(storage, rounding);
  int64_t rank = getType().getRank();
  bool roundsLinear = rounding && rounding.roundsLinear();
  AffineMap identity = b.getMultiDimIdentityMap(rank);
  Value inner = e.contract(getX(), getA(), WeightLayout::OutIn, acc);
  if (roundsLinear && acc != storage)
    inner = e.pointwise(inner, identity, e.sizesOf(inner), storage,
                        [](ValueRange args) { return args[0]; });
  Branch branch{e.contract(inner, getB(), WeightLayout::OutIn, acc),
                getBias(),
                {}};
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  branch.appendTo(inputs, maps, e, rank);
  Value result = e.pointwise(
      inputs, maps, e.sizesOf(branch.product), getType().getElementType(),
      [&](ValueRange args) -> Value {
        Value value = branch.sum(e, args, wide, storage, rounding);
        value = e.roundIf(roundsLinear, value, storage);
        FloatAttr attr = b.getFloatAttr(wide, getScale().convertToDouble());
        Value scale = arith::ConstantOp::create(b, e.loc, attr);
        return arith::MulFOp::create(b, e.loc, value, scale);
      });
  return SmallVector<Value>{result};
}

//===----------------------------------------------------------------------===//
// DequantizeOp
//===----------------------------------------------------------------------===//

/// One 4-bit element out of its byte; `shift` (i8) is 0 or 4.
static Value emitNibble(Emitter &e, Value byte, Value shift, bool isSigned) {
  Type i8 = e.b.getIntegerType(8);
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(e.b, e.loc,
                                     e.b.getIntegerAttr(i8, value));
  };
  Value nibble = arith::AndIOp::create(
      e.b, e.loc, arith::ShRUIOp::create(e.b, e.loc, byte, shift),
      constant(15));
  if (!isSigned)
    return nibble;
  // Bit 3 is the sign: (n ^ 8) - 8.
  return arith::SubIOp::create(
      e.b, e.loc, arith::XOrIOp::create(e.b, e.loc, nibble, constant(8)),
      constant(8));
}

/// `q·s`, `(q - z)·s` or `q·s + z` on scalars, in `wide`.
static Value emitDequantized(Emitter &e, QuantAttr quant, Type wide, Value q,
                             Value scale, Value zero) {
  auto toFloat = [&](Value value) -> Value {
    return arith::SIToFPOp::create(e.b, e.loc, wide, value);
  };
  Value value = toFloat(q), s = e.convert(scale, wide);
  if (quant.getZero() == QuantZero::Integer)
    value = arith::SubFOp::create(e.b, e.loc, value, toFloat(zero));
  value = arith::MulFOp::create(e.b, e.loc, value, s);
  if (quant.getZero() == QuantZero::Additive)
    value =
        arith::AddFOp::create(e.b, e.loc, value, e.convert(zero, wide));
  return value;
}

/// Every group is one run of bytes (8 bits), or one run of `split`: the axis
/// is split into groups by reshapes, which cost nothing, and the generic reads
/// and writes whole rows.
static Value dequantizeByRows(DequantizeOp op, Emitter &e, Type wide) {
  QuantAttr quant = op.getQuantAttr();
  OpBuilder &b = e.b;
  int64_t axis = quant.getAxis(), group = quant.getGroup();
  bool isNibble = quant.getBits() == 4;
  Sizes sizes = e.sizesOf(op.getQ());
  int64_t bytes = isNibble ? group / 2 : group;
  OpFoldResult groups = e.divide(sizes[axis], bytes);

  // Loops: (row, group, [half,] i) for axis 1, (group, [half,] i, column) for
  // axis 0.
  SmallVector<ReassociationIndices> split, splitResult;
  Sizes byteSizes, resultSizes;
  for (int64_t dim = 0, position = 0, resultPosition = 0; dim < 2; ++dim) {
    ReassociationIndices indices = {position++}, all = {resultPosition++};
    byteSizes.push_back(dim == axis ? groups : sizes[dim]);
    resultSizes.push_back(byteSizes.back());
    if (dim == axis) {
      if (isNibble) {
        all.push_back(resultPosition++);
        resultSizes.push_back(b.getIndexAttr(2));
      }
      indices.push_back(position++);
      all.push_back(resultPosition++);
      byteSizes.push_back(b.getIndexAttr(bytes));
      resultSizes.push_back(b.getIndexAttr(bytes));
    }
    split.push_back(indices);
    splitResult.push_back(all);
  }
  SmallVector<int64_t> byteShape, resultShape;
  SmallVector<Value> unused;
  dispatchIndexOpFoldResults(byteSizes, unused, byteShape);
  Value q = tensor::ExpandShapeOp::create(
      b, e.loc, op.getQ().getType().clone(byteShape), op.getQ(), split,
      byteSizes);

  unsigned loops = resultSizes.size();
  unsigned half = axis == 1 ? 2 : 1; // only where isNibble
  SmallVector<AffineExpr> qExprs, groupExprs;
  for (unsigned i = 0; i < loops; ++i) {
    if (isNibble && i == half)
      continue;
    qExprs.push_back(b.getAffineDimExpr(i));
  }
  groupExprs = axis == 1 ? SmallVector<AffineExpr>{b.getAffineDimExpr(0),
                                                   b.getAffineDimExpr(1)}
                         : SmallVector<AffineExpr>{b.getAffineDimExpr(0),
                                                   b.getAffineDimExpr(loops - 1)};
  AffineMap groupMap = AffineMap::get(loops, 0, groupExprs, b.getContext());
  SmallVector<Value> inputs = {q, op.getScales()};
  SmallVector<AffineMap> maps = {
      AffineMap::get(loops, 0, qExprs, b.getContext()), groupMap};
  if (op.getZeros()) {
    inputs.push_back(op.getZeros());
    maps.push_back(groupMap);
  }
  Value result = e.pointwise(
      inputs, maps, resultSizes, op.getType().getElementType(),
      [&](ValueRange args) {
        Value value = args[0];
        if (isNibble) {
          Value index = linalg::IndexOp::create(b, e.loc, half);
          Value isHigh =
              arith::IndexCastOp::create(b, e.loc, b.getIntegerType(8), index);
          Value two = arith::ConstantOp::create(
              b, e.loc, b.getIntegerAttr(b.getIntegerType(8), 2));
          value = emitNibble(e, value,
                             arith::ShLIOp::create(b, e.loc, isHigh, two),
                             quant.getZero() == QuantZero::None);
        }
        return emitDequantized(e, quant, wide, value, args[1],
                               op.getZeros() ? args[2] : Value());
      });
  return tensor::CollapseShapeOp::create(b, e.loc, result, splitResult);
}

/// Any order of nibbles and any group: element by element.
static Value dequantizeByElements(DequantizeOp op, Emitter &e, Type wide) {
  QuantAttr quant = op.getQuantAttr();
  OpBuilder &b = e.b;
  int64_t axis = quant.getAxis(), run = quant.getRun();
  ReifiedRankedShapedTypeDims shapes;
  (void)op.reifyResultShapes(b, shapes);
  AffineExpr k = b.getAffineDimExpr(0);
  // Byte and half of element k along the axis.
  AffineExpr byte = k.floorDiv(2), half = k % 2;
  if (quant.getOrder() == NibbleOrder::HighFirst)
    half = 1 - k % 2;
  if (quant.getOrder() == NibbleOrder::Split) {
    byte = k.floorDiv(run) * (run / 2) + k % (run / 2);
    half = (k % run).floorDiv(run / 2);
  }
  return e.pointwise(
      {}, {}, shapes[0], op.getType().getElementType(),
      [&](ValueRange) -> Value {
        SmallVector<Value> at = {linalg::IndexOp::create(b, e.loc, 0),
                                 linalg::IndexOp::create(b, e.loc, 1)};
        Value position = at[axis];
        auto apply = [&](AffineExpr expr) -> Value {
          return affine::AffineApplyOp::create(
              b, e.loc, AffineMap::get(1, 0, expr), position);
        };
        auto read = [&](Value tensor, Value index) -> Value {
          SmallVector<Value> indices = at;
          indices[axis] = index;
          return tensor::ExtractOp::create(b, e.loc, tensor, indices);
        };
        Value q = read(op.getQ(), apply(byte));
        Value shift = arith::IndexCastOp::create(
            b, e.loc, b.getIntegerType(8), apply(half * 4));
        q = emitNibble(e, q, shift, quant.getZero() == QuantZero::None);
        Value group = apply(k.floorDiv(quant.getGroup()));
        return emitDequantized(e, quant, wide, q, read(op.getScales(), group),
                               op.getZeros() ? read(op.getZeros(), group)
                                             : Value());
      });
}

FailureOr<SmallVector<Value>> DequantizeOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  QuantAttr quant = getQuantAttr();
  bool isDouble = getType().getElementType().isF64() ||
                  getScales().getType().getElementType().isF64();
  Type wide = isDouble ? Type(b.getF64Type()) : Type(b.getF32Type());
  bool isByRows = quant.getBits() == 8 ||
                  (quant.getOrder() == NibbleOrder::Split &&
                   quant.getRun() == quant.getGroup());
  return SmallVector<Value>{isByRows ? dequantizeByRows(*this, e, wide)
                                     : dequantizeByElements(*this, e, wide)};
}
