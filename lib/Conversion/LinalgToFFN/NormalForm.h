//===- NormalForm.h - formulas as polynomials -------------------*- C++ -*-===//
//
// Two views of a formula, each kept for as long as its context lives:
//
// * the normal form, a polynomial over atoms: equal for formulas that are the
//   same real function by the laws of arithmetic. With roundings, a rounding
//   to 16 bits is an atom; f32 and f64 are taken for real numbers.
// * the exact form, a formula: equal for formulas that give the same bits.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_NORMALFORM_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_NORMALFORM_H

#include "Formula.h"
#include <set>

namespace mlir::ffn::raise {

struct Poly;

enum class AtomKind {
  Leaf,       // `formula`
  Round,      // `arg` rounded to `type`
  Exp,        // e^arg
  Logistic,   // 1 / (1 + e^-arg); tanh(x) is 2·logistic(2x) - 1
  Erf,        // erf(arg); erfc is 1 - erf
  Log1p,      // log(1 + arg)
  Power,      // arg^constant, other than a natural number
  Reciprocal, // 1 / arg
  Abs,        // |arg|
  Max,        // max(arg, constant)
  Min,        // min(arg, constant)
  FatRelu,    // arg > constant ? arg : 0
  Opaque,     // `formula`, anything else
};

struct Atom : llvm::FoldingSetNode {
  AtomKind kind;
  const Poly *arg = nullptr;
  double constant = 0;
  const Formula *formula = nullptr;
  FloatType type;
  /// Atoms are ordered by it.
  unsigned id = 0;

  void Profile(llvm::FoldingSetNodeID &profile) const;
};

struct Factor {
  const Atom *atom;
  /// Not 0; negative only for Exp.
  int exponent;
  bool operator==(const Factor &other) const {
    return atom == other.atom && exponent == other.exponent;
  }
};
/// Sorted by atom, each atom once.
using Monomial = SmallVector<Factor, 2>;

struct Term {
  double coefficient;
  Monomial monomial;
};

/// A sum of terms, sorted, with different monomials and no coefficient 0.
struct Poly : llvm::FoldingSetNode {
  SmallVector<Term, 2> terms;

  bool isConstant() const {
    return terms.empty() ||
           (terms.size() == 1 && terms[0].monomial.empty());
  }
  double getConstant() const {
    return terms.empty() ? 0 : terms[0].coefficient;
  }
  /// The atom that is the whole polynomial, or null.
  const Atom *getAtom() const;
  void Profile(llvm::FoldingSetNodeID &profile) const;
};

/// Makes and owns polynomials: equal ones, with coefficients within 1e-12 of
/// each other, are one. Null stands for one that is too large, has a literal
/// that is not finite or mixes f64 with narrower types; every operation on
/// null is null.
class NormalForms {
public:
  /// The normal form of a formula of at most two leaves.
  const Poly *get(const Formula *formula, bool withRoundings);

  const Poly *getNumber(double value);
  const Poly *getAtom(const Atom *atom);
  const Poly *scale(const Poly *a, double factor);
  const Poly *add(const Poly *a, const Poly *b);
  const Poly *mul(const Poly *a, const Poly *b);
  const Poly *power(const Poly *a, unsigned exponent);
  const Poly *reciprocal(const Poly *a);
  /// `a` rounded to a 16-bit type.
  const Poly *round(const Poly *a, FloatType type);
  const Poly *extremum(bool isMax, const Poly *a, double bound);
  const Poly *getPoly(SmallVectorImpl<Term> &terms);
  /// The value that stands for all values within 1e-12 of it.
  double intern(double value);

private:
  const Poly *build(const Formula *formula, bool withRoundings);
  const Poly *buildUnary(const Formula *formula, const Poly *a);
  const Poly *buildErfc(const Formula *formula, const Poly *a,
                        bool withRoundings);
  const Poly *buildPower(const Formula *formula, const Poly *a);
  const Poly *buildSelection(const Formula *formula, bool withRoundings);
  const Poly *exponential(const Poly *a);
  const Poly *logistic(const Poly *a);
  /// An atom that is an odd or even function of `arg`.
  const Poly *signed_(AtomKind kind, const Poly *arg, bool isOdd);
  const Poly *getAtom(AtomKind kind, const Poly *arg, double constant = 0,
                      const Formula *formula = nullptr, FloatType type = {});
  bool multiply(const Monomial &a, const Monomial &b, Monomial &product);
  void cancelExponentials(Monomial &monomial);

  llvm::BumpPtrAllocator setAllocator;
  llvm::SpecificBumpPtrAllocator<Poly> polyAllocator;
  llvm::SpecificBumpPtrAllocator<Atom> atomAllocator;
  llvm::FoldingSet<Poly> polys;
  llvm::FoldingSet<Atom> atoms;
  std::set<double> numbers;
  unsigned numAtoms = 0;
  llvm::DenseMap<const Formula *, const Poly *> known[2];
};

struct FormulaAnalyses {
  NormalForms normalForms;
  llvm::DenseMap<const Formula *, const Formula *> exactForms;
};

/// Beyond this depth a formula is none of ours; recursion stops there.
constexpr unsigned kMaxDepth = 256;

/// The value of a literal: the number that the source meant where it is √2,
/// √(2/π), 0.044715, their products or log2(e), rounded to its type and
/// multiplied by a power of two; else its own.
double snapConstant(const Formula *constant);

/// A formula of f32 or f64 operations with the bits of `formula` (16-bit values
/// widened), the same for every spelling that has them.
const Formula *getExactForm(FormulaContext &context, const Formula *formula);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_NORMALFORM_H
