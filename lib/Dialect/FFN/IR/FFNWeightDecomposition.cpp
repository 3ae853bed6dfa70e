//===- FFNWeightDecomposition.cpp - work on weights in linalg -------------===//
//
// Everything in f64. Merging is one contraction for each pair of low-rank
// factors, then one elementwise generic with the only rounding.
//
//===----------------------------------------------------------------------===//

#include "FFNEmitter.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::detail;

namespace {
/// W + Σ scale·B·A, element by element in the loops of W as it is stored.
struct Sum {
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  SmallVector<double> scales;

  /// `a` is empty for a bias.
  Sum(Emitter &e, Value weight, ValueRange b, ValueRange a,
      ArrayRef<double> scales, WeightLayout layout)
      : inputs{weight}, scales(scales) {
    int64_t rank = Emitter::typeOf(weight).getRank();
    AffineMap identity = e.b.getMultiDimIdentityMap(rank), added = identity;
    // A product is `[out, in]`, the form that every road knows.
    if (layout == WeightLayout::InOut)
      added = AffineMap::getPermutationMap(ArrayRef<unsigned>{1, 0},
                                           e.b.getContext());
    maps.push_back(identity);
    for (size_t i = 0; i < b.size(); ++i) {
      inputs.push_back(a.empty() ? b[i]
                                 : e.contract(b[i], a[i], WeightLayout::InOut,
                                              e.b.getF64Type()));
      maps.push_back(added);
    }
  }

  /// Consumes its arguments from the front of `args`.
  Value emit(Emitter &e, ValueRange &args) const {
    Type f64 = e.b.getF64Type();
    auto next = [&] {
      Value value = e.convert(args.front(), f64);
      args = args.drop_front();
      return value;
    };
    Value sum = next();
    for (double scale : scales) {
      Value factor =
          arith::ConstantOp::create(e.b, e.loc, e.b.getF64FloatAttr(scale));
      Value term = arith::MulFOp::create(e.b, e.loc, next(), factor);
      sum = arith::AddFOp::create(e.b, e.loc, sum, term);
    }
    return sum;
  }
};
} // namespace

FailureOr<SmallVector<Value>> MergeOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  Sum sum(e, getWeight(), getB(), getA(), getScaleFactors(),
          getLayout().getLayout());
  int64_t rank = getType().getRank();
  int64_t out = getLayout().getLayout() == WeightLayout::OutIn ? 0 : 1;
  SmallVector<Value> inputs = sum.inputs;
  SmallVector<AffineMap> maps = sum.maps;
  auto append = [&](ValueRange factors, int64_t dim) {
    llvm::append_range(inputs, factors);
    maps.append(factors.size(),
                AffineMap::get(rank, 0, b.getAffineDimExpr(dim)));
  };
  append(getRows(), out);
  append(getColumns(), 1 - out);
  Value result =
      e.pointwise(inputs, maps, e.sizesOf(getWeight()),
                  getType().getElementType(), [&](ValueRange args) {
                    Value value = sum.emit(e, args);
                    for (Value factor : args)
                      value = arith::MulFOp::create(
                          b, e.loc, value, e.convert(factor, b.getF64Type()));
                    return value;
                  });
  return SmallVector<Value>{result};
}

/// The sum of squares of each output's row, f64.
static Value sumSquares(Emitter &e, const Sum &sum, OpFoldResult size,
                        int64_t out) {
  OpBuilder &b = e.b;
  Value zero = arith::ConstantOp::create(b, e.loc, b.getF64FloatAttr(0.0));
  Value init =
      linalg::FillOp::create(b, e.loc, zero, e.empty({size}, b.getF64Type()))
          .getResult(0);
  SmallVector<AffineMap> maps = sum.maps;
  maps.push_back(AffineMap::get(2, 0, b.getAffineDimExpr(out)));
  SmallVector<utils::IteratorType> iterators(2, utils::IteratorType::reduction);
  iterators[out] = utils::IteratorType::parallel;
  auto generic = linalg::GenericOp::create(
      b, e.loc, init.getType(), sum.inputs, init, maps, iterators,
      [&](OpBuilder &nested, Location loc, ValueRange args) {
        Emitter inner{nested, loc};
        ValueRange inputs = args.drop_back();
        Value value = sum.emit(inner, inputs);
        Value square = arith::MulFOp::create(nested, loc, value, value);
        Value next = arith::AddFOp::create(nested, loc, args.back(), square);
        linalg::YieldOp::create(nested, loc, next);
      });
  return generic.getResult(0);
}

