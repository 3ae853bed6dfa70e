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

static MakeSteps getNoSteps() {
  return [] { return std::vector<MergeStep>(); };
}

/// Rows and columns where a tensor is only converted.
static std::pair<int64_t, int64_t> getMatrix(ArrayRef<int64_t> shape) {
  if (shape.empty())
    return {1, 1};
  return {*getNumElements(shape.drop_back()), shape.back()};
}

namespace {
/// A tensor of the output.
struct Slot {
  OutputFile *file;
  /// In its file; those that are added are behind the others.
  size_t index;
  /// What it is made from: the tensor of the base, or what replaces it.
  StoredTensor source;
  /// The type of floats in the base, and the one that they get.
  std::optional<ElementType> to;
  /// "replaced", "added"; empty for what is in the base.
  std::string note;

  bool isAdded() const { return index >= file->input->tensors.size(); }
  std::unique_ptr<TensorJob> &getJob() const { return file->jobs[index]; }
};

class Planner {
public:
  Planner(const WeightStore &base, const MergeOptions &options);
  Error addCopy(const MergePlan::Copy &copy);
  Error addReplacement(const Replacement &replacement);
  Error addEdit(const ModuleEdit &edit);
  /// Everything without an edit.
  Error addRest();
  Error layOut();
  std::vector<OutputFile> take() { return std::move(files); }

private:
  Expected<Slot *> find(StringRef name);
  void addSlot(OutputFile &file, StoredTensor source, StringRef note);
  Error addTensor(const ModuleEdit &edit, StringRef name, int64_t out,
                  int64_t in, bool isInOut, MakeSteps steps);
  Error setJob(Slot &slot, int64_t out, int64_t in, bool isInOut,
               MakeSteps steps);
  Error setBlockJob(Slot &slot, int64_t out, int64_t in, MakeSteps steps);
  Error addConversion(Slot &slot);
  /// What a tensor that is `type` becomes.
  ElementType getTarget(ElementType type, size_t rank) const;
  void setChanges(const Slot &slot);

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
    for (const StoredTensor &tensor : input.tensors)
      addSlot(file, tensor, "");
  }
}

ElementType Planner::getTarget(ElementType type, size_t rank) const {
  // llama.cpp computes with vectors (norms, biases) only where they are f32.
  if (!options.type || (isGGUF && rank < 2))
    return type;
  return *options.type;
}

void Planner::addSlot(OutputFile &file, StoredTensor source, StringRef note) {
  Slot slot{&file, file.jobs.size(), std::move(source), std::nullopt,
            note.str()};
  if (slot.source.type && isFloat(*slot.source.type))
    slot.to = getTarget(*slot.source.type, slot.source.shape.size());
  file.jobs.emplace_back();
  slots.try_emplace(slot.source.name, std::move(slot));
}

Expected<Slot *> Planner::find(StringRef name) {
  auto it = slots.find(name);
  if (it == slots.end())
    return makeError("no tensor " + quoted(name) + " in " + options.weights);
  return &it->second;
}

Error Planner::addCopy(const MergePlan::Copy &copy) {
  Expected<Slot *> from = find(copy.from);
  if (!from)
    return from.takeError();
  StoredTensor source = (*from)->source;
  source.name = copy.to;
  // In the same file, whose name of the type it has.
  addSlot(*(*from)->file, std::move(source), "copied");
  return Error::success();
}

static StoredTensor toStored(const TensorView &view, StringRef name) {
  StoredTensor result;
  result.name = name.str();
  result.type = view.type;
  result.typeName = getElementTypeName(view.type).str();
  result.shape = view.shape;
  result.data = view.data;
  return result;
}

