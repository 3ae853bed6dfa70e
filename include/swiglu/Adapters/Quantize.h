//===- Quantize.h - weights as integers, and scales of them -----*- C++ -*-===//

#ifndef SWIGLU_ADAPTERS_QUANTIZE_H
#define SWIGLU_ADAPTERS_QUANTIZE_H

#include "swiglu/Adapters/Merge.h"

namespace swiglu {

/// GGUF's blocks of 32 elements (ggml-common.h of ggml-org/llama.cpp): an f16
/// scale d, for Q4_1 an f16 minimum m, then the integers.
enum class BlockType { Q8_0, Q4_0, Q4_1 };
/// As GGUF has it: `Q8_0`.
llvm::StringRef getBlockTypeName(BlockType type);
/// 34, 18 and 20.
unsigned getBlockBytes(BlockType type);
inline constexpr int64_t kBlockElements = 32;

/// W <- diag(factors)·W for rows of blocks: d and m are multiplied in f64 and
/// rounded once to f16, the integers are copied. Fails, naming tensor, row and
/// value, where a d or m overflows.
llvm::Expected<TensorReport>
scaleBlockRows(llvm::StringRef name, BlockType type, int64_t rows,
               int64_t columns, llvm::ArrayRef<double> factors,
               llvm::ArrayRef<uint8_t> from, llvm::MutableArrayRef<uint8_t> to,
               unsigned threads = 1);

/// The numbers that the blocks stand for, exactly.
void dequantizeBlocks(BlockType type, llvm::ArrayRef<uint8_t> from,
                      llvm::MutableArrayRef<double> to);
/// Quantises as ggml's reference quantisers do, which compute in f32. False
/// where a d or m is not finite in f16: the blocks are of no use then.
bool quantizeBlocks(BlockType type, llvm::ArrayRef<double> from,
                    llvm::MutableArrayRef<uint8_t> to);

/// Symmetric integers with one scale a group of a row: `w ≈ q·s`, s f32 =
/// max|w| / (2^(bits-1) - 1), q = w/s rounded to nearest even. `group` divides
/// `columns`; a group of zeros has the scale 0.
struct SymmetricQuantization {
  unsigned bits = 8; ///< 8 or 4
  int64_t group = 0; ///< elements; `columns` for one scale a row
};
/// `q` has one byte an element, also for 4 bits; `scales` one f32 a group. The
/// weight is of floats with at least one dimension, the last one's elements are
/// a row. Where it is not finite, the report's errors are not either.
TensorReport quantizeSymmetric(const SymmetricQuantization &scheme,
                               const TensorView &weight,
                               llvm::MutableArrayRef<int8_t> q,
                               llvm::MutableArrayRef<float> scales);

} // namespace swiglu

#endif // SWIGLU_ADAPTERS_QUANTIZE_H
