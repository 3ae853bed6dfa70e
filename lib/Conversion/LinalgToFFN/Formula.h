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
#include <memory>

namespace mlir::ffn::raise {

struct FormulaAnalyses;

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
  /// Const: the result of a root or power of literals, which the source may
  /// get one unit in the last place away.
  bool isFolded() const { return folded; }
  /// Leaf: what it stands for.
  const void *getLeaf() const { return leaf; }
  /// Select: the comparison.
  arith::CmpFPredicate getPredicate() const { return predicate; }

  // What lies below, known since the formula was made.

  /// Position in the order of creation: arguments come before their users.
  unsigned getId() const { return id; }
  /// Operations on the longest way to a leaf or literal.
  unsigned getDepth() const { return depth; }
  /// The leaves; the first two where there are more.
  ArrayRef<const Formula *> getLeaves() const {
    return ArrayRef(leaves, std::min(numLeaves, 2u));
  }
  bool hasManyLeaves() const { return numLeaves > 2; }
  bool contains(Fn function) const {
    return functions & (1u << static_cast<unsigned>(function));
  }
  /// True if f64 and narrower types occur, other than in literals.
  bool mixesF64() const { return hasF64 && hasNarrow; }

  void Profile(llvm::FoldingSetNodeID &id) const;

private:
  friend class FormulaContext;
  void summarize();

  Fn fn;
  FloatType type;
  ArrayRef<const Formula *> args;
  double value = 0, wide = 0;
  const void *leaf = nullptr;
  arith::CmpFPredicate predicate = arith::CmpFPredicate::AlwaysFalse;
  bool folded = false;

  unsigned id = 0, depth = 0, functions = 0, numLeaves = 0;
  const Formula *leaves[2] = {};
  bool hasF64 = false, hasNarrow = false;
};

/// Makes and owns formulas. Operations on constants alone are folded in their
/// type.
class FormulaContext {
public:
  FormulaContext();
  ~FormulaContext();

  const Formula *getLeaf(const void *leaf, FloatType type);
  /// The literal rounded to `type`.
  const Formula *getConst(double literal, FloatType type);
  /// An operation all of whose arguments, but those of Convert, have `type`.
  const Formula *get(Fn fn, FloatType type, ArrayRef<const Formula *> args);
  const Formula *getSelect(arith::CmpFPredicate predicate, const Formula *a,
                           const Formula *b, const Formula *then,
                           const Formula *otherwise);

  /// What is known about the formulas of this context; grows with them.
  FormulaAnalyses &getAnalyses() { return *analyses; }

private:
  const Formula *unique(Formula &&formula);
  const Formula *makeConst(double value, double wide, FloatType type,
                           bool folded = false);
  const Formula *fold(Fn fn, FloatType type, ArrayRef<const Formula *> args);

  llvm::BumpPtrAllocator allocator;
  llvm::FoldingSet<Formula> formulas;
  unsigned numFormulas = 0;
  std::unique_ptr<FormulaAnalyses> analyses;
};

/// `value` rounded once to `type`.
double roundToType(double value, FloatType type);

/// `a predicate b`.
bool compareFloats(arith::CmpFPredicate predicate, double a, double b);

/// A compare and select, or a maximum or minimum operation, against a literal.
struct Extremum {
  bool isMax;
  const Formula *value, *bound;
  /// NaN gives the bound.
  bool dropsNaN;
  /// -0 stays -0 beside a bound of +0.
  bool keepsMinusZero;
};
std::optional<Extremum> matchExtremum(const Formula *formula);

/// `value > threshold ? value : 0`.
struct Threshold {
  const Formula *value, *threshold;
  /// NaN gives 0.
  bool dropsNaN;
};
std::optional<Threshold> matchThreshold(const Formula *formula);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_FORMULA_H
