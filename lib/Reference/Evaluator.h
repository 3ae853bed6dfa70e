//===- Evaluator.h - one function call of the reference ---------*- C++ -*-===//

#ifndef SWIGLU_LIB_REFERENCE_EVALUATOR_H
#define SWIGLU_LIB_REFERENCE_EVALUATOR_H

#include "Scalar.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "swiglu/Reference/Reference.h"
#include <cmath>

namespace swiglu::reference {

using Shape = llvm::SmallVector<int64_t>;

inline int64_t product(llvm::ArrayRef<int64_t> sizes) {
  int64_t result = 1;
  for (int64_t size : sizes)
    result *= size;
  return result;
}

/// A tensor of numbers that are known up to their tolerance.
struct Tensor {
  mlir::Type element;
  Shape shape;
  std::vector<double> value, tolerance;
  bool isZeroSignDefined = false;

  Tensor() = default;
  Tensor(mlir::Type element, llvm::ArrayRef<int64_t> shape)
      : element(element), shape(shape), value(product(shape)),
        tolerance(value.size()) {}

  int64_t size() const { return value.size(); }
  /// Size of the last dimension.
  int64_t columns() const { return shape.back(); }
  /// Product of the others.
  int64_t rows() const {
    return product(llvm::ArrayRef<int64_t>(shape).drop_back());
  }

  Approx at(int64_t index) const { return {value[index], tolerance[index]}; }
  void set(int64_t index, Approx x) {
    value[index] = static_cast<double>(x.value);
    tolerance[index] = static_cast<double>(x.tolerance);
    // The double itself is a rounded value; where f64 is judged, that counts.
    if (x.tolerance != 0)
      tolerance[index] += std::fabs(value[index]) * 0x1p-53;
  }
};

/// One function call.
struct Evaluator {
  llvm::DenseMap<mlir::Value, Tensor> values;
  bool roundsEitherWay = false;
  int64_t activationBits = 16;

  const Tensor &get(mlir::Value value) const {
    return values.find(value)->second;
  }
  const Tensor *getOrNull(mlir::Value value) const {
    return value ? &get(value) : nullptr;
  }

  llvm::Error evaluate(mlir::Operation *op);
  llvm::Error constant(mlir::arith::ConstantOp op);
  llvm::Error reshape(mlir::Operation *op, mlir::Value source);
  llvm::Error slice(mlir::tensor::ExtractSliceOp op);
  llvm::Error transpose(mlir::linalg::TransposeOp op);
  llvm::Error activation(mlir::ffn::ActivationOp op);
  llvm::Error glu(mlir::ffn::GluOp op);
  llvm::Error scale(mlir::ffn::ScaleOp op);
  llvm::Error linear(mlir::ffn::LinearOp op);
  llvm::Error gatedLinear(mlir::ffn::GatedLinearOp op);
  llvm::Error lowRank(mlir::ffn::LowRankOp op);
  llvm::Error dequantize(mlir::ffn::DequantizeOp op);
  llvm::Error merge(mlir::ffn::MergeOp op);
  llvm::Error doraScale(mlir::ffn::DoraScaleOp op);
  llvm::Error quantize(mlir::ffn::QuantizeOp op);

private:
  /// The format that values of `type` are stored in. Merges alone round to f32,
  /// so that elsewhere it is a step like any other.
  Format formatOf(mlir::Type type) const {
    Format format = Format::of(type);
    format.roundsEitherWay = roundsEitherWay && !type.isF64();
    return format;
  }
  /// Stores a value computed in `wide` as an element of `type`.
  Approx store(Approx x, mlir::Type type, Format wide) const {
    Format format = formatOf(type);
    return format == wide ? x : roundTo(x, format);
  }
};

llvm::Error makeError(mlir::Operation *op, const llvm::Twine &text);

/// Sizes that the types leave open may still differ at run time.
llvm::Error checkSize(mlir::Operation *op, const llvm::Twine &what,
                      int64_t found, int64_t expected);
llvm::Error checkShape(mlir::Operation *op, const llvm::Twine &what,
                       llvm::ArrayRef<int64_t> found,
                       llvm::ArrayRef<int64_t> expected);

/// The weight with `in` as its last dimension.
Tensor asOutIn(const Tensor &weight, mlir::ffn::WeightLayout layout);

} // namespace swiglu::reference

#endif // SWIGLU_LIB_REFERENCE_EVALUATOR_H
