//===- KernelOps.td - products as the CPU computes them ----*- tablegen -*-===//

#ifndef SWIGLU_TARGET_CPU_KERNELOPS
#define SWIGLU_TARGET_CPU_KERNELOPS

include "swiglu/Dialect/FFN/IR/FFNAttributes.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def FFNCPU_Dialect : Dialect {
  let name = "ffn_cpu";
  let cppNamespace = "::mlir::ffn::cpu";
  let summary = "Products with packed weights, inside ffn-cpu-pipeline";
  let description = [{
    What `ffn-cpu-pipeline` makes of linears between choosing a layout for their
    weights and writing loops. No other stage reads or makes it.

    **Panels.** A weight is packed into panels of 32 columns (outputs), so that
    one packed copy serves every token count and every vector width. With `s`
    values of k side by side (2 for bf16, else 1), panel p holds

    ```
    [ceil(K/s)][32][s]
    ```

    where k and column beyond the weight's sizes are zero. In a gated product the
    panel's first 16 columns are gate columns `16p…`, the others up columns of the
    same numbers; else the columns are `32p…`.

    **Integer panels.** With `bits` 8 or 4, a panel is bytes: first the scales of
    all groups, `[groups][32]`, f16 where `half_scales`, else f32, and for each
    group behind its scales its zeros, `[32]` bytes (`zero` 1) or numbers as the
    scales are (`zero` 2); then the integers of 32 values of k after the other, as
    unsigned ones, that is plus 128 or 8 where they are signed. 8 bits:
    `[8][32][4]`. 4 bits: `[4][2][16][2]` words of four nibbles, where nibble q of
    word `[v][h][c][p]` is that of k = 8v + 2q + p and column 16h + c.

    x is quantised in groups of 32 to 16 or 8 bits by the largest value of each
    group: a tile of R rows holds `[ceil(K/32)][words][R]` words, the last two
    of which are the scale and a sum that the zero of the weight is multiplied
    with.

    **Tiles.** `M` rows of x are cut into `T = ceil(M/rows)` tiles of M/T or
    M/T + 1 rows, the larger ones first. A tile of R rows holds `[ceil(K/s)][R]`
    words of s values, and lies behind the tiles before it.
  }];
  let useDefaultAttributePrinterParser = 1;
  let dependentDialects = ["::mlir::ffn::FFNDialect"];
}

def FFNCPU_PanelsAttr : AttrDef<FFNCPU_Dialect, "Panels"> {
  let mnemonic = "panels";
  let summary = "layout of a packed weight";
  let description = [{
    `k` inputs and `columns` outputs (of each branch where `gated`), `pairing`
    values of k side by side. `bits` 0: of floats; else integers with a scale for
    `group` values of k.

    Example:

    ```mlir
    #ffn_cpu.panels<k = 64, columns = 96, gated = true, pairing = 1>
    ```
  }];
  let parameters = (ins "int64_t":$k, "int64_t":$columns, "bool":$gated,
                        "int64_t":$pairing,
                        DefaultValuedParameter<"int64_t", "0">:$bits,
                        DefaultValuedParameter<"int64_t", "0">:$group,
                        DefaultValuedParameter<"int64_t", "0">:$zero,
                        DefaultValuedParameter<"bool", "false">:$half_scales);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Columns of a panel, and those of one branch.
    static constexpr int64_t kWidth = 32;
    int64_t getBranchWidth() const { return getGated() ? kWidth / 2 : kWidth; }
    int64_t getNumPanels() const {
      return (getColumns() + getBranchWidth() - 1) / getBranchWidth();
    }
    /// Values of k side by side, and so many of these in a column.
    int64_t getSteps() const { return (getK() + getPairing() - 1) / getPairing(); }
    /// Elements of a panel: bytes where it holds integers.
    int64_t getPanelSize() const {
      return getBits() ? getScaleBytes() + getBlocks() * getBlockBytes()
                       : getSteps() * kWidth * getPairing();
    }
    /// Integers: blocks of 32 values of k, and what one has for all columns.
    static constexpr int64_t kBlock = 32;
    int64_t getBlocks() const { return (getK() + kBlock - 1) / kBlock; }
    int64_t getBlockBytes() const { return kBlock * kWidth * getBits() / 8; }
    /// Blocks of a group, the scales of one, and those of a panel.
    int64_t getGroupBlocks() const {
      return getGroup() >= getK() ? getBlocks() : getGroup() / kBlock;
    }
    int64_t getScaleSize() const { return getHalfScales() ? 2 : 4; }
    int64_t getGroupBytes() const {
      return kWidth * (getScaleSize() + (getZero() == 1   ? 1
                                         : getZero() == 2 ? getScaleSize()
                                                          : 0));
    }
    int64_t getScaleBytes() const {
      return getBlocks() / getGroupBlocks() * getGroupBytes();
    }
    int64_t getSize() const { return getNumPanels() * getPanelSize(); }
    int64_t getBiasSize() const { return getNumPanels() * kWidth; }
  }];
}

def FFNCPU_PacksWeights : NativeOpTrait<"PacksWeights"> {
  let cppNamespace = "::mlir::ffn";
}
def FFNCPU_ViewsPackedWeights : NativeOpTrait<"ViewsPackedWeights"> {
  let cppNamespace = "::mlir::ffn";
}

class FFNCPU_Op<string mnemonic, list<Trait> traits = []>
    : Op<FFNCPU_Dialect, mnemonic, !listconcat([
        DestinationStyleOpInterface,
        DeclareOpInterfaceMethods<MemoryEffectsOpInterface>], traits)> {
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let hasVerifier = 1;
}

