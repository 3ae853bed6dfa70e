//===- Outline.cpp - blocks as functions ----------------------------------===//

#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/RegionKindInterface.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_OUTLINEPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

//===----------------------------------------------------------------------===//
// The input in the form of the result
//===----------------------------------------------------------------------===//

static ArrayRef<int64_t> getLeading(Value value) {
  return cast<RankedTensorType>(value.getType()).getShape().drop_back();
}

/// The type of `value` with other leading dimensions.
static RankedTensorType withLeading(ArrayRef<int64_t> leading, Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<int64_t> shape(leading);
  shape.push_back(type.getShape().back());
  return type.clone(shape);
}

/// Does to `value` what `reshape` does to rows of another length.
static Value repeatReshape(OpBuilder &b, Operation *reshape, Value value) {
  Location loc = reshape->getLoc();
  RankedTensorType type = withLeading(getLeading(reshape->getResult(0)), value);
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(reshape))
    return tensor::CollapseShapeOp::create(b, loc, type, value,
                                           collapse.getReassociationIndices());
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(reshape)) {
    SmallVector<OpFoldResult> sizes = expand.getMixedOutputShape();
    int64_t last = cast<RankedTensorType>(value.getType()).getRank() - 1;
    sizes.back() = tensor::getMixedSize(b, loc, value, last);
    return tensor::ExpandShapeOp::create(
        b, loc, type, value, expand.getReassociationIndices(), sizes);
  }
  return tensor::CastOp::create(b, loc, type, value);
}

/// True if a tensor with these leading dimensions and as many rows can only be
/// the same one: two dynamic sizes may share the rows in another way.
static bool isFormUnique(ArrayRef<int64_t> leading) {
  return llvm::count_if(leading, ShapedType::isDynamic) <= 1;
}

/// The input of a block with the leading dimensions of its result. Every
/// operation between treats rows alike, so that their reshapes can go first.
static Value adaptInput(OpBuilder &b, const FFNBlock &block) {
  ArrayRef<int64_t> leading = getLeading(block.result);
  Value input = block.input;
  if (getLeading(input) != leading || !isFormUnique(leading))
    for (Operation *reshape : block.reshapes)
      input = repeatReshape(b, reshape, input);
  // What an addend knows of a size, the input may not know.
  if (getLeading(input) != leading)
    input = tensor::CastOp::create(b, block.result.getLoc(),
                                   withLeading(leading, input), input);
  return input;
}

//===----------------------------------------------------------------------===//
// Function of a block
//===----------------------------------------------------------------------===//

namespace {
/// Writes the operations of a block into a new function, in an order that
/// depends on nothing but what reads what.
class FunctionWriter {
public:
  FunctionWriter(const FFNBlock &block, Value input, bool takesConstants);

  /// Not in the module yet.
  func::FuncOp write(StringRef name);
  /// What to call it with.
  SmallVector<Value> operands;

private:
  Value get(OpOperand &operand);
  Value getArgument(Value value);
  Value emit(Operation *op);

  const FFNBlock &block;
  /// The adapted one.
  Value input;
  bool takesConstants;
  DenseSet<Operation *> operations;
  /// The operands that read `block.input` or a reshape of it.
  DenseSet<OpOperand *> inputUses;
  IRMapping mapping;
  func::FuncOp function;
  OpBuilder b;
};
} // namespace

FunctionWriter::FunctionWriter(const FFNBlock &block, Value input,
                               bool takesConstants)
    : block(block), input(input), takesConstants(takesConstants),
      operations(block.operations.begin(), block.operations.end()),
      b(block.result.getContext()) {
  for (const BlockLinear &linear : block.linears) {
    if (linear.role == LinearRole::Down)
      continue;
    Operation *reader = linear.scaleIn ? linear.scaleIn : linear.op;
    inputUses.insert(&reader->getOpOperand(0));
    for (LowRankOp branch : linear.lora)
      inputUses.insert(&branch->getOpOperand(0));
  }
}

Value FunctionWriter::getArgument(Value value) {
  if (Value argument = mapping.lookupOrNull(value))
    return argument;
  auto constant = value.getDefiningOp<arith::ConstantOp>();
  if (constant && takesConstants)
    return b.clone(*constant, mapping)->getResult(0);
  operands.push_back(value);
  Value argument =
      function.getBody().front().addArgument(value.getType(), value.getLoc());
  mapping.map(value, argument);
  return argument;
}

