//===- PrepareABI.cpp - functions in the form of the C ABI ----------------===//

#include "swiglu/Target/CPU/ABI.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Target/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_PREPAREABIPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

/// Appends the operands of `op` that are `[…, features]`, one row a token; its
/// other operands are weights.
static void appendTokenOperands(Operation *op,
                                SmallVectorImpl<OpOperand *> &operands) {
  auto append = [&](MutableOperandRange range) {
    for (OpOperand &operand : range)
      operands.push_back(&operand);
  };
  TypeSwitch<Operation *>(op)
      .Case([&](GluOp glu) {
        for (OpOperand &operand : glu->getOpOperands())
          operands.push_back(&operand);
      })
      .Case([&](LinearOp linear) {
        operands.push_back(&linear.getXMutable());
        append(linear.getAddendsMutable());
      })
      .Case([&](GatedLinearOp linear) {
        operands.push_back(&linear.getXMutable());
        append(linear.getAddendsMutable());
        append(linear.getUpAddendsMutable());
      })
      .Case<ActivationOp, ScaleOp, LowRankOp>([&](auto rowwise) {
        operands.push_back(&rowwise.getXMutable());
      });
}

/// `[…, features]` -> `[tokens, features]`; a scalar becomes `[1, 1]`.
static RankedTensorType flatten(RankedTensorType type) {
  if (type.getRank() == 0)
    return type.clone({1, 1});
  int64_t tokens = 1;
  for (int64_t size : type.getShape().drop_back())
    tokens = ShapedType::isDynamic(size) || ShapedType::isDynamic(tokens)
                 ? ShapedType::kDynamic
                 : tokens * size;
  return type.clone({tokens, type.getShape().back()});
}

/// Adds what the function returns to `tokens`: an argument that is only returned
/// is an input as well. A weight, a constant or a dequantised weight beside
/// results with tokens has another number of rows, so it is refused.
static LogicalResult addReturned(func::FuncOp function,
                                 ArrayRef<OpOperand *> weightUses,
                                 llvm::SetVector<Value> &tokens) {
  bool hasTokens = !tokens.empty();
  Operation *terminator = function.getBody().front().getTerminator();
  for (OpOperand &operand : terminator->getOpOperands()) {
    Value value = operand.get();
    if (tokens.contains(value))
      continue;
    bool isWeight = false;
    if (auto arg = dyn_cast<BlockArgument>(value))
      isWeight = function.getArgAttr(arg.getArgNumber(), FFNDialect::kNameAttr) ||
                 llvm::any_of(weightUses, [&](OpOperand *use) {
                   return use->get() == value;
                 });
    bool isDequantized = isa_and_nonnull<DequantizeOp>(value.getDefiningOp());
    bool isConstant = isa_and_nonnull<arith::ConstantOp>(value.getDefiningOp());
    if (isWeight || (hasTokens && (isDequantized || isConstant)))
      return terminator->emitError()
             << "result " << operand.getOperandNumber() << " of '"
             << function.getName()
             << "' is a weight or constant, expected a value with a row for "
                "each token";
    if (!isDequantized)
      tokens.insert(value);
  }
  return success();
}

/// Nothing says what an argument without a use or name is; with the leading
/// sizes of the first result it is taken for an input.
static bool isUnusedInput(BlockArgument arg, StringAttr name) {
  Block *body = arg.getOwner();
  if (!arg.use_empty() || name || body->getTerminator()->getNumOperands() == 0)
    return false;
  auto type = cast<RankedTensorType>(arg.getType());
  if (!isa<FloatType>(type.getElementType()))
    return false;
  auto result =
      cast<RankedTensorType>(body->getTerminator()->getOperand(0).getType());
  return type.getRank() == result.getRank() && type.getRank() > 0 &&
         type.getShape().drop_back() == result.getShape().drop_back();
}

/// A value that is returned twice needs two buffers: bufferisation would hand
/// out one.
static void copyRepeatedResults(func::FuncOp function) {
  Operation *terminator = function.getBody().front().getTerminator();
  llvm::SmallPtrSet<Value, 4> seen;
  OpBuilder b(terminator);
  for (OpOperand &operand : terminator->getOpOperands()) {
    if (seen.insert(operand.get()).second)
      continue;
    // Not linalg.copy, which canonicalisation of tensors takes for its operand.
    operand.set(bufferization::AllocTensorOp::create(
        b, terminator->getLoc(), cast<RankedTensorType>(operand.get().getType()),
        /*dynamicSizes=*/ValueRange(), /*copy=*/operand.get()));
  }
}

