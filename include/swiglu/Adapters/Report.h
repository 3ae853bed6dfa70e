//===- Report.h - what a merge did to each tensor ---------------*- C++ -*-===//

#ifndef SWIGLU_ADAPTERS_REPORT_H
#define SWIGLU_ADAPTERS_REPORT_H

#include "swiglu/Weights/Tensor.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <vector>

namespace swiglu {

/// What happened to one tensor. Counts are of elements of the result but for
/// the ones of factors.
struct TensorReport {
  std::string name;
  /// `bf16`, `Q8_0`: as stored before and after.
  std::string fromType, toType;
  /// What was done, in order: "ia3 rows", "lora r=8 scale=2", "convert".
  std::vector<std::string> steps;
  /// Elements, and how many of them the last rounding changed; 0: exact.
  int64_t elements = 0, rounded = 0;
  /// Of all factors of IA3 and DoRA (there the numbers that rows are multiplied
  /// with, magnitude over norm): the largest magnitude, how many are 0 and how
  /// many are negative.
  double maxFactor = 0;
  int64_t zeroFactors = 0, negativeFactors = 0;
  /// Elements that the last rounding made zero; elements that are subnormal in
  /// the result's type and were not so in the stored type.
  int64_t becameZero = 0, becameSubnormal = 0;
  /// Set where a weight was quantised (again): the largest |difference| to what
  /// was quantised, and the root of the mean square of the differences over
  /// that of the values.
  std::optional<double> maxError, relativeError;

  bool isExact() const { return rounded == 0; }
  /// Adds the counts of elements of `other`, which is of other rows of the same
  /// tensor. Those of factors are the whole tensor's and stay.
  void add(const TensorReport &other);
};

/// One line a tensor, under a line that names the columns.
void printText(llvm::ArrayRef<TensorReport> reports, llvm::raw_ostream &os);
/// `{"tensors": [{"name": …}, …]}`, one tensor a line.
void printJson(llvm::ArrayRef<TensorReport> reports, llvm::raw_ostream &os);

/// Writes the reports as a file: JSON to a name that ends in `.json`, else text.
llvm::Error writeReports(llvm::ArrayRef<TensorReport> reports,
                         llvm::StringRef file);

} // namespace swiglu

#endif // SWIGLU_ADAPTERS_REPORT_H
