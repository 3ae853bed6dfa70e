//===- GGUFNames.h - modules by GGUF's names --------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_GGUFNAMES_H
#define SWIGLU_LIB_ADAPTERS_GGUFNAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace swiglu::peft {

/// How llama.cpp's converter orders the rows of a matrix anew.
enum class RowOrder { Same, Heads, KeyValueHeads, FalconQKV };

/// Models whose modules Hugging Face names alike.
struct GGUFFamily {
  struct Entry {
    /// Names of modules; `{i}` is a number.
    llvm::StringLiteral gguf, huggingFace;
    RowOrder order = RowOrder::Same;
  };
  llvm::ArrayRef<Entry> entries;
};

/// The family of an architecture (`general.architecture`), or null.
const GGUFFamily *getFamily(llvm::StringRef architecture);
/// All families, for names of a file whose architecture is not known.
llvm::ArrayRef<GGUFFamily> getFamilies();
/// Whether the converter reorders rows of this architecture.
bool reordersRows(llvm::StringRef architecture);
/// The architectures, for messages.
std::string getArchitectures();

/// The module `blk.0.ffn_up` by Hugging Face's name: of T5 the gated one.
/// names of it apart.
struct HuggingFaceName {
  std::string name;
  RowOrder order;
};
std::optional<HuggingFaceName> toHuggingFace(const GGUFFamily &family,
                                             llvm::StringRef module);

/// `result[i]` is the row of Hugging Face's matrix that is row i here; empty
/// for the same order, nothing where the sizes do not go together.
std::optional<std::vector<int64_t>>
getRows(RowOrder order, int64_t out, int64_t heads, int64_t keyValueHeads);

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_GGUFNAMES_H
