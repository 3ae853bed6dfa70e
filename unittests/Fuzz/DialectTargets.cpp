//===- DialectTargets.cpp - What the fuzzer of the dialect runs -----------===//

#include "DialectTargets.h"

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

static MLIRContext &getContext() {
  static MLIRContext *context = [] {
    // Never freed: a fuzzer ends by a signal.
    auto *made = new MLIRContext(MLIRContext::Threading::DISABLED);
    made->loadDialect<ffn::FFNDialect>();
    return made;
  }();
  return *context;
}

llvm::Error swiglu::runAttributeTarget(llvm::ArrayRef<uint8_t> bytes) {
  std::string text =
      "#ffn." + std::string(reinterpret_cast<const char *>(bytes.data()),
                            bytes.size());
  std::string message = "no attribute";
  ScopedDiagnosticHandler handler(&getContext(), [&](Diagnostic &diagnostic) {
    message = diagnostic.str();
    return success();
  });
  Attribute attribute = parseAttribute(text, &getContext());
  if (!attribute)
    return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
  std::string printed;
  llvm::raw_string_ostream(printed) << attribute;
  if (parseAttribute(printed, &getContext()) != attribute)
    llvm::report_fatal_error(llvm::Twine("not the same when read back: ") +
                             printed);
  return llvm::Error::success();
}
