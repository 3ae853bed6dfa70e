//===- AdapterTensors.h - adapter_model.safetensors -------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_ADAPTERTENSORS_H
#define SWIGLU_LIB_ADAPTERS_ADAPTERTENSORS_H

#include "AdapterConfig.h"
#include "swiglu/Weights/WeightStore.h"
#include <map>

namespace swiglu::peft {

/// The tensors of one module. Null: not there.
struct AdapterModule {
  const TensorView *ia3 = nullptr;
  const TensorView *a = nullptr, *b = nullptr, *bBias = nullptr;
  const TensorView *magnitude = nullptr;
  /// A and B are of an embedding: A `[r, vocabulary]`, B `[features, r]`.
  bool isEmbedding = false;

  // Filled in by readAdapterTensors.
  bool isFeedForward = false;
  int64_t rank = 0;
  double scale = 1;
  bool isAmbiguous = false;
};

/// A tensor that stands for the base's, under the base's name as PEFT sees it.
struct SavedTensor {
  std::string name;
  const TensorView *tensor = nullptr;
};

/// Rows of an embedding, for the tokens `indices`.
struct TokenRows {
  std::string module;
  const TensorView *tensor = nullptr;
  llvm::SmallVector<int64_t> indices;
};

struct AdapterTensors {
  std::map<std::string, AdapterModule> modules;
  std::vector<SavedTensor> saved;
  std::vector<TokenRows> tokens;
};

/// Sorts the file's tensors, and checks what can be without the base.
llvm::Expected<AdapterTensors> readAdapterTensors(const WeightStore &store,
                                                  const AdapterConfig &config);

/// Whether the tensor `name` is of a module of `modules_to_save`: PEFT wraps
/// what plainly ends with the name.
bool isInSavedModule(const AdapterConfig &config, llvm::StringRef name);

/// All values as f64, which holds every type that an adapter may have.
std::vector<double> toDoubles(const TensorView &tensor);

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_ADAPTERTENSORS_H
