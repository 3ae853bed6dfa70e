//===- PackWeights.cpp - the weights of linears in panels -----------------===//
//
//   linear(x, W, b) -> linear(x, W', b'), (W', b') = unpack(pack(W, b))
//
// The linear stays what it was until tokens have their final shape; what counts
// here is that ffn-prepare-weights finds the packing.
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"
#include "Tokens.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/Weights.h"
#include "swiglu/Target/CPU/ABI.h"
#include "swiglu/Target/CPU/KernelTarget.h"
#include "swiglu/Target/CPU/Kernels.h"
#include "swiglu/Target/CPU/Passes.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_PACKWEIGHTSPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

LogicalResult ffn::checkActivations(Operation *op, StringRef activations) {
  if (llvm::is_contained({"int16", "int8", "float"}, activations))
    return success();
  return op->emitError() << "activations is '" << activations
                         << "', expected int16, int8 or float";
}

/// What ffn operations read, but not as tokens; ffn-prepare-abi decides
/// likewise.
static bool isReadAsWeight(BlockArgument argument) {
  return !argument.use_empty() &&
         llvm::none_of(argument.getUses(), [](OpOperand &use) {
           SmallVector<OpOperand *> tokens;
           appendTokenOperands(use.getOwner(), tokens);
           return llvm::is_contained(tokens, &use) ||
                  !isa_and_nonnull<FFNDialect>(use.getOwner()->getDialect());
         });
}

/// Names weights that have no name.
static void nameWeights(func::FuncOp function) {
  for (BlockArgument argument : function.getArguments()) {
    unsigned number = argument.getArgNumber();
    if (!function.getArgAttr(number, FFNDialect::kNameAttr) &&
        isReadAsWeight(argument))
      function.setArgAttr(
          number, FFNDialect::kNameAttr,
          StringAttr::get(function.getContext(), abi::makeNumberName(number)));
  }
}

namespace {
/// What a linear of either kind reads beside x and addends. Of integer weights,
/// `weight` and `up` are the integers.
struct Weights {
  Value weight, up, bias, upBias;
  WeightAttr layout, upLayout;
  PackingAttr packing;

  SmallVector<Value> scales = {}, zeros = {};
  QuantAttr quant = {}, upQuant = {};

  bool isGated() const { return up || packing; }
};

class Packer {
public:
  Packer(const KernelTarget &target, bool packsIntegers)
      : target(target), packsIntegers(packsIntegers) {}

  void pack(LinearOp op) {
    Weights weights{
        op.getWeight(), {}, op.getBias(), {}, op.getLayoutAttr(), {}, {}};
    std::optional<Packed> packed = pack(op, weights, op.getX());
    if (!packed)
      return;
    op.getWeightMutable().assign(packed->weights[0]);
    if (op.getBias())
      op.getBiasMutable().assign(packed->biases[0]);
    op.setLayoutAttr(packed->layout);
  }

  void pack(GatedLinearOp op) {
    if (!op.getUpWeight() && !op.getAddends().empty())
      return;
    Weights weights{op.getWeight(),     op.getUpWeight(),
                    op.getBias(),       op.getUpBias(),
                    op.getLayoutAttr(), op.getUpLayoutAttr(),
                    op.getPackingAttr()};
    std::optional<Packed> packed = pack(op, weights, op.getX());
    if (!packed)
      return;
    bool hasUpBias = op.getUpBias() || (!op.getUpWeight() && op.getBias());
    op.getWeightMutable().assign(packed->weights[0]);
    op.getUpWeightMutable().assign(packed->weights[1]);
    if (op.getBias())
      op.getBiasMutable().assign(packed->biases[0]);
    if (hasUpBias)
      op.getUpBiasMutable().assign(packed->biases[1]);
    op.setLayoutAttr(packed->layout);
    op.setUpLayoutAttr(packed->layout);
    op.removePackingAttr();
  }

private:
  /// One tensor a branch, the weights [out, in].
  struct Packed {
    SmallVector<Value> weights, biases;
    WeightAttr layout;
  };

  /// How many values of k lie side by side; none for a type without kernels.
  std::optional<int64_t> getPairing(Type element) const {
    if (element.isF32())
      return 1;
    if (element.isBF16())
      return 2;
    // Without F16C, ffn-expand-f16 widens it.
    if (element.isF16())
      return 1;
    return std::nullopt;
  }

  static bool isPackable(Value value) {
    auto type = cast<RankedTensorType>(value.getType());
    if (!type.hasStaticShape() || !isWeight(value))
      return false;
    // Beyond that, no number of bytes is sure to fit; ffn-prepare-abi says so.
    int64_t room = int64_t(1) << 40;
    for (int64_t size : type.getShape())
      room /= std::max<int64_t>(size, 1);
    return room > 0;
  }

