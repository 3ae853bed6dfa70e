//===- Compiler.h - from ffn to object code ---------------------*- C++ -*-===//

#ifndef SWIGLU_EXECUTION_COMPILER_H
#define SWIGLU_EXECUTION_COMPILER_H

#include "mlir/IR/BuiltinOps.h"
#include "swiglu/Execution/Target.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm {
class LLVMContext;
class Module;
} // namespace llvm

namespace swiglu {

/// How a weight or its biases are packed, as `ffn_cpu.pack` does: `columns` of a
/// panel, of which half are those of up where it is gated, with `pairing` values of
/// k side by side. The biases of a panel are in the order of its columns.
struct PanelInfo {
  int64_t panelSize, columns, pairing;
  bool isGated, isBias;
};

/// A dense operand of a kernel. `shape[0]` of an input or output is -1 where
/// it is the token count.
struct OperandInfo {
  mlir::Type elementType;
  llvm::SmallVector<int64_t, 4> shape;
  /// Weights: their place in the packed weights; both 0 for one without a place
  /// of its own.
  uint64_t offset = 0, bytes = 0;
  /// Prepared weights: what is packed in panels.
  std::optional<PanelInfo> panels = std::nullopt;
};

/// The bytes of a dense tensor; the shape is static.
uint64_t getDenseBytes(const OperandInfo &operand);

/// One function of the module, as it was written: its kernel may serve others.
struct KernelFunction {
  std::string name;
  std::vector<std::string> weightNames;
  /// What preparing makes, by the names that `ffn-prepare-weights` gave; empty
  /// where weights are packed as they are.
  std::vector<std::string> preparedNames;
};

/// What the CPU pipeline made of equal functions.
struct KernelInfo {
  /// `<symbol>.run`, `<symbol>.scratch`, … are its functions, and
  /// `<packSymbol>.c_prepare` is what packs.
  std::string symbol, packSymbol;
  std::vector<KernelFunction> functions;
  /// `weights` are the raw ones.
  std::vector<OperandInfo> inputs, outputs, weights;
  /// What lies in the packed weights, where a function prepares them.
  std::vector<OperandInfo> prepared;
  /// Of each argument of the function, whether it is one of `weights`; where
  /// these are prepared, those with a name are.
  std::vector<bool> isWeight;
  uint64_t packedBytes = 0;
  /// What preparing needs: the packed weights, and room beside them.
  uint64_t prepareBytes = 0;
  /// The layout of the packed weights, and its parameters.
  std::string layout = "raw", layoutParameters;
  /// The only token count that it takes, or -1.
  int64_t tokens = -1;
  /// One input and one output: the C ABI is there.
  bool hasCInterface = false;

  bool isPrepared() const { return packSymbol != symbol; }
};

/// Runs `ffn-cpu-pipeline` on `module` in place. Diagnostics go to the
/// context's handler; the error says only which step failed.
/// `activations` is how x meets integer weights: int16, int8 or float.
llvm::Error lowerForCPU(mlir::ModuleOp module, const TargetDescription &target,
                        llvm::StringRef activations = "int16");

/// The kernels of a module that `lowerForCPU` returned. Functions that share
/// code but prepare their weights by different code are two kernels.
std::vector<KernelInfo> readKernels(mlir::ModuleOp lowered);

/// The lowered module as optimised LLVM IR. Only the symbols of the C ABI are
/// visible outside a library; `<symbol>.…` functions are hidden.
llvm::Expected<std::unique_ptr<llvm::Module>>
translateToLLVMIR(mlir::ModuleOp lowered, const TargetDescription &target,
                  llvm::LLVMContext &context);

/// An ELF relocatable object.
llvm::Expected<llvm::SmallVector<char, 0>>
emitObject(llvm::Module &module, const TargetDescription &target);

} // namespace swiglu

#endif // SWIGLU_EXECUTION_COMPILER_H
