//===- PrepareABI.cpp - functions in the form of the C ABI ----------------===//

#include "swiglu/Target/CPU/ABI.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Target/CPU/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/SetVector.h"

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
  // An argument that is only returned is an input as well.
  for (Value value : function.getBody().front().getTerminator()->getOperands())
    if (!isa_and_nonnull<DequantizeOp>(value.getDefiningOp()))
      tokens.insert(value);

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
    if (tokens.contains(arg))
      weights.push_back(UnitAttr::get(function.getContext()));
    else
      weights.push_back(name ? name
                             : StringAttr::get(function.getContext(), ""));
  }
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
