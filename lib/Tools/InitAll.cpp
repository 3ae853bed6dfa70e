//===- InitAll.cpp - everything of upstream beside ours -------------------===//

#include "swiglu/InitAll.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"

void swiglu::registerAllDialects(mlir::DialectRegistry &registry) {
  registerDialects(registry);
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::registerAllToLLVMIRTranslations(registry);
}

void swiglu::registerAllPasses() {
  mlir::registerAllPasses();
  registerPasses();
}
