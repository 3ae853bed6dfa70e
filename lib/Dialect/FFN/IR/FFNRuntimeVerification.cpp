//===- FFNRuntimeVerification.cpp - checks of dynamic sizes at run time ---===//
//
// What the verifier cannot see because a dimension is dynamic becomes a
// `cf.assert` under upstream's `generate-runtime-verification`: the same
// constraints, with the same numbers.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::ffn;

namespace {
struct Checker {
  OpBuilder &b;
  Location loc;
  Operation *op;
  function_ref<std::string(Operation *, StringRef)> message;

  static RankedTensorType typeOf(Value value) {
    return cast<RankedTensorType>(value.getType());
  }

  void require(Value condition, StringRef text) {
    cf::AssertOp::create(b, loc, condition, message(op, text));
  }

  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(b, loc, value);
  }

  Value sizeOf(Value value, int64_t dim) {
    return tensor::DimOp::create(b, loc, value, dim);
  }

  /// Two sizes that the types do not prove equal.
  void equal(Value x, int64_t xDim, Value y, int64_t yDim, StringRef text) {
    int64_t xSize = typeOf(x).getDimSize(xDim);
    int64_t ySize = typeOf(y).getDimSize(yDim);
    if (!ShapedType::isDynamic(xSize) && !ShapedType::isDynamic(ySize))
      return;
    require(arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq,
                                  sizeOf(x, xDim), sizeOf(y, yDim)),
            text);
  }

  void multiple(Value x, int64_t dim, int64_t unit, StringRef text) {
    if (unit == 1 || !typeOf(x).isDynamicDim(dim))
      return;
    Value remainder =
        arith::RemUIOp::create(b, loc, sizeOf(x, dim), constant(unit));
    require(arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq, remainder,
                                  constant(0)),
            text);
  }

  void packed(Value x, int64_t dim, PackingAttr packing) {
    int64_t unit = packing.getKind() == PackingKind::Concat
                       ? 2
                       : 2 * packing.getBlock();
    multiple(x, dim, unit, "the packed dimension is no multiple of its blocks");
  }

  /// A static size that the result's type states and the operand's leaves open;
  /// the operand has `factor` times as many elements there.
  void result(Value operand, int64_t operandDim, int64_t dim, int64_t factor = 1) {
    int64_t size = typeOf(op->getResult(0)).getDimSize(dim);
    if (ShapedType::isDynamic(size) || !typeOf(operand).isDynamicDim(operandDim))
      return;
    require(arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq,
                                  sizeOf(operand, operandDim),
                                  constant(size * factor)),
            "a dimension differs from the result's static size");
  }
  /// The result's dimensions but the last one are those of `x`.
  void leadingResult(Value x) {
    for (int64_t i = 0; i + 1 < typeOf(x).getRank(); ++i)
      result(x, i, i);
  }

  static int64_t outDim(WeightAttr layout) {
    return layout.getLayout() == WeightLayout::OutIn ? 0 : 1;
  }

  /// B `[out, r]` and A `[r, in]` beside a weight; of a bias B `[out]` alone.
  void added(Value weight, WeightAttr layout, ValueRange b, ValueRange a) {
    int64_t out = outDim(layout);
    for (Value left : b)
      equal(left, 0, weight, out,
            "the out dimension of 'add' differs from the weight's");
    for (auto [left, right] : llvm::zip(b, a)) {
      equal(right, 0, left, 1, "the ranks of 'add' and 'times' differ");
      equal(right, 1, weight, 1 - out,
            "the in dimension of 'times' differs from the weight's");
    }
  }

  void branch(Value x, Value weight, WeightAttr layout, Value bias,
              ValueRange addends) {
    int64_t last = typeOf(x).getRank() - 1, out = outDim(layout);
    equal(x, last, weight, 1 - out,
          "the last dimension of x differs from the weight's in dimension");
    if (bias)
      equal(bias, 0, weight, out,
            "the size of the bias differs from the weight's out dimension");
    for (Value addend : addends) {
      for (int64_t i = 0; i < last; ++i)
        equal(addend, i, x, i, "an addend's leading dimension differs from x");
      equal(addend, last, weight, out,
            "an addend's last dimension differs from the weight's out "
            "dimension");
    }
  }
};
} // namespace

void ActivationOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  for (int64_t i = 0; i < getType().getRank(); ++i)
    check.result(getX(), i, i);
}

void GluOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  int64_t last = getType().getRank() - 1;
  check.leadingResult(getGate());
  if (last >= 0)
    check.result(getGate(), last, last, /*factor=*/getUp() ? 1 : 2);
  if (!getUp())
    return check.packed(getGate(), last, getPackingAttr());
  for (int64_t i = 0; i < getGate().getType().getRank(); ++i)
    check.equal(getGate(), i, getUp(), i, "gate and up differ in a dimension");
}

void ScaleOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  int64_t last = getType().getRank() - 1;
  for (int64_t i = 0; i <= last; ++i)
    check.result(getX(), i, i);
  for (Value vector : {Value(getScale()), Value(getBias())})
    if (vector)
      check.equal(vector, 0, getX(), last,
                  "the size of scale or bias differs from x's last dimension");
}

void LinearOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  check.leadingResult(getX());
  check.result(getWeight(), Checker::outDim(getLayoutAttr()),
               getType().getRank() - 1);
  check.branch(getX(), getWeight(), getLayoutAttr(), getBias(), getAddends());
}

void GatedLinearOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  check.leadingResult(getX());
  check.result(getWeight(), Checker::outDim(getLayoutAttr()),
               getType().getRank() - 1, /*factor=*/getUpWeight() ? 1 : 2);
  check.branch(getX(), getWeight(), getLayoutAttr(), getBias(), getAddends());
  int64_t out = Checker::outDim(getLayoutAttr());
  if (!getUpWeight())
    return check.packed(getWeight(), out, getPackingAttr());
  check.branch(getX(), getUpWeight(), getUpLayoutAttr(), getUpBias(),
               getUpAddends());
  check.equal(getWeight(), out, getUpWeight(),
              Checker::outDim(getUpLayoutAttr()),
              "the weights of gate and up differ in their out dimension");
}

void LowRankOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  check.leadingResult(getX());
  check.result(getB(), 0, getType().getRank() - 1);
  check.equal(getX(), getType().getRank() - 1, getA(), 1,
              "the last dimension of x differs from a's in dimension");
  check.equal(getA(), 0, getB(), 1, "the ranks of a and b differ");
  if (getBias())
    check.equal(getBias(), 0, getB(), 0,
                "the size of the bias differs from b's out dimension");
}

void DequantizeOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  QuantAttr quant = getQuantAttr();
  int64_t axis = quant.getAxis(), perByte = quant.getBits() == 4 ? 2 : 1;
  int64_t run = std::max<int64_t>(quant.getRun(), 1);
  check.result(getQ(), 1 - axis, 1 - axis);
  // The verifier makes a 4-bit size even, so the division is exact.
  if (int64_t size = getType().getDimSize(axis);
      !ShapedType::isDynamic(size) && getQ().getType().isDynamicDim(axis))
    check.require(arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq,
                                        check.sizeOf(getQ(), axis),
                                        check.constant(size / perByte)),
                  "a dimension differs from the result's static size");
  // In bytes: a group of odd size may end inside a byte only if the whole
  // axis is even.
  for (int64_t unit : {quant.getGroup(), run})
    if (unit % perByte == 0)
      check.multiple(getQ(), axis, unit / perByte,
                     "the quantised dimension is no multiple of its groups");
  for (Value values : {Value(getScales()), Value(getZeros())}) {
    if (!values)
      continue;
    check.equal(values, 1 - axis, getQ(), 1 - axis,
                "scales or zeros differ from q in a dimension");
    if (!getQ().getType().isDynamicDim(axis) &&
        !Checker::typeOf(values).isDynamicDim(axis))
      continue;
    Value elements = arith::MulIOp::create(b, loc, check.sizeOf(values, axis),
                                           check.constant(quant.getGroup()));
    Value stored = arith::MulIOp::create(b, loc, check.sizeOf(getQ(), axis),
                                         check.constant(perByte));
    check.require(arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq,
                                        elements, stored),
                  "the number of groups differs from scales or zeros");
  }
}

void MergeOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  for (int64_t i = 0; i < getType().getRank(); ++i)
    check.result(getWeight(), i, i);
  check.added(getWeight(), getLayout(), getB(), getA());
  int64_t out = Checker::outDim(getLayout());
  for (Value factors : getRows())
    check.equal(factors, 0, getWeight(), out,
                "the size of 'rows' differs from the weight's out dimension");
  for (Value factors : getColumns())
    check.equal(factors, 0, getWeight(), 1 - out,
                "the size of 'columns' differs from the weight's in dimension");
}

void DoraScaleOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  check.result(getMagnitude(), 0, 0);
  check.equal(getMagnitude(), 0, getWeight(), Checker::outDim(getLayout()),
              "the size of the magnitude differs from the weight's out "
              "dimension");
  check.added(getWeight(), getLayout(), getB(), getA());
}

void QuantizeOp::generateRuntimeVerification(
    OpBuilder &b, Location loc,
    function_ref<std::string(Operation *, StringRef)> message) {
  Checker check{b, loc, *this, message};
  QuantAttr quant = getQuant();
  int64_t axis = quant.getAxis(), perByte = quant.getBits() == 4 ? 2 : 1;
  check.result(getWeight(), 1 - axis, 1 - axis);
  check.result(getWeight(), axis, axis, /*factor=*/perByte);
  for (int64_t unit : {perByte, quant.getGroup(), quant.getRun()})
    if (unit > 0)
      check.multiple(getWeight(), axis, unit,
                     "the quantised dimension is no multiple of its groups");
  for (int64_t dim : {0, 1}) {
    int64_t size = getScales().getType().getDimSize(dim);
    if (ShapedType::isDynamic(size) || !getWeight().getType().isDynamicDim(dim))
      continue;
    Value expected =
        check.constant(dim == axis ? size * quant.getGroup() : size);
    check.require(arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq,
                                        check.sizeOf(getWeight(), dim),
                                        expected),
                  "the number of groups differs from the scales' static size");
  }
}