  /// Looks through the dequantisation of both weights; false where only one has
  /// it, or where there is no kernel for it.
  bool readIntegers(Weights &w) const {
    auto dequantize = w.weight.getDefiningOp<DequantizeOp>();
    auto up = w.up ? w.up.getDefiningOp<DequantizeOp>() : DequantizeOp();
    if (!dequantize && !up)
      return true;
    if (!packsIntegers || target.isAArch64 || !dequantize || (w.up && !up))
      return false;
    auto take = [&](DequantizeOp from, Value &weight, WeightAttr layout,
                    QuantAttr &quant) {
      quant = from.getQuant();
      weight = from.getQ();
      w.scales.push_back(from.getScales());
      if (from.getZeros())
        w.zeros.push_back(from.getZeros());
      int64_t axis = layout.getLayout() == WeightLayout::OutIn ? 1 : 0;
      int64_t k = from.getType().getDimSize(axis), group = quant.getGroup();
      bool isWhole = llvm::is_contained({32, 64, 128, 256, 512}, group);
      return quant.getAxis() == axis && (group == k || isWhole) &&
             !getElementTypeOrSelf(from.getScales()).isF64();
    };
    if (!take(dequantize, w.weight, w.layout, w.quant) ||
        (up && !take(up, w.up, w.upLayout, w.upQuant)))
      return false;
    return !up || (w.quant.getBits() == w.upQuant.getBits() &&
                   w.quant.getGroup() == w.upQuant.getGroup() &&
                   w.quant.getZero() == w.upQuant.getZero() &&
                   getElementTypeOrSelf(w.scales[0]) ==
                       getElementTypeOrSelf(w.scales[1]));
  }

  /// True if scales, and zeros that are added, keep their values as f16.
  bool hasHalfScales(const Weights &w) const {
    if (!getElementTypeOrSelf(w.scales[0]).isF16())
      return false;
    return w.quant.getZero() != QuantZero::Additive ||
           (w.quant.getBits() == 4 && llvm::all_of(w.zeros, [](Value zeros) {
              return getElementTypeOrSelf(zeros).isF16();
            }));
  }

  std::optional<cpu::PanelsAttr> getPanels(const Weights &w,
                                           Type element) const {
    std::optional<int64_t> pairing = w.quant ? 1 : getPairing(element);
    if (!pairing)
      return std::nullopt;
    auto type = cast<RankedTensorType>(w.weight.getType());
    bool isOutIn = w.layout.getLayout() == WeightLayout::OutIn;
    int64_t k = type.getDimSize(isOutIn ? 1 : 0);
    int64_t columns = type.getDimSize(isOutIn ? 0 : 1) / (w.packing ? 2 : 1);
    if (k == 0 || columns == 0)
      return std::nullopt;
    MLIRContext *context = type.getContext();
    if (!w.quant)
      return cpu::PanelsAttr::get(context, k, columns, w.isGated(), *pairing, 0,
                                  0, 0, false);
    if (w.quant.getBits() == 4)
      k *= 2;
    return cpu::PanelsAttr::get(context, k, columns, w.isGated(), *pairing,
                                w.quant.getBits(), w.quant.getGroup(),
                                static_cast<int64_t>(w.quant.getZero()),
                                hasHalfScales(w));
  }

  std::optional<Packed> pack(Operation *op, Weights &w, Value x) {
    Type element = getElementTypeOrSelf(w.weight);
    if (getElementTypeOrSelf(x) != element || element.isF64() ||
        !readIntegers(w))
      return std::nullopt;
    SmallVector<Value> all = {w.weight, w.up, w.bias, w.upBias};
    all.append(w.scales);
    all.append(w.zeros);
    for (Value value : all)
      if (value && !isPackable(value))
        return std::nullopt;
    std::optional<cpu::PanelsAttr> panels = getPanels(w, element);
    if (!panels)
      return std::nullopt;

    OpBuilder b(op);
    Location loc = op->getLoc();
    Type stored = w.quant ? Type(b.getI8Type()) : element;
    SmallVector<Value> inits = {
        tensor::EmptyOp::create(b, loc, {panels->getSize()}, stored)};
    Type biasElement = element;
    for (Value bias : {w.bias, w.upBias})
      if (bias && getElementTypeOrSelf(bias).isF32())
        biasElement = b.getF32Type();
    if (w.bias || w.upBias)
      inits.push_back(tensor::EmptyOp::create(b, loc, {panels->getBiasSize()},
                                              biasElement));
    auto pack = cpu::PackOp::create(b, loc, ValueRange(inits).getTypes(),
                                    w.weight, w.up, w.bias, w.upBias, w.scales,
                                    w.zeros, inits, *panels, w.layout,
                                    w.upLayout, w.packing, w.quant, w.upQuant);

    unsigned branches = w.isGated() ? 2 : 1;
    int64_t columns = panels->getColumns();
    SmallVector<Type> types(
        branches, RankedTensorType::get({columns, panels->getK()}, element));
    if (w.bias || w.upBias)
      types.append(branches, RankedTensorType::get({columns}, biasElement));
    auto unpack =
        cpu::UnpackOp::create(b, loc, types, pack.getResults(), *panels);
    Packed packed;
    packed.weights.assign(unpack.result_begin(),
                          unpack.result_begin() + branches);
    packed.biases.assign(unpack.result_begin() + branches, unpack.result_end());
    packed.layout = WeightAttr::get(op->getContext(), WeightLayout::OutIn);
    return packed;
  }

  const KernelTarget &target;
  bool packsIntegers;
};

struct PackWeights : ffn::impl::PackWeightsPassBase<PackWeights> {
  using PackWeightsPassBase::PackWeightsPassBase;

  void runOnOperation() override {
    KernelTarget target = KernelTarget::get(cpu, features);
    if (failed(checkActivations(getOperation(), activations)))
      return signalPassFailure();
    Packer packer(target, activations != "float");
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isExternal())
        continue;
      nameWeights(function);
      function.walk([&](LinearOp op) { packer.pack(op); });
      function.walk([&](GatedLinearOp op) { packer.pack(op); });
    }
  }
};
} // namespace
