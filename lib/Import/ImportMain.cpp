//===- ImportMain.cpp - the import as a command ---------------------------===//

#include "swiglu/Import/ImportMain.h"
#include "swiglu/Weights/WriteFile.h"

#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

using namespace llvm;
using namespace swiglu;

bool swiglu::asksForImport(int argc, char **argv) {
  return llvm::any_of(ArrayRef(argv, argc).drop_front(argc > 0),
                      [](StringRef argument) {
                        if (!argument.consume_front("-"))
                          return false;
                        argument.consume_front("-");
                        StringRef option = argument.split('=').first;
                        return option == "import-hf" || option == "import-gguf";
                      });
}

/// Writes to standard output, where nothing can be taken back.
static Error writeToStdout(StringRef text) {
  raw_fd_ostream &os = outs();
  os << text;
  os.flush();
  std::error_code error = os.error();
  os.clear_error();
  return error ? createStringError(error, "cannot write to standard output: " +
                                              error.message())
               : Error::success();
}

int swiglu::importMain(StringRef toolName, const ImportCommand &command) {
  auto fail = [&](const Twine &message) {
    errs() << toolName << ": error: " << message << "\n";
    return EXIT_FAILURE;
  };
  if (command.folder.empty() == command.gguf.empty())
    return fail("expected one folder for --import-hf or one file for "
                "--import-gguf");

  ImportOptions options;
  if (!command.type.empty()) {
    for (ElementType type : {ElementType::F64, ElementType::F32,
                             ElementType::BF16, ElementType::F16})
      if (getElementTypeName(type) == command.type)
        options.type = type;
    if (!options.type)
      return fail("--dtype is '" + command.type +
                  "', expected f64, f32, bf16 or f16");
  }

  mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
  mlir::ScopedDiagnosticHandler handler(
      &context, [&](mlir::Diagnostic &diagnostic) {
        const char *kind = "note";
        switch (diagnostic.getSeverity()) {
        case mlir::DiagnosticSeverity::Error:
          kind = "error";
          break;
        case mlir::DiagnosticSeverity::Warning:
          kind = "warning";
          break;
        case mlir::DiagnosticSeverity::Remark:
          kind = "remark";
          break;
        case mlir::DiagnosticSeverity::Note:
          break;
        }
        errs() << toolName << ": " << kind << ": " << diagnostic << "\n";
        return mlir::success();
      });
  // What is written there would replace what is read, before anybody compiles
  // it: the GGUF file itself, or a file of weights in the folder.
  StringRef input = command.folder.empty() ? command.gguf : command.folder;
  StringRef parent = sys::path::parent_path(command.output);
  bool isInside = !command.folder.empty() && sys::fs::exists(command.output) &&
                  sys::fs::equivalent(parent.empty() ? "." : parent, input);
  StringRef extension = sys::path::extension(command.output);
  if (sys::fs::equivalent(command.output, input) ||
      (isInside && (extension == ".safetensors" || extension == ".json" ||
                    extension == ".gguf")))
    return fail("the output '" + command.output +
                "' would replace a file of the checkpoint");
  mlir::OwningOpRef<mlir::ModuleOp> module =
      command.folder.empty()
          ? importGGUF(command.gguf, options, &context)
          : importHuggingFace(command.folder, options, &context);
  if (!module)
    return EXIT_FAILURE;

  std::string text;
  raw_string_ostream os(text);
  if (command.emitBytecode) {
    if (failed(mlir::writeBytecodeToFile(*module, os)))
      return fail("cannot write bytecode");
  } else {
    // Arguments and results are named after what they are.
    module->print(os, mlir::OpPrintingFlags().printNameLocAsPrefix());
    os << "\n";
  }
  Error error = command.output == "-"
                    ? writeToStdout(text)
                    : writeFile(command.output, arrayRefFromStringRef(text));
  if (error)
    return fail(toString(std::move(error)));
  return EXIT_SUCCESS;
}
