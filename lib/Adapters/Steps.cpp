//===- Steps.cpp - edits as steps of a merge ------------------------------===//

#include "swiglu/Adapters/Adapter.h"
#include <tuple>

using namespace swiglu;

std::vector<MergeStep> swiglu::getWeightSteps(const ModuleEdit &edit) {
  std::vector<MergeStep> steps;
  for (const AdapterPart &part : edit.parts) {
    MergeStep step;
    step.factors = part.factors;
    step.source = part.source;
    if (part.kind == AdapterPart::Kind::Tokens) {
      // 0·w + 1·new is exactly new.
      step.kind = MergeStep::Kind::ScaleColumns;
      steps.push_back(step);
      step.factors.clear();
      step.kind = MergeStep::Kind::AddLowRank;
      step.a = part.a;
      step.b = part.b;
      step.rank = part.rank;
    } else if (part.kind == AdapterPart::Kind::IA3) {
      step.kind = part.isFeedForward ? MergeStep::Kind::ScaleColumns
                                     : MergeStep::Kind::ScaleRows;
    } else {
      step.kind = part.kind == AdapterPart::Kind::LoRA
                      ? MergeStep::Kind::AddLowRank
                      : MergeStep::Kind::SetRowNorms;
      if (part.makeLowRank) {
        std::tie(step.a, step.b) = part.makeLowRank();
      } else {
        step.a = part.a;
        step.b = part.b;
      }
      step.rank = part.rank;
      step.scale = part.scale;
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<MergeStep> swiglu::getBiasSteps(const ModuleEdit &edit) {
  std::vector<MergeStep> steps;
  for (const AdapterPart &part : edit.parts) {
    MergeStep step;
    step.source = part.source;
    if (part.kind == AdapterPart::Kind::IA3 && !part.isFeedForward) {
      // y = (Wx + b)·l
      step.kind = MergeStep::Kind::ScaleRows;
      step.factors = part.factors;
    } else if (part.kind == AdapterPart::Kind::LoRA && !part.bias.empty()) {
      // A bias is a matrix [out, 1], so that b + s·(B's bias) is s·B·A too.
      step.kind = MergeStep::Kind::AddLowRank;
      step.a = {1.0};
      step.b = part.bias;
      step.rank = 1;
      step.scale = part.scale;
    } else {
      continue;
    }
    steps.push_back(std::move(step));
  }
  return steps;
}
