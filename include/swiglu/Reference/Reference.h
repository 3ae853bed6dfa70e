//===- Reference.h - scalar reference of the ffn dialect --------*- C++ -*-===//
//
// Evaluates functions made of ffn operations one element at a time, in
// `long double`, without the decomposition to linalg: what compiled code is
// judged by. Beside each value goes a tolerance, found by a running error
// analysis with the figures of docs/Numerics.md, so that a correctly compiled
// function passes and a different formula does not.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_REFERENCE_REFERENCE_H
#define SWIGLU_REFERENCE_REFERENCE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Types.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace swiglu {

/// A view of a dense row-major tensor in host memory, of any alignment.
struct HostTensor {
  /// f16, bf16, f32, f64, or i8 (signed).
  mlir::Type elementType;
  llvm::SmallVector<int64_t> shape;
  /// As many bytes as shape and element type say.
  llvm::ArrayRef<uint8_t> bytes;
};

/// A result of the reference: per element the value, before the last rounding
/// where that may fall either way, and how far a correct result may lie from
/// it. A tolerance of 0 asks for the exact value; an infinite one accepts
/// anything, NaN included (an infinity times a number that may round to 0).
struct ReferenceValue {
  llvm::SmallVector<int64_t> shape;
  std::vector<double> value;
  std::vector<double> tolerance;
  /// Whether +0 and -0 are told apart: only for `ffn.activation` with
  /// `identity` and `tanh`, which keep the sign of a zero. Elsewhere it depends
  /// on the order of sums or on the choice of a maximum.
  bool isZeroSignDefined = false;
};

/// The results of `function` for `arguments`, whose element types and shapes
/// have to be those of the function (its dynamic dimensions take the
/// arguments'). The body may hold ffn operations, `arith.constant`,
/// `func.return`, `tensor.cast`, `tensor.collapse_shape`,
/// `tensor.expand_shape`, `tensor.empty`, `tensor.extract_slice` and
/// `linalg.transpose`; the error names any other. With `roundsEitherWay`
/// nothing is rounded to 16 bits, nor the result of a merge, and each such rounding
/// is a part of the tolerance: what rounds in other places is compared with it, as
/// merged weights round where adapters do not. Products with integer weights may
/// round x to `activationBits`.
llvm::Expected<std::vector<ReferenceValue>>
evaluateReference(mlir::func::FuncOp function,
                  llvm::ArrayRef<HostTensor> arguments,
                  bool roundsEitherWay = false, int64_t activationBits = 16);

/// How far a result lies from the reference.
struct Comparison {
  /// Over the elements that are finite in both.
  double maxAbsError = 0, meanAbsError = 0;
  /// The largest error as a multiple of its tolerance; infinite where a NaN or
  /// infinity is missing or out of place, or where the shapes differ. Correct
  /// results have at most 1.
  double maxToleranceRatio = 0;
  /// Row-major index of the element with that ratio, -1 if the shapes differ.
  int64_t worstIndex = -1;
  double worstFound = 0, worstExpected = 0, worstTolerance = 0;

  bool isWithinTolerance() const { return maxToleranceRatio <= 1; }
  /// One line, without a period.
  std::string describe() const;
};

/// Compares element by element. NaN equals NaN, whatever its payload; an
/// infinity equals the same infinity, and also a value whose tolerance reaches
/// beyond the largest number of the type.
Comparison compare(const ReferenceValue &expected, const HostTensor &found);

} // namespace swiglu

#endif // SWIGLU_REFERENCE_REFERENCE_H
