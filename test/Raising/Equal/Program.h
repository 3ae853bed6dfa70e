//===- Program.h - a module compiled by the generic road --------*- C++ -*-===//

#ifndef SWIGLU_TEST_RAISING_EQUAL_PROGRAM_H
#define SWIGLU_TEST_RAISING_EQUAL_PROGRAM_H

#include "HostArray.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace llvm::orc {
class LLJIT;
} // namespace llvm::orc

namespace swiglu::equality {

/// The code of a module in this process.
class Program {
public:
  /// Lowers `module` (changing it) by ffn-lower-pipeline and the generic
  /// pipeline. MLIR reports what goes wrong there.
  static llvm::Expected<std::unique_ptr<Program>>
  compile(mlir::ModuleOp module);
  ~Program();

  /// The results of the function `name`, whose type was `type`: any number of
  /// ranked tensors, of tensors and scalars.
  llvm::Expected<std::vector<HostArray>>
  run(llvm::StringRef name, mlir::FunctionType type,
      llvm::ArrayRef<HostArray> arguments) const;

private:
  Program();
  std::unique_ptr<llvm::orc::LLJIT> jit;
};

} // namespace swiglu::equality

#endif // SWIGLU_TEST_RAISING_EQUAL_PROGRAM_H
