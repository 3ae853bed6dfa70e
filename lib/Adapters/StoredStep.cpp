//===- StoredStep.cpp - a step in terms of what is stored -----------------===//

#include "StoredStep.h"

#include "Kernels.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <cmath>

using namespace llvm;
using namespace swiglu;

Error swiglu::makeMergeError(const Twine &message) {
  return createStringError(inconvertibleErrorCode(), message);
}

std::string swiglu::formatNumber(double value) {
  if (std::isnan(value))
    return "nan";
  if (std::isinf(value))
    return value < 0 ? "-inf" : "inf";
  std::string text;
  for (int digits : {6, 9, 17}) {
    text.clear();
    raw_string_ostream(text) << format("%.*g", digits, value);
    double parsed;
    if (!StringRef(text).getAsDouble(parsed) && parsed == value)
      break;
  }
  return text;
}

bool swiglu::isLowRank(const MergeStep &step) {
  return step.kind == MergeStep::Kind::AddLowRank ||
         step.kind == MergeStep::Kind::SetRowNorms;
}

static Error checkNumbers(ArrayRef<double> numbers, uint64_t expected,
                          StringRef what, const MergeStep &step,
                          const MergeTarget &target) {
  if (numbers.size() != expected)
    return makeMergeError(step.source + ": " + Twine(numbers.size()) + " " +
                          what + ", expected " + Twine(expected) + " for " +
                          target.name + " of [" + Twine(target.out) + ", " +
                          Twine(target.in) + "]");
  for (auto [i, number] : enumerate(numbers))
    if (!std::isfinite(number))
      return makeMergeError(step.source + ": " + formatNumber(number) +
                            " at position " + Twine(i) + " of the " + what);
  return Error::success();
}

static Error checkLowRank(const MergeStep &step, const MergeTarget &target) {
  if (step.rank < 1)
    return makeMergeError(step.source + ": the rank is " + Twine(step.rank) +
                          ", expected at least 1");
  if (!std::isfinite(step.scale))
    return makeMergeError(step.source + ": the scale is " +
                          formatNumber(step.scale));
  std::optional<int64_t> aSize = getNumElements({step.rank, target.in});
  std::optional<int64_t> bSize = getNumElements({target.out, step.rank});
  if (!aSize || !bSize)
    return makeMergeError(step.source + ": the rank " + Twine(step.rank) +
                          " is too large");
  if (Error e = checkNumbers(step.a, *aSize, "elements of A", step, target))
    return e;
  return checkNumbers(step.b, *bSize, "elements of B", step, target);
}

Error swiglu::checkStep(const MergeStep &step, const MergeTarget &target) {
  if (step.kind != MergeStep::Kind::AddLowRank) {
    bool isColumns = step.kind == MergeStep::Kind::ScaleColumns;
    if (Error e = checkNumbers(step.factors, isColumns ? target.in : target.out,
                               "factors", step, target))
      return e;
  }
  return isLowRank(step) ? checkLowRank(step, target) : Error::success();
}

static std::vector<double> transpose(ArrayRef<double> matrix, int64_t rows,
                                     int64_t columns) {
  std::vector<double> result(matrix.size());
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < columns; ++j)
      result[j * rows + i] = matrix[i * columns + j];
  return result;
}

/// A matrix `[rank, columns]` in the order of the kernels.
static std::vector<double> packPanel(ArrayRef<double> matrix, int64_t rank,
                                     int64_t columns) {
  std::vector<double> result(alignTo(columns, kPanelColumns) * rank);
  double *to = result.data();
  for (int64_t j = 0; j < columns; j += kPanelColumns)
    for (int64_t k = 0; k < rank; ++k, to += kPanelColumns)
      std::copy_n(&matrix[k * columns + j],
                  std::min(kPanelColumns, columns - j), to);
  return result;
}

StoredStep swiglu::getStoredStep(MergeStep step, const MergeTarget &target) {
  StoredStep result;
  bool isInOut = target.isInOut;
  if (isLowRank(step)) {
    // (B·A)ᵀ = Aᵀ·Bᵀ: the same products, summed in the same order.
    result.weights =
        isInOut ? transpose(step.a, step.rank, target.in) : std::move(step.b);
    result.panel = isInOut ? packPanel(transpose(step.b, target.out, step.rank),
                                       step.rank, target.out)
                           : packPanel(step.a, step.rank, target.in);
    result.rank = step.rank;
    result.scale = step.scale;
  }
  bool isColumns = step.kind == MergeStep::Kind::ScaleColumns;
  (isColumns != isInOut ? result.columnFactors : result.rowFactors) =
      std::move(step.factors);
  return result;
}

std::string swiglu::describeStep(const MergeStep &step,
                                 const MergeTarget &target) {
  std::string lowRank =
      "r=" + std::to_string(step.rank) + " scale=" + formatNumber(step.scale);
  switch (step.kind) {
  case MergeStep::Kind::ScaleRows:
    return "ia3 rows";
  case MergeStep::Kind::ScaleColumns:
    return "ia3 columns";
  case MergeStep::Kind::AddLowRank:
    return (target.in == 1 && step.rank == 1 ? "lora bias " : "lora ") +
           lowRank;
  case MergeStep::Kind::SetRowNorms:
    return "dora " + lowRank;
  }
  llvm_unreachable("unknown step");
}
