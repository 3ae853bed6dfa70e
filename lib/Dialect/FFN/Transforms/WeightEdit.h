//===- WeightEdit.h - the algebra of weights and adapters -------*- C++ -*-===//
//
// Each edit of a product's weight comes as a pair: why it can't be done, in the
// user's terms (empty if it can), and how.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_WEIGHTEDIT_H
#define SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_WEIGHTEDIT_H

#include "Product.h"
#include "swiglu/Dialect/FFN/Transforms/Folds.h"
#include <optional>
#include <vector>

namespace mlir::ffn {

/// Rows: factors behind the product, one an output. Columns: before it.
enum class Side { Rows, Columns };

/// A vector to multiply rows or columns with.
struct Factors {
  Value vector;
  /// The vector belongs to one half of packed rows; the other half stays.
  PackingAttr packing = {};
  bool isGate = false;

  Location getLoc() const { return vector.getLoc(); }
  /// How many; dynamic where that is not known.
  int64_t getSize() const;
  /// The numbers, where they are constants.
  std::optional<std::vector<double>> getConstant() const;
  /// One vector with all of them. `builder` stands behind `vector`.
  Value materialize(OpBuilder &builder) const;
};

/// `value` without a rounding of its own: where an operation on weights makes
/// it, that operation again with a result of f64.
Value widen(OpBuilder &builder, Value value);

/// As `values`, with the vectors that `factor`, a merge of factors alone, is
/// the product of.
void appendFactors(OpBuilder &builder, Value factor,
                   SmallVectorImpl<Value> &values);

// W <- diag(factors)·W, or W·diag(factors).
std::string whyNotScaled(OpOperand &weight, WeightAttr layout, Side side,
                         const Factors &factors, const FoldOptions &options);
Value scaleWeight(OpBuilder &builder, Location loc, Value weight,
                  WeightAttr layout, Side side, const Factors &factors,
                  const FoldOptions &options);

/// The type of one of two vectors that holds both: f32 where one of them is.
RankedTensorType getWider(Value a, Value b);

/// b <- factors·b, of the type of b or of `type`.
Value scaleBias(OpBuilder &builder, Location loc, Value bias,
                const Factors &factors, RankedTensorType type = {});
/// b <- b + scale·added, where `bias` may be null.
Value addToBias(OpBuilder &builder, Location loc, Value bias, Value added,
                double scale);

// W <- W + scale·B·A.
std::string whyNotAdded(OpOperand &weight, WeightAttr layout, LowRankOp branch,
                        const FoldOptions &options);
Value addToWeight(OpBuilder &builder, Location loc, Value weight,
                  WeightAttr layout, LowRankOp branch,
                  const FoldOptions &options);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_WEIGHTEDIT_H
