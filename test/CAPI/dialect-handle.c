// RUN: %c_program %s %c_link -o %t
// RUN: %t 2>&1 | FileCheck %s
//
// The dialect by its handle alone, as mlir-c does it for upstream's, and an
// operation that is built, not parsed.

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"
#include "mlir-c/IR.h"
#include "swiglu-c/Dialect/FFN.h"
#include <stdio.h>

static void print(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

static MlirStringRef text(const char *string) {
  return mlirStringRefCreateFromCString(string);
}

int main(void) {
  MlirContext context = mlirContextCreate();
  MlirDialectHandle handle = mlirGetDialectHandle__ffn__();
  MlirStringRef name = mlirDialectHandleGetNamespace(handle);
  MlirLocation location = mlirLocationUnknownGet(context);
  const int64_t shape[] = {4};
  MlirType type = mlirRankedTensorTypeGet(1, shape, mlirF32TypeGet(context),
                                          mlirAttributeGetNull());
  MlirBlock block = mlirBlockCreate(1, &type, &location);
  MlirValue x = mlirBlockGetArgument(block, 0);
  MlirOperationState state =
      mlirOperationStateGet(text("ffn.activation"), location);
  MlirNamedAttribute act;
  MlirOperation op;

  // CHECK: namespace ffn, loaded 1
  mlirDialectHandleLoadDialect(handle, context);
  printf("namespace %.*s, loaded %d\n", (int)name.length, name.data,
         !mlirDialectIsNull(mlirContextGetOrLoadDialect(context, name)));

  act = mlirNamedAttributeGet(
      mlirIdentifierGet(context, text("act")),
      swigluActAttrGet(context, SWIGLU_ACTIVATION_GELU, NULL));
  mlirOperationStateAddOperands(&state, 1, &x);
  mlirOperationStateAddAttributes(&state, 1, &act);
  // The result's type is inferred.
  mlirOperationStateEnableResultTypeInference(&state);
  op = mlirOperationCreate(&state);

  // CHECK: ffn.activation {{.*}} <gelu> : tensor<4xf32>
  // CHECK: verified 1
  mlirBlockAppendOwnedOperation(block, op);
  mlirOperationPrint(op, print, stdout);
  printf("\nverified %d\n", mlirOperationVerify(op));

  mlirBlockDestroy(block);
  mlirContextDestroy(context);
  return 0;
}
