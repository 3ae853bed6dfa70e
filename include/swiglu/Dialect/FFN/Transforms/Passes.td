//===- Passes.td - passes from ffn to ffn ------------------*- tablegen -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD
#define SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def VerifyStagePass : Pass<"ffn-verify-stage", "::mlir::ModuleOp"> {
  let summary = "Check the contract at the border of a stage (exact)";
  let description = [{
    Fails, naming the first offender of each kind, unless the module keeps the
    contract of `stage`:

    | stage | contract |
    |---|---|
    | `import` | every function holds `ffn` operations, `return` and constants alone; each argument but the first has an `ffn.name` |
    | `lower` | no operation, type or attribute of the `ffn` dialect is left |
    | `cpu` | only the LLVM dialect is left; no allocation, no call of `memrefCopy`, no function of libm but for f64 |

    (* example: test/Dialect/FFN/Transforms/verify-stage.mlir *)
  }];
  let options = [
    Option<"stage", "stage", "std::string", "",
           "The stage whose contract is checked: import, lower or cpu">,
  ];
}

def OutlinePass : Pass<"ffn-outline", "::mlir::ModuleOp"> {
  let summary = "Move each feed-forward block into a function (exact)";
  let description = [{
    Each block that `ffn-report` calls `gated_ffn` or `ffn` becomes a private
    function, and a call stands where its last operation was. The arguments
    are ranked tensors: first the input, then weights, biases, adapters and
    addends in the order of gate, up and down. The function of block N of `@f`
    is `@f_ffn_N`, with a suffix where that name is taken. `ffn.name` goes with
    its argument where all callers agree.

    Blocks that differ in their weights alone share one function. Every other
    operation stays as it is, in its order. Reshapes of leading dimensions
    inside of a block are done to its input instead, before the call, so that
    functions hold `ffn` operations alone.

    Left alone: a function that holds a block and nothing else, and blocks in
    regions without an order of operations.

    With `extract` the module then holds these functions alone, public and not
    shared, with their constants in them: what `swiglu-compile` and `swiglu-run`
    read. A module without a block is an error.

    (* example: test/Dialect/FFN/Transforms/outline.mlir *)
  }];
  let options = [
    Option<"pieces", "pieces", "bool", "false",
           "Outline the operations that belong to no block as well">,
    Option<"extract", "extract", "bool", "false",
           "Keep nothing but the functions of the blocks, and make them public">,
  ];
  let dependentDialects = ["::mlir::func::FuncDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD
