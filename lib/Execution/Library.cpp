//===- Library.cpp - a module as files for other programs -----------------===//

#include "swiglu/Execution/Library.h"
#include "LinkLibrary.h"
#include "StagedFiles.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Threading.h"
#include "swiglu/Execution/Bindings.h"
#include "swiglu/Execution/JIT.h"
#include "swiglu/Runtime/Core.h"
#include "swiglu/Runtime/Glue.h"
#include "swiglu/Runtime/PackedFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace swiglu;
using llvm::ArrayRef;
using llvm::Error;
using llvm::Expected;
using llvm::SmallVector;

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

/// Packs and writes one function after the other: never more than the weights of
/// one are in memory.
static Error
writePackedWeights(const CompiledModule &code, const ModuleInfo &info,
                   const WeightStore &weights, StringRef path,
                   llvm::function_ref<void(uint64_t, uint64_t)> progress) {
  Expected<PackedFileWriter> writer =
      PackedFileWriter::create(path, info.functions);
  if (!writer)
    return writer.takeError();
  SmallVector<const CompiledKernel *> kernels;
  uint64_t most = 0, done = 0, total = 0;
  for (const FunctionInfo &function : info.functions) {
    kernels.push_back(code.find(function.name));
    most = std::max(most, kernels.back()->getInfo().prepareBytes);
    total += function.packedBytes;
  }
  swiglu_host host;
  if (int code = swiglurt_threads_create(/*threads=*/0, &host))
    return makeError(llvm::Twine("no threads to pack weights with: ") +
                     swiglurt_strerror(code));
  auto stop = llvm::scope_exit([&] { swiglurt_threads_destroy(&host); });
  // Used again and again, since fresh memory is slow.
  AlignedBuffer packed(most);
  for (auto [function, kernel] : llvm::zip_equal(info.functions, kernels)) {
    if (progress)
      progress(done, total);
    auto named = llvm::find_if(kernel->getInfo().functions,
                               [&](const KernelFunction &candidate) {
                                 return candidate.name == function.name;
                               });
    if (Error error =
            packWeights(*kernel, *named, weights, packed.data(), &host))
      return makeError("weights of '" + function.name +
                       "': " + toString(std::move(error)));
    auto written = [&](uint64_t bytes) {
      done += bytes;
      if (progress)
        progress(done, total);
    };
    if (Error error =
            writer->append({reinterpret_cast<const char *>(packed.data()),
                            size_t(function.packedBytes)},
                           written))
      return error;
  }
  return writer->commit();
}

namespace {
/// The code for one CPU.
struct Variant {
  TargetDescription target;
  ModuleInfo info;
  std::vector<KernelInfo> kernels;
  OwningOpRef<ModuleOp> lowered;
  /// Of LLVM IR, where that is wanted.
  std::string text;
  SmallVector<char, 0> object;
};

/// One call of compileLibrary.
class LibraryCompiler {
public:
  LibraryCompiler(const LibraryOptions &options,
                  ArrayRef<TargetDescription> targets, StagedFiles &files)
      : options(options), files(files) {
    for (const TargetDescription &target : targets)
      variants.push_back({target, {}, {}, {}, {}, {}});
  }

  Error compile(ModuleOp module, const WeightStore *weights);

private:
  bool isWanted(Artifact artifact) const {
    return llvm::is_contained(options.artifacts, artifact);
  }
  /// Whether name.h, and what goes with it, is to be written.
  bool isForC() const {
    return isWanted(Artifact::Object) || isWanted(Artifact::Library);
  }
  /// A library of another architecture needs tools that are not looked for.
  bool canLink() const {
    return variants.front().target.isNativeArchitecture();
  }
  Error write(StringRef file, StringRef content) {
    outputs.push_back(file.str());
    return files.write(file, content);
  }
  /// name.o, or name.cpu.o of one among several.
  std::string fileOf(const Variant &variant, StringRef suffix) const {
    std::string name = options.name;
    if (variants.size() > 1)
      name += "." + variant.target.getName().str();
    return name + suffix.str();
  }
  bool isLinked() const { return isWanted(Artifact::Library) && canLink(); }
  Error lower(ModuleOp module, Variant &variant);
  Error generateCode(Variant &variant);
  Error generateCode(MLIRContext *context);
  Error writeForC(ModuleOp module, const WeightStore *weights);
  Error publish();

  const LibraryOptions &options;
  StagedFiles &files;
  std::vector<Variant> variants;
  /// What the library says about all of them.
  ModuleInfo info;
  /// Complete files.
  std::vector<std::string> outputs;
};
} // namespace

Error LibraryCompiler::lower(ModuleOp module, Variant &variant) {
  const TargetDescription &target = variant.target;
  variant.lowered = module.clone();
  if (Error error = lowerForCPU(*variant.lowered, target, options.activations))
    return error;
  variant.kernels = readKernels(*variant.lowered);
  if (isForC())
    if (Error error = describeFunctions(variant.info, variant.kernels, target))
      return error;
  if (!isWanted(Artifact::MLIR))
    return Error::success();
  std::string text;
  llvm::raw_string_ostream os(text);
  variant.lowered->print(os);
  return write(fileOf(variant, ".mlir"), text);
}

Error LibraryCompiler::generateCode(Variant &variant) {
  llvm::LLVMContext context;
  Expected<std::unique_ptr<llvm::Module>> llvmModule =
      translateToLLVMIR(*variant.lowered, variant.target, context);
  if (!llvmModule)
    return llvmModule.takeError();
  if (isWanted(Artifact::LLVM)) {
    llvm::raw_string_ostream os(variant.text);
    (*llvmModule)->print(os, nullptr);
  }
  if (!isForC())
    return Error::success();
  Expected<SmallVector<char, 0>> object =
      emitObject(**llvmModule, variant.target);
  if (!object)
    return object.takeError();
  variant.object = std::move(*object);
  return Error::success();
}

