//===- Passes.td - Passes of the CPU target ----------------*- tablegen -*-===//

#ifndef SWIGLU_TARGET_CPU_PASSES
#define SWIGLU_TARGET_CPU_PASSES

include "mlir/Pass/PassBase.td"

def ExpandMathPass : Pass<"ffn-expand-math"> {
  let summary = "Expand exp, erf, erfc, tanh and activations on f32 into "
                "polynomials (approximate, <= 1.1 ulp for exp, erf and tanh, 4 "
                "for swish, 5 for GELU; see docs/Numerics.md)";
  let description = [{
    Replaces `math.exp`, `math.erf`, `math.erfc` and `math.tanh` by elementwise
    arithmetic, so that they vectorise and need no libm.

    Scope: scalars and fixed-size vectors of any rank, of f32. f16 and bf16 are
    extended to f32, computed there and truncated. Left alone: f64 and every
    other type (libm computes them), scalable vectors, and tensors (lower them
    to scalars or vectors first).

    The formulas that `sigmoid`, `swish`, `gelu` and `gelu_tanh` of `#ffn.act`
    decompose into are replaced as a whole, factors and summands in any order,
    and `x / (1 + exp(-beta * x))` too: they then have a relative error of a few
    ulp for every x, down to the underflow of the result, and cost one
    exponential and one quotient. Part by part sigmoid overflows for large
    negative x, and `1 + tanh(v)` cancels. Only in f32: a formula spelled in 16
    bits asks for the rounding of each of its steps, and gets it.

    A constant that is the f32 nearest to `-1/sqrt(2)`, `sqrt(2/pi)`, 0.044715
    or 1.702 stands for that number where such a formula has it. So does
    `-1/sqrt(2)` in `math.erfc(x * c)` alone, which is computed from `x` instead
    of from the rounded product, because erfc multiplies the relative error of
    its argument by `x * x`.

    After: of the math dialect only `math.fma`, `math.absf` and
    `math.copysign` are added, all of them LLVM intrinsics. `math.fma` needs a
    machine instruction to be fast (FMA3 on x86-64); without one LLVM calls
    `fmaf`, with the same result. Run it where constant operands are
    visible, that is before they are hoisted into block or function arguments.

    Special values: NaN gives NaN, both infinities and both zeros give exact
    results, overflow gives infinity, results in the subnormal range are
    rounded like any other. At the infinity where a formula multiplies infinity
    by zero it stays NaN. Fast-math flags are not used. Operations without a use
    and an effect are erased.

    (* example: test/Target/CPU/expand-math.mlir *)
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def KeepRoundingsPass : Pass<"ffn-keep-roundings"> {
  let summary = "Forbid the removal of conversions to 16 bits and back (exact)";
  let description = [{
    Upstream's `math-extend-to-supported-types` and
    `arith-emulate-unsupported-floats` mark the `arith.extf` and `arith.truncf`
    that they make with `fastmath<contract>`, which lets folders drop a value's
    way to 16 bits and back. These roundings are what `interior = storage` of
    `#ffn.rounding` asks for: this pass takes all fast-math flags off both
    operations. Run it after the two passes, before any canonicalisation.

    (* example: test/Target/CPU/keep-roundings.mlir *)
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def ExpandFMAPass : Pass<"ffn-expand-fma"> {
  let summary = "Write fused multiply-adds for CPUs without the instruction "
                "(approximate)";
  let description = [{
    Without the instruction LLVM calls `fma` and `fmaf` of libm, element by
    element, and the kernel object must not have an undefined symbol.
    `ffn-cpu-pipeline` runs this pass twice where the target has none:

    * before `ffn-expand-math`, when the fused operations are those of sums of
      products: `math.fma` and `vector.fma` become a product and a sum, with two
      roundings, which docs/Numerics.md allows for;
    * with `through-f64` after it, for the polynomials, whose error bounds need
      one rounding: on f32, product and sum are f64, in which the product is
      exact, and the result is rounded to f32. It is that of one rounding, but
      for sums within 2^-29 of a tie.

    (* example: test/Target/CPU/expand-fma.mlir *)
  }];
  let options = [
    Option<"throughF64", "through-f64", "bool", "false",
           "Keep one rounding of f32, by way of f64">,
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def ExpandF16Pass : Pass<"ffn-expand-f16"> {
  let summary = "Write conversions of f16 as integer arithmetic (exact)";
  let description = [{
    `arith.extf` of f16 and `arith.truncf` of f32 to f16, of scalars and
    vectors, for x86-64 CPUs without F16C, where LLVM calls functions of
    libgcc. Truncation rounds to nearest, ties to even, also to subnormal
    numbers, and to infinity from 65520 on. A NaN stays one, with its sign; the
    result of truncation is the quiet one without further bits.

    (* example: test/Target/CPU/expand-f16.mlir *)
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def PrepareABIPass : Pass<"ffn-prepare-abi", "::mlir::ModuleOp"> {
  let summary = "Give functions of ffn operations the form of the C ABI (exact)";
  let description = [{
    The first step of `ffn-cpu-pipeline`; works on functions that hold `ffn`
    operations, constants and `return` alone.

    * Leading dimensions are flattened to one: `[…, in]` becomes
      `[tokens, in]`, a tensor of rank 1 one row. Every `ffn` operation treats
      rows alike, so nothing else changes.
    * Functions that are equal but for their names and those of their weights
      become one function, which the pipeline compiles once; all names are kept
      in its attribute `swiglu.functions`.
    * `swiglu.weights` says of each argument whether it is a weight (its name,
      empty if it has none) or an input (`unit`). It replaces `ffn.name`.

    Where `ffn.prepare` names a function, it is that one which the C ABI's
    `prepare` runs, and whose arguments are the raw weights. Its results get places
    in the packed weights (`swiglu.packing`, with a checksum of all that the
    function does); weights that it returns as they were are copied there, and the
    others have no place. It may hold any operation that the stages behind this
    one know. Equal ones are merged too, and `swiglu.prepared` says which function
    has which.

    A value that is returned twice is copied, since each result has a buffer of
    its own. An argument without a use or a name is an input if it has the
    leading dimensions of the first result, else a weight.

    A function that holds anything else, whose arguments are used both as
    tokens and as a weight of another rank, or that returns a weight or constant
    beside values with tokens, is an error.

    (* example: test/Target/CPU/prepare-abi.mlir *)
  }];
  // Beside bufferization those of the loops that ffn.merge becomes later.
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::bufferization::BufferizationDialect",
    "::mlir::math::MathDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect",
  ];
}

def PackWeightsPass : Pass<"ffn-pack-weights", "::mlir::ModuleOp"> {
  let summary = "Pack the weights of linears into panels (exact)";
  let description = [{
    The weights and biases of `ffn.linear` and `ffn.gated_linear` that are known
    before the first token become `ffn_cpu.unpack` of `ffn_cpu.pack`, which
    `ffn-prepare-weights` moves into `@f_prepare`. Gate and up of one tensor become
    two weights. The layout of floats does not depend on the target: see `ffn_cpu`'s
    description in KernelOps.td.

    Scope: f32, bf16 and f16 with static sizes; and on x86-64 `ffn.dequantize` of
    integers with groups of 32, 64, 128, 256 or 512 inputs, or one group for all. Left alone: f64, weights that
    depend on tokens, other groups, and addends of a gated product whose weight
    holds gate and up.

    A weight without `ffn.name` gets one of its number, so that the next pass takes
    it for a weight; `ffn-prepare-abi` removes it.

    (* example: test/Target/CPU/pack-weights.mlir *)
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "\"\"", "The target CPU">,
    Option<"features", "features", "std::string", "\"\"", "The target's features">,
    Option<"activations", "activations", "std::string", "\"int16\"",
           "How x is multiplied with integer weights: int16, int8 or float">,
  ];
  let dependentDialects = ["::mlir::ffn::cpu::FFNCPUDialect",
                           "::mlir::tensor::TensorDialect"];
}

def SelectKernelsPass : Pass<"ffn-select-kernels", "::mlir::ModuleOp"> {
  let summary = "Turn linears with packed weights into kernels (approximate for integer weights, else reassociates)";
  let description = [{
    An `ffn.linear` or `ffn.gated_linear` that reads `ffn_cpu.unpack` becomes
    `ffn_cpu.pack_rows` of its x and an `ffn_cpu.product`, whose body is what its
    decomposition to linalg does after the products: biases, addends, the unit and
    every rounding. A product that only another one reads writes its result in
    that one's tiles.

    The target says how many rows a tile has, and whether bf16 is multiplied in
    pairs (AVX512-BF16: subnormal operands and results count as zero) or widened.
    Sums are f32. x of integer weights is quantised in groups of 32: to 16 bits,
    which is an error of at most 2^-16 of the largest value in a group, or, by
    option and where the target has VNNI, to 8 bits (2^-8).

    Runs on functions of the form that `ffn-prepare-abi` gives.

    (* example: test/Target/CPU/select-kernels.mlir *)
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "\"\"", "The target CPU">,
    Option<"features", "features", "std::string", "\"\"", "The target's features">,
    Option<"activations", "activations", "std::string", "\"int16\"",
           "How x is multiplied with integer weights: int16 or int8">,
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::ffn::cpu::FFNCPUDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect",
  ];
}

def EmitKernelsPass : Pass<"ffn-emit-kernels", "::mlir::ModuleOp"> {
  let summary = "Write kernels as tasks of vector loops (exact)";
  let description = [{
    `ffn_cpu` operations on memrefs become `scf.parallel` loops, an iteration for
    each task of `ffn-outline-tasks`, that call micro-kernels. These are private
    functions `swiglu.kernel.<kind>.<form><rows>`, which multiply one tile of rows
    with one panel and keep its sums in registers, shared by all products of the
    module:

    * `stream`: where all rows are one tile. K is cut into four segments that are
      read at once, so that the weights come as four streams;
    * `chunk`: for several tiles, which one after the other use a chunk of K of the
      panel while it is in the cache, and prefetch the next one.

    How the work is cut depends on the token count alone.

    (* example: test/Target/CPU/emit-kernels.mlir *)
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "\"\"", "The target CPU">,
    Option<"features", "features", "std::string", "\"\"", "The target's features">,
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::func::FuncDialect", "::mlir::LLVM::LLVMDialect",
    "::mlir::math::MathDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect",
  ];
}

def OutlineTasksPass : Pass<"ffn-outline-tasks", "::mlir::ModuleOp"> {
  let summary = "Write bufferised functions as stages of tasks (reassociates)";
  let description = [{
    Takes functions of linalg on memrefs as `ffn-cpu-pipeline` makes them and
    gives, for each function `@f`:

    * `@f.task(stage, i, …)`: one task of one stage, as vectorised loops. Tasks
      of a stage write disjoint memory and may run in any order; how the work is
      cut depends on the token count alone, so the results have the same bits
      for any number of threads.
    * `@f.tasks(stage, tokens)`, `@f.stages` (a constant) and
      `@f.scratch(tokens)`: how many tasks, and how many bytes of scratch.

    Every linalg operation is a stage, and so is every `scf.parallel` of one loop
    from 0 in steps of 1, of which each iteration is a task. A contraction keeps a tile of sums in
    registers and reduces along k in vectors; a fill with zero before it
    disappears. A pointwise operation runs in vectors along its last dimension,
    with a scalar loop for the rest. What fits neither becomes scalar loops in
    one task. Buffers of the function become parts of the scratch argument.

    A prepare function of `ffn-prepare-abi` reads the weights where the caller has
    them and writes its results into the packed weights. Memory that it needs
    beside follows these there; more than twice what they have is an error.

    (* example: test/Target/CPU/outline-tasks.mlir *)
  }];
  let options = [
    Option<"vectorBits", "vector-bits", "int64_t", "256",
           "Width of the target's vector registers: 128, 256 or 512">,
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::func::FuncDialect", "::mlir::LLVM::LLVMDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect",
  ];
}

def EmitABIPass : Pass<"ffn-emit-abi", "::mlir::ModuleOp"> {
  let summary = "Add the exported functions of the C ABI (exact)";
  let description = [{
    For each name of each function that `ffn-outline-tasks` made: `describe`,
    `packed_bytes`, `prepare`, `scratch_bytes`, `stages`, `tasks`, `task` and
    `run`, as include/swiglu/Runtime/swiglu.h and docs/ABI.md describe them. The
    argument checks come first; nothing is allocated and no symbol stays
    undefined. Functions with more than one input or result get the unchecked
    `@f.run` only, which `swiglu-run` uses.

    (* example: test/Target/CPU/emit-abi.mlir *)
  }];
  let options = [
    Option<"cpu", "cpu", "std::string", "", "The target CPU, for describe">,
    Option<"features", "features", "std::string", "",
           "The target's features, for describe">,
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::LLVM::LLVMDialect", "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect",
  ];
}

#endif // SWIGLU_TARGET_CPU_PASSES
