//===- Target.h - the CPU that code is made for -----------------*- C++ -*-===//

#ifndef SWIGLU_EXECUTION_TARGET_H
#define SWIGLU_EXECUTION_TARGET_H

#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace swiglu {

/// A CPU of this machine's architecture (x86-64), and what follows from it.
class TargetDescription {
public:
  /// `cpu` is "native" or a name that LLVM knows, as "x86-64-v3" or "znver4".
  /// Fails for an unknown name (the error lists the usual ones) and for a CPU
  /// without AVX2 or FMA, for which the CPU pipeline has no code.
  static llvm::Expected<TargetDescription> get(llvm::StringRef cpu);

  llvm::StringRef getCPU() const { return cpu; }
  /// "+avx2,+fma,…": everything that the CPU has; for "native" also "-name" for
  /// what this machine lacks.
  llvm::StringRef getFeatures() const { return features; }
  /// 256, or 512 with AVX-512.
  int64_t getVectorBits() const { return vectorBits; }
  /// The first feature that this machine lacks; empty if it can run the code.
  llvm::StringRef getMissingFeature() const { return missingFeature; }

  /// Small code model and position-independent code, as a shared library needs.
  std::unique_ptr<llvm::TargetMachine> createTargetMachine() const;

private:
  std::string cpu, features, missingFeature;
  int64_t vectorBits = 256;
};

} // namespace swiglu

#endif // SWIGLU_EXECUTION_TARGET_H