def FFNCPU_PackOp : FFNCPU_Op<"pack", [AttrSizedOperandSegments, FFNCPU_PacksWeights]> {
  let summary = "a weight, or gate and up weight, in panels";
  let description = [{
    Packs one weight, or gate's and up's, or both in one with `packing`, into
    panels, and biases, where they are, into `[panels][32]` in the same order of
    columns. All operations are copies.

    * C1: the weights have the sizes of `panels`, in their layouts; the first
      destination has as many elements as the panels, of the same type.
    * C2: with a bias there is a second destination, of `[panels][32]` elements.
    * C3: integer weights have `quant` and scales, and where it says so zeros, one
      for each weight; else there are none.
  }];
  let arguments = (ins AnyShaped:$weight, Optional<AnyShaped>:$up_weight,
    Optional<AnyShaped>:$bias, Optional<AnyShaped>:$up_bias,
    Variadic<AnyShaped>:$scales, Variadic<AnyShaped>:$zeros,
    Variadic<AnyShaped>:$inits, FFNCPU_PanelsAttr:$panels,
    FFN_WeightAttr:$layout, OptionalAttr<FFN_WeightAttr>:$up_layout,
    OptionalAttr<FFN_PackingAttr>:$packing, OptionalAttr<FFN_QuantAttr>:$quant,
    OptionalAttr<FFN_QuantAttr>:$up_quant);
  let assemblyFormat = [{
    $panels `weight` `(` $weight $layout `:` type($weight) `)`
    (`up` `(` $up_weight^ $up_layout `:` type($up_weight) `)`)?
    (`packing` $packing^)? (`quant` $quant^)? (`up_quant` $up_quant^)?
    (`scales` `(` $scales^ `:` type($scales) `)`)?
    (`zeros` `(` $zeros^ `:` type($zeros) `)`)?
    (`bias` `(` $bias^ `:` type($bias) `)`)?
    (`up_bias` `(` $up_bias^ `:` type($up_bias) `)`)?
    `outs` `(` $inits `:` type($inits) `)` attr-dict (`->` type($results)^)?
  }];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getInitsMutable(); }
  }];
}

def FFNCPU_UnpackOp : Op<FFNCPU_Dialect, "unpack", [Pure, FFNCPU_ViewsPackedWeights]> {
  let summary = "what was packed";
  let description = [{
    The weights (and biases) of `ffn_cpu.pack` again, `[out, in]` and one tensor a
    branch. Only says what a product reads: `ffn-select-kernels` removes it.
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$packed, FFNCPU_PanelsAttr:$panels);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $panels $packed attr-dict `:` functional-type($packed, $results)
  }];
}

def FFNCPU_PackRowsOp : FFNCPU_Op<"pack_rows"> {
  let summary = "rows of x in tiles";
  let description = [{
    `[M, K]` to tiles of at most `rows` rows, `pairing` values of k side by side.
    A destination of i32 holds pairs of bf16; one of f32 holds single values,
    whatever the type of x, and K values beyond that are zero. With `bits` x is
    quantised for panels of integers.
  }];
  let arguments = (ins AnyShaped:$x, AnyShaped:$init, I64Attr:$rows, I64Attr:$pairing,
    OptionalAttr<FFNCPU_PanelsAttr>:$quantized, OptionalAttr<I64Attr>:$bits);
  let assemblyFormat = [{
    `rows` $rows `pairing` $pairing (`bits` $bits^ `for` $quantized)? `ins` `(` $x `:` type($x) `)`
    `outs` `(` $init `:` type($init) `)` attr-dict (`->` type($results)^)?
  }];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getInitMutable(); }
  }];
}

def FFNCPU_ProductOp : FFNCPU_Op<"product", [SingleBlock, AttrSizedOperandSegments]> {
  let summary = "product with a packed weight, and what follows it";
  let description = [{
    Multiplies tiles of x with panels, sums in f32, and computes each element of
    the result from the sums with `body`, whose arguments are the sum (gate's and
    up's where `gated`), then the biases that `biases` lists (0: gate's or the only
    one, 1: up's), then an element of each addend.

    x of i32 holds pairs of bf16 for an instruction that multiplies them, or with
    `bits` integers; x of f32 is multiplied with widened weights.

    A destination of rank 2 is `[M, columns]`. With `tiled` it is the x of another
    product, in tiles.
  }];
  let arguments = (ins Index:$tokens, AnyShaped:$x, AnyShaped:$weight,
    Optional<AnyShaped>:$bias, Variadic<AnyShaped>:$addends, AnyShaped:$init,
    FFNCPU_PanelsAttr:$panels, I64Attr:$rows, DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$biases,
    UnitAttr:$tiled, OptionalAttr<I64Attr>:$bits);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    $panels `rows` $rows (`tiled` $tiled^)? (`bits` $bits^)? `tokens` `(` $tokens `)`
    `ins` `(` $x `,` $weight `:` type($x) `,` type($weight) `)`
    (`bias` $biases `(` $bias^ `:` type($bias) `)`)?
    (`addends` `(` $addends^ `:` type($addends) `)`)?
    `outs` `(` $init `:` type($init) `)` attr-dict-with-keyword $body
    (`->` type($results)^)?
  }];
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getInitMutable(); }
  }];
}

def FFNCPU_YieldOp : Op<FFNCPU_Dialect, "yield", [Pure, Terminator]> {
  let summary = "the element that a product's body computes";
  let description = [{
    Ends the body of `ffn_cpu.product`. `value` has the type that the result's tensor
    was made for, also where the destination holds pairs of it.
  }];
  let arguments = (ins AnyType:$value);
  let assemblyFormat = "$value attr-dict `:` type($value)";
}

#endif // SWIGLU_TARGET_CPU_KERNELOPS
