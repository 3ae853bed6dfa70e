//===- Run.h - what swiglu-run does -----------------------------*- C++ -*-===//

#ifndef SWIGLU_TOOLS_RUN_H
#define SWIGLU_TOOLS_RUN_H

#include "swiglu/Execution/Optimize.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <string>
#include <vector>

namespace mlir {
class MLIRContext;
} // namespace mlir

namespace swiglu {

enum class TableFormat { Markdown, CSV, JSON };

struct RunOptions {
  /// MLIR text or bytecode with ffn functions; "-" is stdin.
  std::string file;
  /// A checkpoint file or folder; empty where no argument has a name.
  std::string weights;
  /// Functions to run; all, in order, if empty.
  std::vector<std::string> functions;
  /// "%arg1=NAME" each.
  std::vector<std::string> bindings;
  /// Attached and merged before compilation.
  AdapterOptions adapters;
  /// npy files, one an input that is not a weight, in order; normally
  /// distributed numbers of a fixed seed if empty.
  std::vector<std::string> inputs;
  /// Where the first result goes as npy; empty for nowhere.
  std::string output;
  /// Rows of x where neither the function nor an input file says.
  int64_t tokens = 1;
  /// 0 is one a CPU.
  int32_t threads = 1;
  /// Check each result against the scalar reference; with adapters, against that
  /// of the module with them attached and nothing merged.
  bool compare = false;
  /// Time each function.
  bool bench = false;
  TableFormat format = TableFormat::Markdown;
};

/// Compiles the file for this machine, runs the functions and prints a table
/// with one row each to `os`. Fails after the table when a comparison is out
/// of its tolerance.
llvm::Error runModule(mlir::MLIRContext &context, const RunOptions &options,
                      llvm::raw_ostream &os);

} // namespace swiglu

#endif // SWIGLU_TOOLS_RUN_H
