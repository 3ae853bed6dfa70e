//===- FFNOps.td - operations of the ffn dialect -----------*- tablegen -*-===//

#ifndef SWIGLU_DIALECT_FFN_IR_FFNOPS_TD
#define SWIGLU_DIALECT_FFN_IR_FFNOPS_TD

include "swiglu/Dialect/FFN/IR/FFNAttributes.td"
include "mlir/Dialect/Linalg/IR/LinalgInterfaces.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/RuntimeVerifiableOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/Interfaces/TilingInterface.td"

// An encoding (a sparse layout, say) would be lost by every lowering.
class FFN_Tensor<list<Type> elements, string names>
    : ConfinedType<RankedTensorOf<elements>,
        [CPred<"!::llvm::cast<::mlir::RankedTensorType>($_self).getEncoding()">],
        "ranked tensor of " # names # " without encoding">;
def FFN_FloatTensor : FFN_Tensor<[F16, BF16, F32, F64], "f16, bf16, f32 or f64">;
def FFN_IntTensor : FFN_Tensor<[I8], "i8">;
def FFN_DequantZeros
    : FFN_Tensor<[I8, F16, BF16, F32, F64], "i8, f16, bf16, f32 or f64">;

class FFN_Op<string mnemonic, list<Trait> traits = []>
    : Op<FFN_Dialect, mnemonic, !listconcat([
        Pure,
        DeclareOpInterfaceMethods<InferTypeOpInterface, ["refineReturnTypes"]>,
        DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>,
        DeclareOpInterfaceMethods<AggregatedOpInterface, ["decomposeOperation"]>,
        DeclareOpInterfaceMethods<RuntimeVerifiableOpInterface>,
        DeclareOpInterfaceMethods<TilingInterface,
          ["getLoopIteratorTypes", "getIterationDomain",
           "getTiledImplementation", "getResultTilePosition",
           "generateResultTileValue"]>,
      ], traits)> {
  let results = (outs FFN_FloatTensor:$result);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

class FFN_RoundedOp<string mnemonic, list<Trait> traits = []>
    : FFN_Op<mnemonic, traits> {
  let extraClassDeclaration = [{
    /// The fields of `#ffn.rounding` that this operation has to store, as a
    /// mask of `RoundingAttr::Field`; 0 if no 16-bit type occurs.
    unsigned getRoundingMask();
  }];
}

//===----------------------------------------------------------------------===//
// Pointwise operations
//===----------------------------------------------------------------------===//

def FFN_ActivationOp : FFN_RoundedOp<"activation"> {
  let summary = "pointwise activation";
  let description = [{
    `result = act(x)`, element by element.

    * C1: `result` has the shape of `x`.
    * C2: the element type of `result` is that of `x`, or `f16` or `bf16`
      where `x` is `f32`.
    * C3: `rounding` holds `interior` exactly where a 16-bit type occurs;
      `storage` needs a 16-bit `x`.

    16-bit values are computed in `f32` and rounded once, or, with
    `interior = storage`, rounded after every arithmetic operation.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @activation(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {
      %y = ffn.activation %x <swish, beta = 1.702> : tensor<?x64xf32>
      return %y : tensor<?x64xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$x, FFN_ActAttr:$act, OptionalAttr<FFN_RoundingAttr>:$rounding);
  let hasFolder = 1;
}

def FFN_GluOp : FFN_RoundedOp<"glu"> {
  let summary = "pointwise gated unit";
  let description = [{
    `result = act(min(g, limit)) * (clamp(u, -limit, limit) + offset)`, element
    by element (Dauphin et al. 2017, Shazeer 2020). `g` and `u` are two operands
    `[…, F]`, or one packed operand `[…, 2F]`.

    * C1: with two operands: equal types and no `packing`. With one:
      `packing`, and the last dimension is even and, for `interleaved<B>`, a
      multiple of 2B.
    * C2: `result` is `[…, F]`.
    * C3: the element type of `result` is that of the operands, or `f16` or
      `bf16` where they are `f32`.
    * C4: `rounding` holds `interior` and `act` exactly where a 16-bit type
      occurs; `interior = storage` needs 16-bit operands and `act = round`.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @glu(%g: tensor<?x64xf32>, %u: tensor<?x64xf32>) -> tensor<?x64xf32> {
      %h = ffn.glu %g, %u <swish> : (tensor<?x64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
      return %h : tensor<?x64xf32>
    }
    func.func @glu_packed(%gu: tensor<?x128xf32>) -> tensor<?x64xf32> {
      %h = ffn.glu %gu <gelu> packing <concat, up_gate> : (tensor<?x128xf32>) -> tensor<?x64xf32>
      return %h : tensor<?x64xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$gate, Optional<FFN_FloatTensor>:$up,
    FFN_UnitAttr:$unit, OptionalAttr<FFN_PackingAttr>:$packing,
    OptionalAttr<FFN_RoundingAttr>:$rounding);
}

def FFN_ScaleOp : FFN_RoundedOp<"scale"> {
  let summary = "scale, and shift, along the feature dimension";
  let description = [{
    `result = x * l + b`, where the vectors `l` and `b` run along the last
    dimension of `x`: IA3 (Liu et al. 2022), DoRA's magnitude (Liu et al.
    2024), any per-channel scale.

    * C1: `x` has a rank of at least 1; `result` has its type.
    * C2: `l` and `b` are `[in]`, `in` the last dimension of `x`.
    * C3: the element types of `l` and `b` are that of `x`, or `f32` beside a
      16-bit `x` (product and sum are then computed in `f32`).
    * C4: `rounding` holds `product` exactly where `x` is 16-bit and `b` is
      there.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @scale(%x: tensor<?x64xf32>, %l: tensor<64xf32>) -> tensor<?x64xf32> {
      %y = ffn.scale %x, %l : (tensor<?x64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
      return %y : tensor<?x64xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$x, FFN_FloatTensor:$scale, Optional<FFN_FloatTensor>:$bias,
    OptionalAttr<FFN_RoundingAttr>:$rounding);
  let hasCanonicalizer = 1;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

def FFN_LinearOp : FFN_RoundedOp<"linear", [AttrSizedOperandSegments]> {
  let summary = "product with a weight, plus bias and addends";
  let description = [{
    `result = x·Wᵀ + b + c₀ + c₁ + …` for an `out_in` weight, `x·W + …` for
    `in_out`; the sum runs from left to right. An addend has the shape of the
    result: a residual, an adapter's branch, the partial sum of a split
    reduction.

    * C1: `x` has a rank of at least 1, the weight a rank of 2.
    * C2: the last dimension of `x` is the weight's `in`.
    * C3: `result` is `[…, out]` with the leading dimensions of `x`.
    * C4: `bias` is `[out]`; each addend has the shape of `result`. A size
      that one of them knows holds for all.
    * C5: the weight has the element type of `x`; bias and addends too, or
      `f32` beside a 16-bit `x`; `result` has the element type of `x`, or
      `f32` (not rounded) where `x` is 16-bit.
    * C6: where `x` is 16-bit, `rounding` holds `acc`, with a bias `product`,
      with an addend `sum`; else it is absent.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @linear(%x: tensor<?x64xf32>, %w: tensor<96x64xf32>, %b: tensor<96xf32>, %c: tensor<?x96xf32>) -> tensor<?x96xf32> {
      %y = ffn.linear %x, %w <out_in> bias %b addend %c
        : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
      return %y : tensor<?x96xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$x, FFN_FloatTensor:$weight, Optional<FFN_FloatTensor>:$bias,
    Variadic<FFN_FloatTensor>:$addends, FFN_WeightAttr:$layout,
    OptionalAttr<FFN_RoundingAttr>:$rounding);
  let hasCanonicalizer = 1;
}

def FFN_GatedLinearOp : FFN_RoundedOp<"gated_linear", [AttrSizedOperandSegments]> {
  let summary = "both products of a gated unit, and the unit";
  let description = [{
    ```
    result = glu(linear(x, Wg, bg, cg…), linear(x, Wu, bu, cu…))
    ```

    or, with `packing`, `glu(linear(x, Wgu, bgu, cgu…))`: the first two thirds
    of a gated feed-forward block in one operation. Each weight has its own
    layout; biases and addends are optional on either branch.

    * C1: `x` has a rank of at least 1, the weights a rank of 2.
    * C2: the last dimension of `x` is the `in` of each weight.
    * C3: separate weights have the same `out` F; a packed one has 2F with
      the divisibility of `ffn.glu`; `result` is `[…, F]` with the leading
      dimensions of `x`.
    * C4: biases are `[out]` and addends `[…, out]` of their branch (2F when
      packed).
    * C5: `packing` is there exactly when there is one weight, which then
      holds bias and addends of both branches.
    * C6: element types as for `ffn.linear`; `result` has that of `x`.
    * C7: where `x` is 16-bit, `rounding` holds `acc`, `linear`, `interior`,
      `act`, with a bias `product`, with an addend `sum`; else it is absent.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @gated_linear(%x: tensor<?x64xf32>, %wg: tensor<96x64xf32>, %wu: tensor<96x64xf32>) -> tensor<?x96xf32> {
      %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish>
        : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96x64xf32>) -> tensor<?x96xf32>
      return %h : tensor<?x96xf32>
    }
    func.func @gated_linear_packed(%x: tensor<?x64xf32>, %w: tensor<64x192xf32>, %b: tensor<192xf32>) -> tensor<?x96xf32> {
      %h = ffn.gated_linear %x, %w <in_out> unit <swish> packing <interleaved<1>, gate_up> bias %b
        : (tensor<?x64xf32>, tensor<64x192xf32>, tensor<192xf32>) -> tensor<?x96xf32>
      return %h : tensor<?x96xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$x,
    FFN_FloatTensor:$weight, Optional<FFN_FloatTensor>:$up_weight,
    Optional<FFN_FloatTensor>:$bias, Optional<FFN_FloatTensor>:$up_bias,
    Variadic<FFN_FloatTensor>:$addends, Variadic<FFN_FloatTensor>:$up_addends,
    FFN_WeightAttr:$layout, OptionalAttr<FFN_WeightAttr>:$up_layout,
    FFN_UnitAttr:$unit, OptionalAttr<FFN_PackingAttr>:$packing,
    OptionalAttr<FFN_RoundingAttr>:$rounding);
  let hasCanonicalizer = 1;
}

def FFN_LowRankOp : FFN_RoundedOp<"low_rank"> {
  let summary = "a LoRA branch";
  let description = [{
    `result = scale · ((x·Aᵀ)·Bᵀ + bb)`: the branch that LoRA (Hu et al. 2021)
    adds to a linear, used as an addend of `ffn.linear`. `a` is `[r, in]`, `b`
    is `[out, r]`, `bias` is `[out]`; `scale` is `alpha/r`, or `alpha/√r` for
    rsLoRA.

    * C1: `x` has a rank of at least 1, `a` and `b` a rank of 2.
    * C2: the last dimension of `x` is the `in` of `a`; the ranks r of `a`
      and `b` agree.
    * C3: `result` is `[…, out]` with the leading dimensions of `x`; `bias`
      is `[out]`.
    * C4: element types as for `ffn.linear`; `scale` is finite.
    * C5: where `x` is 16-bit, `rounding` holds `acc` and `linear`, with a
      bias `product`; else it is absent.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @low_rank(%x: tensor<?x64xf32>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>) -> tensor<?x96xf32> {
      %y = ffn.low_rank %x, %a, %b scale 2.0
        : (tensor<?x64xf32>, tensor<8x64xf32>, tensor<96x8xf32>) -> tensor<?x96xf32>
      return %y : tensor<?x96xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$x, FFN_FloatTensor:$a, FFN_FloatTensor:$b,
    Optional<FFN_FloatTensor>:$bias, F64Attr:$scale,
    OptionalAttr<FFN_RoundingAttr>:$rounding);
}

//===----------------------------------------------------------------------===//
// Quantised weights
//===----------------------------------------------------------------------===//

def FFN_DequantizeOp : FFN_Op<"dequantize"> {
  let summary = "a weight from its integers";
  let description = [{
    `result = q·s`, `(q - z)·s` or `q·s + z` with one scale (and zero) a
    group, see `#ffn.quant`. Computed in `f32`, in `f64` where a scale or the
    result is `f64`, and rounded once to the element type of `result`.

    * C1: `q` has a rank of 2 and elements `i8`; with 4 bits the size of
      `axis` in `result` is twice that of `q`, else the shapes are equal.
    * C2: the size of `axis` in `result` is a multiple of `group` and of the
      run of `split`.
    * C3: `scales` has the shape of `result`, but size/`group` along `axis`;
      `zeros` has the shape of `scales`.
    * C4: `zeros` is there exactly where `zero` is not `none`, with elements
      `i8` for `integer` and the float type of `scales` for `additive`.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @dequantize(%q: tensor<96x32xi8>, %s: tensor<96x2xf16>, %z: tensor<96x2xf16>) -> tensor<96x64xf32> {
      %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 32, zero = additive, order = split<32>>
        : (tensor<96x32xi8>, tensor<96x2xf16>, tensor<96x2xf16>) -> tensor<96x64xf32>
      return %w : tensor<96x64xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_IntTensor:$q, FFN_FloatTensor:$scales, Optional<FFN_DequantZeros>:$zeros,
    FFN_QuantAttr:$quant);
}

//===----------------------------------------------------------------------===//
// Work on weights alone
//===----------------------------------------------------------------------===//

// No tiling: `ffn-prepare-weights` moves these out of what runs for each token.
class FFN_WeightOp<string mnemonic, list<Trait> traits = []>
    : Op<FFN_Dialect, mnemonic, !listconcat([
        Pure,
        DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface, ["reifyResultShapes"]>,
        DeclareOpInterfaceMethods<AggregatedOpInterface, ["decomposeOperation"]>,
        DeclareOpInterfaceMethods<RuntimeVerifiableOpInterface>,
      ], traits)> {
  let hasVerifier = 1;
}

class FFN_AddedWeightOp<string mnemonic>
    : FFN_WeightOp<mnemonic, [AttrSizedOperandSegments]> {
  let results = (outs FFN_FloatTensor:$result);
  // No DenseF64ArrayAttr: its text has six digits.
  let extraClassDeclaration = [{
    /// `scales`, one for each `add`; empty where the attribute is absent.
    ::llvm::SmallVector<double> getScaleFactors();
  }];
}

def FFN_MergeOp : FFN_AddedWeightOp<"merge"> {
  let summary = "a weight with its adapters multiplied in";
  let description = [{
    ```
    result = diag(r₀·r₁·…) · (W + Σᵢ scaleᵢ · Bᵢ·Aᵢ) · diag(c₀·c₁·…)
    ```

    What merging does with LoRA (`add`, `times`: Hu et al. 2021) and IA3 (`rows`
    behind the product, `columns` before it: Liu et al. 2022). W is `[out, in]`, or
    `[in, out]` with `in_out`; `Aᵢ` is `[rᵢ, in]`, `Bᵢ` `[out, rᵢ]`, `rⱼ` `[out]`
    and `cⱼ` `[in]` in either layout. Of a bias, W and `Bᵢ` are `[out]`, and there
    are no `times` and no `columns`.

    Operands may have any float types. Everything is computed in f64 and rounded
    once, to the element type of `result`; a result of f64 keeps what a further
    merge reads.

    * C1: `weight` has a rank of 2, or 1 with `out_in`; `result` has its shape.
    * C2: as many `add` as `scales`, each scale finite; as many `times` for a
      weight of rank 2; no `times` and no `columns` for rank 1.
    * C3: the sizes of `add`, `times`, `rows` and `columns` are those above.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @merge(%w: tensor<96x64xbf16>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>, %l: tensor<96xf32>) -> tensor<96x64xbf16> {
      %y = ffn.merge %w <out_in> add(%b) times(%a) scales [2.0] rows(%l)
        : (tensor<96x64xbf16>, tensor<96x8xf32>, tensor<8x64xf32>, tensor<96xf32>) -> tensor<96x64xbf16>
      return %y : tensor<96x64xbf16>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$weight, Variadic<FFN_FloatTensor>:$b, Variadic<FFN_FloatTensor>:$a,
    Variadic<FFN_FloatTensor>:$rows, Variadic<FFN_FloatTensor>:$columns,
    OptionalAttr<F64ArrayAttr>:$scales, FFN_WeightAttr:$layout);
  let builders = [
    OpBuilder<(ins "::mlir::Type":$result, "::mlir::Value":$weight,
      "::mlir::ValueRange":$b, "::mlir::ValueRange":$a, "::mlir::ValueRange":$rows,
      "::mlir::ValueRange":$columns, "::llvm::ArrayRef<double>":$scales,
      "WeightAttr":$layout)>,
  ];
  let hasFolder = 1;
  let assemblyFormat = [{
    $weight $layout (`add` `(` $b^ `)`)? (`times` `(` $a^ `)`)? (`scales` $scales^)?
    (`rows` `(` $rows^ `)`)? (`columns` `(` $columns^ `)`)? attr-dict
    `:` functional-type(operands, $result)
  }];
}

def FFN_DoraScaleOp : FFN_AddedWeightOp<"dora_scale"> {
  let summary = "the factors that DoRA scales rows with";
  let description = [{
    ```
    resultₒ = mₒ / ‖Vₒ‖₂,  V = W + Σᵢ scaleᵢ · Bᵢ·Aᵢ
    ```

    with row o of V the one of output o (DoRA, Liu et al. 2024): the vector of the
    `ffn.scale` behind the linear. Shapes as for `ffn.merge`; `m` is `[out]`.
    Computed in f64 and rounded once to the element type of `result`.

    * C1: `weight` has a rank of 2; `magnitude` and `result` are `[out]`.
    * C2: as many `add` and `times` as `scales`, each scale finite.
    * C3: the sizes of `add` and `times` are those of `ffn.merge`.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @dora_scale(%m: tensor<96xf32>, %w: tensor<96x64xf32>, %a: tensor<8x64xf32>, %b: tensor<96x8xf32>) -> tensor<96xf32> {
      %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0]
        : (tensor<96xf32>, tensor<96x64xf32>, tensor<96x8xf32>, tensor<8x64xf32>) -> tensor<96xf32>
      return %l : tensor<96xf32>
    }
    ```
  }];
  let arguments = (ins
    FFN_FloatTensor:$magnitude, FFN_FloatTensor:$weight,
    Variadic<FFN_FloatTensor>:$b, Variadic<FFN_FloatTensor>:$a,
    OptionalAttr<F64ArrayAttr>:$scales, FFN_WeightAttr:$layout);
  let builders = [
    OpBuilder<(ins "::mlir::Type":$result, "::mlir::Value":$magnitude,
      "::mlir::Value":$weight, "::mlir::ValueRange":$b, "::mlir::ValueRange":$a,
      "::llvm::ArrayRef<double>":$scales, "WeightAttr":$layout)>,
  ];
  let assemblyFormat = [{
    $magnitude `,` $weight $layout (`add` `(` $b^ `)`)? (`times` `(` $a^ `)`)?
    (`scales` $scales^)? attr-dict `:` functional-type(operands, $result)
  }];
}

def FFN_QuantizeOp : FFN_WeightOp<"quantize"> {
  let summary = "a weight as integers and scales";
  let description = [{
    Symmetric integers with one scale a group, see `#ffn.quant`, such that
    `weight ≈ q·s`, within s/2 where s is no subnormal number:

    ```
    s = max |w| / L,  q = w / s,  L = 2^(bits-1) - 1
    ```

    Both quotients are those of f64; s is rounded once more to the element type of
    `scales`, and then q to the nearest integer, ties to even, but not beyond L.
    Where s is 0, q is 0. `ffn.dequantize` with the same attribute is the way back.

    * C1: `weight` has a rank of 2; `q` has its shape, but with 4 bits half of its
      size along `axis`, which is even.
    * C2: the size of `axis` in `weight` is a multiple of `group` and of the run of
      `split`.
    * C3: `scales` has the shape of `weight`, but size/`group` along `axis`.
    * C4: `zero` is `none`.

    Example (test/Dialect/FFN/roundtrip.mlir):

    ```mlir
    func.func @quantize(%w: tensor<96x64xbf16>) -> (tensor<96x32xi8>, tensor<96x2xf32>) {
      %q, %s = ffn.quantize %w <bits = 4, axis = 1, group = 32, zero = none, order = low_first>
        : tensor<96x64xbf16> -> tensor<96x32xi8>, tensor<96x2xf32>
      return %q, %s : tensor<96x32xi8>, tensor<96x2xf32>
    }
    ```
  }];
  let arguments = (ins FFN_FloatTensor:$weight, FFN_QuantAttr:$quant);
  let results = (outs FFN_IntTensor:$q, FFN_FloatTensor:$scales);
  let assemblyFormat = [{
    $weight $quant attr-dict `:` type($weight) `->` type($q) `,` type($scales)
  }];
}

#endif // SWIGLU_DIALECT_FFN_IR_FFNOPS_TD
