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

def FuseGatesPass : Pass<"ffn-fuse-gates", "::mlir::ModuleOp"> {
  let summary = "Make one operation of gate, up and their unit (exact)";
  let description = [{
    `glu(linear(x, Wg), linear(x, Wu))` becomes `gated_linear(x, Wg, Wu)`, and
    `glu(linear(x, Wgu))` with a packing becomes `gated_linear(x, Wgu)` with it.
    Biases, addends and layouts go along.

    Done where it changes no bit: each product has no other use and both read the
    same x; `acc`, and `product` and `sum` where both products have that step, are
    equal; the unit gives the type that the products read. A `missed` remark says
    why an `ffn.glu` was left.

    (* example: test/Dialect/FFN/Transforms/fuse-gates.mlir *)
  }];
}

class FoldPass<string argument> : Pass<argument, "::mlir::ModuleOp"> {
  let options = [
    Option<"duplicateWeights", "duplicate-weights", "bool", "false",
           "Fold into a weight that others read as well, which makes a copy">,
    Option<"requantize", "requantize", "bool", "false",
           "Quantise a constant weight again where its integers have to change">,
    Option<"scaleType", "scale-type", "::mlir::ffn::FoldedScaleType",
           "::mlir::ffn::FoldedScaleType::F32",
           "What 16-bit scales of a quantised weight become",
           [{::llvm::cl::values(
               clEnumValN(::mlir::ffn::FoldedScaleType::F32, "f32", "f32: no further error"),
               clEnumValN(::mlir::ffn::FoldedScaleType::Keep, "keep", "what they were, rounded once"))}]>,
    Option<"report", "report", "std::string", "",
           "File for what happened to constants; JSON if it ends in .json">,
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::tensor::TensorDialect"];
}

def FoldIA3Pass : FoldPass<"ffn-fold-ia3"> {
  let summary = "Multiply IA3's vectors into weights (reassociates)";
  let description = [{
    | from | to |
    |---|---|
    | `scale(linear(x, W, b), l, e)` | `linear(x, diag(l)·W, l*b + e)` |
    | `linear(scale(h, l), W, b, c…)` | `linear(h, W·diag(l), b, c…)` |
    | `low_rank(scale(h, l), A, B)` | `low_rank(h, A·diag(l), B)` |
    | `scale(glu(g, linear(x, W, b)), l)` | `glu(g, linear(x, diag(l)·W, l*b))` |
    | `scale(scale(x, l), m)` | `scale(x, l*m)` |

    and the same for the products of `ffn.gated_linear`, packed or not. The new
    weight is an `ffn.merge` of the old one, or the constant that it gives: all is
    computed in f64 and rounded once.

    A weight is a constant, an argument with an `ffn.name`, or made of such. What
    has to hold: the first rule needs a product without addends and without other
    uses; the fourth is for vectors that not all readers can take, and needs a unit
    without limit and offset (the gate's rows take the vector where up's can't and
    the gate is the identity, or a relu and no factor is negative). A weight that
    has other readers stays as it is unless `duplicate-weights` is set; one that
    is also an embedding's table always does.

    Weights of integers keep their integers: the scales, and additive zeros, are
    multiplied. Along the groups' own axis that needs one factor a group.

    A `missed` remark says why an `ffn.scale` stays, an `analysis` remark what the
    fold does to roundings. A weight that overflows is an error.

    (* example: test/Dialect/FFN/Transforms/fold-ia3.mlir *)
  }];
}

def FoldLowRankPass : FoldPass<"ffn-fold-low-rank"> {
  let summary = "Add LoRA's branches to weights (reassociates)";
  let description = [{
    LoRA, rsLoRA, and DoRA, whose scale is made by `ffn.dora_scale`:

    | from | to |
    |---|---|
    | `linear(x, W, b, addend low_rank(x, A, B, bb))` | `linear(x, W + s·B·A, b + s·bb)` |
    | `scale(linear(x, W), dora_scale(m, W, A, B), b)` | `linear(x, diag(dora_scale(…))·W, b)` |

    and the same for the products of `ffn.gated_linear`. Branch and product have to
    read the same value. Everything else is as for `ffn-fold-ia3`. A quantised
    weight is only added to with `requantize`, and if it is a constant.

    (* example: test/Dialect/FFN/Transforms/fold-low-rank.mlir *)
  }];
}

def FoldAdaptersPass : FoldPass<"ffn-fold-adapters"> {
  let summary = "Fold all adapters into weights (reassociates)";
  let description = [{
    `ffn-fold-low-rank` and `ffn-fold-ia3` in turn until nothing changes. Scales
    inside and outside of a branch give different matrices:
    `linear(scale(x, l), W, addend low_rank(x, A, B))` becomes a product with
    `W·diag(l) + s·B·A`, and with `low_rank(scale(x, l), A, B)` one with
    `(W + s·B·A)·diag(l)`.

    (* example: test/Dialect/FFN/Transforms/fold-adapters.mlir *)
  }];
}

def PrepareWeightsPass : Pass<"ffn-prepare-weights", "::mlir::ModuleOp"> {
  let summary = "Move work on weights alone into functions of its own (exact)";
  let description = [{
    `@f(x, w…)` becomes `@f(x, p…)` and `@f_prepare(w…) -> (p…)`, so that work on
    weights is done once, and not for each run. What moves are operations without
    an effect, of any dialect, all of whose operands are weights: arguments with
    an `ffn.name`, constants, results of such operations. What these mean for a
    layout is nothing that this pass knows.

    * `@f_prepare` takes every argument of `@f` with a name, in their order, and
      keeps the names. A weight that `@f` still reads as it was is returned as it
      was. So `@f(x, @f_prepare(w…))` is what `@f(x, w…)` was; calls in the module
      are changed to that.
    * A new argument of `@f` has a name that says what it is made of:
      `"ffn.merge(up_proj.weight, up_proj.ia3_l)"`.
    * `ffn.prepare` of `@f` names `@f_prepare`, which has a suffix where that name
      is taken.

    Only tensors that are no larger than what they are made of are worth having
    ready: broadcasts, filled tensors and conversions to a wider type stay, but
    what they read is moved. So does `ffn.dequantize`, because a weight that is
    stored as integers is read faster than one that is not; it moves only where a
    merge reads it. The results of `ffn.merge` and `ffn.dora_scale` may have
    wider types. Open sizes count alike. In the regions of loops and branches it
    is these two and `ffn.quantize` that move, with what they are made of.

    Left alone: functions without such work, with weights alone, that call
    themselves (also through others), and that are used by more than calls.
    Running the pass again changes nothing; where other passes leave more work on
    weights behind, it is added to the function that is there, unless something
    calls it.

    (* example: test/Dialect/FFN/Transforms/prepare-weights.mlir *)
  }];
  let dependentDialects = ["::mlir::func::FuncDialect"];
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

def RelaxRoundingPass : Pass<"ffn-relax-rounding", "::mlir::ModuleOp"> {
  let summary = "Round less in 16-bit operations (approximate)";
  let description = [{
    Replaces the fields of each `#ffn.rounding` by those of the shorthand `to`,
    `fused` or `eager`, where these round less. No field becomes narrower, and the
    types of values stay: what is stored in 16 bits is still rounded there. The
    result is nearer to exact arithmetic, and not what the source computes, so
    that no pipeline has this pass.

    (* example: test/Dialect/FFN/Transforms/relax-rounding.mlir *)
  }];
  let options = [
    Option<"to", "to", "::mlir::ffn::RelaxedRounding",
           "::mlir::ffn::RelaxedRounding::Fused", "What is still rounded",
           [{::llvm::cl::values(
               clEnumValN(::mlir::ffn::RelaxedRounding::Fused, "fused", "the results of operations alone"),
               clEnumValN(::mlir::ffn::RelaxedRounding::Eager, "eager", "also sums, branches and activations"))}]>,
  ];
}

def QuantizeWeightsPass : Pass<"ffn-quantize-weights", "::mlir::ModuleOp"> {
  let summary = "Store weights of products as integers (approximate)";
  let description = [{
    `linear(x, W)` becomes `linear(x, dequantize(q, s))`, likewise for
    `ffn.gated_linear`: symmetric integers with one scale (f32) a group along the in
    dimension, as `ffn.quantize` defines them. Every element changes by at most half
    of its group's scale.

    Integers and scales of a constant are constants. Those of an argument with an
    `ffn.name`, or of what is made of such, are made by `ffn.quantize`, which
    `ffn-prepare-weights` moves out of what runs for each token.

    The largest error, and the root of the mean square of the errors over that of
    the weight, are said in a `passed` remark and in the report; those of an
    argument need the checkpoint (`weights`). A `missed` remark says why a weight
    stays: it is f64 or integers already, holds NaN or infinity, has an in
    dimension that the group does not divide or that is not known, or is also read
    by something that is no product.

    (* example: test/Dialect/FFN/Transforms/quantize-weights.mlir *)
  }];
  let options = [
    Option<"type", "type", "std::string", "\"int8\"", "int8 or int4">,
    Option<"group", "group", "int64_t", "0",
           "Elements a scale: 32, 64 or 128; 0: all of an output for int8, 32 for int4">,
    ListOption<"names", "names", "std::string",
               "Ends of the names of weights (ffn.name, or a constant's location); none: all">,
    Option<"weights", "weights", "std::string", "",
           "The checkpoint behind the names of arguments, for their errors">,
    Option<"report", "report", "std::string", "",
           "File for the errors; JSON if it ends in .json">,
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_PASSES_TD
