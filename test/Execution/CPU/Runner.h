//===- Runner.h - compiles a module and calls its functions -----*- C++ -*-===//
//
// What the harness knows of a road from ffn to machine code. A further road
// is a further class in a file of its own.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_TEST_EXECUTION_CPU_RUNNER_H
#define SWIGLU_TEST_EXECUTION_CPU_RUNNER_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace swiglu::execution {

/// A dense tensor of the caller.
struct BufferRef {
  void *data;
  llvm::ArrayRef<int64_t> shape;
  /// A weight in the sense of the C ABI, prepared once; else an input.
  bool isWeight = false;
};

class Runner {
public:
  virtual ~Runner() = default;
  /// Calls `function` with all its arguments and writes its results. The second
  /// of the two placements (see GuardedBuffer) is for buffers of the runner's
  /// own, which it also executes in another order, if it has a choice.
  virtual llvm::Error run(llvm::StringRef function,
                          llvm::ArrayRef<BufferRef> arguments,
                          llvm::ArrayRef<BufferRef> results,
                          bool isAtUpperGuard) = 0;
};

/// The generic road: the decomposition to linalg, then upstream's scalar loops
/// and libm. `module` holds functions of ffn operations and is not changed.
llvm::Expected<std::unique_ptr<Runner>>
createGenericRunner(mlir::ModuleOp module);

/// The CPU road: `ffn-cpu-pipeline`, called through the unchecked kernels. Fails
/// for a CPU whose code this machine cannot run.
llvm::Expected<std::unique_ptr<Runner>> createCPURunner(mlir::ModuleOp module,
                                                        llvm::StringRef cpu);

} // namespace swiglu::execution

#endif // SWIGLU_TEST_EXECUTION_CPU_RUNNER_H
