//===- FFNAttributes.td - attributes of the ffn dialect ----*- tablegen -*-===//

#ifndef SWIGLU_DIALECT_FFN_IR_FFNATTRIBUTES_TD
#define SWIGLU_DIALECT_FFN_IR_FFNATTRIBUTES_TD

include "swiglu/Dialect/FFN/IR/FFNDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"

class FFN_Attr<string name, string attrMnemonic> : AttrDef<FFN_Dialect, name> {
  let mnemonic = attrMnemonic;
}

class FFN_Enum<string name, string description, list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, description, cases> {
  let cppNamespace = "::mlir::ffn";
  let genSpecializedAttr = 0;
}

//===----------------------------------------------------------------------===//
// Activation
//===----------------------------------------------------------------------===//

def FFN_ActivationKind : FFN_Enum<"ActivationKind", "kind of activation", [
  I32EnumAttrCase<"Identity", 0, "identity">,
  I32EnumAttrCase<"Relu", 1, "relu">,
  I32EnumAttrCase<"SquaredRelu", 2, "squared_relu">,
  I32EnumAttrCase<"Sigmoid", 3, "sigmoid">,
  I32EnumAttrCase<"Tanh", 4, "tanh">,
  I32EnumAttrCase<"Swish", 5, "swish">,
  I32EnumAttrCase<"Gelu", 6, "gelu">,
  I32EnumAttrCase<"GeluTanh", 7, "gelu_tanh">,
  I32EnumAttrCase<"FatRelu", 8, "fatrelu">,
]>;

def FFN_ActAttr : FFN_Attr<"Act", "act"> {
  let summary = "an activation function and its parameter";
  let description = [{
    | kind | `act(x)` | parameter | source |
    |---|---|---|---|
    | `identity` | `x` | | |
    | `relu` | `max(x, 0)` | | |
    | `squared_relu` | `max(x, 0)²` | | So et al. 2021, Primer |
    | `sigmoid` | `1 / (1 + exp(-x))` | | |
    | `tanh` | `tanh(x)` | | |
    | `swish` | `x · sigmoid(beta · x)` | `beta`, 1 if not given | Ramachandran et al. 2017 |
    | `gelu` | `x/2 · erfc(-x/√2)` | | Hendrycks and Gimpel 2016 |
    | `gelu_tanh` | `x/2 · (1 + tanh(coefficient · (x + 0.044715·x³)))` | `coefficient`, `√(2/π)` if not given | the same, approximate form |
    | `fatrelu` | `x` if `x > threshold`, else 0 | `threshold`, must be given | Kurtz et al. 2020 |

    `silu` is `swish` with beta 1, "quick GELU" is `swish` with beta 1.702.
    `gelu` and `gelu_tanh` are different functions and never converted into
    each other. A parameter is the exact double of the source's literal. The
    default of a parameter is not printed.

    Example:

    ```mlir
    #ffn.act<gelu>
    #ffn.act<swish, beta = 1.702>
    ```
  }];
  let parameters = (ins
    EnumParameter<FFN_ActivationKind>:$kind,
    OptionalParameter<"::mlir::FloatAttr", "beta, coefficient or threshold (f64); set for exactly the kinds that have one">:$parameter
  );
  let builders = [
    AttrBuilder<(ins "ActivationKind":$kind, CArg<"std::optional<double>", "std::nullopt">:$parameter)>,
  ];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The parameter's value; only for kinds that have one.
    double getParameterValue() const { return getParameter().getValueAsDouble(); }
    /// "beta", "coefficient" or "threshold"; empty if `kind` has none.
    static ::llvm::StringRef getParameterName(ActivationKind kind);
    /// The parameter's default, none if it has to be given.
    static std::optional<double> getParameterDefault(ActivationKind kind);
  }];
}

