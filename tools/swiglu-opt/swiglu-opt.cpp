//===- swiglu-opt.cpp - run passes and pipelines --------------------------===//

#include "mlir/IR/DialectRegistry.h"
#include "swiglu/InitAll.h"
#include "swiglu/Tools/OptMain.h"

int main(int argc, char **argv) {
  swiglu::registerAllPasses();
  mlir::DialectRegistry registry;
  swiglu::registerAllDialects(registry);
  return swiglu::optMain(argc, argv, "swiglu-opt",
                         "optimizer of feed-forward blocks\n", registry);
}
