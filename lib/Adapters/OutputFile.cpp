//===- OutputFile.cpp - what a file of the output is made of --------------===//

#include "OutputFile.h"
#include "Messages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace swiglu;
using peft::formatShape;
using peft::makeError;
using peft::quoted;

static std::optional<BlockType> getBlockType(StringRef typeName) {
  return StringSwitch<std::optional<BlockType>>(typeName)
      .Case("Q8_0", BlockType::Q8_0)
      .Case("Q4_0", BlockType::Q4_0)
      .Case("Q4_1", BlockType::Q4_1)
      .Default(std::nullopt);
}

namespace {
class Planner {
public:
  Planner(const WeightStore &base, const MergeOptions &options);
  Error addEdit(const ModuleEdit &edit);
  Error addReplacement(const Replacement &replacement);
  Error addConversions();
  Error layOut();
  std::vector<OutputFile> take() { return std::move(files); }

private:
  struct Slot {
    OutputFile *file;
    size_t index;
    const StoredTensor &getTensor() const {
      return file->input->tensors[index];
    }
  };

  Expected<Slot> claim(StringRef name);
  Error addTensor(const ModuleEdit &edit, StringRef name, int64_t out,
                  int64_t in, bool isInOut, MakeSteps steps);
  Expected<std::unique_ptr<TensorJob>> makeJob(const StoredTensor &tensor,
                                               ElementType to, int64_t out,
                                               int64_t in, bool isInOut,
                                               MakeSteps steps);
  /// What a tensor that is `type` becomes.
  ElementType getTarget(ElementType type, size_t rank) const;
  Error addConversion(OutputFile &file, size_t index);

  const MergeOptions &options;
  bool isGGUF;
  std::vector<OutputFile> files;
  StringMap<Slot> slots;
};
} // namespace

Planner::Planner(const WeightStore &base, const MergeOptions &options)
    : options(options), isGGUF(base.getFormat() == WeightFormat::GGUF),
      files(base.getFiles().size()) {
  for (auto [file, input] : llvm::zip_equal(files, base.getFiles())) {
    file.input = &input;
    file.name = sys::path::filename(input.path).str();
    file.changes.types.resize(input.tensors.size());
    file.jobs.resize(input.tensors.size());
    for (auto [index, tensor] : llvm::enumerate(input.tensors))
      slots.try_emplace(tensor.name, Slot{&file, index});
  }
}

ElementType Planner::getTarget(ElementType type, size_t rank) const {
  // llama.cpp computes with vectors (norms, biases) only where they are f32.
  if (!options.type || (isGGUF && rank < 2))
    return type;
  return *options.type;
}

Expected<Planner::Slot> Planner::claim(StringRef name) {
  auto it = slots.find(name);
  if (it == slots.end())
    return makeError("no tensor " + quoted(name) + " in " + options.weights);
  Slot slot = it->second;
  if (slot.file->jobs[slot.index])
    return makeError("tensor " + quoted(name) +
                     " belongs to two modules that adapters change");
  return slot;
}

static bool isRowScale(const MergeStep &step) {
  return step.kind == MergeStep::Kind::ScaleRows;
}

static std::vector<double> multiplyFactors(ArrayRef<MergeStep> steps) {
  std::vector<double> result = steps.front().factors;
  for (const MergeStep &step : steps.drop_front())
    for (auto [factor, other] : llvm::zip_equal(result, step.factors))
      factor *= other;
  return result;
}

Expected<std::unique_ptr<TensorJob>>
Planner::makeJob(const StoredTensor &tensor, ElementType to, int64_t out,
                 int64_t in, bool isInOut, MakeSteps steps) {
  if (tensor.type && isFloat(*tensor.type))
    return makeMergeJob({tensor.name, *tensor.type, to, out, in, isInOut},
                        std::move(steps), tensor.data, options.threads);
  std::optional<BlockType> blocks = getBlockType(tensor.typeName);
  std::string what = "tensor " + quoted(tensor.name) + " has the type " +
                     tensor.typeName;
  if (!blocks || !isGGUF)
    return makeError(what + ", which no adapter can be merged into; possible: "
                            "F64, F32, F16, BF16" +
                     (isGGUF ? ", Q8_0, Q4_0, Q4_1" : ""));
  std::vector<MergeStep> made = steps();
  if (all_of(made, isRowScale)) {
    for (const MergeStep &step : made)
      if (step.factors.size() != size_t(out))
        return makeError(step.source + ": " + Twine(step.factors.size()) +
                         " factors, expected " + Twine(out));
    return makeBlockScaleJob(tensor.name, *blocks, multiplyFactors(made), in,
                             tensor.data);
  }
  if (!options.requantize)
    return makeError(what + ", whose integers " + made.front().source +
                     " changes; only factors of rows can go into its scales. "
                     "--requantize merges and quantises it again");
  return makeRequantizeJob(tensor.name, *blocks, out, in, std::move(steps),
                           tensor.data);
}

