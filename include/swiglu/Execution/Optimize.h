//===- Optimize.h - adapters on a module, before it is compiled -*- C++ -*-===//

#ifndef SWIGLU_EXECUTION_OPTIMIZE_H
#define SWIGLU_EXECUTION_OPTIMIZE_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swiglu {

/// Adapters for a module, as the options of tools name them.
struct AdapterOptions {
  /// PEFT's folders, in order.
  std::vector<std::string> adapters;
  /// "--adapter-weight" of each, or none.
  std::vector<std::string> weights;
  /// The checkpoint of the module's weights, or empty.
  std::string checkpoint;
  /// "int8" or "int4", with ":GROUP" or not: what weights are stored as after
  /// merging; empty: as they are.
  std::string quantize;
  /// How x meets integer weights, as lowerForCPU takes it.
  std::string activations = "int16";

  bool hasAdapters() const { return !adapters.empty() || !weights.empty(); }
  bool empty() const { return !hasAdapters() && quantize.empty(); }
  /// The files that are read of the adapters.
  std::vector<std::string> getFiles() const;
};

/// Runs `ffn-attach-adapter`, if there are adapters. The context's handler gets
/// the diagnostics; the error says only which step failed, or which option is
/// wrong.
llvm::Error attachAdapters(mlir::ModuleOp module,
                           const AdapterOptions &options);

/// Runs `ffn-optimize-pipeline` and quantises, but leaves work on weights in
/// the functions that have the result: compiling moves it out again, and until
/// then arguments are the checkpoint's weights.
llvm::Error optimizeModule(mlir::ModuleOp module,
                           const AdapterOptions &options);

} // namespace swiglu

#endif // SWIGLU_EXECUTION_OPTIMIZE_H
