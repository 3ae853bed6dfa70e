//===- CPU.h - the pipeline from ffn to the LLVM dialect --------*- C++ -*-===//

#ifndef SWIGLU_PIPELINES_CPU_H
#define SWIGLU_PIPELINES_CPU_H

#include "mlir/Pass/PassOptions.h"

namespace mlir {
class OpPassManager;

namespace ffn {

struct CPUPipelineOptions : PassPipelineOptions<CPUPipelineOptions> {
  Option<int64_t> vectorBits{
      *this, "vector-bits",
      llvm::cl::desc("Width of the target's vector registers"),
      llvm::cl::init(256)};
  Option<std::string> cpu{*this, "cpu", llvm::cl::desc("The target CPU"),
                          llvm::cl::init("")};
  Option<std::string> activations{
      *this, "activations",
      llvm::cl::desc("How x is multiplied with integer weights: int16, int8 or "
                     "float"),
      llvm::cl::init("int16")};
  Option<std::string> features{*this, "features",
                               llvm::cl::desc("The target's features"),
                               llvm::cl::init("")};
};

/// `ffn` -> LLVM dialect with the functions of the C ABI (docs/ABI.md): what
/// `ffn-prepare-abi` accepts, in f64, f32, f16 or bf16. What the target lacks
/// of FMA and F16C is expanded.
void buildCPUPipeline(OpPassManager &pm, const CPUPipelineOptions &options);

/// Registers `ffn-cpu-pipeline`.
void registerCPUPipeline();

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_PIPELINES_CPU_H