Value FunctionWriter::get(OpOperand &operand) {
  if (inputUses.contains(&operand))
    return getArgument(input);
  Operation *op = operand.get().getDefiningOp();
  // A value that the block reads is its result only in code that never runs.
  if (!op || !operations.contains(op) || operand.get() == block.result)
    return getArgument(operand.get());
  return emit(op);
}

Value FunctionWriter::emit(Operation *op) {
  Value result = op->getResult(0);
  if (Value done = mapping.lookupOrNull(result))
    return done;
  if (getReshapedRows(op)) {
    Value source = get(op->getOpOperand(0));
    mapping.map(result, source);
    return source;
  }
  SmallVector<Value> values;
  for (OpOperand &operand : op->getOpOperands())
    values.push_back(get(operand));
  Operation *clone = b.clone(*op);
  clone->setOperands(values);
  if (!isa<DequantizeOp>(op))
    clone->getResult(0).setType(
        withLeading(getLeading(block.result), clone->getResult(0)));
  mapping.map(result, clone->getResult(0));
  return clone->getResult(0);
}

func::FuncOp FunctionWriter::write(StringRef name) {
  Operation *last = block.result.getDefiningOp();
  Location loc = last->getLoc();
  function = func::FuncOp::create(
      loc, name, FunctionType::get(b.getContext(), {}, block.result.getType()));
  function.setPrivate();
  Block *body = function.addEntryBlock();
  b.setInsertionPointToStart(body);
  Value result = emit(last);
  func::ReturnOp::create(b, loc, result);
  function.setFunctionType(FunctionType::get(
      b.getContext(), body->getArgumentTypes(), result.getType()));
  return function;
}

//===----------------------------------------------------------------------===//
// Pass
//===----------------------------------------------------------------------===//

/// True if the function holds the block and nothing else, so that a call of it
/// is a call of the block already.
static bool isWholeFunction(Operation *op, const FFNBlock &block) {
  auto function = dyn_cast<func::FuncOp>(op);
  if (!function || !function.getBody().hasOneBlock())
    return false;
  DenseSet<Operation *> operations(block.operations.begin(),
                                   block.operations.end());
  auto isTensor = [](Type type) { return isa<RankedTensorType>(type); };
  Operation *terminator = function.getBody().front().getTerminator();
  return llvm::all_of(function.getArgumentTypes(), isTensor) &&
         terminator->getNumOperands() == 1 &&
         terminator->getOperand(0) == block.result &&
         llvm::all_of(function.getBody().front().without_terminator(),
                      [&](Operation &nested) {
                        return isa<arith::ConstantOp>(nested) ||
                               (operations.contains(&nested) &&
                                !getReshapedRows(&nested));
                      });
}

namespace {
/// A function that was made, and the names of its arguments that all callers
/// agree on so far.
struct Outlined {
  func::FuncOp function;
  SmallVector<StringAttr> names;
};

class Outliner {
public:
  Outliner(ModuleOp module, bool pieces, bool extract)
      : module(module), pieces(pieces), extract(extract) {}

  LogicalResult run();

private:
  void outline(FFNBlock &block, FunctionOpInterface caller);
  func::FuncOp share(func::FuncOp function, ValueRange operands,
                     FunctionOpInterface caller);
  bool isOutlinable(const FFNBlock &block, FunctionOpInterface caller);
  void setNames();
  LogicalResult keepBlocksOnly();

  ModuleOp module;
  bool pieces, extract;
  SymbolTableCollection tables;
  /// By the symbol table and the type.
  llvm::MapVector<std::pair<Operation *, Type>, SmallVector<Outlined, 1>> made;
  /// How many blocks of a function had a number.
  DenseMap<Operation *, unsigned> counts;
  DenseSet<Operation *> wholeFunctions;
  /// What blocks gave, and what their calls give.
  DenseMap<Value, Value> replaced;
};
} // namespace

