//===- Passes.h - register, build and run passes ------------------*- C -*-===//

#ifndef SWIGLU_C_PASSES_H
#define SWIGLU_C_PASSES_H

#include "mlir-c/IR.h"
#include "mlir-c/Pass.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Adds `ffn`, every upstream dialect, and the interfaces between them to
/// `registry`. The pipelines below `ffn-lower-pipeline` need the interfaces;
/// `mlirGetDialectHandle__ffn__` is enough for `ffn` and that pipeline.
MLIR_CAPI_EXPORTED void swigluRegisterAllDialects(MlirDialectRegistry registry);

/// Registers our passes and pipelines, and upstream's, under their names on
/// the command line, for `mlirParsePassPipeline` and
/// `mlirOpPassManagerAddPipeline`. May be called more than once and from any
/// thread.
MLIR_CAPI_EXPORTED void swigluRegisterAllPasses(void);

/// Adds `ffn-lower-pipeline`, `ffn` to linalg on tensors, to a pass manager
/// anchored on a module.
MLIR_CAPI_EXPORTED void
swigluPassManagerAddLowerPipeline(MlirOpPassManager passManager);

/// Runs a pipeline given as text on `op`: "ffn-lower-pipeline", or several
/// elements as in "canonicalize,ffn-lower-pipeline". The text names what runs
/// inside of `op`; a surrounding "builtin.module(...)" for a module is taken
/// too. Registers the passes. Errors, also those of the text, go to the
/// diagnostic handlers of the operation's context; `op` is then in the state
/// in which the failing pass left it.
MLIR_CAPI_EXPORTED MlirLogicalResult swigluRunPipeline(MlirOperation op,
                                                       MlirStringRef pipeline);

#ifdef __cplusplus
}
#endif

#endif // SWIGLU_C_PASSES_H
