//===- Import.cpp - feed-forward blocks of checkpoints --------------------===//

#include "swiglu/Import/Import.h"
#include "Blocks.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Weights/Json.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Verifier.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace swiglu;
using mlir::MLIRContext;
using mlir::ModuleOp;
using mlir::OwningOpRef;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// The narrowest type that holds all values of both.
static ElementType join(ElementType a, ElementType b) {
  if (a == b)
    return a;
  if (a == ElementType::F64 || b == ElementType::F64)
    return ElementType::F64;
  return ElementType::F32;
}

/// The type of the functions' floats. Says when it isn't what is in the file.
static ElementType chooseType(ArrayRef<Block> blocks,
                              const ImportOptions &options, StringRef file,
                              Notes &notes) {
  std::optional<ElementType> common;
  bool isQuantised = false, isMixed = false;
  auto add = [&](const TensorInfo *tensor) {
    if (!tensor)
      return;
    if (tensor->quant) {
      isQuantised = true;
      return;
    }
    isMixed |= common && *common != *tensor->type;
    common = common ? join(*common, *tensor->type) : *tensor->type;
  };
  for (const Block &block : blocks)
    for (const Linear &linear : block.linears) {
      add(linear.weight);
      add(linear.bias);
    }
  std::string name = common ? getElementTypeName(*common).str() : "";
  if (options.type) {
    if (common && join(*common, *options.type) != *options.type)
      notes.remarks.push_back(file.str() + ": the weights' values need " +
                              name + " and are rounded to " +
                              getElementTypeName(*options.type).str() +
                              " when they are loaded");
    return *options.type;
  }
  if (isQuantised)
    return common ? join(*common, ElementType::F32) : ElementType::F32;
  if (isMixed)
    notes.remarks.push_back(file.str() +
                            ": weights of several types are imported as " +
                            name + ", which holds all of their values exactly");
  return *common;
}

//===----------------------------------------------------------------------===//
// Formats
//===----------------------------------------------------------------------===//

namespace {
/// What the import of either format comes to.
struct Imported {
  std::vector<Block> blocks;
  ElementType type;
};
} // namespace

static Expected<Imported>
importBlocks(ArrayRef<BlockRow> rows, const WeightStore &store,
             function_ref<Config(const BlockRow &)> getConfig,
             const ImportOptions &options, Notes &notes) {
  Expected<std::vector<MatchedBlock>> matched =
      matchBlocks(rows, store, getConfig, notes);
  if (!matched)
    return matched.takeError();
  Expected<std::vector<Block>> blocks =
      resolveBlocks(*matched, store, getConfig, notes);
  if (!blocks)
    return blocks.takeError();
  ElementType type = chooseType(*blocks, options, store.getPath(), notes);
  return Imported{std::move(*blocks), type};
}

static Expected<json::Object> readConfig(StringRef path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> buffer = MemoryBuffer::getFile(path);
  if (!buffer)
    return importError(path, buffer.getError().message());
  Expected<json::Value> value =
      parseUntrustedJson((*buffer)->getBuffer(), path);
  if (!value)
    return value.takeError();
  json::Object *object = value->getAsObject();
  if (!object)
    return importError(path, "expected a JSON object");
  return std::move(*object);
}

/// Weights that transformers would unpack by code of their own.
static Error checkQuantisation(const json::Object &config, StringRef path) {
  const json::Value *quantisation = config.get("quantization_config");
  if (!quantisation || quantisation->kind() == json::Value::Null)
    return Error::success();
  StringRef method = "?";
  if (const json::Object *object = quantisation->getAsObject())
    method = object->getString("quant_method").value_or(method);
  return importError(path, "'quantization_config' has the method " +
                               quoted(method) +
                               ", which is not supported; supported are "
                               "weights in f64, f32, bf16 and f16, and GGUF "
                               "files in Q8_0, Q4_0 and Q4_1");
}

