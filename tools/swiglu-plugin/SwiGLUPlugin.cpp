//===- SwiGLUPlugin.cpp - our dialect and passes in a stock mlir-opt ------===//
//
// mlir-opt-22 --load-dialect-plugin=SwiGLUPlugin.so
//   --pass-pipeline='builtin.module(ffn-lower-pipeline)' file.mlir
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/DialectRegistry.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "swiglu/InitAll.h"
#include "swiglu/Version.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/raw_ostream.h"

/// Leaves alone what is there: both flags may name this file, and a tool that
/// has us built in would abort at a second registration.
static void registerPasses() {
  if (!mlir::PassInfo::lookup("ffn-verify-stage"))
    swiglu::registerPasses();
}

/// A tool that loads only dialects still has to find our passes by name.
extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "SwiGLU", swiglu::getVersion().data(),
          [](mlir::DialectRegistry *registry) {
            if (registry->getDialectAllocator("ffn"))
              llvm::errs() << "SwiGLUPlugin: this tool has the ffn dialect "
                              "built in, the plugin adds nothing\n";
            else
              swiglu::registerDialects(*registry);
            registerPasses();
          }};
}

extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "SwiGLU", swiglu::getVersion().data(),
          registerPasses};
}
