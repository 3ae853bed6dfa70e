//===- swiglu-opt.cpp - run passes and pipelines --------------------------===//

#include "swiglu/InitAll.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  swiglu::registerAllPasses();
  mlir::DialectRegistry registry;
  swiglu::registerAllDialects(registry);
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "swiglu-opt: optimizer of feed-forward blocks\n", registry));
}