Error Planner::addTensor(const ModuleEdit &edit, StringRef name, int64_t out,
                         int64_t in, bool isInOut, MakeSteps steps) {
  Expected<Slot> slot = claim(name);
  if (!slot)
    return slot.takeError();
  const StoredTensor &tensor = slot->getTensor();
  std::optional<int64_t> elements = getNumElements(tensor.shape);
  if (elements != getNumElements({out, in}))
    return makeError("tensor " + quoted(name) + " of " + edit.module + " has " +
                     Twine(*elements) + " elements, expected " + Twine(out) +
                     " x " + Twine(in));
  ElementType from = tensor.type.value_or(ElementType::F32);
  ElementType to = getTarget(from, tensor.shape.size());
  Expected<std::unique_ptr<TensorJob>> job =
      makeJob(tensor, to, out, in, isInOut, std::move(steps));
  if (!job)
    return job.takeError();
  if (to != from && tensor.type)
    slot->file->changes.types[slot->index] = to;
  slot->file->jobs[slot->index] = std::move(*job);
  return Error::success();
}

Error Planner::addEdit(const ModuleEdit &edit) {
  if (!getWeightSteps(edit).empty())
    if (Error e = addTensor(edit, edit.weight, edit.out, edit.in, edit.isInOut,
                            [&edit] { return getWeightSteps(edit); }))
      return e;
  if (edit.bias.empty() || getBiasSteps(edit).empty())
    return Error::success();
  return addTensor(edit, edit.bias, edit.out, 1, false,
                   [&edit] { return getBiasSteps(edit); });
}

/// Rows and columns for a conversion, where they say nothing.
static std::pair<int64_t, int64_t> getMatrix(ArrayRef<int64_t> shape) {
  if (shape.empty())
    return {1, 1};
  return {*getNumElements(shape.drop_back()), shape.back()};
}

static MakeSteps getNoSteps() {
  return [] { return std::vector<MergeStep>(); };
}

Error Planner::addReplacement(const Replacement &replacement) {
  const TensorView &view = replacement.tensor;
  if (!isFloat(view.type))
    return makeError("tensor " + quoted(replacement.name) +
                     " in the adapter has the type " +
                     getElementTypeName(view.type) + ", expected floats");
  auto [out, in] = getMatrix(view.shape);
  if (replacement.isNew) {
    OutputFile &file = files.back();
    ElementType to = getTarget(view.type, view.shape.size());
    TensorView added = view;
    added.name = replacement.name;
    added.type = to;
    file.changes.added.push_back(std::move(added));
    file.jobs.push_back(
        makeMergeJob({replacement.name, view.type, to, out, in, false},
                     getNoSteps(), view.data, options.threads, "added"));
    return Error::success();
  }
  Expected<Slot> slot = claim(replacement.name);
  if (!slot)
    return slot.takeError();
  const StoredTensor &tensor = slot->getTensor();
  if (!tensor.type || !isFloat(*tensor.type) ||
      getNumElements(tensor.shape) != getNumElements(view.shape))
    return makeError("tensor " + quoted(replacement.name) +
                     " cannot be replaced: the adapter has " +
                     formatShape(view.shape) + " " +
                     getElementTypeName(view.type) + ", the base " +
                     formatShape(tensor.shape) + " " + tensor.typeName);
  ElementType to = getTarget(*tensor.type, tensor.shape.size());
  if (to != *tensor.type)
    slot->file->changes.types[slot->index] = to;
  slot->file->jobs[slot->index] =
      makeMergeJob({replacement.name, view.type, to, out, in, false},
                   getNoSteps(), view.data, options.threads, "replaced");
  return Error::success();
}

Error Planner::addConversion(OutputFile &file, size_t index) {
  const StoredTensor &tensor = file.input->tensors[index];
  if (!tensor.type || !isFloat(*tensor.type)) {
    // Integers and what stands for quantised weights stay; floats of 8 bits and
    // fewer are numbers that a promise to convert includes.
    if (!isGGUF && !tensor.type && tensor.typeName.front() == 'F')
      return makeError("tensor " + quoted(tensor.name) + " has the type " +
                       tensor.typeName + ", which cannot be converted");
    return Error::success();
  }
  ElementType to = getTarget(*tensor.type, tensor.shape.size());
  if (to == *tensor.type)
    return Error::success();
  auto [out, in] = getMatrix(tensor.shape);
  file.changes.types[index] = to;
  file.jobs[index] =
      makeMergeJob({tensor.name, *tensor.type, to, out, in, false},
                   getNoSteps(), tensor.data, options.threads);
  return Error::success();
}

Error Planner::addConversions() {
  if (!options.type)
    return Error::success();
  for (OutputFile &file : files)
    for (size_t i = 0; i < file.input->tensors.size(); ++i)
      if (!file.jobs[i])
        if (Error e = addConversion(file, i))
          return e;
  return Error::success();
}

Error Planner::layOut() {
  for (OutputFile &file : files) {
    if (file.changes.isNone())
      continue;
    Expected<FileLayout> layout =
        isGGUF ? layoutGGUF(*file.input, file.changes)
               : layoutSafeTensors(*file.input, file.changes);
    if (!layout)
      return layout.takeError();
    file.layout = std::move(*layout);
  }
  return Error::success();
}

Expected<std::vector<OutputFile>>
swiglu::planOutput(const WeightStore &base, const MergePlan &plan,
                   const MergeOptions &options) {
  Planner planner(base, options);
  for (const ModuleEdit &edit : plan.edits)
    if (Error e = planner.addEdit(edit))
      return std::move(e);
  for (const Replacement &replacement : plan.replacements)
    if (Error e = planner.addReplacement(replacement))
      return std::move(e);
  if (Error e = planner.addConversions())
    return std::move(e);
  if (Error e = planner.layOut())
    return std::move(e);
  return planner.take();
}
