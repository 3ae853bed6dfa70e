//===- Library.h - a module as files for other programs ---------*- C++ -*-===//

#ifndef SWIGLU_EXECUTION_LIBRARY_H
#define SWIGLU_EXECUTION_LIBRARY_H

#include "mlir/IR/BuiltinOps.h"
#include "swiglu/Weights/WeightStore.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <string>
#include <vector>

namespace swiglu {

/// What can be written of a module `name`.
enum class Artifact {
  MLIR,   ///< name.mlir: the LLVM dialect
  LLVM,   ///< name.ll: optimised LLVM IR
  Object, ///< name.o: the kernel object
  Library ///< libname.so: the kernel objects and the runtime, linked by cc
};

struct LibraryOptions {
  /// Where the files go; made if it is not there.
  std::string directory;
  /// As in lib<name>.so.
  std::string name;
  /// As TargetDescription::getAll takes them.
  std::string cpu = "native", triple;
  /// As lowerForCPU takes it.
  std::string activations = "int16";
  /// With an object or a library come name.h and, where weights are given,
  /// name.weights.
  llvm::SmallVector<Artifact, 4> artifacts = {Artifact::Library};
  /// Files that were read: to write one of them is an error.
  std::vector<std::string> inputs;
  /// Called with a sentence where less is written than was asked for.
  std::function<void(const llvm::Twine &)> note;
  /// Called now and then with the bytes of packed weights that are written, and
  /// those that will be.
  std::function<void(uint64_t done, uint64_t total)> progress;
};

/// Compiles `module`, functions of ffn operations, and writes it as
/// docs/ABI.md says. With `weights`, dynamic sizes of named arguments become
/// the tensors' (in `module`), and the tensors are packed; null for none.
/// For several CPUs the library has a kernel object for each, and uses the
/// first that a machine can run; the other artifacts are name.cpu.o and so on.
/// They have to pack weights alike. For another architecture the library is
/// left out, and the object is written.
///
/// The files appear together and whole: after an error every file of the
/// directory is what it was. Fails for what cannot be compiled (then the
/// context's handler had the diagnostics), for functions that C cannot call,
/// for missing or mismatched tensors, without a C compiler, and where a file
/// cannot be written.
llvm::Error compileLibrary(mlir::ModuleOp module, const WeightStore *weights,
                           const LibraryOptions &options);

} // namespace swiglu

#endif // SWIGLU_EXECUTION_LIBRARY_H
