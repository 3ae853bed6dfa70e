//===- Passes.td - conversions to and from the ffn dialect -*- tablegen -*-===//

#ifndef SWIGLU_CONVERSION_PASSES_TD
#define SWIGLU_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ConvertFFNToLinalgPass : Pass<"convert-ffn-to-linalg"> {
  let summary = "Write every ffn operation as linalg on tensors (exact)";
  let description = [{
    Replaces each operation of the `ffn` dialect by its decomposition, which is
    its meaning: `linalg.generic` for products and one more for everything that
    follows them, `tensor.extract_slice` for packed halves. Any shape, layout,
    packing, rounding and element type is taken. The attributes `ffn.name` and
    `ffn.prepare` are dropped.

    After: no operation, type or attribute of the `ffn` dialect is left, so
    that any other MLIR compiler can go on from here. `ffn-cpu-pipeline` keeps
    `ffn.merge`, `ffn.dora_scale` and `ffn.quantize`, for which it has loops.

    (* example: test/Conversion/FFNToLinalg/convert-ffn-to-linalg.mlir *)
  }];
  let options = [
    Option<"keepWeightOps", "keep-weight-ops", "bool", "false",
           "Leave ffn.merge, ffn.dora_scale and ffn.quantize as they are">,
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect",
  ];
}

def LowerTosaPass : Pass<"ffn-lower-tosa", "::mlir::ModuleOp"> {
  let summary = "Lower TOSA to linalg with upstream's passes, where it occurs (exact)";
  let description = [{
    Runs upstream's `tosa-to-linalg-named`, `tosa-to-linalg`, `tosa-to-arith`
    and `tosa-to-tensor` on each function that holds an operation of TOSA, and
    touches no other function. A function that upstream cannot lower stays as
    it is, with a `missed` remark.

    (* example: test/Conversion/TosaToLinalg/lower-tosa.mlir *)
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect",
  ];
}

def RaiseLinalgToFFNPass : Pass<"raise-linalg-to-ffn", "::mlir::ModuleOp"> {
  let summary = "Find feed-forward blocks in linalg on tensors (reassociates)";
  let description = [{
    Replaces what computes a part of a feed-forward block by the operation of
    `ffn` that says so. What is matched is the meaning, not the spelling:

    * **Products with a weight** become `ffn.linear`: named operations,
      `linalg.generic` and `linalg.contract` whose sum starts at zero, read
      through transpositions, broadcasts, reshapes, batch and unit dimensions
      of both operands; the weight's layout becomes an attribute.
    * **What is added to them** becomes `bias` (a vector along the features)
      or `addend` (a tensor of the result's shape), before or after a reshape;
      `s·((x·Aᵀ)·Bᵀ)` of the same `x` becomes `ffn.low_rank`.
    * **Products with a vector along the features** become `ffn.scale` on the
      result of a linear or a unit, and on the input of a product.
    * **Scalar formulas**, in one body or spread over many, become
      `ffn.activation` and `ffn.glu` if their normal form is that of an
      activation or unit; literals are compared in the source's type. Two
      slices that are the halves of one tensor become a packed operand.
    * **Casts** become `rounding`: each of its fields is what the source does.

    Nothing is replaced whose inner values have other uses, and nothing that
    differs in one literal. A `passed` remark names each operation made; an
    `analysis` remark each formula that is equal in real numbers and is not
    computed in the same order, or differs on NaN or infinities; a `missed`
    remark what nearly was a part of a block, and why it is none. All have the
    category `ffn`.

    Reshapes that collapse or expand token dimensions move behind the
    operations made, where they cancel.

    (* example: test/Conversion/LinalgToFFN/raise-linalg-to-ffn.mlir *)
  }];
  let dependentDialects = [
    "::mlir::ffn::FFNDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect",
  ];
}

#endif // SWIGLU_CONVERSION_PASSES_TD
