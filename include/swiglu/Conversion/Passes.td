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
    packing, rounding and element type is taken. The argument attribute
    `ffn.name` is dropped.

    After: no operation, type or attribute of the `ffn` dialect is left, so
    that any other MLIR compiler can go on from here.

    (* example: test/Conversion/FFNToLinalg/convert-ffn-to-linalg.mlir *)
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect",
  ];
}

def RaiseLinalgToFFNPass : Pass<"raise-linalg-to-ffn", "::mlir::ModuleOp"> {
  let summary = "Find feed-forward blocks in linalg on tensors (exact)";
  let description = [{
    (* example: test/Conversion/LinalgToFFN/raise-linalg-to-ffn.mlir *)
  }];
  let dependentDialects = [
    "::mlir::ffn::FFNDialect", "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect",
  ];
}

#endif // SWIGLU_CONVERSION_PASSES_TD
