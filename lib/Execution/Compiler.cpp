//===- Compiler.cpp - from ffn to object code -----------------------------===//

#include "swiglu/Execution/Compiler.h"
#include "MoveBF16.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "swiglu/Pipelines/CPU.h"
#include "swiglu/Target/CPU/ABI.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace swiglu;
namespace abi = mlir::ffn::abi;

static llvm::Error makeError(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

llvm::Error swiglu::lowerForCPU(ModuleOp module,
                                const TargetDescription &target,
                                StringRef activations) {
  PassManager pm(module.getContext());
  ffn::CPUPipelineOptions options;
  options.vectorBits = target.getVectorBits();
  options.cpu = target.getCPU().str();
  options.features = target.getFeatures().str();
  options.activations = activations.str();
  ffn::buildCPUPipeline(pm, options);
  if (failed(pm.run(module)))
    return makeError("the module cannot be lowered for the CPU");
  return llvm::Error::success();
}

uint64_t swiglu::getDenseBytes(const OperandInfo &operand) {
  uint64_t bytes = operand.elementType.getIntOrFloatBitWidth() / 8;
  for (int64_t size : operand.shape)
    bytes *= size;
  return bytes;
}

static std::vector<OperandInfo> readOperands(DictionaryAttr facts,
                                             StringRef field) {
  std::vector<OperandInfo> operands;
  for (Attribute attr : cast<ArrayAttr>(facts.get(field))) {
    auto type = cast<MemRefType>(cast<TypeAttr>(attr).getValue());
    OperandInfo info;
    info.elementType = type.getElementType();
    for (int64_t size : type.getShape())
      info.shape.push_back(ShapedType::isDynamic(size) ? -1 : size);
    operands.push_back(std::move(info));
  }
  return operands;
}

/// Gives each weight its place in the packed ones, and returns their bytes.
static uint64_t placeInOrder(std::vector<OperandInfo> &weights) {
  uint64_t offset = 0;
  for (OperandInfo &weight : weights) {
    weight.offset = offset;
    weight.bytes = getDenseBytes(weight);
    offset += abi::alignTo64(weight.bytes);
  }
  return offset;
}

static std::optional<PanelInfo> readPanels(Attribute contents) {
  auto facts = dyn_cast<DictionaryAttr>(contents);
  if (!facts)
    return std::nullopt;
  auto integer = [&](StringRef field) {
    return cast<IntegerAttr>(facts.get(field)).getInt();
  };
  auto boolean = [&](StringRef field) {
    return cast<BoolAttr>(facts.get(field)).getValue();
  };
  return PanelInfo{integer("size"), integer("width"), integer("pairing"),
                   boolean("gated"), boolean("bias")};
}

/// Replaces what is known about the weights of `kernel` by what its prepare
/// function, with `facts`, makes of them.
static void readPacking(KernelInfo &kernel, StringRef symbol,
                        DictionaryAttr facts) {
  auto packing = cast<DictionaryAttr>(facts.get("packing"));
  kernel.packSymbol = symbol.str();
  kernel.prepared = std::move(kernel.weights);
  for (auto [operand, contents] : llvm::zip(
           kernel.prepared, cast<ArrayAttr>(packing.get("contents"))))
    operand.panels = readPanels(contents);
  kernel.weights = readOperands(facts, "weights");
  kernel.isWeight.clear();
  for (auto [weight, place] : llvm::zip(
           kernel.weights,
           cast<DenseI64ArrayAttr>(packing.get("raw_places")).asArrayRef()))
    if (place >= 0) {
      weight.offset = place;
      weight.bytes = getDenseBytes(weight);
    }
  auto integer = [](DictionaryAttr from, StringRef field) {
    return cast<IntegerAttr>(from.get(field)).getInt();
  };
  kernel.packedBytes = integer(packing, "bytes");
  kernel.prepareBytes = kernel.packedBytes + integer(facts, "scratch");
  kernel.layout = cast<StringAttr>(packing.get("layout")).getValue().str();
  kernel.layoutParameters =
      cast<StringAttr>(packing.get("parameters")).getValue().str();
}

/// The strings of an array of arrays of them.
static std::vector<std::vector<std::string>> readNames(Attribute attr) {
  std::vector<std::vector<std::string>> result;
  for (Attribute names : cast<ArrayAttr>(attr)) {
    std::vector<std::string> &texts = result.emplace_back();
    for (StringRef name : cast<ArrayAttr>(names).getAsValueRange<StringAttr>())
      texts.push_back(name.str());
  }
  return result;
}

/// What is known about a kernel whose weights are packed as they are.
static KernelInfo readKernel(StringRef symbol, DictionaryAttr facts) {
  KernelInfo kernel;
  kernel.symbol = kernel.packSymbol = symbol.str();
  kernel.inputs = readOperands(facts, "inputs");
  kernel.outputs = readOperands(facts, "outputs");
  kernel.weights = readOperands(facts, "weights");
  kernel.packedBytes = kernel.prepareBytes = placeInOrder(kernel.weights);
  for (Attribute role : cast<ArrayAttr>(facts.get("arguments")))
    kernel.isWeight.push_back(isa<StringAttr>(role));
  kernel.tokens = cast<IntegerAttr>(facts.get("tokens")).getInt();
  kernel.hasCInterface =
      kernel.inputs.size() == 1 && kernel.outputs.size() == 1;
  return kernel;
}

std::vector<KernelInfo> swiglu::readKernels(ModuleOp lowered) {
  llvm::MapVector<StringRef, LLVM::LLVMFuncOp> tasks;
  for (auto function : lowered.getOps<LLVM::LLVMFuncOp>())
    if (function->hasAttr(abi::kKernel))
      tasks[function.getName().drop_back(StringRef(".task").size())] = function;
  auto factsOf = [](LLVM::LLVMFuncOp task) {
    return task->getAttrOfType<DictionaryAttr>(abi::kKernel);
  };
  std::vector<KernelInfo> kernels;
  for (auto &[symbol, task] : tasks) {
    if (factsOf(task).get("packing"))
      continue;
    auto functions = readNames(task->getAttr(abi::kFunctions));
    std::vector<std::vector<std::string>> prepared(functions.size());
    if (Attribute attr = task->getAttr(abi::kPrepared))
      prepared = readNames(attr);
    // By what packs, in the order of the module.
    llvm::MapVector<StringRef, KernelInfo> byPacking;
    for (auto [names, made] : llvm::zip(functions, prepared)) {
      StringRef pack = made.empty() ? symbol : StringRef(made.front());
      auto [it, isNew] = byPacking.try_emplace(pack);
      KernelInfo &kernel = it->second;
      if (isNew) {
        kernel = readKernel(symbol, factsOf(task));
        if (!made.empty())
          readPacking(kernel, pack, factsOf(tasks.lookup(pack)));
      }
      KernelFunction &function = kernel.functions.emplace_back();
      function.name = names.front();
      function.weightNames.assign(names.begin() + 1, names.end());
      if (!made.empty())
        function.preparedNames.assign(made.begin() + 1, made.end());
    }
    for (auto &[pack, kernel] : byPacking)
      kernels.push_back(std::move(kernel));
  }
  return kernels;
}

/// Which functions are seen from where. A function of libm stays as it is.
static void setLinkage(llvm::Module &module) {
  for (llvm::Function &function : module) {
    if (function.isIntrinsic())
      continue;
    // Without this LLVM turns copying loops into calls of memcpy, which the
    // object must not have; and a sum of squares into a call of pow.
    function.addFnAttr("no-builtins");
    if (function.isDeclaration())
      continue;
    StringRef name = function.getName();
    if (!name.contains('.'))
      continue; // exported
    bool isEntry = name.ends_with(".run") || name.ends_with(".scratch") ||
                   name.ends_with(".c_prepare");
    if (isEntry)
      function.setVisibility(llvm::GlobalValue::HiddenVisibility);
    else
      function.setLinkage(llvm::GlobalValue::InternalLinkage);
    // Equal functions of a module share what these hold.
    if (isEntry || name.contains(".c_") || name.ends_with(".task") ||
        name.starts_with("swiglu.kernel."))
      function.addFnAttr(llvm::Attribute::NoInline);
  }
}

/// LLVM's pipeline for -O3 without loop transformations: the loops come as they
/// are to run. Unrolling the kernels' makes their sums spill.
static void optimize(llvm::Module &module,
                            llvm::TargetMachine &machine) {
  llvm::PipelineTuningOptions tuning;
  tuning.LoopUnrolling = false;
  tuning.LoopInterleaving = false;
  tuning.LoopVectorization = false;
  tuning.SLPVectorization = false;
  llvm::PassBuilder builder(&machine, tuning);
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O3)
      .run(module, modules);
}

