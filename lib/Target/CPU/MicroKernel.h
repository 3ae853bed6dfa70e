//===- MicroKernel.h - one tile of rows times one panel ---------*- C++ -*-===//

#ifndef SWIGLU_LIB_TARGET_CPU_MICROKERNEL_H
#define SWIGLU_LIB_TARGET_CPU_MICROKERNEL_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Builders.h"
#include "swiglu/Target/CPU/KernelTarget.h"
#include "swiglu/Target/CPU/Kernels.h"

namespace mlir::ffn {

/// How x and a panel are multiplied.
enum class KernelKind {
  F32,      ///< x f32, weights f32
  F16,      ///< x f32, weights f16, widened
  BF16,     ///< x f32, weights pairs of bf16, widened
  BF16Dot,  ///< x and weights pairs of bf16, multiplied by one instruction
};

llvm::StringRef getName(KernelKind kind);

/// Everything that the code of micro-kernels depends on.
struct KernelSpec {
  KernelKind kind = KernelKind::F32;
  /// f32 in a vector register.
  int64_t lanes = 8;
  /// Vectors of sums for a row. The columns of a panel that one call computes
  /// are, for each vector v, lanes from 32/vectors * v.
  int64_t vectors = 2;
  /// Rows in a tile, at most.
  int64_t rows = 6;
  /// Values of k in a word of x, which in a panel lie side by side.
  int64_t pairing = 1;
  /// Steps of k in one pass of the loop.
  int64_t unroll = 4;
  bool hasFMA = true;

  /// For weights of `element` in `panels`, which x has too.
  static KernelSpec get(const KernelTarget &target, Type element,
                        cpu::PanelsAttr panels);
  /// The same from what pack_rows and product say.
  static KernelSpec get(const KernelTarget &target, cpu::ProductOp product);

  /// Calls for all columns of a panel: each takes every lane-th group.
  int64_t getSubPanels() const {
    return cpu::PanelsAttr::kWidth / (vectors * lanes);
  }
  /// The element type of tiles.
  Type getTileType(MLIRContext *context) const;
  /// Elements of a row of tiles, for K values.
  int64_t getRowWords(int64_t k) const {
    int64_t steps = (k + pairing - 1) / pairing;
    return kind == KernelKind::BF16 ? steps * pairing : steps;
  }
  /// Elements of x for a step of k.
  int64_t getStepWords() const { return kind == KernelKind::BF16 ? pairing : 1; }
};

/// An empty tensor for `tokens` rows of `words` elements.
Value makeTiles(OpBuilder &b, Location loc, Value tokens, int64_t words,
                const KernelSpec &spec);

/// The forms of micro-kernels, see ffn-emit-kernels.
enum class KernelForm { Stream, Chunk };

/// The function
///
///   (x, weights, sums, prefetch: !llvm.ptr, steps, lines: index)
///
/// that multiplies `rows` rows of a tile with a part of a panel, from the given
/// addresses for `steps` steps of k, and adds the products to sums
/// [rows][32] f32 (chunk) or writes them there (stream). A chunk kernel prefetches
/// `lines` lines from `prefetch` on in each pass of its loop.
func::FuncOp getMicroKernel(ModuleOp module, const KernelSpec &spec,
                            KernelForm form, int64_t rows);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_MICROKERNEL_H
