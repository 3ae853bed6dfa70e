//===- Formula.h - scalar formulas as a source computes them ----*- C++ -*-===//
//
// The elementwise part of a program as a graph of typed scalar operations.
// Equal formulas are one node, so that equality is equality of pointers.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULA_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULA_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/Support/Allocator.h"

namespace mlir::ffn::raise {

enum class Fn {
  Leaf,     // an element of a tensor
  Const,    // a literal
  Neg, Abs, Exp, Exp2, Expm1, Log1p, Tanh, Erf, Erfc, Sqrt, Rsqrt,
  Add, Sub, Mul, Div, Pow,
  Maximum, Minimum, // NaN goes through (arith.maximumf)
  MaxNum, MinNum,   // NaN is dropped (arith.maxnumf)
  Convert,          // extf or truncf
  Select,           // args: a, b, then, else; `a predicate b ? then : else`
};

class Formula : public llvm::FoldingSetNode {
public:
  Fn getFn() const { return fn; }
  /// The floating-point type of the result.
  FloatType getType() const { return type; }
  ArrayRef<const Formula *> getArgs() const { return args; }
  const Formula *getArg(unsigned i) const { return args[i]; }

  /// Const: the value, exact in `getType()`.
  double getValue() const { return value; }
  /// Const: the literal before the source truncated it to `getType()`; equal
  /// to `getValue()` where the source has no wider one.
  double getWide() const { return wide; }
  /// Leaf: what it stands for.
  const void *getLeaf() const { return leaf; }
  /// Select: the comparison.
  arith::CmpFPredicate getPredicate() const { return predicate; }

  void Profile(llvm::FoldingSetNodeID &id) const;

private:
  friend class FormulaContext;
  Fn fn;
  FloatType type;
  ArrayRef<const Formula *> args;
  double value = 0, wide = 0;
  const void *leaf = nullptr;
  arith::CmpFPredicate predicate = arith::CmpFPredicate::AlwaysFalse;
};

/// Makes and owns formulas. Operations on constants alone are folded in their
/// type.
class FormulaContext {
public:
  const Formula *getLeaf(const void *leaf, FloatType type);
  /// The literal rounded to `type`.
  const Formula *getConst(double literal, FloatType type);
  /// An operation all of whose arguments, but those of Convert, have `type`.
  const Formula *get(Fn fn, FloatType type, ArrayRef<const Formula *> args);
  const Formula *getSelect(arith::CmpFPredicate predicate, const Formula *a,
                           const Formula *b, const Formula *then,
                           const Formula *otherwise);

private:
  const Formula *unique(Formula &&formula);
  llvm::BumpPtrAllocator allocator;
  llvm::FoldingSet<Formula> formulas;
};

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULA_H
