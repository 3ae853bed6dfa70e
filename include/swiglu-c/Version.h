//===- Version.h - which swiglu this is ---------------------------*- C -*-===//

#ifndef SWIGLU_C_VERSION_H
#define SWIGLU_C_VERSION_H

#include "mlir-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the package, "0.1.0".
MLIR_CAPI_EXPORTED MlirStringRef swigluVersion(void);

/// The commit that was built: 12 hex digits, "-dirty" behind them where files
/// differed from it, or "unknown".
MLIR_CAPI_EXPORTED MlirStringRef swigluCommit(void);

#ifdef __cplusplus
}
#endif

#endif // SWIGLU_C_VERSION_H
