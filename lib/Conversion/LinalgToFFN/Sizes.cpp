//===- Sizes.cpp - which dynamic sizes are equal --------------------------===//
//
// Upstream's value bounds would solve a system of all sizes that come before,
// which takes minutes for a model of some dozen layers. Equal sizes of one
// block lie a few steps away.
//
//===----------------------------------------------------------------------===//

#include "Graph.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// More steps lead to other blocks.
static constexpr unsigned kMaxSteps = 64;

namespace {
/// Dimension `dim` of a tensor, or an index if `dim` is negative.
struct Size {
  Value value;
  int64_t dim = -1;

  bool operator==(const Size &other) const {
    return value == other.value && dim == other.dim;
  }
};
} // namespace

static std::optional<Size> asSize(OpFoldResult size) {
  auto value = dyn_cast<Value>(size);
  return value ? std::optional<Size>({value, -1}) : std::nullopt;
}

static std::optional<Size> stepFromIndex(Operation *op) {
  if (isa<arith::IndexCastOp>(op)) {
    // Narrower integers lose the upper bits of a size.
    Type from = op->getOperand(0).getType(), to = op->getResult(0).getType();
    bool isExact = from.isIndex() ? to.isInteger(64) : from.isInteger(64);
    return isExact ? std::optional<Size>({op->getOperand(0), -1})
                   : std::nullopt;
  }
  auto dimOp = dyn_cast<tensor::DimOp>(op);
  std::optional<int64_t> dim = dimOp ? dimOp.getConstantIndex() : std::nullopt;
  if (!dim || !isa<RankedTensorType>(dimOp.getSource().getType()) || *dim < 0 ||
      *dim >= typeOf(dimOp.getSource()).getRank())
    return std::nullopt;
  return Size{dimOp.getSource(), *dim};
}

/// The dimension of the source of a collapse whose size dimension `dim` has.
static std::optional<Size> stepFromCollapse(tensor::CollapseShapeOp op,
                                            int64_t dim) {
  std::optional<Size> step;
  for (int64_t inner : op.getReassociationIndices()[dim]) {
    if (op.getSrcType().getDimSize(inner) == 1)
      continue;
    if (step)
      return std::nullopt;
    step = Size{op.getSrc(), inner};
  }
  return step;
}

static std::optional<Size> stepFromTensor(OpResult result, int64_t dim) {
  Operation *op = result.getOwner();
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    return Size{destination.getTiedOpOperand(result)->get(), dim};
  if (auto empty = dyn_cast<tensor::EmptyOp>(op))
    return asSize(empty.getMixedSizes()[dim]);
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
    return asSize(expand.getMixedOutputShape()[dim]);
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
    return stepFromCollapse(collapse, dim);
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return typeOf(result).getRank() == slice.getSourceType().getRank()
               ? asSize(slice.getMixedSizes()[dim])
               : std::nullopt;
  bool isToken = dim + 1 < typeOf(result).getRank();
  Value source;
  if (op->hasTrait<OpTrait::Elementwise>())
    source = op->getOperands().back(); // the first of a select may be a scalar
  else if (isa<tensor::CastOp, ActivationOp, ScaleOp>(op) ||
           (isToken && isa<LinearOp, GatedLinearOp, LowRankOp, GluOp>(op)))
    source = op->getOperand(0);
  return source && isa<RankedTensorType>(source.getType())
             ? std::optional<Size>({source, dim})
             : std::nullopt;
}

/// A size that is equal and was known before.
static std::optional<Size> step(const Size &size) {
  auto result = dyn_cast<OpResult>(size.value);
  if (!result)
    return std::nullopt;
  return size.dim < 0 ? stepFromIndex(result.getOwner())
                      : stepFromTensor(result, size.dim);
}

static SmallVector<Size, 8> collectSteps(std::optional<Size> size) {
  SmallVector<Size, 8> steps;
  for (; size && steps.size() < kMaxSteps; size = step(steps.back()))
    steps.push_back(*size);
  return steps;
}

static bool areEqual(Size a, Size b) {
  SmallVector<Size, 8> steps = collectSteps(a);
  return llvm::any_of(collectSteps(b), [&](const Size &step) {
    return llvm::is_contained(steps, step);
  });
}

bool raise::isSizeOf(OpFoldResult size, Value source, int64_t dim) {
  RankedTensorType type = typeOf(source);
  if (std::optional<int64_t> known = getConstantIntValue(size))
    return !type.isDynamicDim(dim) && *known == type.getDimSize(dim);
  return type.isDynamicDim(dim) &&
         areEqual({cast<Value>(size), -1}, {source, dim});
}

bool raise::haveEqualSize(Value a, int64_t dimA, Value b, int64_t dimB) {
  int64_t sizeA = typeOf(a).getDimSize(dimA),
          sizeB = typeOf(b).getDimSize(dimB);
  if (!ShapedType::isDynamic(sizeA) && !ShapedType::isDynamic(sizeB))
    return sizeA == sizeB;
  return areEqual({a, dimA}, {b, dimB});
}
