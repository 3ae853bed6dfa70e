//===- Version.h - which swiglu this is -------------------------*- C++ -*-===//

#ifndef SWIGLU_VERSION_H
#define SWIGLU_VERSION_H

#include "llvm/ADT/StringRef.h"

namespace swiglu {

/// The version of the package, "0.1.0".
llvm::StringRef getVersion();

/// The commit that was built: 12 hex digits, "-dirty" behind them where files
/// differed from it, or "unknown" outside a git checkout and a git archive.
llvm::StringRef getCommit();

/// Makes `--version` print two lines, tool name, version and commit, then
/// LLVM's version; and makes a crash ask for a report with both. To be called
/// before the command line is parsed. `toolName` must be a literal: it is kept.
void installVersionPrinter(llvm::StringLiteral toolName);

} // namespace swiglu

#endif // SWIGLU_VERSION_H
