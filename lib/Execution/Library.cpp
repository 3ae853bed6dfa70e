//===- Library.cpp - a module as files for other programs -----------------===//

#include "swiglu/Execution/Library.h"
#include "LinkLibrary.h"
#include "StagedFiles.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "swiglu/Execution/Bindings.h"
#include "swiglu/Execution/JIT.h"
#include "swiglu/Runtime/Glue.h"
#include "swiglu/Runtime/PackedFile.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace swiglu;
using llvm::Error;
using llvm::Expected;

static Error makeError(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

//===----------------------------------------------------------------------===//
// What a kernel says about itself, as the runtime wants it
//===----------------------------------------------------------------------===//

/// DLPack's name of an element type; ffn-emit-abi writes the same.
static swiglu_dtype getDataType(Type type) {
  swiglu_dtype result = {0, 0, 1};
  result.code = isa<BFloat16Type>(type) ? 4 : isa<FloatType>(type) ? 2 : 0;
  result.bits = static_cast<uint8_t>(type.getIntOrFloatBitWidth());
  return result;
}

static FunctionInfo getFunctionInfo(const KernelInfo &kernel,
                                    const KernelFunction &function,
                                    const TargetDescription &target) {
  FunctionInfo info;
  info.name = function.name;
  info.targetCPU = target.getCPU().str();
  info.targetFeatures = target.getFeatures().str();
  info.xType = getDataType(kernel.inputs.front().elementType);
  info.yType = getDataType(kernel.outputs.front().elementType);
  info.xFeatures = kernel.inputs.front().shape.back();
  info.yFeatures = kernel.outputs.front().shape.back();
  info.tokens = kernel.tokens;
  info.packedBytes = kernel.packedBytes;
  info.layout = kernel.layout;
  info.layoutParameters = kernel.layoutParameters;
  for (auto [name, weight] :
       llvm::zip_equal(function.weightNames, kernel.weights))
    info.weights.push_back(
        {name, getDataType(weight.elementType),
         std::vector<int64_t>(weight.shape.begin(), weight.shape.end()),
         weight.offset, weight.bytes});
  return info;
}

/// The functions that have a body, in the order of the module; checked before
/// lowering, which wants names that do not meet either.
static Expected<ModuleInfo> readFunctionNames(ModuleOp module, StringRef name) {
  ModuleInfo info;
  info.name = name.str();
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isExternal())
      continue;
    info.functions.emplace_back();
    info.functions.back().name = function.getName().str();
  }
  if (Error error = checkModuleInfo(info))
    return std::move(error);
  return std::move(info);
}