def FFN_UnitAttr : FFN_Attr<"GatedUnit", "unit"> {
  let summary = "a gated unit: activation, clamp and offset";
  let description = [{
    Combines the gate's and the up branch's product (Dauphin et al. 2017;
    variants: Shazeer 2020):

    ```
    h = act(min(g, limit)) * (clamp(u, -limit, limit) + offset)
    ```

    `limit` (> 0) and `offset` (not 0) are exact doubles; a field that is not
    given is no operation at all. SwiGLU is `<swish>`, GeGLU `<gelu>` or
    `<gelu_tanh>`, ReGLU `<relu>`, GLU `<sigmoid>`, the bilinear unit
    `<identity>` (its gate is the first operand of the multiply), gpt-oss
    `<swish, beta = 1.702, limit = 7.0, offset = 1.0>`.

    Example:

    ```mlir
    #ffn.unit<swish>
    #ffn.unit<swish, beta = 1.702, limit = 7.0, offset = 1.0>
    ```
  }];
  let parameters = (ins
    "::mlir::ffn::ActAttr":$act,
    OptionalParameter<"::mlir::FloatAttr", "bound of the clamp (f64)">:$limit,
    OptionalParameter<"::mlir::FloatAttr", "added to the up branch (f64)">:$offset
  );
  let builders = [
    AttrBuilderWithInferredContext<(ins "ActAttr":$act, CArg<"std::optional<double>", "std::nullopt">:$limit,
                      CArg<"std::optional<double>", "std::nullopt">:$offset)>,
  ];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

//===----------------------------------------------------------------------===//
// Layouts
//===----------------------------------------------------------------------===//

def FFN_WeightLayout : FFN_Enum<"WeightLayout", "layout of a weight", [
  I32EnumAttrCase<"OutIn", 0, "out_in">,
  I32EnumAttrCase<"InOut", 1, "in_out">,
]>;

def FFN_WeightAttr : FFN_Attr<"Weight", "weight"> {
  let summary = "order of a weight's two dimensions";
  let description = [{
    `out_in`: the weight is `[out, in]`, as in PyTorch's `nn.Linear`;
    `in_out`: it is `[in, out]`, as in JAX, ONNX and GPT-2's `Conv1D`.

    Example:

    ```mlir
    #ffn.weight<out_in>
    ```
  }];
  let parameters = (ins EnumParameter<FFN_WeightLayout>:$layout);
  let hasCustomAssemblyFormat = 1;
}

def FFN_PackingKind : FFN_Enum<"PackingKind", "how gate and up share a tensor", [
  I32EnumAttrCase<"Concat", 0, "concat">,
  I32EnumAttrCase<"Interleaved", 1, "interleaved">,
]>;

def FFN_PackingOrder : FFN_Enum<"PackingOrder", "which of gate and up comes first", [
  I32EnumAttrCase<"GateUp", 0, "gate_up">,
  I32EnumAttrCase<"UpGate", 1, "up_gate">,
]>;

def FFN_PackingAttr : FFN_Attr<"Packing", "packing"> {
  let summary = "how gate and up share one tensor";
  let description = [{
    Always along the out (feature) dimension, of size 2F. `concat`: two halves
    of size F. `interleaved<B>`: blocks of B features of the one, then B of
    the other, and so on; F is a multiple of B, which is at least 1 and below
    2³¹. The order has no default:
    halves swapped silently are the field's most frequent bug, since every
    shape still matches.

    Example:

    ```mlir
    #ffn.packing<concat, gate_up>
    #ffn.packing<interleaved<1>, gate_up>
    ```
  }];
  let parameters = (ins
    EnumParameter<FFN_PackingKind>:$kind,
    DefaultValuedParameter<"int64_t", "0", "block size of interleaved, 0 for concat">:$block,
    EnumParameter<FFN_PackingOrder>:$order
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

//===----------------------------------------------------------------------===//
// Quantisation
//===----------------------------------------------------------------------===//

def FFN_QuantZero : FFN_Enum<"QuantZero", "zero point of a quantised tensor", [
  I32EnumAttrCase<"None", 0, "none">,
  I32EnumAttrCase<"Integer", 1, "integer">,
  I32EnumAttrCase<"Additive", 2, "additive">,
]>;

def FFN_NibbleOrder : FFN_Enum<"NibbleOrder", "order of two 4-bit values in a byte", [
  I32EnumAttrCase<"LowFirst", 0, "low_first">,
  I32EnumAttrCase<"HighFirst", 1, "high_first">,
  I32EnumAttrCase<"Split", 2, "split">,
]>;

def FFN_QuantAttr : FFN_Attr<"Quant", "quant"> {
  let summary = "how a weight is stored as integers";
  let description = [{
    * `bits`: 8 (one signed byte an element) or 4 (two elements a byte of an
      `i8` tensor, whose size along `axis` is half the element count).
    * `axis`: the dimension, 0 or 1, along which groups lie and nibbles are
      paired; `group`: elements a group, a divisor of the size of `axis`, at
      least 1 and below 2³¹ (as is N below).
    * `zero`: `none`: `w = q·s`; `integer`: `w = (q - z)·s`; `additive`:
      `w = q·s + z`. 4-bit values are unsigned (0 to 15) with `integer` and
      `additive`, two's complement (-8 to 7) with `none`.
    * `order` (4 bits only): element 2i is the low nibble of byte i
      (`low_first`), the high one (`high_first`), or, in every run of N
      elements, element i is the low and i + N/2 the high nibble of byte i of
      the run (`split<N>`; GGUF's Q4_0 and Q4_1 with N = 32).

    Example:

    ```mlir
    #ffn.quant<bits = 8, axis = 1, group = 32, zero = none>
    #ffn.quant<bits = 4, axis = 1, group = 32, zero = additive, order = split<32>>
    ```
  }];
  let parameters = (ins
    "int64_t":$bits, "int64_t":$axis, "int64_t":$group,
    EnumParameter<FFN_QuantZero>:$zero,
    "::std::optional<NibbleOrder>":$order,
    DefaultValuedParameter<"int64_t", "0", "N of split<N>, else 0">:$run
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

//===----------------------------------------------------------------------===//
// Rounding
//===----------------------------------------------------------------------===//

def FFN_RoundingAttr : FFN_Attr<"Rounding", "rounding"> {
  let summary = "where a 16-bit computation rounds";
  let description = [{
    Storage is the 16-bit element type of the operation. An operation stores
    exactly the fields of its own steps, so that equal meaning is an equal
    attribute; operations on f32 or f64 alone have none.

    | field | values | on | meaning |
    |---|---|---|---|
    | `acc` | `f32`, `storage` | linear, gated_linear, low_rank | minimum precision of the sum; a faster road may be wider, never narrower |
    | `product` | `keep`, `round` | linear, gated_linear, low_rank, scale: with a bias | the product is rounded to storage before the bias is added |
    | `sum` | `keep`, `round` | linear, gated_linear: with an addend | the running sum is rounded to storage before each addend |
    | `linear` | `keep`, `round` | gated_linear, low_rank | gated_linear: both branches are rounded before the unit; low_rank: x·Aᵀ, and its product with B (plus bias), before the next step |
    | `interior` | `f32`, `storage` | activation, glu, gated_linear | arithmetic inside activation, clamp and offset |
    | `act` | `keep`, `round` | glu, gated_linear | the activation is rounded before the multiply (always with `interior = storage`) |

    Shorthands set all fields: `fused` (f32, keep, keep, keep, f32, keep),
    `eager` (f32, keep, round, round, f32, round), `stepwise` (f32, round,
    round, round, storage, round), `native` (storage, round, round, round,
    storage, round). On an operation the first that agrees with its own fields
    is printed.

    Example:

    ```mlir
    #ffn.rounding<eager>
    #ffn.rounding<acc = f32, product = round>
    ```
  }];
  // 0: not stored. acc, interior: 1 f32, 2 storage. Others: 1 keep, 2 round.
  let parameters = (ins
    DefaultValuedParameter<"unsigned", "0">:$acc,
    DefaultValuedParameter<"unsigned", "0">:$product,
    DefaultValuedParameter<"unsigned", "0">:$sum,
    DefaultValuedParameter<"unsigned", "0">:$linear,
    DefaultValuedParameter<"unsigned", "0">:$interior,
    DefaultValuedParameter<"unsigned", "0">:$act
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The fields in their order, for `getField` and masks.
    enum Field : unsigned { Acc, Product, Sum, Linear, Interior, ActField, NumFields };
    unsigned getField(unsigned field) const;
    /// Bit i is set if field i is stored.
    unsigned getMask() const;
    /// The same attribute with only the fields of `mask`.
    RoundingAttr restrictTo(unsigned mask) const;

    bool isAccStorage() const { return getAcc() == 2; }
    bool roundsProduct() const { return getProduct() == 2; }
    bool roundsSum() const { return getSum() == 2; }
    bool roundsLinear() const { return getLinear() == 2; }
    bool isInteriorStorage() const { return getInterior() == 2; }
    bool roundsAct() const { return getAct() == 2; }

    /// "fused", "eager", "stepwise" or "native"; null if there is no such
    /// shorthand.
    static RoundingAttr getShorthand(::mlir::MLIRContext *context, ::llvm::StringRef name);
    /// Prints `<…>`, as the first shorthand that agrees on the stored fields.
    static void printFields(::mlir::AsmPrinter &printer, RoundingAttr rounding);
    /// Parses `<…>`.
    static ::mlir::FailureOr<RoundingAttr> parseFields(::mlir::AsmParser &parser);
  }];
}

#endif // SWIGLU_DIALECT_FFN_IR_FFNATTRIBUTES_TD
