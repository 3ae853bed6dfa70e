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

def AttachAdapterPass : Pass<"ffn-attach-adapter", "::mlir::ModuleOp"> {
  let summary = "Add adapters of PEFT to the linears that they adapt (reassociates)";
  let description = [{
    Reads `adapter_config.json` and `adapter_model.safetensors` of each folder and
    finds the modules they change by the names of weights (`ffn.name`), as PEFT
    does; docs/Adapters.md says what is understood and what is refused. What a
    module then computes is written behind and before its `ffn.linear`:

    | adapter | becomes |
    |---|---|
    | IA3 | `ffn.scale` of the result, or of the input in a feed-forward module |
    | LoRA, rsLoRA | an `ffn.low_rank` addend |
    | DoRA | the addend, and an `ffn.scale` by `ffn.dora_scale`, behind which the bias is added |
    | replaced tensors (`modules_to_save`, `bias`) | constants |

    Several adapters are attached in the order given, as PEFT merges them; with
    `weight` they are combined instead. The adapters' values are constants of the
    module. Beside 16-bit values the factors of LoRA are rounded to 16 bits where
    they are used at run time; `ffn-fold-low-rank` merges the exact ones.

    What cannot be written so, an IA3 scale on a linear that has addends of its own
    or a LoRA after it, is merged into the weight at once (`ffn.merge`).

    An error, and nothing is attached: anything that docs/Adapters.md refuses, an
    adapted weight that something else than a product reads, and tensors of the
    adapter without a module here. With `checkpoint` the modules of that file count
    too; else modules of a kind that no function has (attention, where the
    functions are feed-forward blocks) are left with a warning, and with `partial`
    all that are not here.

    (* example: test/Dialect/FFN/Transforms/attach-adapter.mlir *)
  }];
  let options = [
    ListOption<"adapters", "adapter", "std::string", "A folder of PEFT's">,
    ListOption<"weights", "weight", "double",
               "The weight of each adapter; none: PEFT's active set">,
    Option<"checkpoint", "checkpoint", "std::string", "",
           "The checkpoint that the weights' names are of">,
    Option<"partial", "partial", "bool", "false",
           "Leave out what is for modules that are not here">,
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD
