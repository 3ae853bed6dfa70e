//===- Kernels.h - the ffn_cpu dialect --------------------------*- C++ -*-===//
//
// Products with packed weights, between ffn and loops; described in
// KernelOps.td.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_TARGET_CPU_KERNELS_H
#define SWIGLU_TARGET_CPU_KERNELS_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

#include "swiglu/Target/CPU/KernelDialect.h.inc"

#define GET_ATTRDEF_CLASSES
#include "swiglu/Target/CPU/KernelAttributes.h.inc"

#define GET_OP_CLASSES
#include "swiglu/Target/CPU/KernelOps.h.inc"

namespace mlir::ffn::cpu {

/// Makes the operations bufferise: the same operation on memrefs.
void registerKernelBufferization(DialectRegistry &registry);

} // namespace mlir::ffn::cpu

#endif // SWIGLU_TARGET_CPU_KERNELS_H
