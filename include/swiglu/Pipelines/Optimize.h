//===- Optimize.h - the pipeline from ffn to less ffn -----------*- C++ -*-===//

#ifndef SWIGLU_PIPELINES_OPTIMIZE_H
#define SWIGLU_PIPELINES_OPTIMIZE_H

#include "mlir/Pass/PassOptions.h"

namespace mlir {
class OpPassManager;

namespace ffn {

struct OptimizePipelineOptions
    : PassPipelineOptions<OptimizePipelineOptions> {
  ListOption<std::string> adapters{
      *this, "adapter", llvm::cl::desc("A folder of PEFT's, to be attached")};
  ListOption<double> weights{*this, "weight",
                             llvm::cl::desc("The weight of each adapter")};
  Option<std::string> checkpoint{
      *this, "checkpoint",
      llvm::cl::desc("The checkpoint that the weights' names are of"),
      llvm::cl::init("")};
  Option<bool> partial{
      *this, "partial",
      llvm::cl::desc("Leave out what is for modules that are not here"),
      llvm::cl::init(false)};
  Option<bool> duplicateWeights{
      *this, "duplicate-weights",
      llvm::cl::desc("Fold into weights that others read too, by a copy"),
      llvm::cl::init(false)};
  Option<bool> requantize{
      *this, "requantize",
      llvm::cl::desc("Quantise again what cannot be folded into scales"),
      llvm::cl::init(false)};
  Option<std::string> report{
      *this, "report",
      llvm::cl::desc("File for what folding did to constant weights"),
      llvm::cl::init("")};
};

/// `ffn` -> `ffn`: adapters attached and folded, gate and up in one operation,
/// work on weights alone in functions of its own.
void buildOptimizePipeline(OpPassManager &pm,
                           const OptimizePipelineOptions &options);

/// Registers `ffn-optimize-pipeline`.
void registerOptimizePipeline();

} // namespace ffn
} // namespace mlir

#endif // SWIGLU_PIPELINES_OPTIMIZE_H
