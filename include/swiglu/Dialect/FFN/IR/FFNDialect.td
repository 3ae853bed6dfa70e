//===- FFNDialect.td - the ffn dialect ---------------------*- tablegen -*-===//

#ifndef SWIGLU_DIALECT_FFN_IR_FFNDIALECT_TD
#define SWIGLU_DIALECT_FFN_IR_FFNDIALECT_TD

include "mlir/IR/DialectBase.td"

def FFN_Dialect : Dialect {
  let name = "ffn";
  let cppNamespace = "::mlir::ffn";
  let summary = "Feed-forward blocks with a gate, as values";
  let description = [{
    Operations that say what a feed-forward block of a neural network computes:

    ```
    y = down(act(x·Wg) * (x·Wu))
    ```

    All operations have value semantics on ranked tensors and no side effect.
    `x` has the shape `[…, in]` with zero or more leading (token) dimensions,
    static or dynamic; every operation treats the rows of `x` independently.
    Element types are `f64`, `f32`, `f16` and `bf16`; integer weights enter
    through `ffn.dequantize`.

    What a source may leave open is an attribute here: the activation and its
    parameters (`#ffn.act`), clamp and offset of the gate (`#ffn.unit`), the
    layout of each weight (`#ffn.weight`), which half of a packed tensor is
    the gate (`#ffn.packing`), how weights are stored (`#ffn.quant`) and where
    a 16-bit computation rounds (`#ffn.rounding`).

    The meaning of every operation is its decomposition to `linalg`
    (`convert-ffn-to-linalg`). NaN propagates through every operation. A `k`
    (reduction) of size 0 gives the bias; zero tokens give an empty result.

    The argument attribute `ffn.name` holds the name of a weight in its
    checkpoint, `"model.layers.0.mlp.gate_proj.weight"` for example.

    The function attribute `ffn.prepare` names the function that makes the
    function's weights, from those of the checkpoint: `ffn-prepare-weights`
    writes it. The arguments of `@f` that have an `ffn.name` are the results of
    `@f_prepare`, in their order, so that `@f(x, @f_prepare(w))` is what `@f` was.

    There is no other discardable attribute of the dialect.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect",
  ];
  let useDefaultAttributePrinterParser = 1;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
  let extraClassDeclaration = [{
    /// Argument attribute: the name of a weight in its checkpoint.
    static constexpr ::llvm::StringLiteral kNameAttr = "ffn.name";
    /// Function attribute: the function that makes its weights.
    static constexpr ::llvm::StringLiteral kPrepareAttr = "ffn.prepare";

    void registerAttributes();

    /// Version of the dialect's encoding in bytecode. It grows when an
    /// attribute or operation changes so that older readers would be wrong.
    static constexpr uint64_t kBytecodeVersion = 1;
  }];
}

#endif // SWIGLU_DIALECT_FFN_IR_FFNDIALECT_TD
