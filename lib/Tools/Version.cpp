//===- Version.cpp - which swiglu this is ---------------------------------===//

#include "swiglu/Version.h"
#include "Version.inc"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/raw_ostream.h"

llvm::StringRef swiglu::getVersion() { return SWIGLU_VERSION; }

llvm::StringRef swiglu::getCommit() { return SWIGLU_COMMIT; }

void swiglu::installVersionPrinter(llvm::StringLiteral toolName) {
  llvm::cl::SetVersionPrinter([toolName](llvm::raw_ostream &os) {
    os << toolName << " " SWIGLU_VERSION " (commit " SWIGLU_COMMIT ")\n"
       << "LLVM " LLVM_VERSION_STRING "\n";
  });
  llvm::setBugReportMsg(
      "please report this crash with the input and this backtrace; this is "
      "swiglu " SWIGLU_VERSION " (commit " SWIGLU_COMMIT
      ") on LLVM " LLVM_VERSION_STRING "\n");
}
