//===- FFNWeightOps.cpp - operations on weights alone ---------------------===//

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::ffn;

LogicalResult MergeOp::verify() { return success(); }
LogicalResult DoraScaleOp::verify() { return success(); }

LogicalResult MergeOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getWeight()));
  return success();
}

LogicalResult
DoraScaleOp::reifyResultShapes(OpBuilder &builder,
                               ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getMagnitude()));
  return success();
}

void MergeOp::generateRuntimeVerification(
    OpBuilder &, Location, function_ref<std::string(Operation *, StringRef)>) {}
void DoraScaleOp::generateRuntimeVerification(
    OpBuilder &, Location, function_ref<std::string(Operation *, StringRef)>) {}

FailureOr<SmallVector<Value>> MergeOp::decomposeOperation(OpBuilder &) {
  return failure();
}
FailureOr<SmallVector<Value>> DoraScaleOp::decomposeOperation(OpBuilder &) {
  return failure();
}
