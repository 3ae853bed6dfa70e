//===- Product.h - one product of an operation with a weight ----*- C++ -*-===//

#ifndef SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_PRODUCT_H
#define SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_PRODUCT_H

#include "mlir/IR/PatternMatch.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn {

/// The fields of the rounding of `op` that it has to have after its operands
/// changed; `product` is what a new field of that name holds (1 keep, 2 round).
template <typename OpT>
void updateRounding(OpT op, unsigned product = 1) {
  RoundingAttr old = op.getRoundingAttr();
  unsigned mask = op.getRoundingMask();
  if (!old)
    return;
  if (mask == 0) {
    op.removeRoundingAttr();
    return;
  }
  unsigned kept = old.getProduct() ? old.getProduct() : product;
  op.setRoundingAttr(RoundingAttr::get(op.getContext(), old.getAcc(), kept,
                                       old.getSum(), old.getLinear(),
                                       old.getInterior(), old.getAct())
                         .restrictTo(mask));
}

/// `ffn.linear`, or one of the products of `ffn.gated_linear` (a packed one
/// has one).
class Product {
public:
  Product() = default;
  explicit Product(LinearOp linear) : op(linear) {}
  Product(GatedLinearOp gated, bool isUp) : op(gated), isUp(isUp) {}
  /// All products of `op`; none if it is no such operation.
  static SmallVector<Product, 2> getAll(Operation *op);

  explicit operator bool() const { return op; }
  Operation *getOperation() const { return op; }
  LinearOp getLinear() const { return dyn_cast_or_null<LinearOp>(op); }
  GatedLinearOp getGated() const { return dyn_cast_or_null<GatedLinearOp>(op); }

  Value getX() const { return op->getOperand(0); }
  OpOperand &getWeightUse() const;
  Value getWeight() const { return getWeightUse().get(); }
  WeightAttr getLayout() const;
  Value getBias() const;
  OperandRange getAddends() const;

  // These change the operation in place, its rounding included.
  void setWeight(Value weight) const { getWeightUse().set(weight); }
  /// `product` as for `updateRounding`.
  void setBias(Value bias, unsigned product) const;
  void eraseAddend(unsigned index) const;

  /// The element type of x.
  Type getStorage() const {
    return cast<RankedTensorType>(getX().getType()).getElementType();
  }
  bool is16Bit() const { return ffn::is16Bit(getStorage()); }

private:
  Operation *op = nullptr;
  bool isUp = false;
};

} // namespace mlir::ffn

#endif // SWIGLU_LIB_DIALECT_FFN_TRANSFORMS_PRODUCT_H
