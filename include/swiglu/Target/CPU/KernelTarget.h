//===- KernelTarget.h - what kernels must know of a CPU ---------*- C++ -*-===//

#ifndef SWIGLU_TARGET_CPU_KERNELTARGET_H
#define SWIGLU_TARGET_CPU_KERNELTARGET_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace mlir::ffn {

/// The facts by which kernels choose tiles, instructions and blocks. They
/// follow from the names alone: the same options make the same code on every
/// machine.
struct KernelTarget {
  /// What the kernels' vectors have: 512 with AVX-512 (F, BW, DQ and VL), 256
  /// with AVX2, else 128.
  int64_t vectorBits = 128;
  int64_t vectorRegisters = 16; ///< 32 with AVX-512 and on AArch64
  bool hasFMA = false;          ///< false: `vector.fma` would be a call
  bool hasF16C = false;         ///< f16 to f32 and back, as an instruction
  bool hasAVX512BF16 = false;
  bool hasAVX512VNNI = false;
  bool hasAVXVNNI = false;
  bool hasAMXBF16 = false, hasAMXInt8 = false;
  bool isAArch64 = false;
  /// Bytes of the caches that one core may use, by a table of CPUs; what is
  /// not in it is taken to have the usual ones. They are of use for the sizes
  /// of blocks, never for the layout of weights.
  int64_t l1Bytes = 32 << 10, l2Bytes = 512 << 10, l3Bytes = 16 << 20;

  /// `cpu` as LLVM names it, "" for none in particular; `features` as
  /// "+avx2,+fma,-avx512f", where the last of two that disagree counts; "":
  /// those of `cpu`. Without a CPU and features it is x86-64-v3, for which
  /// `ffn-cpu-pipeline` makes code by default. `triple` "": AArch64 where the
  /// features have its "neon" or "fp-armv8", else x86-64.
  static KernelTarget get(llvm::StringRef cpu, llvm::StringRef features,
                          llvm::StringRef triple = "");

  int64_t getVectorBytes() const { return vectorBits / 8; }
};

} // namespace mlir::ffn

#endif // SWIGLU_TARGET_CPU_KERNELTARGET_H
