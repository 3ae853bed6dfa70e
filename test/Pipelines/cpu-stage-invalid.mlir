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

// -----

// An intrinsic of f32 that LLVM makes a call of expf; that of f64 may be one.

llvm.func @intrinsics(%x: f32, %v: vector<4xf32>, %d: f64) -> f64 {
  // expected-error @+1 {{'llvm.intr.exp' becomes a call of a function that is not defined}}
  %0 = llvm.intr.exp(%x) : (f32) -> f32
  // expected-error @+1 {{'llvm.intr.tanh' becomes a call of a function that is not defined}}
  %1 = llvm.intr.tanh(%v) : (vector<4xf32>) -> vector<4xf32>
  %2 = llvm.intr.exp(%d) : (f64) -> f64
  llvm.return %2 : f64
}

// -----

// expected-error @+1 {{'user' is called, but not defined}}
llvm.func @user(f64) -> f64
