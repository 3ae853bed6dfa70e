//===- ImportMain.h - the import as a command -------------------*- C++ -*-===//

#ifndef SWIGLU_IMPORT_IMPORTMAIN_H
#define SWIGLU_IMPORT_IMPORTMAIN_H

#include "swiglu/Import/Import.h"

namespace swiglu {

/// True if the command line has `--import-hf` or `--import-gguf`, and so isn't
/// for mlir-translate's main.
bool asksForImport(int argc, char **argv);

struct ImportCommand {
  /// A folder or a GGUF file; exactly one has to be given.
  std::string folder, gguf;
  /// f64, f32, bf16 or f16; empty for the checkpoint's own.
  std::string type;
  bool emitBytecode = false;
  /// The file to write, whole or not at all; `-` is standard output.
  std::string output = "-";
};

/// Imports, prints what there is to say to stderr, writes the module. Returns
/// the exit code.
int importMain(llvm::StringRef toolName, const ImportCommand &command);

} // namespace swiglu

#endif // SWIGLU_IMPORT_IMPORTMAIN_H
