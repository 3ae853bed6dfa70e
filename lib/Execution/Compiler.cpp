//===- Compiler.cpp - from ffn to object code -----------------------------===//

#include "swiglu/Execution/Compiler.h"
#include "swiglu/Pipelines/CPU.h"
#include "swiglu/Target/CPU/ABI.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace swiglu;
namespace abi = mlir::ffn::abi;

static llvm::Error makeError(const llvm::Twine &text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), text);
}

llvm::Error swiglu::lowerForCPU(ModuleOp module,
                                const TargetDescription &target) {
  PassManager pm(module.getContext());
  ffn::CPUPipelineOptions options;
  options.vectorBits = target.getVectorBits();
  options.cpu = target.getCPU().str();
  options.features = target.getFeatures().str();
  ffn::buildCPUPipeline(pm, options);
  if (failed(pm.run(module)))
    return makeError("the module cannot be lowered for the CPU");
  return llvm::Error::success();
}

static std::vector<OperandInfo> readOperands(ArrayAttr types, bool areWeights) {
  std::vector<OperandInfo> operands;
  uint64_t offset = 0;
  for (Attribute attr : types) {
    auto type = cast<MemRefType>(cast<TypeAttr>(attr).getValue());
    OperandInfo info;
    info.elementType = type.getElementType();
    for (int64_t size : type.getShape())
      info.shape.push_back(ShapedType::isDynamic(size) ? -1 : size);
    if (areWeights) {
      info.offset = offset;
      info.bytes =
          type.getNumElements() * (type.getElementTypeBitWidth() / 8);
      offset += abi::alignTo64(info.bytes);
    }
    operands.push_back(std::move(info));
  }
  return operands;
}

std::vector<KernelInfo> swiglu::readKernels(ModuleOp lowered) {
  std::vector<KernelInfo> kernels;
  for (auto function : lowered.getOps<LLVM::LLVMFuncOp>()) {
    auto facts = function->getAttrOfType<DictionaryAttr>(abi::kKernel);
    if (!facts)
      continue;
    auto array = [&](StringRef field) {
      return cast<ArrayAttr>(facts.get(field));
    };
    KernelInfo kernel;
    kernel.symbol =
        function.getName().drop_back(StringRef(".task").size()).str();
    kernel.inputs = readOperands(array("inputs"), /*areWeights=*/false);
    kernel.outputs = readOperands(array("outputs"), /*areWeights=*/false);
    kernel.weights = readOperands(array("weights"), /*areWeights=*/true);
    for (Attribute role : array("arguments"))
      kernel.isWeight.push_back(isa<StringAttr>(role));
    if (!kernel.weights.empty())
      kernel.packedBytes = kernel.weights.back().offset +
                           abi::alignTo64(kernel.weights.back().bytes);
    kernel.tokens = cast<IntegerAttr>(facts.get("tokens")).getInt();
    kernel.hasCInterface =
        kernel.inputs.size() == 1 && kernel.outputs.size() == 1;
    for (Attribute attr :
         function->getAttrOfType<ArrayAttr>(abi::kFunctions)) {
      auto names = cast<ArrayAttr>(attr).getAsValueRange<StringAttr>();
      KernelFunction named;
      named.name = (*names.begin()).str();
      for (StringRef weight : llvm::drop_begin(names))
        named.weightNames.push_back(weight.str());
      kernel.functions.push_back(std::move(named));
    }
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
    if (isEntry || name.contains(".c_") || name.ends_with(".task"))
      function.addFnAttr(llvm::Attribute::NoInline);
  }
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
  if (llvm::Error error = makeOptimizingTransformer(
          /*optLevel=*/3, /*sizeLevel=*/0, machine.get())(module.get()))
    return std::move(error);
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
