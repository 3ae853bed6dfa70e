//===- PrepareABI.cpp - functions in the form of the C ABI ----------------===//

#include "Tokens.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Target/CPU/ABI.h"
#include "swiglu/Target/CPU/Kernels.h"
#include "swiglu/Target/CPU/Passes.h"
#include "swiglu/Target/CPU/WeightLoops.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/xxhash.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_PREPAREABIPASS
#include "swiglu/Target/CPU/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

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
      weights.push_back(name && !abi::isNumberName(name)
                            ? name
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

/// One block, and tensors that the ABI can describe. Where all is weights, they
/// have static sizes, and any of them may be i8.
static LogicalResult checkSignature(func::FuncOp function,
                                    bool isWeightsAlone = false) {
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
    if (failed(checkElement(type, /*mayBeI8=*/isWeightsAlone)))
      return failure();
  // No size or offset may overflow, with room for the alignment of each weight.
  uint64_t bytes = 0;
  for (Type type : llvm::concat<const Type>(
           function.getArgumentTypes(),
           isWeightsAlone ? function.getResultTypes() : TypeRange())) {
    uint64_t size = 8;
    for (int64_t dim : cast<RankedTensorType>(type).getShape())
      if (!ShapedType::isDynamic(dim))
        size = llvm::SaturatingMultiply<uint64_t>(size, dim);
      else if (isWeightsAlone)
        return function.emitError()
               << "'" << function.getName() << "' has a weight of " << type
               << ", expected static sizes; binding the weights gives them";
    bytes = llvm::SaturatingAdd(bytes, size);
  }
  if (bytes >> 62)
    return function.emitError() << "the arguments of '" << function.getName()
                                << "' have more than 2^62 bytes";
  return success();
}

static LogicalResult checkBody(func::FuncOp function) {
  if (failed(checkSignature(function)))
    return failure();
  for (Operation &op : function.getBody().front()) {
    if (isa_and_nonnull<FFNDialect, cpu::FFNCPUDialect>(op.getDialect()) ||
        isa<func::ReturnOp>(op))
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
         x->getAttr(abi::kPacking) == y->getAttr(abi::kPacking) &&
         OperationEquivalence::isRegionEquivalentTo(
             &x.getBody(), &y.getBody(), OperationEquivalence::IgnoreLocations);
}

//===----------------------------------------------------------------------===//
// Prepare functions
//===----------------------------------------------------------------------===//

/// A number that depends on all that `function` computes, and on no name.
static uint64_t getChecksum(func::FuncOp function) {
  OwningOpRef<func::FuncOp> nameless(function.clone());
  nameless->setName("f");
  nameless->removeArgAttrsAttr();
  std::string text;
  llvm::raw_string_ostream os(text);
  nameless->print(os, OpPrintingFlags()
                          .printGenericOpForm()
                          .useLocalScope()
                          .elideLargeElementsAttrs(16)
                          .elideLargeResourceString(16));
  // What is not printed.
  nameless->walk([&](arith::ConstantOp op) {
    if (auto dense = dyn_cast<DenseElementsAttr>(op.getValue()))
      os << StringRef(dense.getRawData().data(), dense.getRawData().size());
    auto resource = dyn_cast<DenseResourceElementsAttr>(op.getValue());
    AsmResourceBlob *blob =
        resource ? resource.getRawHandle().getBlob() : nullptr;
    if (blob)
      os << StringRef(blob->getData().data(), blob->getData().size());
  });
  return llvm::xxHash64(text);
}

static int64_t bytesOf(RankedTensorType type) {
  return type.getNumElements() * type.getElementTypeBitWidth() / 8;
}

/// Whether all that the function does is to write weights in panels.
static bool packsAlone(func::FuncOp prepare) {
  return llvm::all_of(prepare.getBody().front(), [](Operation &op) {
    return isa<cpu::PackOp, tensor::EmptyOp, func::ReturnOp>(op);
  });
}

/// What `result` of the prepare function holds, for messages about its elements:
/// the facts of its panels, in builtin attributes, or unit.
static Attribute describeResult(Value result) {
  Builder b(result.getContext());
  auto pack = result.getDefiningOp<cpu::PackOp>();
  if (!pack)
    return b.getUnitAttr();
  cpu::PanelsAttr panels = pack.getPanels();
  bool isBias = cast<OpResult>(result).getResultNumber() > 0;
  return b.getDictionaryAttr(
      {b.getNamedAttr("bias", b.getBoolAttr(isBias)),
       b.getNamedAttr("gated", b.getBoolAttr(panels.getGated())),
       b.getNamedAttr("pairing", b.getI64IntegerAttr(panels.getPairing())),
       b.getNamedAttr("size", b.getI64IntegerAttr(panels.getPanelSize())),
       b.getNamedAttr("width", b.getI64IntegerAttr(panels.kWidth))});
}

/// Gives each result of the prepare function its place in the packed weights. A
/// weight that is returned as it was is copied there by ffn-emit-abi, and is no
/// result any more.
static LogicalResult placeResults(func::FuncOp prepare) {
  if (failed(checkSignature(prepare, /*isWeightsAlone=*/true)))
    return failure();
  MLIRContext *context = prepare.getContext();
  bool isPanels = packsAlone(prepare);
  std::string parameters;
  llvm::raw_string_ostream os(parameters);
  if (isPanels)
    os << "version=1;columns=" << cpu::PanelsAttr::kWidth << ";";
  os << "prepare=" << llvm::format_hex_no_prefix(getChecksum(prepare), 16);
  int64_t bytes = 0;
  SmallVector<int64_t> places, rawPlaces(prepare.getNumArguments(), -1);
  SmallVector<Value> results;
  SmallVector<Attribute> contents;
  Operation *terminator = prepare.getBody().front().getTerminator();
  for (Value result : terminator->getOperands()) {
    contents.push_back(describeResult(result));
    auto argument = dyn_cast<BlockArgument>(result);
    if (argument && rawPlaces[argument.getArgNumber()] < 0) {
      rawPlaces[argument.getArgNumber()] = bytes;
    } else {
      places.push_back(bytes);
      results.push_back(result);
    }
    bytes += abi::alignTo64(bytesOf(cast<RankedTensorType>(result.getType())));
  }
  terminator->setOperands(results);
  prepare.removeResAttrsAttr();
  prepare.setFunctionType(FunctionType::get(context, prepare.getArgumentTypes(),
                                            terminator->getOperandTypes()));
  copyRepeatedResults(prepare);
  Builder b(context);
  prepare->setAttr(
      abi::kPacking,
      b.getDictionaryAttr(
          {b.getNamedAttr("bytes", b.getI64IntegerAttr(bytes)),
           b.getNamedAttr("contents", b.getArrayAttr(contents)),
           b.getNamedAttr("layout",
                          b.getStringAttr(isPanels ? "panels" : "prepared")),
           b.getNamedAttr("parameters", b.getStringAttr(parameters)),
           b.getNamedAttr("places", b.getDenseI64ArrayAttr(places)),
           b.getNamedAttr("raw_places", b.getDenseI64ArrayAttr(rawPlaces))}));
  return success();
}

/// Takes the names off the arguments and returns them.
static SmallVector<Attribute> takeNames(func::FuncOp prepare) {
  Builder b(prepare.getContext());
  SmallVector<Attribute> names;
  for (unsigned i = 0; i < prepare.getNumArguments(); ++i) {
    auto name = prepare.getArgAttrOfType<StringAttr>(i, FFNDialect::kNameAttr);
    names.push_back(name && !abi::isNumberName(name) ? name : b.getStringAttr(""));
    prepare.removeArgAttr(i, b.getStringAttr(FFNDialect::kNameAttr));
    prepare.setArgAttr(i, "bufferization.writable", b.getBoolAttr(false));
  }
  return names;
}

namespace {
/// Functions that stand for equal ones: by type, because most modules hold many
/// of few kinds.
class EqualFunctions {
public:
  /// The first function that is equal to `function`, or that one.
  func::FuncOp find(func::FuncOp function) {
    SmallVector<func::FuncOp> &candidates = kept[function.getFunctionType()];
    for (func::FuncOp other : candidates)
      if (isSameFunction(function, other))
        return other;
    candidates.push_back(function);
    return function;
  }

private:
  llvm::MapVector<Type, SmallVector<func::FuncOp>> kept;
};

struct PrepareABI : ffn::impl::PrepareABIPassBase<PrepareABI> {
  void getDependentDialects(DialectRegistry &registry) const override {
    PrepareABIPassBase::getDependentDialects(registry);
    registerWeightLoops(registry);
    cpu::registerKernelBufferization(registry);
  }

  void runOnOperation() override {
    prepared.clear();
    gone.clear();
    if (failed(readPrepareFunctions()) || failed(readFunctions()))
      return signalPassFailure();
  }

private:
  /// What a function says about its prepare function.
  struct Prepared {
    func::FuncOp kernel;
    SmallVector<Attribute> rawNames;
  };
  llvm::DenseMap<StringAttr, Prepared> prepared;
  llvm::SmallPtrSet<Operation *, 8> gone;

  LogicalResult readPrepareFunctions() {
    Builder b(&getContext());
    EqualFunctions kernels;
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      auto name =
          function->getAttrOfType<FlatSymbolRefAttr>(FFNDialect::kPrepareAttr);
      if (!name || prepared.contains(name.getAttr()))
        continue;
      auto prepare = getOperation().lookupSymbol<func::FuncOp>(name.getAttr());
      if (!prepare || prepare.isExternal())
        return function.emitError()
               << "'" << function.getName() << "' needs the body of " << name;
      if (failed(placeResults(prepare)))
        return failure();
      SmallVector<Attribute> names = takeNames(prepare);
      func::FuncOp kernel = kernels.find(prepare);
      if (kernel == prepare)
        prepare->setAttr(abi::kWeights, b.getArrayAttr(names));
      gone.insert(prepare);
      prepared[name.getAttr()] = {kernel, names};
    }
    return success();
  }

  LogicalResult readFunctions() {
    Builder b(&getContext());
    EqualFunctions kernels;
    llvm::MapVector<Operation *, SmallVector<Attribute>> names, ready;
    SmallVector<Operation *> merged;
    for (auto function :
         llvm::make_early_inc_range(getOperation().getOps<func::FuncOp>())) {
      if (function.isExternal() || gone.contains(function))
        continue;
      auto prepare = llvm::dyn_cast_or_null<FlatSymbolRefAttr>(
          function->removeAttr(FFNDialect::kPrepareAttr));
      SmallVector<Attribute> roles;
      SmallVector<bool> isWeight;
      for (unsigned i = 0; i < function.getNumArguments(); ++i)
        isWeight.push_back(bool(function.getArgAttr(i, FFNDialect::kNameAttr)));
      if (failed(checkBody(function)) || failed(flattenTokens(function, roles)))
        return failure();
      copyRepeatedResults(function);
      SmallVector<Attribute> name = {function.getSymNameAttr()}, made;
      if (prepare && failed(checkRoles(function, roles, isWeight)))
        return failure();
      if (prepare) {
        Prepared &from = prepared[prepare.getAttr()];
        name.append(from.rawNames);
        made.push_back(from.kernel.getSymNameAttr());
      }
      for (Attribute role : roles)
        if (isa<StringAttr>(role))
          (prepare ? made : name).push_back(role);
      func::FuncOp kernel = kernels.find(function);
      if (kernel == function)
        function->setAttr(abi::kWeights, b.getArrayAttr(roles));
      else
        merged.push_back(function);
      names[kernel].push_back(b.getArrayAttr(name));
      ready[kernel].push_back(b.getArrayAttr(made));
    }
    for (auto &[kernel, all] : names) {
      kernel->setAttr(abi::kFunctions, b.getArrayAttr(all));
      bool isPrepared = llvm::any_of(ready[kernel], [](Attribute made) {
        return !cast<ArrayAttr>(made).empty();
      });
      if (isPrepared)
        kernel->setAttr(abi::kPrepared, b.getArrayAttr(ready[kernel]));
    }
    for (Operation *function : merged)
      function->erase();
    for (Operation *prepare : gone)
      if (!prepare->hasAttr(abi::kWeights))
        prepare->erase();
    return success();
  }

  /// With a prepare function, weights are what it makes, and all of that is
  /// weights.
  static LogicalResult checkRoles(func::FuncOp function,
                                  ArrayRef<Attribute> roles,
                                  ArrayRef<bool> isWeight) {
    for (auto [i, role] : llvm::enumerate(roles))
      if (isa<StringAttr>(role) != isWeight[i])
        return function.emitError()
               << "argument " << i << " of '" << function.getName() << "' "
               << (isWeight[i] ? "holds tokens, expected a weight, as its name "
                                 "says"
                               : "is a weight without a name, expected one "
                                 "that the prepare function makes");
    return success();
  }
};
} // namespace
