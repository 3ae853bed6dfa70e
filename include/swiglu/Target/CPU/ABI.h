//===- ABI.h - what passes tell each other about functions ------*- C++ -*-===//

#ifndef SWIGLU_TARGET_CPU_ABI_H
#define SWIGLU_TARGET_CPU_ABI_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace mlir::ffn::abi {

/// On a function: one attribute an argument, `unit` for an input and the name
/// (maybe empty) for a weight.
constexpr llvm::StringLiteral kWeights = "swiglu.weights";

/// On a function: an array with one array of strings for each function of the
/// module that it stands for: the function's name, then its weights' names.
constexpr llvm::StringLiteral kFunctions = "swiglu.functions";

/// On a function whose weights are prepared: an array with one array for each
/// of `kFunctions`, empty or the name of the prepare function and the names of
/// what it makes, as strings.
constexpr llvm::StringLiteral kPrepared = "swiglu.prepared";

/// On a prepare function: a dictionary with `bytes` of the packed weights,
/// `places` of its results there, `raw_places` of its arguments that are packed
/// as they are (-1: not), `layout` ("panels" where all that it does is to pack, else
/// "prepared") and its `parameters`, which tell its code from other code; and
/// `contents` of what it makes, for messages: unit, or a dictionary about panels,
/// with `size` elements of each, `width` columns, `pairing` of k, and whether they
/// are `gated` and hold a `bias`.
constexpr llvm::StringLiteral kPacking = "swiglu.packing";

/// On `@f.task`: facts that `ffn-emit-abi` needs once memrefs are gone, see
/// OutlineTasks.cpp.
constexpr llvm::StringLiteral kKernel = "swiglu.kernel";

/// Everything packed, and every buffer in scratch, starts at a multiple of it.
constexpr int64_t kAlignment = 64;

/// The name that the weight of argument `number` has while it needs one, and
/// whether `name` is of that kind. No checkpoint has such names.
inline std::string makeNumberName(unsigned number) {
  return "<argument " + std::to_string(number) + ">";
}
inline bool isNumberName(llvm::StringRef name) {
  return name.starts_with("<argument ") && name.ends_with(">");
}

inline int64_t alignTo64(int64_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

} // namespace mlir::ffn::abi

#endif // SWIGLU_TARGET_CPU_ABI_H
