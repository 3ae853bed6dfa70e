//===- swiglu-lsp-server.cpp - editor support for our MLIR ----------------===//

#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "swiglu/InitAll.h"
#include "swiglu/Version.h"

int main(int argc, char **argv) {
  swiglu::installVersionPrinter("swiglu-lsp-server");
  mlir::DialectRegistry registry;
  swiglu::registerAllDialects(registry);
  return failed(mlir::MlirLspServerMain(argc, argv, registry));
}