llvm::Expected<std::unique_ptr<llvm::Module>>
swiglu::translateToLLVMIR(ModuleOp lowered, const TargetDescription &target,
                          llvm::LLVMContext &context) {
  std::unique_ptr<llvm::TargetMachine> machine = target.createTargetMachine();
  std::unique_ptr<llvm::Module> module =
      translateModuleToLLVMIR(lowered, context, "swiglu");
  if (!machine || !module)
    return makeError("the module cannot be translated to LLVM IR");
  module->setDataLayout(machine->createDataLayout());
  module->setTargetTriple(machine->getTargetTriple());
  setLinkage(*module);
  for (llvm::Function &function : *module) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr("target-cpu", target.getCPU());
    function.addFnAttr("target-features", target.getFeatures());
    if (target.getVectorBits() == 512)
      function.addFnAttr("prefer-vector-width", "512");
  }
  optimize(*module, *machine);
  // With them, bf16 is a type like others.
  if (!target.getKernelTarget().hasAVX512BF16)
    moveBF16AsIntegers(*module);
  return std::move(module);
}

llvm::Expected<llvm::SmallVector<char, 0>>
swiglu::emitObject(llvm::Module &module, const TargetDescription &target) {
  std::unique_ptr<llvm::TargetMachine> machine = target.createTargetMachine();
  llvm::SmallVector<char, 0> object;
  llvm::raw_svector_ostream os(object);
  llvm::legacy::PassManager pm;
  if (!machine || machine->addPassesToEmitFile(
                      pm, os, nullptr, llvm::CodeGenFileType::ObjectFile))
    return makeError("the target cannot emit object code");
  pm.run(module);
  return std::move(object);
}
