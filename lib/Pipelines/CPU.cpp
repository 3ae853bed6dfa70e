//===- CPU.cpp - the pipeline from ffn to the LLVM dialect ----------------===//

#include "swiglu/Pipelines/CPU.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "swiglu/Conversion/Passes.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/Target/CPU/KernelTarget.h"
#include "swiglu/Target/CPU/Passes.h"

using namespace mlir;

/// Tensors to memrefs: dense arguments, results as further arguments.
static void addBufferization(OpPassManager &pm) {
  pm.addPass(bufferization::createEmptyTensorEliminationPass());
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  bufferization::BufferResultsToOutParamsPassOptions results;
  // The buffer that would be returned becomes the argument: no copy.
  results.hoistStaticAllocs = true;
  results.hoistDynamicAllocs = true;
  results.modifyPublicFunctions = true;
  pm.addPass(bufferization::createBufferResultsToOutParamsPass(results));
  pm.addPass(createCanonicalizerPass());
}

void ffn::buildCPUPipeline(OpPassManager &pm,
                           const CPUPipelineOptions &options) {
  KernelTarget target = KernelTarget::get(options.cpu, options.features);
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createPackWeightsPass(
      {options.cpu, options.features, options.activations}));
  // Work on weights is done once, by the C ABI's prepare.
  pm.addPass(createPrepareWeightsPass());
  pm.addPass(createPrepareABIPass());
  pm.addPass(createSelectKernelsPass(
      {options.cpu, options.features, options.activations}));
  pm.addPass(createConvertFFNToLinalgPass(
      ConvertFFNToLinalgPassOptions{/*keepWeightOps=*/true}));
  // No CSE before bufferisation: two products that share one zero-filled tensor
  // would cost a copy.
  pm.addPass(createCanonicalizerPass());
  addBufferization(pm);
  pm.addPass(createEmitKernelsPass({options.cpu, options.features}));
  pm.addPass(
      createOutlineTasksPass(OutlineTasksPassOptions{options.vectorBits}));
  // Emulation before expansion: arithmetic on 16 bits becomes f32 with
  // truncations, which arith-expand then spells out for bf16, since Debian's
  // libgcc has no __truncsfbf2.
  pm.addPass(createCanonicalizerPass());
  if (!target.hasFMA)
    pm.addPass(createExpandFMAPass());
  pm.addPass(createExpandMathPass());
  pm.addPass(math::createMathExtendToSupportedTypes());
  arith::ArithEmulateUnsupportedFloatsOptions emulate;
  emulate.sourceTypeStrs = {"bf16", "f16"};
  emulate.targetTypeStr = "f32";
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulate));
  pm.addPass(createKeepRoundingsPass());
  if (!target.hasFMA)
    pm.addPass(createExpandFMAPass(ExpandFMAPassOptions{/*throughF64=*/true}));
  if (!target.hasF16C)
    pm.addPass(createExpandF16Pass());
  arith::ArithExpandOpsPassOptions expand;
  expand.includeBf16 = true;
  pm.addPass(arith::createArithExpandOpsPass(expand));
  pm.addPass(
      createEmitABIPass(EmitABIPassOptions{options.cpu, options.features}));
  // What no task reads any more (the descriptors of unused arguments) goes
  // before it costs compile time.
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addPass(createSCFToControlFlowPass());
  // LLVM's intrinsics first (fma, fabs are instructions); what is left is f64
  // and goes to libm, element by element, which makes vector operations.
  pm.addPass(createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  pm.addPass(createConvertVectorToLLVMPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(createVerifyStagePass(VerifyStagePassOptions{"cpu"}));
}

void ffn::registerCPUPipeline() {
  PassPipelineRegistration<CPUPipelineOptions>(
      "ffn-cpu-pipeline",
      "Lower ffn to the LLVM dialect for a CPU, with the C ABI's functions",
      buildCPUPipeline);
}
