//===- MoveBF16.h - bf16 as integers --------------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_EXECUTION_MOVEBF16_H
#define SWIGLU_LIB_EXECUTION_MOVEBF16_H

namespace llvm {
class Module;
} // namespace llvm

namespace swiglu {

/// Loads, stores and passes on bf16 as integers of 16 bits. For targets without
/// instructions on bf16, whose code has no arithmetic on them: LLVM keeps one
/// that lives across blocks as f32, and calls libgcc to get it back. To be run
/// after optimisation, which would undo it.
void moveBF16AsIntegers(llvm::Module &module);

} // namespace swiglu

#endif // SWIGLU_LIB_EXECUTION_MOVEBF16_H