Error Planner::addReplacement(const Replacement &replacement) {
  StoredTensor source = toStored(replacement.tensor, replacement.name);
  if (!isFloat(replacement.tensor.type))
    return makeError("tensor " + quoted(replacement.name) +
                     " of the adapter has the type " + source.typeName +
                     ", expected floats");
  auto it = slots.find(replacement.name);
  if (it == slots.end()) {
    addSlot(files.back(), std::move(source), "added");
    return Error::success();
  }
  Slot &slot = it->second;
  if (!slot.to)
    return makeError("tensor " + quoted(replacement.name) + " of the type " +
                     slot.source.typeName + " cannot be replaced by floats");
  slot.source = std::move(source);
  slot.note = "replaced";
  return Error::success();
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

Error Planner::setBlockJob(Slot &slot, int64_t out, int64_t in,
                           MakeSteps steps) {
  const StoredTensor &tensor = slot.source;
  std::optional<BlockType> blocks = getBlockType(tensor.typeName);
  std::string what =
      "tensor " + quoted(tensor.name) + " has the type " + tensor.typeName;
  if (!blocks || !isGGUF)
    return makeError(what +
                     ", which no adapter can be merged into; possible: "
                     "F64, F32, F16, BF16" +
                     (isGGUF ? ", Q8_0, Q4_0, Q4_1" : ""));
  std::vector<MergeStep> made = steps();
  if (all_of(made, isRowScale)) {
    slot.getJob() = makeBlockScaleJob(tensor.name, *blocks,
                                      multiplyFactors(made), in, tensor.data);
    return Error::success();
  }
  if (!options.requantize)
    return makeError(what + ", and " + made.front().source +
                     " changes more than its scales; --requantize merges "
                     "that, too, and quantises again");
  slot.getJob() = makeRequantizeJob(tensor.name, *blocks, out, in,
                                    std::move(steps), tensor.data);
  return Error::success();
}

Error Planner::setJob(Slot &slot, int64_t out, int64_t in, bool isInOut,
                      MakeSteps steps) {
  if (slot.getJob())
    return makeError("tensor " + quoted(slot.source.name) +
                     " belongs to two modules that adapters change");
  if (!slot.to)
    return setBlockJob(slot, out, in, std::move(steps));
  slot.getJob() = makeMergeJob(
      {slot.source.name, *slot.source.type, *slot.to, out, in, isInOut},
      std::move(steps), slot.source.data, options.threads, slot.note);
  return Error::success();
}

Error Planner::addTensor(const ModuleEdit &edit, StringRef name, int64_t out,
                         int64_t in, bool isInOut, MakeSteps steps) {
  Expected<Slot *> slot = find(name);
  if (!slot)
    return slot.takeError();
  ArrayRef<int64_t> shape = (*slot)->source.shape;
  std::optional<int64_t> elements = getNumElements(shape);
  if (elements != getNumElements({out, in}))
    return makeError("tensor " + quoted(name) + " has the shape " +
                     formatShape(shape) + ", expected " + Twine(out) +
                     " outputs and " + Twine(in) + " inputs, as " +
                     edit.parts.front().source + " needs them");
  return setJob(**slot, out, in, isInOut, std::move(steps));
}

Error Planner::addEdit(const ModuleEdit &edit) {
  if (Error e = addTensor(edit, edit.weight, edit.out, edit.in, edit.isInOut,
                          [&edit] { return getWeightSteps(edit); }))
    return e;
  if (edit.bias.empty() || getBiasSteps(edit).empty())
    return Error::success();
  return addTensor(edit, edit.bias, edit.out, 1, false,
                   [&edit] { return getBiasSteps(edit); });
}

Error Planner::addConversion(Slot &slot) {
  const StoredTensor &source = slot.source;
  if (slot.to) {
    if (*slot.to == *source.type && slot.note.empty())
      return Error::success();
    auto [out, in] = getMatrix(source.shape);
    return setJob(slot, out, in, /*isInOut=*/false, getNoSteps());
  }
  // Integers and what stands for quantised weights stay; floats of 8 bits and
  // fewer are numbers, which a promise to convert includes.
  if (options.type && !isGGUF && !source.type &&
      StringRef(source.typeName).starts_with("F"))
    return makeError("tensor " + quoted(source.name) + " has the type " +
                     source.typeName + ", which cannot be converted");
  return Error::success();
}

Error Planner::addRest() {
  // In the order of the files: of several errors always the same one.
  std::vector<std::vector<Slot *>> ordered(files.size());
  for (auto &entry : slots) {
    Slot &slot = entry.second;
    std::vector<Slot *> &file = ordered[slot.file - files.data()];
    file.resize(slot.file->jobs.size());
    file[slot.index] = &slot;
  }
  for (std::vector<Slot *> &file : ordered)
    for (Slot *slot : file) {
      if (!slot->getJob())
        if (Error e = addConversion(*slot))
          return e;
      setChanges(*slot);
    }
  return Error::success();
}

void Planner::setChanges(const Slot &slot) {
  OutputFile &file = *slot.file;
  if (slot.isAdded()) {
    StoredTensor added = slot.source;
    if (slot.to)
      added.type = slot.to;
    file.changes.added.push_back(std::move(added));
    return;
  }
  const StoredTensor &stored = file.input->tensors[slot.index];
  LayoutChanges::Change change;
  if (slot.to && *slot.to != *stored.type)
    change.type = slot.to;
  if (slot.source.shape != stored.shape)
    change.shape = slot.source.shape;
  file.changes.changes.push_back(std::move(change));
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
  for (const MergePlan::Copy &copy : plan.copies)
    if (Error e = planner.addCopy(copy))
      return std::move(e);
  for (const Replacement &replacement : plan.replacements)
    if (Error e = planner.addReplacement(replacement))
      return std::move(e);
  for (const ModuleEdit &edit : plan.edits)
    if (Error e = planner.addEdit(edit))
      return std::move(e);
  if (Error e = planner.addRest())
    return std::move(e);
  if (Error e = planner.layOut())
    return std::move(e);
  return planner.take();
}
