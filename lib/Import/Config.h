//===- Config.h - what a checkpoint says about itself -----------*- C++ -*-===//

#ifndef SWIGLU_LIB_IMPORT_CONFIG_H
#define SWIGLU_LIB_IMPORT_CONFIG_H

#include "Table.h"

#include <functional>

namespace swiglu {

class WeightStore;

/// The fields of config.json (or of one object in it), or the metadata of a
/// GGUF file.
class Config {
public:
  /// Fields of `object`, which outlives the Config.
  Config(std::string file, const llvm::json::Object &object);
  /// Metadata of `store` under `ARCHITECTURE.`.
  Config(const WeightStore &store, llvm::StringRef architecture);

  /// The file that the fields are in, for messages.
  llvm::StringRef getFile() const { return file; }
  /// A field's name as it stands in the file, in quotes.
  std::string name(llvm::StringRef field) const {
    return quoted(prefix + field.str());
  }

  /// The field's value; nothing if it is absent.
  std::optional<llvm::json::Value> get(llvm::StringRef field) const {
    return lookup(field);
  }
  /// The field's value, or its fallback.
  llvm::json::Value get(const Field &field) const;
  /// Element `layer` where the field is an array, else the field itself.
  std::optional<llvm::json::Value> get(llvm::StringRef field,
                                       int64_t layer) const;

  /// A size as the rule has it, for `layer`, and how it comes about. Nothing if
  /// the fields that it takes are absent, null or no numbers.
  struct Size {
    int64_t value;
    /// `'n_inner' is null, which means 4*n_embd = 128`
    std::string text;
  };
  std::optional<Size> getSize(const SizeRule &rule, int64_t layer) const;

private:
  std::string file, prefix;
  std::function<std::optional<llvm::json::Value>(llvm::StringRef)> lookup;
};

} // namespace swiglu

#endif // SWIGLU_LIB_IMPORT_CONFIG_H