/// Replaces each function of `info` by all that is known about it.
static Error describeFunctions(ModuleInfo &info,
                               llvm::ArrayRef<KernelInfo> kernels,
                               const TargetDescription &target) {
  llvm::StringMap<FunctionInfo> byName;
  for (const KernelInfo &kernel : kernels)
    for (const KernelFunction &function : kernel.functions) {
      if (!kernel.hasCInterface)
        return makeError("function '" + function.name + "' has " +
                         llvm::Twine(kernel.inputs.size()) + " inputs and " +
                         llvm::Twine(kernel.outputs.size()) +
                         " results, expected one of each for the C header");
      byName.try_emplace(function.name,
                         getFunctionInfo(kernel, function, target));
    }
  for (FunctionInfo &function : info.functions)
    function = byName.lookup(function.name);
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static Error writePackedWeights(const CompiledModule &code,
                                const ModuleInfo &info,
                                const WeightStore &weights, StringRef path) {
  Expected<PackedFileWriter> writer =
      PackedFileWriter::create(path, info.functions);
  if (!writer)
    return writer.takeError();
  for (const FunctionInfo &function : info.functions) {
    const CompiledKernel *kernel = code.find(function.name);
    auto named = llvm::find_if(kernel->getInfo().functions,
                               [&](const KernelFunction &candidate) {
                                 return candidate.name == function.name;
                               });
    Expected<AlignedBuffer> packed = packWeights(*kernel, *named, weights);
    if (!packed)
      return makeError("weights of '" + function.name +
                       "': " + toString(packed.takeError()));
    if (Error error = writer->append(
            {reinterpret_cast<const char *>(packed->data()), packed->size()}))
      return error;
  }
  return writer->commit();
}

namespace {
/// One call of compileLibrary.
class LibraryCompiler {
public:
  LibraryCompiler(const LibraryOptions &options, TargetDescription target,
                  StagedFiles &files)
      : options(options), target(std::move(target)), files(files) {}

  Error compile(ModuleOp module, const WeightStore *weights);

private:
  bool isWanted(Artifact artifact) const {
    return llvm::is_contained(options.artifacts, artifact);
  }
  /// Whether name.h, and what goes with it, is to be written.
  bool isForC() const {
    return isWanted(Artifact::Object) || isWanted(Artifact::Library);
  }
  Error write(StringRef suffix, StringRef content) {
    outputs.push_back(options.name + suffix.str());
    return files.write(outputs.back(), content);
  }
  Error writeForC(ModuleOp module, const WeightStore *weights,
                  llvm::ArrayRef<char> object, std::vector<KernelInfo> kernels);
  Error publish();

  const LibraryOptions &options;
  TargetDescription target;
  StagedFiles &files;
  ModuleInfo info;
  /// Complete files.
  std::vector<std::string> outputs;
};
} // namespace

Error LibraryCompiler::compile(ModuleOp module, const WeightStore *weights) {
  Expected<ModuleInfo> names = readFunctionNames(module, options.name);
  if (!names)
    return names.takeError();
  info = std::move(*names);
  if (weights)
    if (Error error = specializeToWeights(module, *weights))
      return error;
  OwningOpRef<ModuleOp> lowered(module.clone());
  if (Error error = lowerForCPU(*lowered, target))
    return error;
  std::vector<KernelInfo> kernels = readKernels(*lowered);
  if (isForC())
    if (Error error = describeFunctions(info, kernels, target))
      return error;
  if (isWanted(Artifact::MLIR)) {
    std::string text;
    llvm::raw_string_ostream os(text);
    lowered->print(os);
    if (Error error = write(".mlir", text))
      return error;
  }
  if (!isForC() && !isWanted(Artifact::LLVM))
    return publish();

  llvm::LLVMContext context;
  Expected<std::unique_ptr<llvm::Module>> llvmModule =
      translateToLLVMIR(*lowered, target, context);
  if (!llvmModule)
    return llvmModule.takeError();
  if (isWanted(Artifact::LLVM)) {
    std::string text;
    llvm::raw_string_ostream os(text);
    (*llvmModule)->print(os, nullptr);
    if (Error error = write(".ll", text))
      return error;
  }
  if (!isForC())
    return publish();
  Expected<llvm::SmallVector<char, 0>> object =
      emitObject(**llvmModule, target);
  if (!object)
    return object.takeError();
  if (Error error = writeForC(module, weights, *object, std::move(kernels)))
    return error;
  return publish();
}

Error LibraryCompiler::writeForC(ModuleOp module, const WeightStore *weights,
                                 llvm::ArrayRef<char> object,
                                 std::vector<KernelInfo> kernels) {
  if (Error error = write(".h", generateHeader(info)))
    return error;
  bool isForeign = !target.getMissingFeature().empty();
  if (isForeign && isWanted(Artifact::Library) && options.note)
    options.note("this machine has no " + target.getMissingFeature() +
                 ", which " + target.getCPU() +
                 " has: the object is written, but no library");
  std::string objectFile = options.name + ".o";
  if (Error error = files.write(objectFile, {object.data(), object.size()}))
    return error;
  if (isForeign || isWanted(Artifact::Object))
    outputs.push_back(objectFile);
  if (isWanted(Artifact::Library) && !isForeign) {
    std::string library = "lib" + options.name + ".so";
    if (Error error = linkLibrary(info, files, objectFile, library))
      return error;
    outputs.push_back(library);
  }
  if (!weights)
    return Error::success();
  // What packs is the kernel's own code; a foreign kernel's layout is the same
  // as this machine's.
  Expected<std::unique_ptr<CompiledModule>> code =
      isForeign ? CompiledModule::create(module)
                : CompiledModule::load(object, std::move(kernels));
  if (!code)
    return code.takeError();
  outputs.push_back(options.name + ".weights");
  return writePackedWeights(**code, info, *weights, files.at(outputs.back()));
}

Error LibraryCompiler::publish() {
  for (const std::string &output : outputs)
    for (const std::string &input : options.inputs) {
      std::string path = options.directory + "/" + output;
      bool isSame = false;
      if (!llvm::sys::fs::equivalent(path, input, isSame) && isSame)
        return makeError("'" + path +
                         "' is an input, and would be overwritten; --name "
                         "gives the outputs another name");
    }
  return files.publish(outputs);
}

Error swiglu::compileLibrary(ModuleOp module, const WeightStore *weights,
                             const LibraryOptions &options) {
  if (options.name.empty() || StringRef(options.name).contains('/'))
    return makeError("'" + options.name +
                     "' cannot be the name of a library, expected the middle "
                     "part of a file's name");
  Expected<TargetDescription> target = TargetDescription::get(options.cpu);
  if (!target)
    return target.takeError();
  Expected<std::unique_ptr<StagedFiles>> files =
      StagedFiles::create(options.directory);
  if (!files)
    return files.takeError();
  LibraryCompiler compiler(options, std::move(*target), **files);
  return (*files)->withFinalPaths(compiler.compile(module, weights));
}
