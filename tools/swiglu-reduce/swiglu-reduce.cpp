//===- swiglu-reduce.cpp - make a failing file small ----------------------===//

#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "swiglu/InitAll.h"
#include "swiglu/Version.h"

int main(int argc, char **argv) {
  swiglu::installVersionPrinter("swiglu-reduce");
  swiglu::registerAllPasses();
  mlir::DialectRegistry registry;
  swiglu::registerAllDialects(registry);
  mlir::MLIRContext context(registry);
  return failed(mlir::mlirReduceMain(argc, argv, context));
}
