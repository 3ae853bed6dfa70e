//===- KernelOps.cpp - the ffn_cpu dialect --------------------------------===//

#include "swiglu/Target/CPU/Kernels.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::cpu;

#include "swiglu/Target/CPU/KernelDialect.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "swiglu/Target/CPU/KernelAttributes.cpp.inc"

#define GET_OP_CLASSES
#include "swiglu/Target/CPU/KernelOps.cpp.inc"

void FFNCPUDialect::initialize() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "swiglu/Target/CPU/KernelAttributes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "swiglu/Target/CPU/KernelOps.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Effects
//===----------------------------------------------------------------------===//

/// Memory is read through all memrefs but the destinations, which are written.
template <typename OpTy>
static void appendEffects(
    OpTy op,
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  MutableOperandRange inits = op.getDpsInitsMutable();
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isa<BaseMemRefType>(operand.get().getType()))
      continue;
    bool isInit = llvm::any_of(inits, [&](OpOperand &init) {
      return init.getOperandNumber() == operand.getOperandNumber();
    });
    MemoryEffects::Effect *effect =
        isInit ? static_cast<MemoryEffects::Effect *>(MemoryEffects::Write::get())
               : static_cast<MemoryEffects::Effect *>(MemoryEffects::Read::get());
    effects.emplace_back(effect, &operand);
  }
}

void PackOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  appendEffects(*this, effects);
}
void PackRowsOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  appendEffects(*this, effects);
}
void ProductOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  appendEffects(*this, effects);
}

//===----------------------------------------------------------------------===//
// Verifiers
//===----------------------------------------------------------------------===//

static LogicalResult checkCount(Operation *op, StringRef what, Value value,
                                int64_t expected) {
  auto type = cast<ShapedType>(value.getType());
  if (type.getRank() != 1 || !type.hasStaticShape() ||
      type.getNumElements() != expected)
    return op->emitOpError() << what << " has the type " << type
                             << ", expected rank 1 and " << expected
                             << " elements";
  return success();
}

LogicalResult PackOp::verify() {
  if (getInits().empty() || getInits().size() != 1u + (getBias() || getUpBias()))
    return emitOpError() << "has " << getInits().size()
                         << " destinations, expected one for the weights and "
                            "one for biases, where there are any";
  // pack_c1
  if (failed(checkCount(*this, "the destination", getInits()[0],
                        getPanels().getSize())))
    return failure();
  auto element = [](Value value) { return getElementTypeOrSelf(value); };
  size_t quantized = !getQuantAttr() ? 0 : getUpWeight() ? 2 : 1;
  // pack_c3
  if (getScales().size() != quantized || bool(getQuantAttr()) != (getPanels().getBits() != 0) ||
      getZeros().size() != (getPanels().getZero() ? quantized : 0))
    return emitOpError() << "has " << getScales().size() << " scales and "
                         << getZeros().size() << " zeros, expected " << quantized
                         << (getPanels().getZero() ? " of both" : " scales");
  if (element(getInits()[0]) != element(getWeight()) ||
      (getUpWeight() && element(getUpWeight()) != element(getWeight())))
    return emitOpError("has weights and a destination of different elements");
  // pack_c2
  if (getInits().size() == 2)
    return checkCount(*this, "the destination of biases", getInits()[1],
                      getPanels().getBiasSize());
  return success();
}

LogicalResult PackRowsOp::verify() {
  if (cast<ShapedType>(getX().getType()).getRank() != 2 ||
      cast<ShapedType>(getInit().getType()).getRank() != 1)
    return emitOpError("expects x of rank 2 and a destination of rank 1");
  return success();
}

LogicalResult ProductOp::verify() {
  if (failed(checkCount(*this, "the weight", getWeight(), getPanels().getSize())))
    return failure();
  if (getBias() && failed(checkCount(*this, "the bias", getBias(),
                                     getPanels().getBiasSize())))
    return failure();
  size_t expected = (getPanels().getGated() ? 2 : 1) + getBiases().size() +
                    getAddends().size();
  if (getBody().getNumArguments() != expected)
    return emitOpError() << "has a body with " << getBody().getNumArguments()
                         << " arguments, expected " << expected;
  return success();
}

//===----------------------------------------------------------------------===//
// Bufferisation
//===----------------------------------------------------------------------===//

namespace {
template <typename OpTy>
struct KernelModel
    : bufferization::DstBufferizableOpInterfaceExternalModel<KernelModel<OpTy>,
                                                             OpTy> {
  /// The destination is written, whatever it held.
  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand,
                              const bufferization::AnalysisState &) const {
    return !cast<DestinationStyleOpInterface>(op).isDpsInit(&operand);
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const bufferization::BufferizationOptions &options,
                          bufferization::BufferizationState &state) const {
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPoint(op);
    SmallVector<Value> operands;
    for (Value operand : op->getOperands()) {
      if (!isa<TensorType>(operand.getType())) {
        operands.push_back(operand);
        continue;
      }
      FailureOr<Value> buffer =
          bufferization::getBuffer(rewriter, operand, options, state);
      if (failed(buffer))
        return failure();
      operands.push_back(*buffer);
    }
    SmallVector<Value> results;
    for (OpOperand &init :
         cast<DestinationStyleOpInterface>(op).getDpsInitsMutable())
      results.push_back(operands[init.getOperandNumber()]);
    OperationState made(op->getLoc(), op->getName(), operands, TypeRange(),
                        op->getAttrs());
    made.propertiesAttr = op->getPropertiesAsAttribute();
    for (unsigned i = 0; i < op->getNumRegions(); ++i)
      made.addRegion();
    Operation *copy = rewriter.create(made);
    for (auto [to, from] : llvm::zip(copy->getRegions(), op->getRegions()))
      rewriter.inlineRegionBefore(from, to, to.begin());
    bufferization::replaceOpWithBufferizedValues(rewriter, op, results);
    return success();
  }
};
} // namespace

void cpu::registerKernelBufferization(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, FFNCPUDialect *) {
    PackOp::attachInterface<KernelModel<PackOp>>(*context);
    PackRowsOp::attachInterface<KernelModel<PackRowsOp>>(*context);
    ProductOp::attachInterface<KernelModel<ProductOp>>(*context);
  });
}
