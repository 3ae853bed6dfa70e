//===- MergeCheckpoint.h - adapters into a checkpoint -----------*- C++ -*-===//

#ifndef SWIGLU_ADAPTERS_MERGECHECKPOINT_H
#define SWIGLU_ADAPTERS_MERGECHECKPOINT_H

#include "swiglu/Adapters/Report.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace swiglu {

struct MergeOptions {
  /// A safetensors file, a folder or an index of a sharded checkpoint, or GGUF.
  std::string weights;
  /// PEFT's folders, in the order in which they are merged.
  std::vector<std::string> adapters;
  /// None, or one a adapter.
  std::vector<double> adapterWeights;
  /// What floating tensors become; none: what they are.
  std::optional<ElementType> type;
  /// The same kind of thing as `weights`: a file for a file, else a folder.
  std::string output;
  bool untie = false;
  /// Quantise again what was quantised and cannot be merged by its scales.
  bool requantize = false;
  /// 0: one a CPU.
  unsigned threads = 0;
  /// Called now and then with the bytes written and to be written, from one
  /// thread at a time.
  std::function<void(uint64_t, uint64_t)> progress;
  /// Called when everything is written and nothing has its name yet: an error
  /// from here keeps the output from appearing.
  std::function<llvm::Error(llvm::ArrayRef<TensorReport>)> beforePublishing;
  /// Called with sentences for the user.
  std::function<void(const llvm::Twine &)> note;
};

/// Writes the merged checkpoint: names, order and metadata as they are, tensors
/// without an adapter byte for byte (unless `type` converts them). The output
/// appears whole or not at all.
llvm::Expected<std::vector<TensorReport>>
mergeCheckpoint(const MergeOptions &options);

} // namespace swiglu

#endif // SWIGLU_ADAPTERS_MERGECHECKPOINT_H
