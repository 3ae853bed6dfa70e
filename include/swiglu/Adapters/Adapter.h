//===- Adapter.h - PEFT's adapters on disk ----------------------*- C++ -*-===//
//
// Reads `adapter_config.json` and `adapter_model.safetensors` as PEFT writes
// them (huggingface/peft, src/peft/tuners), and says what they change in which
// tensors of a base model. What is not modelled is refused by name, never
// skipped.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_ADAPTERS_ADAPTER_H
#define SWIGLU_ADAPTERS_ADAPTER_H

#include "swiglu/Adapters/Merge.h"
#include "swiglu/Weights/WeightStore.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace swiglu {

/// An adapter folder, read and checked on its own: the configuration's fields,
/// and that each tensor has a sensible name, type, shape and finite values.
class Adapter {
public:
  static llvm::Expected<std::unique_ptr<Adapter>>
  open(llvm::StringRef directory);
  /// The same for a configuration and tensors in memory; `path` and
  /// `configFile` stand for their places in messages.
  static llvm::Expected<std::unique_ptr<Adapter>>
  create(llvm::StringRef path, llvm::StringRef config,
         llvm::StringRef configFile, std::unique_ptr<WeightStore> tensors);
  ~Adapter();

  llvm::StringRef getPath() const;

  struct Impl;
  const Impl &getImpl() const { return *impl; }

private:
  Adapter();
  std::unique_ptr<Impl> impl;
};

/// The tensors that adapters can change: those of a checkpoint, or the named
/// arguments of a module.
class BaseModel {
public:
  struct Tensor {
    std::string name;
    llvm::SmallVector<int64_t, 4> shape; ///< in elements; -1 is unknown
  };
  /// All tensors of a store. For GGUF also the architecture and numbers of
  /// heads, by which the rows of q and k are permuted there; otherwise what the
  /// config.json beside it, if there is one, says about tied embeddings.
  static llvm::Expected<BaseModel> get(const WeightStore &store);
  /// Tensors by their names in a checkpoint (Hugging Face's names, or GGUF's
  /// `blk.N.…`), without metadata.
  static llvm::Expected<BaseModel> get(std::vector<Tensor> tensors);

  std::vector<Tensor> tensors;
  bool isGGUF = false;
  std::string architecture;
  int64_t heads = 0, keyValueHeads = 0;
  /// Whether one tensor serves as embedding and head; nothing: not known.
  std::optional<bool> tiesEmbeddings;
};

/// What one adapter does to one module.
struct AdapterPart {
  enum class Kind {
    IA3,
    LoRA,
    DoRA,
    /// Of an embedding, rows of its own for some tokens: `factors` `[in]` are 0
    /// for these, else 1; A has a one for each token, B the new rows.
    Tokens
  };
  Kind kind = Kind::IA3;
  /// IA3: before the product (`[in]`) rather than behind it (`[out]`).
  bool isFeedForward = false;
  /// IA3's l, DoRA's m.
  std::vector<double> factors;
  /// LoRA, DoRA: as in MergeStep; `scale` has the adapter's weight in it.
  std::vector<double> a, b;
  /// Makes these two when they are needed, where PlanOptions::defersLowRank left
  /// them empty. Reads the adapter, which has to be there.
  std::function<std::pair<std::vector<double>, std::vector<double>>()>
      makeLowRank;
  int64_t rank = 0;
  double scale = 1;
  /// B's bias (`lora_bias`), `[out]`; empty for none.
  std::vector<double> bias;
  std::string source;
};

/// What all adapters do to one module (a linear, a Conv1D, an embedding).
struct ModuleEdit {
  /// As PEFT names it: `model.layers.0.mlp.down_proj`.
  std::string module;
  /// Names in the base model (`weight` may be the copy that MergePlan::copies
  /// makes); no bias: empty.
  std::string weight, bias;
  /// Stored `[in, out]`. An embedding `[vocabulary, features]` is that too:
  /// PEFT's out are the features.
  bool isInOut = false;
  int64_t out = 0, in = 0;
  std::vector<AdapterPart> parts;
};

/// A tensor that the adapter file replaces as a whole (`modules_to_save`,
/// `bias=all`, …). Its bytes belong to the adapter, its type may be another
/// than the base's, and an embedding may have another number of rows.
struct Replacement {
  std::string name; ///< in the base model, or a new name
  bool isNew = false;
  TensorView tensor;
};

/// Done in this order: an edit may change a copy or a replacement.
struct MergePlan {
  /// A head that becomes a tensor of its own, as a copy of the embedding.
  struct Copy {
    std::string from, to;
  };
  std::vector<Copy> copies;
  std::vector<Replacement> replacements;
  std::vector<ModuleEdit> edits;
  /// Embedding and head were one and are two now.
  bool isUntied = false;
  /// Sentences for the user that are no errors.
  std::vector<std::string> notes;
};

struct PlanOptions {
  /// One a adapter, or none at all: docs/Adapters.md has the rules.
  std::vector<double> weights;
  /// Allow a tied embedding or head to be changed alone: see MergePlan::copies.
  bool untie = false;
  /// Leave A and B in the file until getWeightSteps() needs them: in f64 all of
  /// them can take more memory than the largest weight.
  bool defersLowRank = false;
  /// Allow a bias (`lora_bias`) for a linear that has none.
  bool allowNewBias = false;
  /// Names of modules that adapters may change although `base` lacks them,
  /// which leaves a note: what is outside of the functions of a module.
  bool allowMissingKinds = false;
  /// Likewise for every module.
  bool allowMissing = false;
};

/// Finds for each adapter which tensors it changes and how. Fails, naming the
/// field or tensor, for: a target that has no tensors in the adapter, tensors
/// left over, a base that lacks the target, shapes that do not fit, tied
/// weights.
llvm::Expected<MergePlan>
planMerge(llvm::ArrayRef<std::unique_ptr<Adapter>> adapters,
          const BaseModel &base, const PlanOptions &options);

/// The steps for the module's weight.
std::vector<MergeStep> getWeightSteps(const ModuleEdit &edit);
/// The steps for its bias; none where it stays as it is.
std::vector<MergeStep> getBiasSteps(const ModuleEdit &edit);

} // namespace swiglu

#endif // SWIGLU_ADAPTERS_ADAPTER_H
