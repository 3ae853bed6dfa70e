//===- OtherFiles.cpp - what lies beside the weights ----------------------===//

#include "OtherFiles.h"
#include "Messages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace swiglu;
using peft::makeError;
using peft::quoted;

/// Weights in other formats or of other parts: not merged, they would be taken
/// for the merged ones. An adapter would be applied a second time by libraries
/// that find it beside a model.
static bool isLeftOut(StringRef name) {
  StringRef stem = name;
  stem.consume_back(".index.json");
  for (StringRef suffix : {".safetensors", ".bin", ".pt", ".pth", ".ckpt",
                           ".gguf", ".h5", ".msgpack", ".onnx", ".npz"})
    if (stem.ends_with(suffix))
      return true;
  return name == "adapter_config.json";
}

static Expected<std::string> readText(StringRef path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer = MemoryBuffer::getFile(path);
  if (!buffer)
    return makeError(path + ": " + buffer.getError().message());
  return (*buffer)->getBuffer().str();
}

static Expected<std::string> makeIndex(StringRef path,
                                       ArrayRef<OutputFile> files) {
  Expected<std::string> text = readText(path);
  if (!text)
    return text.takeError();
  uint64_t total = 0;
  std::vector<std::pair<std::string, std::string>> added;
  for (const OutputFile &file : files) {
    for (const StoredTensor &tensor : file.changes.added)
      added.emplace_back(tensor.name, file.name);
    if (!file.layout) {
      for (const StoredTensor &tensor : file.input->tensors)
        total += tensor.data.size();
      continue;
    }
    for (const FileLayout::Place &place : file.layout->places)
      total += place.size;
  }
  return rewriteIndex(*text, path, total, added);
}

/// The file with its new text, if it gets one.
static Error setText(OtherFile &file, StringRef index,
                     ArrayRef<OutputFile> files, const ConfigChanges &config) {
  bool isIndex = !index.empty() && file.name == sys::path::filename(index);
  if (isIndex &&
      any_of(files, [](const OutputFile &f) { return f.layout.has_value(); })) {
    Expected<std::string> text = makeIndex(file.path, files);
    if (!text)
      return text.takeError();
    file.text = std::move(*text);
  }
  if (file.name == "config.json" && (config.type || config.untie)) {
    Expected<std::string> text = readText(file.path);
    if (text)
      text = rewriteConfig(*text, file.path, config);
    if (!text)
      return text.takeError();
    file.text = std::move(*text);
  }
  return Error::success();
}

Expected<std::vector<OtherFile>>
swiglu::listOtherFiles(StringRef folder, StringRef index,
                       ArrayRef<OutputFile> files, const ConfigChanges &config,
                       const MergeOptions &options) {
  std::vector<OtherFile> result;
  std::vector<std::string> leftOut;
  std::error_code code;
  for (sys::fs::directory_iterator it(folder, code), end; it != end && !code;
       it.increment(code)) {
    OtherFile file;
    file.path = it->path();
    file.name = sys::path::filename(file.path).str();
    if (any_of(files, [&](const OutputFile &f) { return f.name == file.name; }))
      continue;
    bool isIndex = !index.empty() && file.name == sys::path::filename(index);
    if (!sys::fs::is_regular_file(file.path) ||
        (isLeftOut(file.name) && !isIndex))
      leftOut.push_back(quoted(file.name));
    else
      result.push_back(std::move(file));
  }
  if (code)
    return makeError(folder + ": " + code.message());
  llvm::sort(result, [](const OtherFile &a, const OtherFile &b) {
    return a.name < b.name;
  });
  llvm::sort(leftOut);
  if (!leftOut.empty() && options.note)
    options.note("not copied to the output: " + join(leftOut, ", "));
  for (OtherFile &file : result)
    if (Error e = setText(file, index, files, config))
      return std::move(e);
  return result;
}
