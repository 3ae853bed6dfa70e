//===- JIT.h - compile a module and call it ---------------------*- C++ -*-===//

#ifndef SWIGLU_EXECUTION_JIT_H
#define SWIGLU_EXECUTION_JIT_H

#include "swiglu/Execution/Compiler.h"
#include "swiglu/Runtime/swiglu.h"
#include "llvm/ADT/ArrayRef.h"
#include <memory>

namespace llvm::orc {
class LLJIT;
} // namespace llvm::orc

namespace swiglu {

/// A kernel in memory. Re-entrant: all state is in the arguments.
class CompiledKernel {
public:
  const KernelInfo &getInfo() const { return info; }

  /// Packs raw weights, one pointer each in the order of the info, of any
  /// alignment that is one of the element; `packed` has getInfo().prepareBytes
  /// bytes, 64-byte aligned, of which the first packedBytes are the packed
  /// weights. `host` lends threads.
  llvm::Error prepare(llvm::ArrayRef<const void *> raw, void *packed,
                      const swiglu_host *host = nullptr) const;

  /// Bytes of scratch for a run.
  uint64_t getScratchBytes(int64_t tokens) const;

  /// One pointer an input and output, dense rows; `scratch` 64-byte aligned.
  /// Checks nothing: shapes and sizes are the caller's.
  void run(llvm::ArrayRef<const void *> inputs, int64_t tokens,
           llvm::ArrayRef<void *> outputs, const void *packed, void *scratch,
           const swiglu_host *host = nullptr) const;

private:
  friend class CompiledModule;
  KernelInfo info;
  llvm::SmallVector<int64_t> inputStrides, outputStrides;
  void (*runFunction)(const void *const *, const int64_t *, int64_t,
                      void *const *, const int64_t *, const void *, void *,
                      const swiglu_host *) = nullptr;
  int64_t (*scratchFunction)(int64_t) = nullptr;
  int (*prepareFunction)(const void *const *, void *,
                         const swiglu_host *) = nullptr;
};

/// The code of a module, loaded into this process.
class CompiledModule {
public:
  /// Lowers a clone of `module` for `cpu`, as TargetDescription::get takes it,
  /// and loads it. Fails for a CPU whose code this machine cannot run.
  static llvm::Expected<std::unique_ptr<CompiledModule>>
  create(mlir::ModuleOp module, llvm::StringRef cpu = "native",
         llvm::StringRef activations = "int16");
  /// Loads an object of `emitObject` that this machine can run, with the
  /// kernels that are in it.
  static llvm::Expected<std::unique_ptr<CompiledModule>>
  load(llvm::ArrayRef<char> object, std::vector<KernelInfo> kernels);
  ~CompiledModule();

  llvm::ArrayRef<CompiledKernel> getKernels() const { return kernels; }
  /// The kernel of the function `name`, null if there is none.
  const CompiledKernel *find(llvm::StringRef name) const;
  /// The address of an exported symbol of the C ABI.
  llvm::Expected<void *> getSymbol(llvm::StringRef name) const;

private:
  CompiledModule();
  std::unique_ptr<llvm::orc::LLJIT> jit;
  std::vector<CompiledKernel> kernels;
};

} // namespace swiglu

#endif // SWIGLU_EXECUTION_JIT_H
