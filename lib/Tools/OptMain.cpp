//===- OptMain.cpp - the main function of swiglu-opt ----------------------===//

#include "swiglu/Tools/OptMain.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "swiglu/Tools/InputFile.h"
#include "swiglu/Version.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/ToolOutputFile.h"
#include <cstdio>

int swiglu::optMain(int argc, char **argv, llvm::StringLiteral toolName,
                    llvm::StringRef overview, mlir::DialectRegistry &registry) {
  installVersionPrinter(toolName);
  auto [inputFile, outputFile] =
      mlir::registerAndParseCLIOptions(argc, argv, overview, registry);
  auto config = mlir::MlirOptMainConfig::createFromCLOptions();
  // What reads no file is upstream's alone.
  if (config.shouldShowDialects() || config.shouldListPasses())
    return mlir::asMainReturnCode(
        mlir::MlirOptMain(argc, argv, inputFile, outputFile, registry));

  llvm::InitLLVM init(argc, argv);
  if (inputFile == "-" &&
      llvm::sys::Process::FileDescriptorIsDisplayed(fileno(stdin)))
    llvm::errs() << "(reading from the terminal, end with ctrl-d)\n";
  auto input = openMLIRFile(inputFile);
  if (!input) {
    llvm::errs() << toolName << ": error: " << llvm::toString(input.takeError())
                 << "\n";
    return EXIT_FAILURE;
  }
  std::string message;
  auto output = mlir::openOutputFile(outputFile, &message);
  if (!output) {
    llvm::errs() << toolName << ": error: " << message << "\n";
    return EXIT_FAILURE;
  }
  if (failed(
          mlir::MlirOptMain(output->os(), std::move(*input), registry, config)))
    return EXIT_FAILURE;
  output->keep();
  return EXIT_SUCCESS;
}