static Expected<Imported> importFolder(StringRef folder,
                                       const ImportOptions &options,
                                       Notes &notes,
                                       std::unique_ptr<WeightStore> &store) {
  if (!sys::fs::is_directory(folder))
    return importError(folder, sys::fs::exists(folder)
                                   ? "not a folder"
                                   : "no such file or directory");
  SmallString<128> path = folder;
  sys::path::append(path, "config.json");
  Expected<json::Object> config = readConfig(path);
  if (!config)
    return config.takeError();
  std::optional<StringRef> type = config->getString("model_type");
  if (!type)
    return importError(path, "no string 'model_type'");
  const BlockTable &table = BlockTable::getHuggingFace();
  ArrayRef<BlockRow> rows = table.find(*type);
  if (rows.empty())
    return importError(
        path, "'model_type' is " + quoted(*type) +
                  ", which is not known; known: " + table.listTypes(*type));
  if (Error e = checkQuantisation(*config, path))
    return e;

  Expected<std::unique_ptr<WeightStore>> opened = WeightStore::open(folder);
  if (!opened)
    return opened.takeError();
  store = std::move(*opened);
  auto getConfig = [&](const BlockRow &row) {
    // Files of a time before the wrapper had the fields side by side.
    const json::Object *sub = config->getObject(row.subconfig);
    return Config(path.str().str(), sub ? *sub : *config);
  };
  return importBlocks(rows, *store, getConfig, options, notes);
}

static Expected<Imported> importGGUFFile(StringRef path,
                                         const ImportOptions &options,
                                         Notes &notes,
                                         std::unique_ptr<WeightStore> &store) {
  Expected<std::unique_ptr<WeightStore>> opened = WeightStore::open(path);
  if (!opened)
    return opened.takeError();
  store = std::move(*opened);
  if (store->getFormat() != WeightFormat::GGUF)
    return importError(store->getPath(), "not a GGUF file");
  std::optional<StringRef> type = store->getString("general.architecture");
  if (!type)
    return importError(store->getPath(), "no string 'general.architecture'");
  const BlockTable &table = BlockTable::getGGUF();
  ArrayRef<BlockRow> rows = table.find(*type);
  if (rows.empty())
    return importError(
        store->getPath(),
        "'general.architecture' is " + quoted(*type) +
            ", which is not known; known: " + table.listTypes(*type));
  auto getConfig = [&](const BlockRow &) { return Config(*store, *type); };
  return importBlocks(rows, *store, getConfig, options, notes);
}

/// Builds the module and hands on what there is to say.
static OwningOpRef<ModuleOp> finish(Expected<Imported> imported,
                                    const Notes &notes, MLIRContext *context) {
  mlir::Location location = mlir::UnknownLoc::get(context);
  for (const std::string &warning : notes.warnings)
    mlir::emitWarning(location, warning);
  for (const std::string &remark : notes.remarks)
    mlir::emitRemark(location, remark);
  if (!imported) {
    mlir::emitError(location, toString(imported.takeError()));
    return nullptr;
  }
  context->loadDialect<mlir::func::FuncDialect, mlir::ffn::FFNDialect>();
  OwningOpRef<ModuleOp> module =
      buildModule(imported->blocks, imported->type, context);
  if (failed(mlir::verify(*module)))
    return nullptr;
  return module;
}

OwningOpRef<ModuleOp> swiglu::importHuggingFace(StringRef folder,
                                                const ImportOptions &options,
                                                MLIRContext *context) {
  Notes notes;
  std::unique_ptr<WeightStore> store;
  Expected<Imported> imported = importFolder(folder, options, notes, store);
  return finish(std::move(imported), notes, context);
}

OwningOpRef<ModuleOp> swiglu::importGGUF(StringRef path,
                                         const ImportOptions &options,
                                         MLIRContext *context) {
  Notes notes;
  std::unique_ptr<WeightStore> store;
  Expected<Imported> imported = importGGUFFile(path, options, notes, store);
  return finish(std::move(imported), notes, context);
}
