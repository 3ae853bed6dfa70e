//===- FFNWeightDecomposition.cpp - work on weights in linalg -------------===//
//
// Everything in f64: one contraction for each pair of low-rank factors, then
// one elementwise generic with the only rounding.
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
