/* Parses a function with one ffn operation, lowers it and prints it. */

#include "mlir-c/IR.h"
#include "swiglu-c/Dialect/FFN.h"
#include "swiglu-c/Passes.h"
#include <stdio.h>

static void print(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

int main(void) {
  MlirContext context;
  MlirModule module;
  MlirOperation op;
  MlirLogicalResult result;
  MlirDialectRegistry registry = mlirDialectRegistryCreate();

  swigluRegisterAllDialects(registry);
  context = mlirContextCreateWithRegistry(registry, false);
  mlirDialectRegistryDestroy(registry);
  module = mlirModuleCreateParse(
      context, mlirStringRefCreateFromCString(
                   "func.func @relu(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {"
                   "  %y = ffn.activation %x <relu> : tensor<?x64xf32>"
                   "  return %y : tensor<?x64xf32>"
                   "}"));
  op = mlirModuleGetOperation(module);
  mlirOperationPrint(op, print, stdout);
  result = swigluRunPipeline(
      op, mlirStringRefCreateFromCString("ffn-lower-pipeline"));
  mlirOperationPrint(op, print, stdout);
  mlirModuleDestroy(module);
  mlirContextDestroy(context);
  return mlirLogicalResultIsFailure(result);
}
