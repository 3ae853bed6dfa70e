//===- Options.h - command line of swiglu-merge -----------------*- C++ -*-===//

#ifndef SWIGLU_TOOLS_SWIGLU_MERGE_OPTIONS_H
#define SWIGLU_TOOLS_SWIGLU_MERGE_OPTIONS_H

#include "swiglu/Adapters/MergeCheckpoint.h"

struct ToolOptions {
  swiglu::MergeOptions merge;
  /// Where the report goes: "-" is stdout; empty for none.
  std::string report;
};

/// Ends the program for --help, --version and options that make no sense.
ToolOptions parseOptions(int argc, char **argv);

/// Does what the options say (Merge.cpp).
llvm::Error merge(ToolOptions options);

/// One line on a terminal: control characters would break it, or obey.
void printMessage(llvm::StringRef kind, const llvm::Twine &text);

#endif // SWIGLU_TOOLS_SWIGLU_MERGE_OPTIONS_H
