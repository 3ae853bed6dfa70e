//===- Planner.h - the parts of planMerge -----------------------*- C++ -*-===//

#ifndef SWIGLU_LIB_ADAPTERS_PLANNER_H
#define SWIGLU_LIB_ADAPTERS_PLANNER_H

#include "AdapterImpl.h"
#include "BaseView.h"

namespace swiglu::peft {

/// Where a module's weight is and how it is stored.
struct Layout {
  bool isInOut = false;
  int64_t out = 0, in = 0;
};

/// By the shapes of the weight and of the adapter's tensors, and where a square
/// fits both ways, by what is known about the base.
llvm::Expected<Layout> findLayout(const AdapterConfig &config,
                                  const AdapterModule &module,
                                  const BaseModule &base, const BaseView &view,
                                  bool isGGUF);

class Planner {
public:
  Planner(const BaseModel &base, const BaseView &view,
          const PlanOptions &options)
      : base(base), view(view), options(options) {}

  /// `weight`: none where the adapters are merged one after another.
  llvm::Error addAdapter(const Adapter &adapter, std::optional<double> weight);
  llvm::Expected<MergePlan> finish();

private:
  struct Source {
    const Adapter &adapter;
    const Adapter::Impl &impl;
    Renaming renaming;
    std::optional<double> weight;
  };
  struct Missing {
    size_t count = 0;
    std::string first;
  };

  llvm::Error addModules(const Source &source);
  llvm::Error addModule(const Source &source, llvm::StringRef name,
                        const AdapterModule &module, const BaseModule &base);
  llvm::Error addPart(const Source &source, llvm::StringRef name,
                      const AdapterModule &module, const BaseModule &base,
                      ModuleEdit &edit);
  llvm::Error addTokens(const Source &source, Missing &missing);
  llvm::Error addTokenRows(const Source &source, const TokenRows &rows,
                           const BaseModule &base);
  llvm::Error addIA3(const Source &source, AdapterPart part, ModuleEdit &edit);
  llvm::Expected<ModuleEdit *> getEdit(llvm::StringRef name,
                                       const Layout &layout,
                                       const BaseModule &base,
                                       llvm::StringRef tensor);
  llvm::Error miss(const Source &source, llvm::StringRef name,
                   Missing &missing);
  llvm::Error checkAllAdapted(const Source &source);
  llvm::Error checkAllSaved(const Source &source);
  llvm::Error addSaved(const Source &source, Missing &missing);
  llvm::Error addReplacement(const Source &source, const SavedTensor &saved,
                             Missing &missing);
  void addPatternNotes(const Source &source);
  void addSumNote();

  // PlanTies.cpp
  const BaseModule *findShared(llvm::StringRef name);
  llvm::Error finishTies();
  bool isTied(const BaseModule *embedding, const BaseModule *head) const;
  llvm::Error untie(const BaseModule &embedding, const BaseModule *head);
  bool isTouched(llvm::StringRef tensor) const;
  Replacement *findReplacement(llvm::StringRef tensor);

  const BaseModel &base;
  const BaseView &view;
  const PlanOptions &options;
  MergePlan plan;
  llvm::StringMap<size_t> editOf;
  /// Edits of new rows alone, which PEFT gives to a tied head as well.
  llvm::StringSet<> onlyTokens;
  /// Of weighted sums of IA3: how many adapters each edit has.
  std::vector<size_t> sums;
  size_t numIA3 = 0;
  bool isWeighted = false;
  /// Kinds of the base's modules, as the current adapter names them.
  llvm::StringSet<> kinds;
  /// The head that the embedding stands for.
  std::optional<BaseModule> sharedHead;
  bool mustKeepTie = false;
  std::string tieSource;
};

} // namespace swiglu::peft

#endif // SWIGLU_LIB_ADAPTERS_PLANNER_H
