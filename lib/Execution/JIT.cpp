//===- JIT.cpp - compile a module and call it -----------------------------===//

#include "swiglu/Execution/JIT.h"
#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace swiglu;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

Error CompiledKernel::prepare(llvm::ArrayRef<const void *> raw, void *packed,
                              const swiglu_host *host) const {
  assert(raw.size() == info.weights.size() && "one pointer a weight");
  if (info.packedBytes == 0)
    return Error::success();
  // Where everything is made of constants there is no weight, but an array of
  // them all the same.
  const void *none = nullptr;
  if (int code =
          prepareFunction(raw.empty() ? &none : raw.data(), packed, host))
    return llvm::createStringError(
        "preparing the weights of '" + info.functions.front().name +
        "' failed with code " + std::to_string(code));
  return Error::success();
}

uint64_t CompiledKernel::getScratchBytes(int64_t tokens) const {
  return scratchFunction(tokens);
}

void CompiledKernel::run(llvm::ArrayRef<const void *> inputs, int64_t tokens,
                         llvm::ArrayRef<void *> outputs, const void *packed,
                         void *scratch, const swiglu_host *host) const {
  assert(inputs.size() == info.inputs.size() &&
         outputs.size() == info.outputs.size() && "one pointer an operand");
  runFunction(inputs.data(), inputStrides.data(), tokens, outputs.data(),
              outputStrides.data(), packed, scratch, host);
}

CompiledModule::CompiledModule() = default;
CompiledModule::~CompiledModule() = default;

Expected<std::unique_ptr<CompiledModule>>
CompiledModule::create(mlir::ModuleOp module, StringRef cpu,
                       StringRef activations) {
  Expected<TargetDescription> target = TargetDescription::get(cpu);
  if (!target)
    return target.takeError();
  if (!target->getObstacle().empty())
    return llvm::createStringError(target->getObstacle());
  mlir::OwningOpRef<mlir::ModuleOp> lowered(module.clone());
  if (Error error = lowerForCPU(*lowered, *target, activations))
    return std::move(error);
  llvm::LLVMContext context;
  Expected<std::unique_ptr<llvm::Module>> llvmModule =
      translateToLLVMIR(*lowered, *target, context);
  if (!llvmModule)
    return llvmModule.takeError();
  // The same object that swiglu-compile writes, so that both run one code.
  Expected<llvm::SmallVector<char, 0>> object =
      emitObject(**llvmModule, *target);
  if (!object)
    return object.takeError();
  return load(*object, readKernels(*lowered));
}

Expected<std::unique_ptr<CompiledModule>>
CompiledModule::load(llvm::ArrayRef<char> object,
                     std::vector<KernelInfo> kernels) {
  std::unique_ptr<CompiledModule> result(new CompiledModule());
  Expected<std::unique_ptr<llvm::orc::LLJIT>> jit =
      llvm::orc::LLJITBuilder().create();
  if (!jit)
    return jit.takeError();
  result->jit = std::move(*jit);
  // libm, for f64.
  auto libraries =
      llvm::orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(
          result->jit->getDataLayout().getGlobalPrefix());
  if (!libraries)
    return libraries.takeError();
  result->jit->getMainJITDylib().addGenerator(std::move(*libraries));
  if (Error error =
          result->jit->addObjectFile(llvm::MemoryBuffer::getMemBufferCopy(
              StringRef(object.data(), object.size()), "swiglu.o")))
    return std::move(error);

  for (KernelInfo &info : kernels) {
    CompiledKernel kernel;
    auto load = [&](StringRef symbol, auto &function) -> Error {
      Expected<llvm::orc::ExecutorAddr> address = result->jit->lookup(symbol);
      if (!address)
        return address.takeError();
      function = address->toPtr<std::remove_reference_t<decltype(function)>>();
      return Error::success();
    };
    if (Error error = load(info.symbol + ".run", kernel.runFunction))
      return std::move(error);
    if (Error error = load(info.symbol + ".scratch", kernel.scratchFunction))
      return std::move(error);
    if (Error error =
            load(info.packSymbol + ".c_prepare", kernel.prepareFunction))
      return std::move(error);
    for (const OperandInfo &input : info.inputs)
      kernel.inputStrides.push_back(input.shape.back());
    for (const OperandInfo &output : info.outputs)
      kernel.outputStrides.push_back(output.shape.back());
    kernel.info = std::move(info);
    result->kernels.push_back(std::move(kernel));
  }
  return std::move(result);
}

const CompiledKernel *CompiledModule::find(StringRef name) const {
  for (const CompiledKernel &kernel : kernels)
    for (const KernelFunction &function : kernel.info.functions)
      if (function.name == name)
        return &kernel;
  return nullptr;
}

Expected<void *> CompiledModule::getSymbol(StringRef name) const {
  Expected<llvm::orc::ExecutorAddr> address = jit->lookup(name);
  if (!address)
    return address.takeError();
  return address->toPtr<void *>();
}