/// Changes the types of all token values of the function in place.
static LogicalResult flattenTokens(func::FuncOp function,
                                   SmallVectorImpl<Attribute> &weights) {
  llvm::SetVector<Value> tokens;
  SmallVector<OpOperand *> weightUses;
  for (Operation &op : function.getBody().front()) {
    SmallVector<OpOperand *> operands;
    appendTokenOperands(&op, operands);
    for (OpOperand &operand : op.getOpOperands())
      if (!llvm::is_contained(operands, &operand) && !isa<func::ReturnOp>(op))
        weightUses.push_back(&operand);
    for (OpOperand *operand : operands)
      tokens.insert(operand->get());
    if (!operands.empty())
      tokens.insert_range(op.getResults());
  }
  if (failed(addReturned(function, weightUses, tokens)))
    return failure();

  for (OpOperand *use : weightUses) {
    auto type = cast<RankedTensorType>(use->get().getType());
    if (tokens.contains(use->get()) && flatten(type) != type)
      return use->getOwner()->emitError()
             << "operand " << use->getOperandNumber()
             << " is a weight here, but holds tokens elsewhere, and has the "
                "type "
             << type;
  }
  for (BlockArgument arg : function.getArguments()) {
    auto name = function.getArgAttrOfType<StringAttr>(arg.getArgNumber(),
                                                      FFNDialect::kNameAttr);
    function.removeArgAttr(
        arg.getArgNumber(),
        StringAttr::get(function.getContext(), FFNDialect::kNameAttr));
    // Nobody may write into what the caller hands in.
    function.setArgAttr(arg.getArgNumber(), "bufferization.writable",
                        BoolAttr::get(function.getContext(), false));
    if (tokens.contains(arg) || isUnusedInput(arg, name))
      weights.push_back(UnitAttr::get(function.getContext()));
    else
      weights.push_back(name ? name
                             : StringAttr::get(function.getContext(), ""));
  }
  for (BlockArgument arg : function.getArguments())
    if (isa<UnitAttr>(weights[arg.getArgNumber()]))
      tokens.insert(arg);
  for (Value value : tokens) {
    RankedTensorType type = flatten(cast<RankedTensorType>(value.getType()));
    if (type == value.getType())
      continue;
    if (auto constant = value.getDefiningOp<arith::ConstantOp>())
      constant.setValueAttr(
          cast<DenseElementsAttr>(constant.getValue()).reshape(type));
    value.setType(type);
  }
  Block &body = function.getBody().front();
  function.setFunctionType(FunctionType::get(
      function.getContext(), body.getArgumentTypes(),
      body.getTerminator()->getOperandTypes()));
  return success();
}

static LogicalResult checkBody(func::FuncOp function) {
  if (!function.getBody().hasOneBlock())
    return function.emitError()
           << "'" << function.getName() << "' has "
           << llvm::range_size(function.getBody()) << " blocks, expected one";
  for (Type type : llvm::concat<const Type>(function.getArgumentTypes(),
                                            function.getResultTypes()))
    if (!isa<RankedTensorType>(type))
      return function.emitError()
             << "'" << function.getName() << "' has an argument or result of "
             << type << ", expected ranked tensors";
  auto checkElement = [&](Type type, bool mayBeI8) -> LogicalResult {
    Type element = cast<RankedTensorType>(type).getElementType();
    if (element.isF64() || element.isF32() || is16Bit(element) ||
        (mayBeI8 && element.isSignlessInteger(8)))
      return success();
    return function.emitError()
           << "'" << function.getName() << "' has an argument or result of "
           << type << ", expected elements of f64, f32, f16 or bf16"
           << (mayBeI8 ? ", or i8 of a weight" : "");
  };
  for (Type type : function.getArgumentTypes())
    if (failed(checkElement(type, /*mayBeI8=*/true)))
      return failure();
  for (Type type : function.getResultTypes())
    if (failed(checkElement(type, /*mayBeI8=*/false)))
      return failure();
  // No size or offset may overflow, with room for the alignment of each weight.
  uint64_t bytes = 0;
  for (Type type : function.getArgumentTypes()) {
    uint64_t size = 8;
    for (int64_t dim : cast<RankedTensorType>(type).getShape())
      if (!ShapedType::isDynamic(dim))
        size = llvm::SaturatingMultiply<uint64_t>(size, dim);
    bytes = llvm::SaturatingAdd(bytes, size);
  }
  if (bytes >> 62)
    return function.emitError() << "the arguments of '" << function.getName()
                                << "' have more than 2^62 bytes";
  for (Operation &op : function.getBody().front()) {
    if (isa_and_nonnull<FFNDialect>(op.getDialect()) || isa<func::ReturnOp>(op))
      continue;
    auto constant = dyn_cast<arith::ConstantOp>(op);
    if (constant && isa<DenseElementsAttr>(constant.getValue()))
      continue;
    return op.emitError() << "'" << op.getName().getStringRef()
                          << "' in '" << function.getName()
                          << "', expected operations of the ffn dialect and "
                             "dense constants";
  }
  return success();
}

/// True if the functions differ in names alone.
static bool isSameFunction(func::FuncOp x, func::FuncOp y) {
  return x.getFunctionType() == y.getFunctionType() &&
         OperationEquivalence::isRegionEquivalentTo(
             &x.getBody(), &y.getBody(),
             OperationEquivalence::IgnoreLocations);
}

namespace {
struct PrepareABI : ffn::impl::PrepareABIPassBase<PrepareABI> {
  void runOnOperation() override {
    Builder b(&getContext());
    // Functions by type: most modules hold many of few kinds.
    llvm::MapVector<Type, SmallVector<func::FuncOp>> kept;
    llvm::DenseMap<func::FuncOp, SmallVector<Attribute>> names;
    for (auto function :
         llvm::make_early_inc_range(getOperation().getOps<func::FuncOp>())) {
      if (function.isExternal())
        continue;
      SmallVector<Attribute> weights;
      if (failed(checkBody(function)) ||
          failed(flattenTokens(function, weights)))
        return signalPassFailure();
      copyRepeatedResults(function);
      SmallVector<Attribute> name = {function.getSymNameAttr()};
      for (Attribute weight : weights)
        if (isa<StringAttr>(weight))
          name.push_back(weight);
      SmallVector<func::FuncOp> &candidates = kept[function.getFunctionType()];
      auto same = llvm::find_if(candidates, [&](func::FuncOp other) {
        return isSameFunction(function, other);
      });
      if (same != candidates.end()) {
        names[*same].push_back(b.getArrayAttr(name));
        function.erase();
        continue;
      }
      function->setAttr(abi::kWeights, b.getArrayAttr(weights));
      candidates.push_back(function);
      names[function].push_back(b.getArrayAttr(name));
    }
    for (auto &[function, all] : names)
      func::FuncOp(function)->setAttr(abi::kFunctions, b.getArrayAttr(all));
  }
};
} // namespace
