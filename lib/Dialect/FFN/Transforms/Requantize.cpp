//===- Requantize.cpp - integers whose numbers changed --------------------===//

#include "WeightValues.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "swiglu/Adapters/Quantize.h"

using namespace mlir;
using namespace mlir::ffn;

/// Byte and half of an element along the axis of 4-bit integers.
static std::pair<int64_t, bool> getNibble(QuantAttr quant, int64_t i) {
  switch (*quant.getOrder()) {
  case NibbleOrder::LowFirst:
    return {i / 2, i % 2 == 1};
  case NibbleOrder::HighFirst:
    return {i / 2, i % 2 == 0};
  case NibbleOrder::Split: {
    int64_t half = quant.getRun() / 2, place = i % quant.getRun();
    return {i / quant.getRun() * half + place % half, place >= half};
  }
  }
  llvm_unreachable("unknown order");
}

namespace {
/// Where element (i, j) of a weight lies in its integers and scales.
struct QuantLayout {
  QuantAttr quant;
  int64_t columns;

  bool isColumnAxis() const { return quant.getAxis() == 1; }
  /// Of an array that is smaller by `divisor` along the axis.
  int64_t find(int64_t i, int64_t j, int64_t divisor) const {
    return isColumnAxis() ? i * (columns / divisor) + j : i * columns + j;
  }
  int64_t findScale(int64_t i, int64_t j) const {
    return isColumnAxis() ? find(i, j / quant.getGroup(), quant.getGroup())
                          : find(i / quant.getGroup(), j, 1);
  }
  /// The byte, and whether it is the upper half of it.
  std::pair<int64_t, bool> findInteger(int64_t i, int64_t j) const {
    if (quant.getBits() == 8)
      return {find(i, j, 1), false};
    auto [byte, isHigh] = getNibble(quant, isColumnAxis() ? j : i);
    return {isColumnAxis() ? find(i, byte, 2) : find(byte, j, 1), isHigh};
  }
};
} // namespace

/// The bytes of a constant of i8, one an element.
static std::optional<std::vector<char>> getIntegers(Value value) {
  auto constantOp = value.getDefiningOp<arith::ConstantOp>();
  auto type = cast<RankedTensorType>(value.getType());
  if (!type.hasStaticShape() || !constantOp)
    return std::nullopt;
  Attribute attr = constantOp.getValue();
  size_t size = type.getNumElements();
  ArrayRef<char> raw;
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(attr)) {
    if (AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      raw = blob->getData();
  } else if (auto elements = dyn_cast<DenseElementsAttr>(attr)) {
    raw = elements.getRawData();
    if (elements.isSplat())
      return std::vector<char>(size, raw.front());
  }
  if (raw.size() != size)
    return std::nullopt;
  return std::vector<char>(raw.begin(), raw.end());
}

std::optional<std::vector<double>> ffn::dequantizeExactly(DequantizeOp op) {
  QuantAttr quant = op.getQuantAttr();
  bool isInteger = quant.getZero() == QuantZero::Integer;
  bool isAdditive = quant.getZero() == QuantZero::Additive;
  std::optional<std::vector<char>> integers = getIntegers(op.getQ()), zeros;
  std::optional<std::vector<double>> scales = getConstantValues(op.getScales());
  std::optional<std::vector<double>> added;
  if (isInteger)
    zeros = getIntegers(op.getZeros());
  if (isAdditive)
    added = getConstantValues(op.getZeros());
  if (!integers || !scales || (isInteger && !zeros) || (isAdditive && !added) ||
      !op.getType().hasStaticShape())
    return std::nullopt;
  int64_t rows = op.getType().getDimSize(0),
          columns = op.getType().getDimSize(1);
  QuantLayout layout{quant, columns};
  std::vector<double> values;
  values.reserve(rows * columns);
  for (int64_t i = 0; i < rows; ++i) {
    for (int64_t j = 0; j < columns; ++j) {
      auto [byte, isHigh] = layout.findInteger(i, j);
      int integer = static_cast<signed char>((*integers)[byte]);
      if (quant.getBits() == 4) {
        integer = (isHigh ? uint8_t(integer) >> 4 : integer) & 15;
        if (quant.getZero() == QuantZero::None && integer > 7)
          integer -= 16;
      }
      int64_t group = layout.findScale(i, j);
      if (zeros)
        integer -= static_cast<signed char>((*zeros)[group]);
      values.push_back(integer * (*scales)[group] +
                       (added ? (*added)[group] : 0.0));
    }
  }
  return values;
}

static std::vector<double> transpose(const std::vector<double> &values,
                                     int64_t rows, int64_t columns) {
  std::vector<double> result(values.size());
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < columns; ++j)
      result[j * rows + i] = values[i * columns + j];
  return result;
}

QuantizedWeight ffn::quantizeAgain(QuantAttr quant, std::vector<double> values,
                                   int64_t rows, int64_t columns) {
  // The core's groups lie along rows.
  bool isColumnAxis = quant.getAxis() == 1;
  if (!isColumnAxis)
    values = transpose(values, rows, columns);
  int64_t along = isColumnAxis ? columns : rows;
  int64_t across = isColumnAxis ? rows : columns;
  swiglu::TensorView view;
  view.type = swiglu::ElementType::F64;
  view.shape = {across, along};
  view.data = {reinterpret_cast<const uint8_t *>(values.data()),
               values.size() * sizeof(double)};
  std::vector<int8_t> integers(values.size());
  std::vector<float> scales(values.size() / quant.getGroup());
  swiglu::SymmetricQuantization scheme;
  scheme.bits = quant.getBits();
  scheme.group = quant.getGroup();
  QuantizedWeight result;
  result.report = quantizeSymmetric(scheme, view, integers, scales);
  result.q.resize(values.size() * quant.getBits() / 8);
  result.scales.resize(scales.size());
  QuantLayout layout{quant, columns};
  int64_t groups = along / quant.getGroup();
  for (int64_t i = 0; i < rows; ++i) {
    for (int64_t j = 0; j < columns; ++j) {
      int64_t line = isColumnAxis ? i : j, place = isColumnAxis ? j : i;
      int8_t integer = integers[line * along + place];
      auto [byte, isHigh] = layout.findInteger(i, j);
      if (quant.getBits() == 8)
        result.q[byte] = integer;
      else
        result.q[byte] |= (integer & 15) << (isHigh ? 4 : 0);
      result.scales[layout.findScale(i, j)] =
          scales[line * groups + place / quant.getGroup()];
    }
  }
  return result;
}
