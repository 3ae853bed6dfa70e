// RUN: swiglu-translate --help | FileCheck %s --check-prefix=HELP
// HELP: swiglu-translate: import of checkpoints
// HELP-DAG: --import-hf=<folder>
// HELP-DAG: --import-gguf=<file>
// HELP-DAG: --dtype=<string>
// HELP-DAG: --mlir-to-llvmir

// RUN: swiglu-translate --version | FileCheck %s --check-prefix=VERSION
// RUN: swiglu-translate --import-hf x --version | FileCheck %s --check-prefix=VERSION
// VERSION: swiglu-translate {{[0-9.]+}} (commit {{.+}})
// VERSION-NEXT: LLVM 22.1

// Upstream's translations are all there.
// RUN: swiglu-translate --mlir-to-llvmir %s | FileCheck %s
// CHECK: define float @f(float %0)
llvm.func @f(%x: f32) -> f32 {
  llvm.return %x : f32
}

// RUN: not swiglu-translate --no-such-option 2>&1 | FileCheck %s --check-prefix=OPTION
// RUN: not swiglu-translate --import-hf x --no-such-option 2>&1 | FileCheck %s --check-prefix=OPTION
// OPTION: Unknown command line argument '--no-such-option'
