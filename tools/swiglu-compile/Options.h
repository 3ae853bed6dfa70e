//===- Options.h - command line of swiglu-compile ---------------*- C++ -*-===//

#ifndef SWIGLU_TOOLS_SWIGLU_COMPILE_OPTIONS_H
#define SWIGLU_TOOLS_SWIGLU_COMPILE_OPTIONS_H

#include "swiglu/Execution/Library.h"
#include "swiglu/Execution/Optimize.h"

struct CompileOptions {
  /// The module; empty where a packed weights file is looked at instead.
  std::string file;
  /// A checkpoint; empty for none.
  std::string weights;
  /// "%arg1=NAME" each.
  std::vector<std::string> bindings;
  /// Merged into the weights before compilation.
  swiglu::AdapterOptions adapters;
  swiglu::LibraryOptions library;
  /// Packed weights files to check and to list; empty for none.
  std::string verify, dump;
};

/// Ends the program for --help, --version and options that make no sense.
CompileOptions parseOptions(int argc, char **argv);

/// Does what the options say (Compile.cpp).
llvm::Error compile(mlir::MLIRContext &context, CompileOptions options);

#endif // SWIGLU_TOOLS_SWIGLU_COMPILE_OPTIONS_H
