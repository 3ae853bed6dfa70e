//===- ProducedLibrary.h - A library as the compiler makes it ---*- C++ -*-===//
#ifndef SWIGLU_UNITTESTS_RUNTIME_PRODUCEDLIBRARY_H
#define SWIGLU_UNITTESTS_RUNTIME_PRODUCEDLIBRARY_H

#include "swiglu/Runtime/ModuleInfo.h"
#include "llvm/ADT/ArrayRef.h"

/// What a program wrote and how it ended.
struct Outcome {
  /// Exit status; negative when it did not end by itself.
  int status = -1;
  /// stdout and stderr.
  std::string output;
};

/// Runs a program, which is looked up in PATH; ends it after two minutes.
Outcome runProgram(llvm::ArrayRef<std::string> command,
                   llvm::ArrayRef<std::string> environment = {});

void writeFile(llvm::StringRef path, llvm::StringRef text);
std::string readFile(llvm::StringRef path);

/// A folder of its own, which goes away with the object.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::string operator/(llvm::StringRef name) const;
  /// The names in it.
  std::vector<std::string> list() const;

private:
  std::string path;
};

/// Folder with model.h, glue.c, model.map, kernel objects made of the stand-in,
/// libmodel.so and model.weights. There is an object for each function and
/// variant; the first variant is for a CPU that there is none of. Made once per
/// process.
class ProducedLibrary {
public:
  static const ProducedLibrary &get();

  TemporaryFolder folder;
  swiglu::ModuleInfo module;
  std::vector<std::string> kernelObjects; ///< prefix.o, with its symbols'
  /// What went wrong; tests fail with it.
  std::string problem;

  /// For the compiler of one function's stand-in kernel.
  std::vector<std::string>
  getKernelOptions(const swiglu::FunctionInfo &function, size_t variant) const;

private:
  ProducedLibrary();
  bool run(llvm::ArrayRef<std::string> command);
  bool buildKernel(const swiglu::FunctionInfo &function, size_t variant);
  void build();
  void writeWeights();
};

#endif // SWIGLU_UNITTESTS_RUNTIME_PRODUCEDLIBRARY_H
