//===- FFNEmitter.h - pieces of decompositions to linalg --------*- C++ -*-===//

#ifndef SWIGLU_LIB_DIALECT_FFN_IR_FFNEMITTER_H
#define SWIGLU_LIB_DIALECT_FFN_IR_FFNEMITTER_H

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn::detail {

using Sizes = SmallVector<OpFoldResult>;

/// Emits the pieces that the decompositions are made of.
struct Emitter {
  OpBuilder &b;
  Location loc;

  static RankedTensorType typeOf(Value value) {
    return cast<RankedTensorType>(value.getType());
  }

  /// The type in which 16-bit values are computed.
  static Type widen(Type type) {
    return is16Bit(type) ? Type(Float32Type::get(type.getContext())) : type;
  }

  /// Converts between floating-point types, rounding once where it narrows.
  Value convert(Value value, Type type) {
    unsigned from = value.getType().getIntOrFloatBitWidth();
    unsigned to = type.getIntOrFloatBitWidth();
    if (from < to)
      return arith::ExtFOp::create(b, loc, type, value);
    if (from == 64 && to == 16)
      value = roundToOddF32(value);
    if (from > to)
      return arith::TruncFOp::create(b, loc, type, value);
    return value;
  }

  /// f64 to f32 such that rounding to 16 bits afterwards is rounding once: an
  /// inexact result gets an odd significand, so that no tie appears that was
  /// none. A direct truncf to 16 bits would be a call of compiler-rt.
  Value roundToOddF32(Value value) {
    Type f32 = b.getF32Type(), f64 = b.getF64Type(), i32 = b.getI32Type();
    auto constant = [&](int32_t number) -> Value {
      return arith::ConstantOp::create(b, loc, b.getI32IntegerAttr(number));
    };
    auto magnitude = [&](Value x) -> Value {
      return math::AbsFOp::create(b, loc, x);
    };
    Value nearest = arith::TruncFOp::create(b, loc, f32, value);
    Value back = arith::ExtFOp::create(b, loc, f64, nearest);
    Value bits = arith::BitcastOp::create(b, loc, i32, nearest);
    // The odd neighbour on the other side of the value; ordered, for NaN.
    Value isInexact = arith::CmpFOp::create(
        b, loc, arith::CmpFPredicate::ONE, back, value);
    Value isBelow =
        arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OLT,
                              magnitude(back), magnitude(value));
    Value step = arith::SelectOp::create(b, loc, isBelow, constant(1),
                                         constant(-1));
    Value neighbour = arith::AddIOp::create(b, loc, bits, step);
    Value isEven = arith::CmpIOp::create(
        b, loc, arith::CmpIPredicate::eq,
        arith::AndIOp::create(b, loc, bits, constant(1)), constant(0));
    Value odd = arith::SelectOp::create(
        b, loc, arith::AndIOp::create(b, loc, isInexact, isEven), neighbour,
        bits);
    return arith::BitcastOp::create(b, loc, f32, odd);
  }

  /// Rounds to `storage` and comes back, if that is asked for.
  Value roundIf(bool isAsked, Value value, Type storage) {
    if (!isAsked || value.getType() == storage)
      return value;
    return convert(convert(value, storage), value.getType());
  }

  Sizes sizesOf(Value value) { return tensor::getMixedSizes(b, loc, value); }

  /// Sizes `[…, last]` with the leading sizes of `x`.
  Sizes sizesLike(Value x, OpFoldResult last) {
    Sizes sizes = sizesOf(x);
    sizes.back() = last;
    return sizes;
  }

  OpFoldResult outSize(Value weight, WeightAttr layout) {
    return tensor::getMixedSize(
        b, loc, weight, layout.getLayout() == WeightLayout::OutIn ? 0 : 1);
  }

  OpFoldResult divide(OpFoldResult size, int64_t divisor) {
    return affine::makeComposedFoldedAffineApply(
        b, loc, b.getAffineDimExpr(0).floorDiv(divisor), {size});
  }

  Value empty(const Sizes &sizes, Type element) {
    return tensor::EmptyOp::create(b, loc, sizes, element);
  }

  /// A generic whose loops are the dimensions of the result, all parallel.
  Value pointwise(ValueRange inputs, ArrayRef<AffineMap> maps,
                  const Sizes &sizes, Type element,
                  function_ref<Value(ValueRange)> body) {
    int64_t rank = sizes.size();
    SmallVector<AffineMap> allMaps(maps);
    allMaps.push_back(b.getMultiDimIdentityMap(rank));
    SmallVector<utils::IteratorType> iterators(rank,
                                               utils::IteratorType::parallel);
    Value init = empty(sizes, element);
    auto generic = linalg::GenericOp::create(
        b, loc, init.getType(), inputs, init, allMaps, iterators,
        [&](OpBuilder &nested, Location nestedLoc, ValueRange args) {
          OpBuilder::InsertionGuard guard(b);
          b.setInsertionPoint(nested.getInsertionBlock(),
                              nested.getInsertionPoint());
          Value result = convert(body(args.drop_back()), element);
          linalg::YieldOp::create(b, nestedLoc, result);
        });
    return generic.getResult(0);
  }

  /// Rank `rank`, last dimension only: the map of a bias.
  AffineMap lastDimMap(int64_t rank) {
    return AffineMap::get(rank, 0, b.getAffineDimExpr(rank - 1));
  }

  /// `x·Wᵀ` (or `x·W`), summed in `acc`.
  Value contract(Value x, Value weight, WeightLayout layout, Type acc) {
    int64_t rank = typeOf(x).getRank();
    int64_t out = rank - 1, k = rank;
    SmallVector<AffineExpr> xExprs, resultExprs, weightExprs;
    for (int64_t i = 0; i + 1 < rank; ++i)
      xExprs.push_back(b.getAffineDimExpr(i));
    resultExprs = xExprs;
    xExprs.push_back(b.getAffineDimExpr(k));
    resultExprs.push_back(b.getAffineDimExpr(out));
    weightExprs = {b.getAffineDimExpr(out), b.getAffineDimExpr(k)};
    if (layout == WeightLayout::InOut)
      std::swap(weightExprs[0], weightExprs[1]);
    MLIRContext *context = b.getContext();
    SmallVector<AffineMap> maps = {
        AffineMap::get(rank + 1, 0, xExprs, context),
        AffineMap::get(rank + 1, 0, weightExprs, context),
        AffineMap::get(rank + 1, 0, resultExprs, context)};
    SmallVector<utils::IteratorType> iterators(rank,
                                               utils::IteratorType::parallel);
    iterators.push_back(utils::IteratorType::reduction);
    OpFoldResult outDim = tensor::getMixedSize(
        b, loc, weight, layout == WeightLayout::OutIn ? 0 : 1);
    Value zero = arith::ConstantOp::create(b, loc, b.getFloatAttr(acc, 0.0));
    Value init =
        linalg::FillOp::create(b, loc, zero, empty(sizesLike(x, outDim), acc))
            .getResult(0);
    auto generic = linalg::GenericOp::create(
        b, loc, init.getType(), ValueRange{x, weight}, init, maps, iterators,
        [&](OpBuilder &nested, Location nestedLoc, ValueRange args) {
          Emitter inner{nested, nestedLoc};
          Value product = arith::MulFOp::create(
              nested, nestedLoc, inner.convert(args[0], acc),
              inner.convert(args[1], acc));
          Value sum =
              arith::AddFOp::create(nested, nestedLoc, args[2], product);
          linalg::YieldOp::create(nested, nestedLoc, sum);
        });
    return generic.getResult(0);
  }
};

} // namespace mlir::ffn::detail

#endif // SWIGLU_LIB_DIALECT_FFN_IR_FFNEMITTER_H
