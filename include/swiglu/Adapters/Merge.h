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
#include <vector>

namespace swiglu {

/// One change of a weight W `[out, in]`. Steps are applied in their order.
struct MergeStep {
  enum class Kind {
    ScaleRows,    ///< W <- diag(factors)·W, factors [out]: IA3 behind the product
    ScaleColumns, ///< W <- W·diag(factors), factors [in]: IA3 before the product
    AddLowRank,   ///< W <- W + scale·B·A: LoRA
    /// W <- diag(g)·(W + scale·B·A) with gᵢ = factorsᵢ / ‖Vᵢ + scale·Bᵢ·A‖₂, the
    /// norm of row i, and V the weight before the first step: DoRA as PEFT
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

/// A merge whose result is asked for in pieces, by any number of threads.
class TensorMerger {
public:
  /// `from` are all bytes of the stored weight, at any address; they have to
  /// outlive the merger. Fails where a step's sizes are not the target's, and for
  /// a factor that is NaN or infinite. Row norms are computed here, by up to
  /// `threads` threads.
  static llvm::Expected<TensorMerger> create(MergeTarget target,
                                             std::vector<MergeStep> steps,
                                             llvm::ArrayRef<uint8_t> from,
                                             unsigned threads = 1);

  /// The number of stored rows: `out`, or `in` of a weight stored `[in, out]`.
  int64_t getNumRows() const { return target.isInOut ? target.in : target.out; }
  /// Elements of one of them.
  int64_t getRowSize() const { return target.isInOut ? target.out : target.in; }

  /// Writes the stored rows [begin, end) to `out`, which has exactly their
  /// bytes, and adds what happened to `report`. Fails, naming tensor, row,
  /// column and value, for a result that is not finite where the weight was.
  llvm::Error mergeRows(int64_t begin, int64_t end,
                        llvm::MutableArrayRef<uint8_t> out,
                        TensorReport &report) const;

private:
  TensorMerger() = default;
  MergeTarget target;
  std::vector<MergeStep> steps;
  llvm::ArrayRef<uint8_t> from;
  /// Of each step SetRowNorms, in order: the factors g.
  std::vector<std::vector<double>> rowFactors;
};

/// All rows at once, by up to `threads` threads (0: one a CPU).
llvm::Expected<TensorReport> mergeTensor(const MergeTarget &target,
                                         std::vector<MergeStep> steps,
                                         llvm::ArrayRef<uint8_t> from,
                                         llvm::MutableArrayRef<uint8_t> to,
                                         unsigned threads = 0);

} // namespace swiglu

#endif // SWIGLU_ADAPTERS_MERGE_H