FailureOr<SmallVector<Value>> DoraScaleOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  WeightLayout layout = getLayout().getLayout();
  Sum sum(e, getWeight(), getB(), getA(), getScaleFactors(), layout);
  Sizes sizes = e.sizesOf(getMagnitude());
  Value squares =
      sumSquares(e, sum, sizes[0], layout == WeightLayout::OutIn ? 0 : 1);
  AffineMap identity = b.getMultiDimIdentityMap(1);
  Value result = e.pointwise(
      ValueRange{getMagnitude(), squares}, {identity, identity}, sizes,
      getType().getElementType(), [&](ValueRange args) -> Value {
        Value norm = math::SqrtOp::create(b, e.loc, args[1]);
        return arith::DivFOp::create(b, e.loc,
                                     e.convert(args[0], b.getF64Type()), norm);
      });
  return SmallVector<Value>{result};
}

//===----------------------------------------------------------------------===//
// QuantizeOp
//===----------------------------------------------------------------------===//

namespace {
/// A weight whose axis is split into groups: `[rows, groups, group]`, or
/// `[groups, group, columns]` for axis 0.
struct Grouped {
  Value weight;
  Sizes sizes;
  SmallVector<ReassociationIndices> split;
  /// From its loops to those of the scales.
  AffineMap toScales;

  Grouped(Emitter &e, Value source, int64_t axis, int64_t group) {
    Sizes old = e.sizesOf(source);
    for (int64_t dim : {0, 1}) {
      int64_t first = sizes.size();
      if (dim != axis) {
        split.push_back({first});
        sizes.push_back(old[dim]);
        continue;
      }
      split.push_back({first, first + 1});
      sizes.push_back(e.divide(old[dim], group));
      sizes.push_back(e.b.getIndexAttr(group));
    }
    SmallVector<int64_t> shape;
    SmallVector<Value> unused;
    dispatchIndexOpFoldResults(sizes, unused, shape);
    weight = tensor::ExpandShapeOp::create(
        e.b, e.loc, Emitter::typeOf(source).clone(shape), source, split, sizes);
    toScales = e.b.getMultiDimIdentityMap(3).dropResult(axis + 1);
  }
};
} // namespace

/// The largest magnitude of each group, f64. As in C++, a NaN is none.
static Value maxMagnitudes(Emitter &e, const Grouped &grouped, int64_t axis) {
  OpBuilder &b = e.b;
  Sizes sizes = grouped.sizes;
  sizes.erase(sizes.begin() + axis + 1);
  Value zero = arith::ConstantOp::create(b, e.loc, b.getF64FloatAttr(0.0));
  Value init =
      linalg::FillOp::create(b, e.loc, zero, e.empty(sizes, b.getF64Type()))
          .getResult(0);
  SmallVector<utils::IteratorType> iterators(3, utils::IteratorType::parallel);
  iterators[axis + 1] = utils::IteratorType::reduction;
  auto generic = linalg::GenericOp::create(
      b, e.loc, init.getType(), grouped.weight, init,
      ArrayRef<AffineMap>{b.getMultiDimIdentityMap(3), grouped.toScales},
      iterators, [&](OpBuilder &nested, Location loc, ValueRange args) {
        Emitter inner{nested, loc};
        Value value = inner.convert(args[0], nested.getF64Type());
        Value next = arith::MaxNumFOp::create(
            nested, loc, args[1], math::AbsFOp::create(nested, loc, value));
        linalg::YieldOp::create(nested, loc, next);
      });
  return generic.getResult(0);
}

/// The integer (i8) of one element.
static Value emitQuantized(Emitter &e, Value weight, Value scale,
                           int64_t bits) {
  OpBuilder &b = e.b;
  auto constant = [&](double value) -> Value {
    return arith::ConstantOp::create(b, e.loc, b.getF64FloatAttr(value));
  };
  double largest = (1 << (bits - 1)) - 1;
  Value ratio =
      arith::DivFOp::create(b, e.loc, e.convert(weight, b.getF64Type()),
                            e.convert(scale, b.getF64Type()));
  Value rounded = math::RoundEvenOp::create(b, e.loc, ratio);
  // 0/0 is NaN; both comparisons are false then.
  Value low = constant(-largest), high = constant(largest);
  auto select = [&](arith::CmpFPredicate predicate, Value bound) {
    Value isBeyond = arith::CmpFOp::create(b, e.loc, predicate, rounded, bound);
    rounded = arith::SelectOp::create(b, e.loc, isBeyond, bound, rounded);
  };
  select(arith::CmpFPredicate::OLT, low);
  select(arith::CmpFPredicate::OGT, high);
  Value isNumber =
      arith::CmpFOp::create(b, e.loc, arith::CmpFPredicate::ORD, ratio, ratio);
  rounded = arith::SelectOp::create(b, e.loc, isNumber, rounded, constant(0));
  return arith::FPToSIOp::create(b, e.loc, b.getIntegerType(8), rounded);
}