/// Puts the new function into the caller's module, or takes an equal one.
func::FuncOp Outliner::share(func::FuncOp function, ValueRange operands,
                            FunctionOpInterface caller) {
  Operation *table = SymbolTable::getNearestSymbolTable(caller->getParentOp());
  SmallVector<StringAttr> names =
      llvm::map_to_vector(
      operands, [](Value value) { return getWeightName(value); });
  auto &candidates = made[{table, function.getFunctionType()}];
  if (!extract)
    for (Outlined &other : candidates) {
      if (!OperationEquivalence::isRegionEquivalentTo(
              &function.getBody(), &other.function.getBody(),
              OperationEquivalence::IgnoreLocations))
        continue;
      for (auto [kept, name] : llvm::zip_equal(other.names, names))
        if (kept != name)
          kept = {};
      function.erase();
      return other.function;
    }
  tables.getSymbolTable(table).insert(
      function, Block::iterator(caller.getOperation()));
  candidates.push_back({function, std::move(names)});
  return function;
}

void Outliner::outline(FFNBlock &block, FunctionOpInterface caller) {
  Operation *last = block.result.getDefiningOp();
  OpBuilder b(last);
  // The block before may have given the input.
  if (Value result = replaced.lookup(block.input))
    block.input = result;
  Value input = block.linears.empty() ? block.input : adaptInput(b, block);
  FunctionWriter writer(block, input, extract);
  std::string name =
      (caller.getName() + "_ffn_" + Twine(counts[caller]++)).str();
  func::FuncOp function = writer.write(name);
  function = share(function, writer.operands, caller);
  auto call =
      func::CallOp::create(b, last->getLoc(), function, writer.operands);
  block.result.replaceAllUsesWith(call.getResult(0));
  replaced[block.result] = call.getResult(0);
}

/// Regions without an order of operations have no place for a call.
bool Outliner::isOutlinable(const FFNBlock &block, FunctionOpInterface caller) {
  bool isPiece =
      block.kind != BlockKind::GatedFFN && block.kind != BlockKind::FFN;
  if ((isPiece && !pieces) || !caller)
    return false;
  Operation *table = caller->getParentOp();
  Value result = block.result;
  return isa_and_nonnull<ModuleOp>(table) && !(extract && table != module) &&
         !mayBeGraphRegion(*result.getParentRegion());
}

/// Gives arguments the names that all callers agree on.
void Outliner::setNames() {
  StringRef attr = FFNDialect::kNameAttr;
  for (auto &[key, functions] : made)
    for (Outlined &outlined : functions)
      for (auto [i, name] : llvm::enumerate(outlined.names))
        if (name)
          outlined.function.setArgAttr(i, attr, name);
}

LogicalResult Outliner::keepBlocksOnly() {
  DenseSet<Operation *> kept = wholeFunctions;
  for (auto &[key, functions] : made)
    for (Outlined &outlined : functions)
      kept.insert(outlined.function);
  for (Operation &op : llvm::make_early_inc_range(module.getOps())) {
    if (kept.contains(&op))
      cast<func::FuncOp>(op).setPublic();
    else
      op.erase();
  }
  if (!kept.empty())
    return success();
  return emitError(module.getLoc())
         << "no feed-forward block was found, expected one to extract";
}

LogicalResult Outliner::run() {
  std::vector<FFNBlock> blocks = findBlocks(module);
  for (FFNBlock &block : blocks) {
    Operation *last = block.result.getDefiningOp();
    auto caller = last->getParentOfType<FunctionOpInterface>();
    if (!isOutlinable(block, caller))
      continue;
    if (isWholeFunction(caller, block))
      wholeFunctions.insert(caller);
    else
      outline(block, caller);
  }
  // Later, since a block may read what another gave.
  for (FFNBlock &block : blocks)
    if (replaced.contains(block.result))
      for (Operation *op : llvm::reverse(block.operations))
        if (op->use_empty())
          op->erase();
  setNames();
  return extract ? keepBlocksOnly() : success();
}

namespace {
struct Outline : ffn::impl::OutlinePassBase<Outline> {
  using OutlinePassBase::OutlinePassBase;

  void runOnOperation() override {
    if (failed(Outliner(getOperation(), pieces, extract).run()))
      signalPassFailure();
  }
};
} // namespace
