#include "AdaptersTargets.h"

#include "AdapterImpl.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;
using namespace swiglu;

static void require(bool condition, const char *promise) {
  if (!condition)
    report_fatal_error(promise);
}

/// A weight for each module that is adapted, and what most models have.
static BaseModel makeBase(const Adapter &adapter) {
  std::vector<BaseModel::Tensor> tensors = {
      {"lm_head.weight", {8, 4}},
      {"model.embed_tokens.weight", {8, 4}},
      {"model.norm.weight", {4}}};
  for (const auto &[name, module] : adapter.getImpl().tensors.modules) {
    int64_t out = 3, in = 3;
    if (module.a) {
      out = module.b->shape[0];
      in = module.a->shape[1];
    } else {
      (module.isFeedForward ? in : out) =
          module.ia3->shape[0] * module.ia3->shape[1];
    }
    if (module.isEmbedding)
      std::swap(out, in);
    tensors.push_back({name + ".weight", {out, in}});
    tensors.push_back({name + ".bias", {out}});
  }
  return cantFail(BaseModel::get(std::move(tensors)));
}

static void checkSteps(ArrayRef<MergeStep> steps, int64_t out, int64_t in) {
  for (const MergeStep &step : steps) {
    bool isLowRank = step.kind == MergeStep::Kind::AddLowRank ||
                     step.kind == MergeStep::Kind::SetRowNorms;
    require(step.a.size() == size_t(isLowRank ? step.rank * in : 0) &&
                step.b.size() == size_t(isLowRank ? step.rank * out : 0),
            "the factors of a step have its weight's size");
    int64_t factors = step.kind == MergeStep::Kind::ScaleColumns ? in
                      : step.kind == MergeStep::Kind::AddLowRank ? 0
                                                                 : out;
    require(step.factors.size() == size_t(factors),
            "a step has a factor for each row or column");
  }
}

Error swiglu::runAdapterTarget(ArrayRef<uint8_t> bytes) {
  auto [config, tensors] = toStringRef(bytes).split('\0');
  Expected<std::unique_ptr<WeightStore>> store = WeightStore::parse(
      MemoryBuffer::getMemBuffer(tensors, "tensors",
                                 /*RequiresNullTerminator=*/false),
      WeightFormat::SafeTensors);
  if (!store)
    return store.takeError();
  std::vector<std::unique_ptr<Adapter>> adapters;
  Expected<std::unique_ptr<Adapter>> adapter =
      Adapter::create("adapter", config, "config", std::move(*store));
  if (!adapter)
    return adapter.takeError();
  adapters.push_back(std::move(*adapter));
  PlanOptions options;
  options.untie = true;
  Expected<MergePlan> plan =
      planMerge(adapters, makeBase(*adapters.front()), options);
  if (!plan)
    return plan.takeError();
  for (const ModuleEdit &edit : plan->edits) {
    checkSteps(getWeightSteps(edit), edit.out, edit.in);
    checkSteps(getBiasSteps(edit), edit.out, 1);
  }
  return Error::success();
}
