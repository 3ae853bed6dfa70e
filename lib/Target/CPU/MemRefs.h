//===- MemRefs.h - memrefs at pointers --------------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_MEMREFS_H
#define SWIGLU_LIB_TARGET_CPU_MEMREFS_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace mlir::ffn {

/// A memref of `type` at `pointer`: the descriptor that the lowering of memref
/// to LLVM uses, so that the cast disappears there.
Value makeMemRef(OpBuilder &b, Location loc, MemRefType type, Value pointer,
                 ArrayRef<OpFoldResult> sizes, ArrayRef<OpFoldResult> strides);

/// `memref<?xelement>` at `pointer`, of any size.
Value makeOpenMemRef(OpBuilder &b, Location loc, Type element, Value pointer);

/// The address of element `index` of a memref of rank 1.
Value getElementPointer(OpBuilder &b, Location loc, Value memref, Value index);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_MEMREFS_H
