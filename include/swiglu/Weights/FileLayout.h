//===- FileLayout.h - weight files made from others -------------*- C++ -*-===//
//
// Where the tensors of a file go when some of them get other types or more of
// them come: everything that a header says and that does not change is kept
// byte for byte.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_WEIGHTS_FILELAYOUT_H
#define SWIGLU_WEIGHTS_FILELAYOUT_H

#include "swiglu/Weights/WeightStore.h"

namespace swiglu {

struct LayoutChanges {
  /// What a tensor gets, where that is something else.
  struct Change {
    std::optional<ElementType> type;
    std::optional<llvm::SmallVector<int64_t, 4>> shape;
  };
  /// One for each tensor of the file.
  std::vector<Change> changes;
  /// Tensors behind those of the file. They have a type, or the bytes, type's
  /// name and entry of a tensor of the same file.
  std::vector<StoredTensor> added;

  /// Whether the new file's header is the old one's.
  bool isNone() const;
};

struct FileLayout {
  /// Everything before the data.
  std::string head;
  struct Place {
    uint64_t offset = 0; ///< in the new file
    uint64_t size = 0;
  };
  /// Of the file's tensors in their order, then of the added ones.
  std::vector<Place> places;
  /// Of the new file.
  uint64_t size = 0;
};

/// Tensors keep their order, but where a type would then lie at an address that
/// is no multiple of its size (which readers refuse): there wider types go
/// first.
llvm::Expected<FileLayout> layoutSafeTensors(const WeightFile &file,
                                             const LayoutChanges &changes);

/// Fails where the size of a tensor isn't known.
llvm::Expected<FileLayout> layoutGGUF(const WeightFile &file,
                                      const LayoutChanges &changes);

/// The text of an index with another `total_size`, and with `added` (names of
/// tensors and their shards) in its `weight_map`.
llvm::Expected<std::string>
rewriteIndex(llvm::StringRef text, llvm::StringRef file, uint64_t totalSize,
             llvm::ArrayRef<std::pair<std::string, std::string>> added);

/// What changes in a config.json.
struct ConfigChanges {
  /// `torch_dtype`, or `dtype` as transformers 5 has it, wherever the text has
  /// one, also for a part of the model.
  std::optional<ElementType> type;
  /// `tie_word_embeddings` becomes false wherever it stands, and is added where
  /// it doesn't.
  bool untie = false;
};
llvm::Expected<std::string> rewriteConfig(llvm::StringRef text,
                                          llvm::StringRef file,
                                          const ConfigChanges &changes);

} // namespace swiglu

#endif // SWIGLU_WEIGHTS_FILELAYOUT_H
