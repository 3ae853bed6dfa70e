//===- Bindings.h - weights of a file for arguments of functions *- C++ -*-===//

#ifndef SWIGLU_EXECUTION_BINDINGS_H
#define SWIGLU_EXECUTION_BINDINGS_H

#include "mlir/IR/BuiltinOps.h"
#include "swiglu/Dialect/FFN/Transforms/Elements.h"
#include "swiglu/Execution/JIT.h"
#include "swiglu/Weights/WeightStore.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace swiglu {

/// Gives arguments the names that "%arg1=NAME" bind them to, in every function
/// that has such an argument without a name. Fails for text of another form,
/// and where no function takes the binding.
llvm::Error applyBindings(mlir::ModuleOp module,
                          llvm::ArrayRef<std::string> bindings);

/// Looks up every argument with a name and compares its shape with the
/// tensor's: dynamic sizes become static, and the types of the function's
/// operations follow. Fails for a missing tensor (with the nearest name), for
/// another rank or size (with the dimension), and for an element type that
/// does not convert.
llvm::Error specializeToWeights(mlir::ModuleOp module,
                                const WeightStore &weights);

/// Bytes that start at a multiple of 64.
class AlignedBuffer {
public:
  AlignedBuffer() = default;
  explicit AlignedBuffer(size_t size);
  uint8_t *data() const { return bytes.get(); }
  size_t size() const { return count; }

private:
  struct Free {
    void operator()(uint8_t *pointer) const;
  };
  std::unique_ptr<uint8_t, Free> bytes;
  size_t count = 0;
};

/// A weight as a kernel takes it: the file's own bytes, or a converted copy.
class RawWeight {
public:
  const void *data() const;
  /// True if the conversion to the kernel's type may have rounded.
  bool isRounded() const { return rounded; }

private:
  friend llvm::Expected<RawWeight> loadWeight(const WeightStore &,
                                              llvm::StringRef,
                                              const OperandInfo &,
                                              const swiglu_host *);
  llvm::ArrayRef<uint8_t> view;
  AlignedBuffer converted;
  bool rounded = false;
};

/// Reads one weight for `operand`: widened exactly, or rounded to nearest even
/// where the kernel's type is narrower. Here and below `host` lends threads.
llvm::Expected<RawWeight> loadWeight(const WeightStore &weights,
                                     llvm::StringRef name,
                                     const OperandInfo &operand,
                                     const swiglu_host *host = nullptr);

/// Fails, naming function, weight, element and what it was made of, where
/// preparing `raw` (one weight each of `function`) made a number that is not
/// finite of numbers that were.
llvm::Error checkPrepared(const KernelInfo &kernel,
                          const KernelFunction &function,
                          llvm::ArrayRef<RawWeight> raw, const uint8_t *packed,
                          const swiglu_host *host = nullptr);

/// Packs the weights of `function` by the kernel's own `prepare`, and checks
/// them: the first packedBytes of `packed`, which has prepareBytes.
llvm::Error packWeights(const CompiledKernel &kernel,
                        const KernelFunction &function,
                        llvm::ArrayRef<RawWeight> raw, uint8_t *packed,
                        const swiglu_host *host = nullptr);

/// The same of a checkpoint's weights.
llvm::Error packWeights(const CompiledKernel &kernel,
                        const KernelFunction &function,
                        const WeightStore &weights, uint8_t *packed,
                        const swiglu_host *host = nullptr);

} // namespace swiglu

#endif // SWIGLU_EXECUTION_BINDINGS_H
