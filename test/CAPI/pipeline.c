// RUN: %c_program %s %c_link -o %t
// RUN: %t 2>&1 | FileCheck %s
//
// Parse, lower and print a module through the C API, by three roads, and what
// happens to wrong text.

#include "mlir-c/Diagnostics.h"
#include "mlir-c/IR.h"
#include "mlir-c/Pass.h"
#include "swiglu-c/Dialect/FFN.h"
#include "swiglu-c/Passes.h"
#include "swiglu-c/Version.h"
#include <stdio.h>

static const char *source =
    "func.func @relu(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {\n"
    "  %y = ffn.activation %x <relu> : tensor<?x4xf32>\n"
    "  return %y : tensor<?x4xf32>\n"
    "}\n";

static void print(MlirStringRef text, void *file) {
  fwrite(text.data, 1, text.length, file);
}

static MlirLogicalResult report(MlirDiagnostic diagnostic, void *file) {
  fputs("diagnostic: ", file);
  mlirDiagnosticPrint(diagnostic, print, file);
  fputs("\n", file);
  return mlirLogicalResultSuccess();
}

static MlirModule parse(MlirContext context) {
  return mlirModuleCreateParse(context, mlirStringRefCreateFromCString(source));
}

static void show(const char *title, MlirLogicalResult result,
                 MlirModule module) {
  printf("%s: %s\n", title,
         mlirLogicalResultIsSuccess(result) ? "success" : "failure");
  mlirOperationPrint(mlirModuleGetOperation(module), print, stdout);
  mlirModuleDestroy(module);
}

static void run(MlirContext context, const char *pipeline) {
  MlirModule module = parse(context);
  show(pipeline,
       swigluRunPipeline(mlirModuleGetOperation(module),
                         mlirStringRefCreateFromCString(pipeline)),
       module);
}

int main(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  MlirContext context;
  MlirPassManager passes;
  MlirModule module;

  swigluRegisterAllDialects(registry);
  context = mlirContextCreateWithRegistry(registry, /*threadingEnabled=*/false);
  mlirDialectRegistryDestroy(registry);
  mlirContextAttachDiagnosticHandler(context, report, stdout, NULL);

  // CHECK: version: {{[0-9]+\.[0-9]+\.[0-9]+}}
  printf("version: %.*s\n", (int)swigluVersion().length, swigluVersion().data);
  // CHECK: commit: {{.+}}
  printf("commit: %.*s\n", (int)swigluCommit().length, swigluCommit().data);

  // CHECK:     built: success
  // CHECK:     linalg.generic
  // CHECK-NOT: ffn.
  passes = mlirPassManagerCreate(context);
  swigluPassManagerAddLowerPipeline(mlirPassManagerGetAsOpPassManager(passes));
  module = parse(context);
  show("built", mlirPassManagerRunOnOp(passes, mlirModuleGetOperation(module)),
       module);
  mlirPassManagerDestroy(passes);

  // CHECK:     {{^}}ffn-lower-pipeline: success
  // CHECK:     linalg.generic
  // CHECK-NOT: ffn.
  run(context, "ffn-lower-pipeline");

  // CHECK:     builtin.module(func.func(cse),convert-ffn-to-linalg): success
  // CHECK:     linalg.generic
  // CHECK-NOT: ffn.
  run(context, "builtin.module(func.func(cse),convert-ffn-to-linalg)");

  // CHECK: diagnostic: can't read the pipeline 'ffn-none': {{.*}}'ffn-none' does not refer to a registered pass
  // CHECK: {{^}}ffn-none: failure
  // CHECK: ffn.activation
  run(context, "ffn-none");

  // CHECK: diagnostic: {{.*}}ffn.activation
  // CHECK: ffn-verify-stage{stage=lower}: failure
  run(context, "ffn-verify-stage{stage=lower}");

  // CHECK: {{^}}ffn-cpu-pipeline{vector-bits=256}: success
  // CHECK: llvm.func @relu_run
  run(context, "ffn-cpu-pipeline{vector-bits=256}");

  mlirContextDestroy(context);
  return 0;
}
