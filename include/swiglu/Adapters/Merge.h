//===- Merge.h - weights multiplied out with their adapters -----*- C++ -*-===//
//
// The one arithmetic of adapters: swiglu-merge and the passes both call it.
// Everything is computed in f64, rounded once to the target's type, and checked
// finite after that rounding.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_ADAPTERS_MERGE_H
#define SWIGLU_ADAPTERS_MERGE_H

#include "swiglu/Adapters/Report.h"
#include "swiglu/Weights/Tensor.h"
#include <memory>
#include <vector>

namespace swiglu {

/// One change of a weight W `[out, in]`. Steps are applied in their order.
struct MergeStep {
  enum class Kind {
    ScaleRows, ///< W <- diag(factors)·W, factors [out]: IA3 behind the product
    ScaleColumns, ///< W <- W·diag(factors), factors [in]: IA3 before the
                  ///< product
    AddLowRank,   ///< W <- W + scale·B·A: LoRA
    /// W <- diag(g)·(W + scale·B·A) with gᵢ = factorsᵢ / ‖Vᵢ + scale·Bᵢ·A‖₂,
    /// the norm of row i, and V the weight before the first step: DoRA as PEFT
    /// merges it.
    SetRowNorms
  };
  Kind kind = Kind::ScaleRows;
  std::vector<double> factors;
  /// A is `[rank, in]` and B is `[out, rank]`, both row-major, whatever the
  /// layout of the weight is.
  std::vector<double> a, b;
  int64_t rank = 0;
  double scale = 1;
  /// What the step comes from, for messages: "ia3/: …down_proj.ia3_l".
  std::string source;
};

/// A weight of float elements as it is stored. A bias `[out]` is a matrix
/// `[out, 1]`.
struct MergeTarget {
  std::string name;
  ElementType from = ElementType::F32, to = ElementType::F32;
  int64_t out = 0, in = 1;
  /// Stored as `[in, out]` (GPT-2's Conv1D, `fan_in_fan_out`).
  bool isInOut = false;
};

/// A merge whose result is asked for in pieces, by any number of threads: the
/// bits of the result do not depend on how it is cut.
class TensorMerger {
public:
  /// `from` are all bytes of the stored weight, at any address; they have to
  /// outlive the merger. Fails where a step's sizes are not the target's, and
  /// for a number of a step that is NaN or infinite. Row norms are computed
  /// here, by up to `threads` threads (0: one a CPU); fails for a row without a
  /// norm, or whose norm is not finite.
  static llvm::Expected<TensorMerger> create(MergeTarget target,
                                             std::vector<MergeStep> steps,
                                             llvm::ArrayRef<uint8_t> from,
                                             unsigned threads = 1);
  TensorMerger(TensorMerger &&);
  TensorMerger &operator=(TensorMerger &&);
  ~TensorMerger();

  /// What is known before any row: names, types, steps and the numbers of
  /// factors. `mergeRows` adds only counts of elements, so a caller starts with
  /// this.
  TensorReport getReport() const;

  /// The number of stored rows: `out`, or `in` of a weight stored `[in, out]`.
  int64_t getNumRows() const;
  /// Elements of one of them.
  int64_t getRowSize() const;

  /// Writes the stored rows [begin, end) to `out`, which has exactly their
  /// bytes and does not overlap the stored weight, and adds the counts of
  /// elements to `report`. Fails, naming tensor, row, column (of the tensor as
  /// it is stored) and value, for a result that is not finite where the weight
  /// was. NaN and infinities of the weight stay.
  llvm::Error mergeRows(int64_t begin, int64_t end,
                        llvm::MutableArrayRef<uint8_t> out,
                        TensorReport &report) const;

  struct Impl;

private:
  TensorMerger();
  std::unique_ptr<const Impl> impl;
};

/// All rows at once, by up to `threads` threads (0: one a CPU).
llvm::Expected<TensorReport> mergeTensor(const MergeTarget &target,
                                         std::vector<MergeStep> steps,
                                         llvm::ArrayRef<uint8_t> from,
                                         llvm::MutableArrayRef<uint8_t> to,
                                         unsigned threads = 0);

} // namespace swiglu

#endif // SWIGLU_ADAPTERS_MERGE_H
