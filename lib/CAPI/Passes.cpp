//===- Passes.cpp - C API of registration and pipelines -------------------===//

#include "swiglu-c/Passes.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Pass.h"
#include "mlir/CAPI/Support.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "swiglu-c/Version.h"
#include "swiglu/InitAll.h"
#include "swiglu/Pipelines/Lower.h"
#include "swiglu/Version.h"

using namespace mlir;

MlirStringRef swigluVersion(void) { return wrap(swiglu::getVersion()); }

MlirStringRef swigluCommit(void) { return wrap(swiglu::getCommit()); }

void swigluRegisterAllDialects(MlirDialectRegistry registry) {
  swiglu::registerAllDialects(*unwrap(registry));
}

void swigluRegisterAllPasses(void) {
  static bool once = (swiglu::registerAllPasses(), true);
  (void)once;
}

void swigluPassManagerAddLowerPipeline(MlirOpPassManager passManager) {
  ffn::buildLowerPipeline(*unwrap(passManager));
}

MlirLogicalResult swigluRunPipeline(MlirOperation cOp, MlirStringRef pipeline) {
  swigluRegisterAllPasses();
  Operation *op = unwrap(cOp);
  // "builtin.module(...)" would nest a module inside of the module, in which
  // nothing runs.
  StringRef text = unwrap(pipeline).trim();
  StringRef inner = text;
  if (inner.consume_front(op->getName().getStringRef()) &&
      inner.consume_front("(") && inner.consume_back(")"))
    text = inner;
  PassManager passes(op->getName());
  std::string message;
  llvm::raw_string_ostream os(message);
  if (failed(parsePassPipeline(text, passes, os))) {
    emitError(op->getLoc()) << "can't read the pipeline '" << text
                            << "': " << StringRef(message).rtrim();
    return wrap(failure());
  }
  return wrap(passes.run(op));
}
