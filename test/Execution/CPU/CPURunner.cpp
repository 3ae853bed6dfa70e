//===- CPURunner.cpp - the CPU road, in memory ----------------------------===//

#include "GuardedBuffer.h"
#include "Runner.h"
#include "swiglu/Execution/JIT.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/TargetSelect.h"

using namespace mlir;
using namespace swiglu;
using namespace swiglu::execution;

namespace {
class CPURunner : public Runner {
public:
  explicit CPURunner(std::unique_ptr<CompiledModule> module)
      : module(std::move(module)) {}
  llvm::Error run(StringRef function, ArrayRef<BufferRef> arguments,
                  ArrayRef<BufferRef> results, bool isAtUpperGuard) override;

private:
  std::unique_ptr<CompiledModule> module;
};
} // namespace

llvm::Expected<std::unique_ptr<Runner>>
swiglu::execution::createCPURunner(ModuleOp module, StringRef cpu) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  auto compiled = CompiledModule::create(module, cpu);
  if (!compiled)
    return compiled.takeError();
  return std::unique_ptr<Runner>(new CPURunner(std::move(*compiled)));
}

/// Everything but the last dimension.
static int64_t countRows(ArrayRef<int64_t> shape) {
  int64_t rows = 1;
  for (int64_t size : shape.drop_back(shape.empty() ? 0 : 1))
    rows *= size;
  return rows;
}

/// A host's parallel_for that takes the tasks backwards.
static void runBackwards(void *, void (*task)(void *, int64_t), void *arg,
                         int64_t n) {
  while (n-- > 0)
    task(arg, n);
}

llvm::Error CPURunner::run(StringRef function, ArrayRef<BufferRef> arguments,
                           ArrayRef<BufferRef> results, bool isAtUpperGuard) {
  const CompiledKernel *kernel = module->find(function);
  if (!kernel)
    return llvm::createStringError("there is no kernel of '" + function + "'");
  std::vector<const void *> inputs, weights;
  std::vector<void *> outputs;
  int64_t tokens = countRows(results.front().shape);
  for (const BufferRef &argument : arguments)
    (argument.isWeight ? weights : inputs).push_back(argument.data);
  for (const BufferRef &result : results)
    outputs.push_back(result.data);
  const KernelInfo &info = kernel->getInfo();
  if (info.inputs.size() != inputs.size() ||
      info.weights.size() != weights.size() ||
      info.outputs.size() != outputs.size())
    return llvm::createStringError("the kernel has other operands");

  // Both have the ABI's alignment at either guard.
  GuardedBuffer packed(llvm::alignTo(info.prepareBytes, SWIGLU_ALIGNMENT),
                       isAtUpperGuard);
  GuardedBuffer scratch(
      llvm::alignTo(kernel->getScratchBytes(tokens), SWIGLU_ALIGNMENT),
      isAtUpperGuard);
  if (llvm::Error error = kernel->prepare(weights, packed.data()))
    return error;
  packed.makeReadOnly();
  swiglu_host host = {sizeof(swiglu_host), 3, nullptr, runBackwards, nullptr};
  kernel->run(inputs, tokens, outputs, packed.data(), scratch.data(),
              isAtUpperGuard ? nullptr : &host);
  return llvm::Error::success();
}
