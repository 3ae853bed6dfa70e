//===- swiglu-translate.cpp - checkpoints to IR, and upstream's formats ---===//

#include "mlir/InitAllTranslations.h"
#include "mlir/Tools/mlir-translate/MlirTranslateMain.h"
#include "swiglu/Import/ImportMain.h"
#include "swiglu/Version.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"

using namespace llvm;
static cl::OptionCategory category("Import of feed-forward blocks (with -o)");
static cl::opt<std::string>
    hf("import-hf", cl::value_desc("folder"), cl::cat(category),
       cl::desc("Import a folder with config.json and safetensors"));
static cl::opt<std::string> gguf("import-gguf", cl::value_desc("file"),
                                 cl::cat(category),
                                 cl::desc("Import a GGUF file"));
static cl::opt<std::string>
    dtype("dtype", cl::cat(category),
          cl::desc("f64, f32, bf16 or f16 (default: the checkpoint's)"));
static cl::opt<bool> bytecode("emit-bytecode", cl::cat(category),
                              cl::desc("Write bytecode instead of text"));

int main(int argc, char **argv) {
  swiglu::installVersionPrinter("swiglu-translate");
  if (!swiglu::asksForImport(argc, argv)) {
    mlir::registerAllTranslations();
    return failed(mlir::mlirTranslateMain(
        argc, argv,
        "swiglu-translate: import of checkpoints, translation of IR\n"));
  }
  InitLLVM init(argc, argv);
  cl::opt<std::string> output("o", cl::value_desc("file"), cl::init("-"),
                              cl::cat(category), cl::desc("Output file"));
  cl::ParseCommandLineOptions(argc, argv,
                              "swiglu-translate: import of checkpoints\n");
  return swiglu::importMain("swiglu-translate",
                            {hf, gguf, dtype, bytecode, output});
}
