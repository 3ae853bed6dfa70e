//===- Passes.td - Passes of the CPU target ----------------*- tablegen -*-===//
//
// Part of the SwiGLU project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_TARGET_CPU_PASSES
#define SWIGLU_TARGET_CPU_PASSES

include "mlir/Pass/PassBase.td"

def ExpandMathPass : Pass<"ffn-expand-math"> {
  let summary = "Expand exp, erf, erfc and tanh on f32 into polynomials "
                "(approximate, <= 1.02 ulp for exp, 1.07 for erf, 0.96 for "
                "tanh, 4.8 for erfc; see docs/Numerics.md)";
  let description = [{
    Replaces `math.exp`, `math.erf`, `math.erfc` and `math.tanh` by elementwise
    arithmetic, so that they vectorise and need no libm.

    Scope: scalars and fixed-size vectors of any rank, of f32. f16 and bf16 are
    extended to f32, computed there and truncated. Left alone: f64 and every
    other type (libm computes them), scalable vectors, and tensors (lower them
    to scalars or vectors first).

    `math.erfc(x * c)` with `c` the f32 nearest to -1/sqrt(2) is the factor of
    the exact GELU, `0.5 * x * erfc(-x / sqrt(2))`. It is computed from `x`
    instead of from the rounded product, because erfc multiplies the relative
    error of its argument by `x * x`: GELU keeps a relative error of a few ulp
    for every x, down to the underflow of the result. No other constant is
    treated so.

    After: of the math dialect only `math.fma`, `math.absf` and
    `math.copysign` are added, all of them LLVM intrinsics. `math.fma` needs a
    machine instruction to be fast (FMA3 on x86-64); without one LLVM calls
    `fmaf`, with the same result. Run it where constant operands are
    visible, that is before they are hoisted into block or function arguments.

    Special values: NaN gives NaN, both infinities and both zeros give exact
    results, overflow gives infinity, results in the subnormal range are
    rounded to their last bit like any other. Fast-math flags are not used.

    (* example: test/Target/CPU/expand-math.mlir *)
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

#endif // SWIGLU_TARGET_CPU_PASSES
