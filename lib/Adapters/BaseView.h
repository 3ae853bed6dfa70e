//===- BaseView.h - a base's modules as PEFT names them ---------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_BASEVIEW_H
#define SWIGLU_LIB_ADAPTERS_BASEVIEW_H

#include "AdapterTensors.h"
#include "GGUFNames.h"
#include "swiglu/Adapters/Adapter.h"
#include "llvm/ADT/StringMap.h"

namespace swiglu::peft {

/// A module that has a weight.
struct BaseModule {
  /// By Hugging Face's rules, from the names in the checkpoint.
  std::string name;
  /// Names in the base; no bias: empty.
  std::string weight, bias;
  llvm::SmallVector<int64_t, 4> shape, biasShape;
  RowOrder order = RowOrder::Same;
  /// Not in the base: the head that shares the embedding.
  bool isShared = false;
};

/// The first part of names that PEFT's model has and the checkpoint lacks, or
/// the other way round: a checkpoint of `model.layers…` may be one of
/// `layers…`. Or the names that models of text and images have had in memory
/// since transformers 4.52.
struct Renaming {
  enum class Kind { None, Drop, Add, Llava, Qwen };
  Kind kind = Kind::None;
  std::string part;

  std::string toBase(llvm::StringRef name) const;
};

/// The modules of a base.
class BaseView {
public:
  static llvm::Expected<BaseView>
  create(const BaseModel &base,
         llvm::ArrayRef<const AdapterTensors *> adapters);

  llvm::ArrayRef<BaseModule> getModules() const { return modules; }
  /// By a name as BaseModule has it; null: none.
  const BaseModule *find(llvm::StringRef name) const;
  /// The shape of any tensor, or null.
  const BaseModel::Tensor *findTensor(llvm::StringRef name) const;

  /// Finds how the adapter's names become the base's; several ways that do
  /// equally well are an error.
  llvm::Expected<Renaming> findRenaming(const AdapterTensors &tensors,
                                        llvm::StringRef adapter) const;
  /// The module's name in PEFT's model; nothing where that has no such module.
  std::optional<std::string> toPeft(const Renaming &renaming,
                                    const AdapterTensors &tensors,
                                    llvm::StringRef name) const;
  /// Whether `module`'s weight is stored `[in, out]`, told by the biases beside
  /// it. Nothing: they don't tell.
  std::optional<bool> isInOutBySiblings(const BaseModule &module) const;

private:
  void add(BaseModule module);
  llvm::Error addGGUF(const BaseModel &base,
                      llvm::ArrayRef<const AdapterTensors *> adapters);
  size_t count(const Renaming &renaming, const AdapterTensors &tensors) const;

  std::vector<BaseModule> modules;
  llvm::StringMap<size_t> byName;
  llvm::StringMap<const BaseModel::Tensor *> tensors;
};

/// Names of GPT-2's Conv1D, the one class whose weights are `[in, out]`. Other
/// models have linears of these names.
bool isConv1DName(llvm::StringRef name);

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_BASEVIEW_H