/// An element a byte. In the shape of the weight, because a reshape of the
/// result would be a copy where a function returns it.
static Value makeBytes(QuantizeOp op, Emitter &e, Value scales) {
  OpBuilder &b = e.b;
  int64_t axis = op.getQuant().getAxis(), group = op.getQuant().getGroup();
  AffineMap identity = b.getMultiDimIdentityMap(2);
  SmallVector<Value> inputs = {op.getWeight()};
  SmallVector<AffineMap> maps = {identity};
  bool isOneGroup = op.getWeight().getType().getDimSize(axis) == group;
  if (isOneGroup) {
    inputs.push_back(scales);
    SmallVector<AffineExpr> exprs = {b.getAffineDimExpr(0),
                                     b.getAffineDimExpr(1)};
    exprs[axis] = b.getAffineConstantExpr(0);
    maps.push_back(AffineMap::get(2, 0, exprs, b.getContext()));
  }
  return e.pointwise(
      inputs, maps, e.sizesOf(op.getWeight()), b.getIntegerType(8),
      [&](ValueRange args) -> Value {
        if (isOneGroup)
          return emitQuantized(e, args[0], args[1], 8);
        SmallVector<Value> at = {linalg::IndexOp::create(b, e.loc, 0),
                                 linalg::IndexOp::create(b, e.loc, 1)};
        at[axis] = affine::AffineApplyOp::create(
            b, e.loc,
            AffineMap::get(1, 0, b.getAffineDimExpr(0).floorDiv(group)),
            at[axis]);
        return emitQuantized(
            e, args[0], tensor::ExtractOp::create(b, e.loc, scales, at), 8);
      });
}

/// Two elements a byte, read one by one.
static Value packNibbles(QuantizeOp op, Emitter &e, Value scales) {
  QuantAttr quant = op.getQuant();
  OpBuilder &b = e.b;
  int64_t axis = quant.getAxis(), run = quant.getRun();
  AffineExpr byte = b.getAffineDimExpr(0);
  AffineExpr low = byte * 2, high = byte * 2 + 1;
  if (quant.getOrder() == NibbleOrder::HighFirst)
    std::swap(low, high);
  if (quant.getOrder() == NibbleOrder::Split) {
    low = byte.floorDiv(run / 2) * run + byte % (run / 2);
    high = low + run / 2;
  }
  Sizes sizes = e.sizesOf(op.getWeight());
  sizes[axis] = e.divide(sizes[axis], 2);
  return e.pointwise({}, {}, sizes, b.getIntegerType(8), [&](ValueRange) {
    SmallVector<Value> at = {linalg::IndexOp::create(b, e.loc, 0),
                             linalg::IndexOp::create(b, e.loc, 1)};
    Value position = at[axis];
    auto read = [&](Value tensor, AffineExpr expr) -> Value {
      SmallVector<Value> indices = at;
      indices[axis] = affine::AffineApplyOp::create(
          b, e.loc, AffineMap::get(1, 0, expr), position);
      return tensor::ExtractOp::create(b, e.loc, tensor, indices);
    };
    auto integer = [&](AffineExpr element) {
      return emitQuantized(e, read(op.getWeight(), element),
                           read(scales, element.floorDiv(quant.getGroup())), 4);
    };
    auto constant = [&](int64_t value) -> Value {
      return arith::ConstantOp::create(
          b, e.loc, b.getIntegerAttr(b.getIntegerType(8), value));
    };
    Value lower = arith::AndIOp::create(b, e.loc, integer(low), constant(15));
    Value upper = arith::ShLIOp::create(b, e.loc, integer(high), constant(4));
    return arith::OrIOp::create(b, e.loc, lower, upper).getResult();
  });
}

FailureOr<SmallVector<Value>> QuantizeOp::decomposeOperation(OpBuilder &b) {
  Emitter e{b, getLoc()};
  QuantAttr quant = getQuant();
  int64_t axis = quant.getAxis(), bits = quant.getBits();
  double largest = (1 << (bits - 1)) - 1;
  Grouped grouped(e, getWeight(), axis, quant.getGroup());
  Value magnitudes = maxMagnitudes(e, grouped, axis);
  Value scales = e.pointwise(
      magnitudes, b.getMultiDimIdentityMap(2), e.sizesOf(magnitudes),
      getScales().getType().getElementType(), [&](ValueRange args) -> Value {
        Value divisor =
            arith::ConstantOp::create(b, e.loc, b.getF64FloatAttr(largest));
        return arith::DivFOp::create(b, e.loc, args[0], divisor);
      });
  Value q =
      bits == 4 ? packNibbles(*this, e, scales) : makeBytes(*this, e, scales);
  return SmallVector<Value>{q, scales};
}
