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
  F32,     ///< x f32, weights f32
  F16,     ///< x f32, weights f16, widened
  BF16,    ///< x f32, weights pairs of bf16, widened
  BF16Dot, ///< x and weights pairs of bf16, multiplied by one instruction
  Integer, ///< x and weights integers in blocks of 32
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
  /// Integers: bits of x (16, 8) and of the weights (8, 4), and their zeros.
  int64_t xBits = 0, weightBits = 0;
  QuantZero zero = QuantZero::None;
  /// Bytes of a scale, and of all that a group has beside its integers.
  int64_t scaleSize = 4, groupBytes = 0;
  /// Blocks that share a scale, 0 for all.
  int64_t groupBlocks = 0;
  bool hasVNNI = false;
  /// Integers: the first column of a panel, for its scales.
  int64_t column = 0;

  bool hasHalfScales() const { return scaleSize == 2; }
  bool isInteger() const { return kind == KernelKind::Integer; }
  IntegerAttr getBitsAttr(OpBuilder &b) const {
    return isInteger() ? b.getI64IntegerAttr(xBits) : IntegerAttr();
  }
  /// Words of a block of quantised x for a row: integers, scale, sum.
  int64_t getBlockWords() const { return xBits + 2; }

  /// For weights of `element` in `panels`, which x has too; x of integer
  /// weights gets `xBits`.
  static KernelSpec get(const KernelTarget &target, Type element,
                        cpu::PanelsAttr panels, int64_t xBits = 16);
  /// The same from what a product says.
  static KernelSpec get(const KernelTarget &target, cpu::ProductOp product);

  /// Calls for all columns of a panel: each takes every lane-th group.
  int64_t getSubPanels() const {
    return cpu::PanelsAttr::kWidth / (vectors * lanes);
  }
  /// The element type of tiles.
  Type getTileType(MLIRContext *context) const;
  /// Elements of a row of tiles, for K values.
  int64_t getRowWords(int64_t k) const {
    if (isInteger())
      return (k + cpu::PanelsAttr::kBlock - 1) / cpu::PanelsAttr::kBlock *
             getBlockWords();
    int64_t steps = (k + pairing - 1) / pairing;
    return kind == KernelKind::BF16 ? steps * pairing : steps;
  }
  /// Elements of x for a step of k.
  int64_t getStepWords() const {
    return isInteger()                ? getBlockWords()
           : kind == KernelKind::BF16 ? pairing
                                      : 1;
  }
};

/// Reports a value that the option `activations` of passes does not have.
LogicalResult checkActivations(Operation *op, StringRef activations);

/// An empty tensor for `tokens` rows of `words` elements.
Value makeTiles(OpBuilder &b, Location loc, Value tokens, int64_t words,
                Type element);

/// The forms of micro-kernels, see ffn-emit-kernels.
enum class KernelForm { Stream, Chunk };

/// The function
///
///   (x, weights, sums, prefetch, scales: !llvm.ptr, steps, lines: index)
///
/// that multiplies `rows` rows of a tile with a part of a panel, from the given
/// addresses for `steps` steps of k, and adds the products to sums
/// [rows][32] f32 (chunk) or writes them there (stream). A chunk kernel
/// prefetches `lines` lines from `prefetch` on in each pass of its loop. Of
/// integers a step is a block, and `scales` are those of the first one.
func::FuncOp getMicroKernel(ModuleOp module, const KernelSpec &spec,
                            KernelForm form, int64_t rows);

/// The body of a micro-kernel for integers, at the builder's place.
void emitIntegerKernel(OpBuilder &b, const KernelSpec &spec, KernelForm form,
                       int64_t rows, ValueRange arguments);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_TARGET_CPU_MICROKERNEL_H
