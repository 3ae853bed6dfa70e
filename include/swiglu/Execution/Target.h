//===- Target.h - the CPU that code is made for -----------------*- C++ -*-===//

#ifndef SWIGLU_EXECUTION_TARGET_H
#define SWIGLU_EXECUTION_TARGET_H

#include "swiglu/Target/CPU/KernelTarget.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include "llvm/TargetParser/Triple.h"
#include <memory>
#include <string>

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace swiglu {

/// A CPU, and what follows from it.
class TargetDescription {
public:
  /// `triple` is "" or "x86_64" or a triple of it with Linux, or the same of
  /// aarch64. `cpu` is "native" (x86-64 alone), or a name that LLVM knows for
  /// that architecture, as "x86-64-v3", "znver4" or "cortex-a76"; "" is
  /// "native", and "generic" on aarch64. Fails for unknown names (the error
  /// lists the usual ones) and for CPUs without a 64-bit mode.
  static llvm::Expected<TargetDescription> get(llvm::StringRef cpu,
                                               llvm::StringRef triple = "");
  /// The CPUs of a list with commas, in the order in which a library tries
  /// them: wider vectors first, then those with more features, else as given.
  /// So a CPU comes before all those whose code it can run. Fails for one that
  /// is given twice, and for more than one of another architecture than x86-64.
  static llvm::Expected<llvm::SmallVector<TargetDescription, 2>>
  getAll(llvm::StringRef cpus, llvm::StringRef triple = "");

  llvm::StringRef getCPU() const { return cpu; }
  /// What `get` was given, as "native".
  llvm::StringRef getName() const { return name; }
  const llvm::Triple &getTriple() const { return triple; }
  /// "+avx2,+fma,…": everything that the CPU has; for "native" also "-name" for
  /// what this machine lacks.
  llvm::StringRef getFeatures() const { return features; }
  /// 128, 256, or 512 with AVX-512.
  int64_t getVectorBits() const { return kernelTarget.vectorBits; }
  const mlir::ffn::KernelTarget &getKernelTarget() const {
    return kernelTarget;
  }
  /// Why this machine cannot run the code, as "this machine has no xop, which
  /// bdver4 has"; empty if it can.
  llvm::StringRef getObstacle() const { return obstacle; }
  bool isX86() const { return triple.isX86(); }
  /// Whether the code is for this machine's architecture.
  bool isNativeArchitecture() const;

  /// Small code model and position-independent code, as a shared library needs.
  std::unique_ptr<llvm::TargetMachine> createTargetMachine() const;

private:
  llvm::Error readNative();
  llvm::Error readX86(llvm::StringRef name);
  llvm::Error readAArch64(llvm::StringRef name);

  llvm::Triple triple;
  std::string name, cpu, features, obstacle;
  mlir::ffn::KernelTarget kernelTarget;
};

} // namespace swiglu

#endif // SWIGLU_EXECUTION_TARGET_H
