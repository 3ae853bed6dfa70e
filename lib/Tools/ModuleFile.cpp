//===- ModuleFile.cpp - modules of files, and errors in one line ----------===//

#include "swiglu/Tools/ModuleFile.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "swiglu/Tools/InputFile.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace swiglu;

ErrorCollector::ErrorCollector(MLIRContext *context)
    : handler(context, [this](Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() != DiagnosticSeverity::Error)
          return failure(); // the next handler has it
        std::lock_guard<std::mutex> lock(mutex);
        if (!first.empty())
          return success();
        llvm::raw_string_ostream os(first);
        // A module as a whole is at line 0.
        auto place = diagnostic.getLocation()->findInstanceOf<FileLineColLoc>();
        if (place && place.getLine() > 0)
          os << place.getFilename().getValue() << ":" << place.getLine() << ":"
             << place.getColumn() << ": ";
        os << StringRef(diagnostic.str()).rtrim();
        return success();
      }) {}

llvm::Error ErrorCollector::take(llvm::Error otherwise) {
  std::lock_guard<std::mutex> lock(mutex);
  if (!otherwise || first.empty())
    return otherwise;
  llvm::consumeError(std::move(otherwise));
  return llvm::createStringError(llvm::inconvertibleErrorCode(), first);
}

llvm::Expected<OwningOpRef<ModuleOp>>
swiglu::parseModuleFile(StringRef path, MLIRContext *context) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> buffer =
      openMLIRFile(path);
  if (!buffer)
    return buffer.takeError();
  ErrorCollector errors(context);
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(std::move(*buffer), llvm::SMLoc());
  OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(sources, context);
  if (!module)
    return errors.take(llvm::createStringError(llvm::inconvertibleErrorCode(),
                                               path + ": no module of MLIR"));
  return std::move(module);
}
