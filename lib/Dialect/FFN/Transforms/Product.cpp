//===- Product.cpp - one product of an operation with a weight ------------===//

#include "Product.h"

using namespace mlir;
using namespace mlir::ffn;

SmallVector<Product, 2> Product::getAll(Operation *op) {
  SmallVector<Product, 2> products;
  if (auto linear = dyn_cast_or_null<LinearOp>(op))
    products.push_back(Product(linear));
  if (auto gated = dyn_cast_or_null<GatedLinearOp>(op)) {
    products.push_back(Product(gated, /*isUp=*/false));
    if (gated.getUpWeight())
      products.push_back(Product(gated, /*isUp=*/true));
  }
  return products;
}

OpOperand &Product::getWeightUse() const {
  if (LinearOp linear = getLinear())
    return linear.getWeightMutable();
  GatedLinearOp gated = getGated();
  return isUp ? *gated.getUpWeightMutable().begin() : gated.getWeightMutable();
}

WeightAttr Product::getLayout() const {
  if (LinearOp linear = getLinear())
    return linear.getLayoutAttr();
  GatedLinearOp gated = getGated();
  return isUp ? gated.getUpLayoutAttr() : gated.getLayoutAttr();
}

Value Product::getBias() const {
  if (LinearOp linear = getLinear())
    return linear.getBias();
  GatedLinearOp gated = getGated();
  return isUp ? gated.getUpBias() : gated.getBias();
}

OperandRange Product::getAddends() const {
  if (LinearOp linear = getLinear())
    return linear.getAddends();
  GatedLinearOp gated = getGated();
  return isUp ? gated.getUpAddends() : gated.getAddends();
}

void Product::setBias(Value bias, unsigned product) const {
  if (LinearOp linear = getLinear()) {
    linear.getBiasMutable().assign(bias);
    return updateRounding(linear, product);
  }
  GatedLinearOp gated = getGated();
  (isUp ? gated.getUpBiasMutable() : gated.getBiasMutable()).assign(bias);
  updateRounding(gated, product);
}

void Product::eraseAddend(unsigned index) const {
  if (LinearOp linear = getLinear()) {
    linear.getAddendsMutable().erase(index);
    return updateRounding(linear);
  }
  GatedLinearOp gated = getGated();
  (isUp ? gated.getUpAddendsMutable() : gated.getAddendsMutable()).erase(index);
  updateRounding(gated);
}
