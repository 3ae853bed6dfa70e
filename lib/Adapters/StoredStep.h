//===- StoredStep.h - a step in terms of what is stored ---------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_STOREDSTEP_H
#define SWIGLU_LIB_ADAPTERS_STOREDSTEP_H

#include "swiglu/Adapters/Merge.h"

#include "llvm/ADT/Twine.h"

namespace swiglu {

/// A step on rows i and columns j as they are stored, where what is empty is
/// left out: v <- columnFactorsⱼ·(rowFactorsᵢ·(v + scale·Σₖ
/// weightsᵢₖ·panelₖⱼ)). There are never factors of both kinds.
struct StoredStep {
  std::vector<double> rowFactors, columnFactors;
  /// `[rows, rank]`, and `[rank, columns]` in the order that kPanelColumns
  /// describes.
  std::vector<double> weights, panel;
  int64_t rank = 0;
  double scale = 1;

  std::vector<double> &getFactors() {
    return rowFactors.empty() ? columnFactors : rowFactors;
  }
  /// What the kernels take for the columns from a multiple of kPanelColumns on.
  const double *getPanel(int64_t column) const {
    return panel.data() + column * rank;
  }
};

llvm::Error makeMergeError(const llvm::Twine &message);

/// As short as it can be with all digits: 65504, 1e-08, -inf.
std::string formatNumber(double value);

/// Whether the step has A and B.
bool isLowRank(const MergeStep &step);

/// Fails where sizes differ from the target's or a number is not finite.
llvm::Error checkStep(const MergeStep &step, const MergeTarget &target);

/// A checked step. SetRowNorms has its magnitudes as factors.
StoredStep getStoredStep(MergeStep step, const MergeTarget &target);

/// What reports call it.
std::string describeStep(const MergeStep &step, const MergeTarget &target);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_STOREDSTEP_H