/// All that goes on at once: code for each CPU, and the C around it.
Error LibraryCompiler::generateCode(MLIRContext *context) {
  std::vector<std::string> problems(variants.size() + isLinked());
  parallelFor(context, 0, problems.size(), [&](size_t i) {
    Error error = i < variants.size() ? generateCode(variants[i])
                                      : compileGlue(info, files);
    if (error)
      problems[i] = toString(std::move(error));
  });
  for (const std::string &problem : problems)
    if (!problem.empty())
      return makeError(problem);
  if (isWanted(Artifact::LLVM))
    for (const Variant &variant : variants)
      if (Error error = write(fileOf(variant, ".ll"), variant.text))
        return error;
  return Error::success();
}

/// "layout 'raw' (), 64 bytes", as a part of a sentence.
static std::string describeLayout(const FunctionInfo &function) {
  return "layout '" + function.layout + "' (" + function.layoutParameters +
         "), " + std::to_string(function.packedBytes) + " bytes";
}

/// All variants of a library read one file of weights.
static Error checkSameLayout(ArrayRef<Variant> variants) {
  const Variant &first = variants.front();
  for (const Variant &other : variants.drop_front())
    for (auto [a, b] : llvm::zip(first.info.functions, other.info.functions)) {
      bool isSame =
          a.layout == b.layout && a.layoutParameters == b.layoutParameters &&
          a.packedBytes == b.packedBytes &&
          llvm::equal(a.weights, b.weights,
                      [](const WeightInfo &x, const WeightInfo &y) {
                        return x.offset == y.offset && x.bytes == y.bytes;
                      });
      if (!isSame)
        return makeError("weights of '" + a.name + "' have " +
                         describeLayout(a) + " for " + first.target.getName() +
                         ", but " + describeLayout(b) + " for " +
                         other.target.getName() +
                         "; compile libraries of their own for them");
    }
  return Error::success();
}

/// The library's description: of the CPUs all names, and what they share.
static ModuleInfo combine(ArrayRef<Variant> variants) {
  ModuleInfo info = variants.front().info;
  if (variants.size() == 1)
    return info;
  for (const Variant &variant : variants)
    info.variants.push_back(variant.target.getCPU().str());
  SmallVector<StringRef> common;
  StringRef(variants.front().target.getFeatures()).split(common, ',');
  for (const Variant &variant : variants.drop_front()) {
    SmallVector<StringRef> features;
    variant.target.getFeatures().split(features, ',');
    llvm::erase_if(common, [&](StringRef feature) {
      return !llvm::is_contained(features, feature);
    });
  }
  for (FunctionInfo &function : info.functions) {
    function.targetCPU = llvm::join(info.variants, ",");
    function.targetFeatures = llvm::join(common, ",");
  }
  return info;
}

Error LibraryCompiler::compile(ModuleOp module, const WeightStore *weights) {
  Expected<ModuleInfo> names = readFunctionNames(module, options.name);
  if (!names)
    return names.takeError();
  if (weights)
    if (Error error = specializeToWeights(module, *weights))
      return error;
  for (Variant &variant : variants) {
    variant.info = *names;
    if (Error error = lower(module, variant))
      return error;
  }
  if (isForC()) {
    if (Error error = checkSameLayout(variants))
      return error;
    info = combine(variants);
  }
  if (isForC() || isWanted(Artifact::LLVM))
    if (Error error = generateCode(module.getContext()))
      return error;
  if (isForC())
    if (Error error = writeForC(module, weights))
      return error;
  return publish();
}

Error LibraryCompiler::writeForC(ModuleOp module, const WeightStore *weights) {
  if (Error error = write(options.name + ".h", generateHeader(info)))
    return error;
  auto runnable = llvm::find_if(variants, [](const Variant &variant) {
    return variant.target.getObstacle().empty();
  });
  if (isWanted(Artifact::Library) && runnable == variants.end() && options.note)
    options.note(variants.front().target.getObstacle() +
                 (isLinked()
                      ? ": the library is written, but it cannot be used "
                        "here"
                      : ": the object is written, but no library"));
  if (isWanted(Artifact::Object) || !isLinked())
    for (const Variant &variant : variants)
      if (Error error = write(fileOf(variant, ".o"),
                              {variant.object.data(), variant.object.size()}))
        return error;
  if (isLinked()) {
    SmallVector<ArrayRef<char>> objects;
    for (const Variant &variant : variants)
      objects.push_back(variant.object);
    outputs.push_back("lib" + options.name + ".so");
    if (Error error = linkLibrary(info, files, objects, outputs.back()))
      return error;
  }
  if (!weights)
    return Error::success();
  // What packs is the kernel's own code; the layout of kernels that this
  // machine cannot run is that of kernels for it.
  Expected<std::unique_ptr<CompiledModule>> code =
      runnable == variants.end()
          ? CompiledModule::create(module, "native", options.activations)
          : CompiledModule::load(runnable->object,
                                 std::move(runnable->kernels));
  if (!code)
    return code.takeError();
  outputs.push_back(options.name + ".weights");
  return writePackedWeights(**code, info, *weights, files.at(outputs.back()),
                            options.progress);
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
  Expected<SmallVector<TargetDescription, 2>> targets =
      TargetDescription::getAll(options.cpu, options.triple);
  if (!targets)
    return targets.takeError();
  Expected<std::unique_ptr<StagedFiles>> files =
      StagedFiles::create(options.directory);
  if (!files)
    return files.takeError();
  LibraryCompiler compiler(options, *targets, **files);
  return (*files)->withFinalPaths(compiler.compile(module, weights));
}
