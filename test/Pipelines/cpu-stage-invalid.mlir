// RUN: swiglu-opt %s --split-input-file --ffn-verify-stage=stage=cpu --verify-diagnostics

// expected-error @+1 {{'malloc' is called, but not defined}}
llvm.func @malloc(i64) -> !llvm.ptr

// -----

// expected-error @+1 {{'memrefCopy' is called, but not defined}}
llvm.func @memrefCopy(i64, !llvm.ptr, !llvm.ptr)

// -----

// Of libm what computes in f64 alone.

llvm.func @exp(f64) -> f64
// expected-error @+1 {{'expf' is called, but not defined}}
llvm.func @expf(f32) -> f32

// -----

// expected-error @+1 {{'func.func' is left, expected operations of the llvm dialect}}
func.func private @left()
