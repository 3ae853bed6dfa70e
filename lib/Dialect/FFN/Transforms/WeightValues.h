//===- WeightValues.h - what operations on weights compute ------*- C++ -*-===//
//
// Numbers of constants, through the arithmetic of swiglu/Adapters: f64, rounded
// once.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_WEIGHTVALUES_H
#define SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_WEIGHTVALUES_H

#include "swiglu/Adapters/Merge.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/Elements.h"
#include <optional>
#include <vector>

namespace mlir::ffn {

/// A constant of floats as it is stored. The bytes belong to the attribute, or
/// to `owned`.
struct StoredConstant {
  swiglu::ElementType type = swiglu::ElementType::F32;
  SmallVector<int64_t, 4> shape;
  ArrayRef<uint8_t> bytes;
  std::vector<uint8_t> owned;
  /// The value is a `dense_resource`.
  bool isResource = false;
};

/// The constant behind `value`; nothing for another value, a dynamic shape,
/// integers and a resource that is not there.
std::optional<StoredConstant> getStoredConstant(Value value);

/// The numbers of `value` in row-major order, if it is a constant.
std::optional<std::vector<double>> getConstantValues(Value value);

/// True if `value` is a constant, or made of constants alone by operations that
/// `WeightEvaluator` knows.
bool isEvaluable(Value value);

/// Computes values for which `isEvaluable` holds.
class WeightEvaluator {
public:
  explicit WeightEvaluator(unsigned threads) : threads(threads) {}

  /// The numbers of `value`, without the roundings of what gives f64.
  llvm::Expected<std::vector<double>> getNumbers(Value value);

  /// The bytes of the result of `op`, and what happened.
  llvm::Expected<swiglu::TensorReport> merge(MergeOp op,
                                             MutableArrayRef<uint8_t> to);
  llvm::Expected<std::vector<double>> getDoraFactors(DoraScaleOp op);

  /// The weight that a chain of merges begins with.
  static Value getBase(MergeOp op);
  /// The steps from there.
  llvm::Expected<std::vector<swiglu::MergeStep>> getSteps(MergeOp op);

private:
  llvm::Error addSteps(MergeOp op, std::vector<swiglu::MergeStep> &steps);
  llvm::Error addLowRanks(ValueRange b, ValueRange a, ArrayRef<double> scales,
                          std::vector<swiglu::MergeStep> &steps);
  llvm::Expected<StoredConstant> getBytes(Value value);

  unsigned threads;
};

/// What a weight is called in reports and errors: the name of its location, or
/// the location.
std::string getConstantName(Value value);

/// `report` in one sentence.
std::string describeReport(const swiglu::TensorReport &report);

/// A weight of integers in parts, as they are stored.
struct QuantizedWeight {
  std::vector<int8_t> q;
  std::vector<float> scales;
  swiglu::TensorReport report;
};
/// The numbers behind constant integers, row-major, exactly; nothing where a
/// part is no constant.
std::optional<std::vector<double>> dequantizeExactly(DequantizeOp op);
/// `values`, `[rows, columns]`, with the bits, axis, group and order of `quant`
/// and no zeros.
QuantizedWeight quantizeAgain(QuantAttr quant, std::vector<double> values,
                              int64_t rows, int64_t columns);

} // namespace mlir::ffn

#endif // SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_WEIGHTVALUES_H
