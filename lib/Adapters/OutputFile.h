//===- OutputFile.h - what a file of the output is made of ------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_OUTPUTFILE_H
#define SWIGLU_LIB_ADAPTERS_OUTPUTFILE_H

#include "TensorJob.h"
#include "swiglu/Adapters/MergeCheckpoint.h"
#include "swiglu/Weights/FileLayout.h"

namespace swiglu {

/// A weight file of the output, and the one that it is made from.
struct OutputFile {
  const WeightFile *input = nullptr;
  /// Its name without a folder.
  std::string name;
  LayoutChanges changes;
  /// Where things go, if that isn't where they are in the input.
  std::optional<FileLayout> layout;
  /// One for each tensor of the input, then for the added ones; null is a copy.
  std::vector<std::unique_ptr<TensorJob>> jobs;

  uint64_t getSize() const {
    return layout ? layout->size : input->contents.size();
  }
};

/// One file for each of the base. Fails, naming the tensor, where its type
/// cannot be merged into or converted.
llvm::Expected<std::vector<OutputFile>> planOutput(const WeightStore &base,
                                                   const MergePlan &plan,
                                                   const MergeOptions &options);

/// A part of an output file that one thread makes.
struct Piece {
  const OutputFile *file = nullptr;
  unsigned fileIndex = 0;
  /// Null for bytes that are copied.
  TensorJob *job = nullptr;
  int64_t begin = 0, end = 0;    ///< rows of the job
  llvm::ArrayRef<uint8_t> from;  ///< what is copied
  uint64_t offset = 0, size = 0; ///< in the output
};

/// Appends the pieces of a file in the order of its bytes.
void listPieces(const OutputFile &file, unsigned fileIndex,
                std::vector<Piece> &pieces);

/// Makes all pieces. `descriptors` has an open output a file, `names` what
/// messages call it. Of several failures the first one in the order of pieces
/// is returned.
llvm::Error writePieces(llvm::ArrayRef<Piece> pieces,
                        llvm::ArrayRef<int> descriptors,
                        llvm::ArrayRef<std::string> names,
                        const MergeOptions &options);

} // namespace swiglu

#endif // SWIGLU_LIB_ADAPTERS_OUTPUTFILE_H
