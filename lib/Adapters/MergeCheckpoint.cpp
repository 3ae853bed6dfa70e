//===- MergeCheckpoint.cpp - adapters into a checkpoint -------------------===//

#include "swiglu/Adapters/MergeCheckpoint.h"
#include "Messages.h"
#include "OtherFiles.h"
#include "OutputFile.h"
#include "OutputPath.h"
#include "StagedOutput.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace swiglu;
using peft::makeError;

namespace {
/// The inputs, open, and what becomes of them.
struct Merge {
  explicit Merge(const MergeOptions &options) : options(options) {}

  const MergeOptions &options;
  std::vector<std::unique_ptr<Adapter>> adapters;
  std::unique_ptr<WeightStore> base;
  MergePlan plan;
  std::vector<OutputFile> files;
  /// The base's folder where the output is one.
  std::string folder;
  std::vector<OtherFile> others;
  std::string output;

  Error open();
  Error makePlan();
  Error checkOutput();
  Expected<std::vector<TensorReport>> write();

private:
  bool isIndex() const { return StringRef(base->getPath()).ends_with(".json"); }
  Error writeWeights(StagedOutput &staged);
  Error writeOther(StagedOutput &staged, const OtherFile &file);
};
} // namespace

Error Merge::open() {
  if (!options.adapterWeights.empty() &&
      options.adapterWeights.size() != options.adapters.size())
    return makeError(Twine(options.adapterWeights.size()) +
                     " weights of adapters, expected one for each of " +
                     Twine(options.adapters.size()) + " adapters, or none");
  for (const std::string &path : options.adapters) {
    Expected<std::unique_ptr<Adapter>> adapter = Adapter::open(path);
    if (!adapter)
      return adapter.takeError();
    adapters.push_back(std::move(*adapter));
  }
  Expected<std::unique_ptr<WeightStore>> store =
      WeightStore::open(options.weights);
  if (!store)
    return store.takeError();
  base = std::move(*store);
  if (base->getFormat() == WeightFormat::Npy)
    return makeError(options.weights +
                     ": an npy file, expected safetensors or GGUF");
  if (isIndex())
    folder = sys::path::parent_path(base->getPath()).str();
  else if (sys::fs::is_directory(options.weights))
    folder = options.weights;
  if (isIndex() && folder.empty())
    folder = ".";
  return Error::success();
}

Error Merge::makePlan() {
  Expected<BaseModel> model = BaseModel::get(*base);
  if (!model)
    return model.takeError();
  PlanOptions planOptions;
  planOptions.weights = options.adapterWeights;
  planOptions.untie = options.untie;
  planOptions.defersLowRank = true;
  Expected<MergePlan> made = planMerge(adapters, *model, planOptions);
  if (!made)
    return made.takeError();
  plan = std::move(*made);
  if (options.note)
    for (const std::string &note : plan.notes)
      options.note(note);
  Expected<std::vector<OutputFile>> planned = planOutput(*base, plan, options);
  if (!planned)
    return planned.takeError();
  files = std::move(*planned);
  if (folder.empty())
    return Error::success();
  ConfigChanges config;
  config.type = options.type;
  config.untie = plan.isUntied;
  Expected<std::vector<OtherFile>> listed = listOtherFiles(
      folder, isIndex() ? base->getPath() : "", files, config, options);
  if (!listed)
    return listed.takeError();
  others = std::move(*listed);
  return Error::success();
}

Error Merge::checkOutput() {
  InputPaths inputs;
  inputs.folder = folder;
  inputs.adapters = options.adapters;
  inputs.files = {options.weights, base->getPath().str()};
  for (const WeightFile &file : base->getFiles())
    inputs.files.push_back(file.path);
  for (const std::string &adapter : options.adapters)
    for (StringRef name : {"adapter_config.json", "adapter_model.safetensors"})
      inputs.files.push_back((adapter + "/" + name).str());
  Expected<std::string> path =
      checkOutputPath(options.output, !folder.empty(), inputs);
  if (!path)
    return path.takeError();
  output = std::move(*path);
  return Error::success();
}

Error Merge::writeWeights(StagedOutput &staged) {
  std::vector<int> descriptors;
  std::vector<std::string> names;
  std::vector<Piece> pieces;
  for (auto [index, file] : llvm::enumerate(files)) {
    Expected<int> fd = staged.open(file.name, file.getSize());
    if (!fd)
      return fd.takeError();
    descriptors.push_back(*fd);
    names.push_back(staged.describe(file.name));
    listPieces(file, index, pieces);
  }
  return writePieces(pieces, descriptors, names, options);
}

Error Merge::writeOther(StagedOutput &staged, const OtherFile &file) {
  std::unique_ptr<MemoryBuffer> buffer;
  StringRef contents;
  if (file.text) {
    contents = *file.text;
  } else {
    ErrorOr<std::unique_ptr<MemoryBuffer>> read = MemoryBuffer::getFile(
        file.path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!read)
      return makeError(file.path + ": " + read.getError().message());
    buffer = std::move(*read);
    contents = buffer->getBuffer();
  }
  Expected<int> fd = staged.open(file.name, contents.size());
  if (!fd)
    return fd.takeError();
  if (Error e = writeAt(*fd, 0, arrayRefFromStringRef(contents),
                        staged.describe(file.name)))
    return e;
  return staged.close(*fd);
}

Expected<std::vector<TensorReport>> Merge::write() {
  Expected<std::unique_ptr<StagedOutput>> staged =
      StagedOutput::create(output, /*isFolder=*/!folder.empty());
  if (!staged)
    return staged.takeError();
  for (const OtherFile &file : others)
    if (Error e = writeOther(**staged, file))
      return std::move(e);
  if (Error e = writeWeights(**staged))
    return std::move(e);
  std::vector<TensorReport> reports;
  for (const OutputFile &file : files)
    for (const std::unique_ptr<TensorJob> &job : file.jobs)
      if (job && job->getReport().elements != 0)
        reports.push_back(job->getReport());
  if (options.beforePublishing)
    if (Error e = options.beforePublishing(reports))
      return std::move(e);
  if (Error e = (*staged)->publish())
    return std::move(e);
  return reports;
}

Expected<std::vector<TensorReport>>
swiglu::mergeCheckpoint(const MergeOptions &options) {
  Merge merge(options);
  if (Error e = merge.open())
    return std::move(e);
  // Before the work of finding out what to do.
  if (Error e = merge.checkOutput())
    return std::move(e);
  if (Error e = merge.makePlan())
    return std::move(e);
  return merge.write();
}
