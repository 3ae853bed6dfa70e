//===- PrepareWeights.cpp - work on weights in functions of its own -------===//
//
// f(x, w…) -> f(x, f_prepare(w…)…), with everything in f_prepare that reads
// weights alone.
//
//===----------------------------------------------------------------------===//

#include "swiglu/Dialect/FFN/Transforms/PrepareWeights.h"
#include "mlir/Analysis/CallGraph.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "swiglu/Dialect/FFN/Transforms/Passes.h"
#include "swiglu/Dialect/FFN/Transforms/Weights.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::ffn {
#define GEN_PASS_DEF_PREPAREWEIGHTSPASS
#include "swiglu/Dialect/FFN/Transforms/Passes.h.inc"
} // namespace mlir::ffn

using namespace mlir;
using namespace mlir::ffn;

static StringAttr getName(func::FuncOp function, unsigned argument) {
  return function.getArgAttrOfType<StringAttr>(argument, FFNDialect::kNameAttr);
}

/// The arguments with a name: weights.
static SmallVector<BlockArgument> getWeights(func::FuncOp function) {
  SmallVector<BlockArgument> weights;
  for (BlockArgument argument : function.getArguments())
    if (getName(function, argument.getArgNumber()))
      weights.push_back(argument);
  return weights;
}

func::FuncOp ffn::getPrepareFunction(func::FuncOp function) {
  auto name =
      function->getAttrOfType<FlatSymbolRefAttr>(FFNDialect::kPrepareAttr);
  if (!name)
    return {};
  return SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(function, name);
}

//===----------------------------------------------------------------------===//
// What is hoisted
//===----------------------------------------------------------------------===//

namespace {
struct Size {
  uint64_t elements = 0, bits = 0;
  void add(Type type) {
    auto shaped = dyn_cast<RankedTensorType>(type);
    if (!shaped || !shaped.getElementType().isIntOrIndexOrFloat())
      return;
    uint64_t count = 1;
    // Any number will do for an open size, as long as all take the same: what
    // is compared is tensors made of each other.
    for (int64_t size : shaped.getShape())
      count = llvm::SaturatingMultiply<uint64_t>(
          count, ShapedType::isDynamic(size) ? 1024 : size);
    Type element = shaped.getElementType();
    uint64_t width = element.isIndex() ? 64 : element.getIntOrFloatBitWidth();
    elements = llvm::SaturatingAdd(elements, count);
    bits = llvm::SaturatingAdd(
        bits, llvm::SaturatingMultiply<uint64_t>(count, width));
  }
};

/// The work on weights in one function, and the cut between what is hoisted and
/// what stays.
class WeightWork {
public:
  WeightWork(func::FuncOp function, const llvm::StringSet<> &prepares)
      : function(function), body(function.getBody().front()),
        prepares(prepares) {
    collect();
    cut();
  }

  /// What the function gets ready-made, in order.
  ArrayRef<Value> getRoots() const { return roots; }
  /// The operations that compute the roots, in order.
  SmallVector<Operation *> getSlice() const {
    llvm::SetVector<Value> leaves;
    llvm::SmallPtrSet<Operation *, 16> slice;
    for (Value root : roots)
      visit(root.getDefiningOp(), slice, leaves);
    SmallVector<Operation *> ordered;
    llvm::copy_if(work, std::back_inserter(ordered),
                  [&](Operation *op) { return slice.contains(op); });
    return ordered;
  }
  /// The operations that the function has no use for once the roots are
  /// arguments, in order.
  SmallVector<Operation *> getDead() const {
    SmallVector<Operation *> dead;
    llvm::copy_if(work, std::back_inserter(dead),
                  [&](Operation *op) { return !staying.contains(op); });
    return dead;
  }
  /// Arguments and constants that `root` is made of.
  llvm::SetVector<Value> getLeaves(Value root) const {
    llvm::SetVector<Value> leaves;
    llvm::SmallPtrSet<Operation *, 16> slice;
    visit(root.getDefiningOp(), slice, leaves);
    return leaves;
  }

private:
  static bool isConstant(Operation *op) {
    return op->hasTrait<OpTrait::ConstantLike>();
  }
  bool isPrepareCall(Operation *op) const {
    auto call = dyn_cast<func::CallOp>(op);
    return call && prepares.contains(call.getCallee());
  }
  /// True if `op` computes something of weights alone, without an effect.
  bool readsWeightsAlone(Operation *op) const {
    if (op->getNumResults() == 0)
      return false;
    if (isConstant(op) || isa<tensor::EmptyOp>(op))
      return llvm::all_of(op->getOperands(),
                          [&](Value value) { return weights.contains(value); });
    // Without an operand an operation reads something else: where it runs.
    if (op->getNumOperands() == 0 ||
        (!isMemoryEffectFree(op) && !isPrepareCall(op)))
      return false;
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    return llvm::all_of(
        llvm::concat<const Value>(llvm::to_vector(op->getOperands()), captured),
        [&](Value value) { return weights.contains(value); });
  }

  /// Fills `weights` and `work`. Operations of the entry block run in any case,
  /// so that hoisting them adds no work.
  void collect() {
    for (BlockArgument argument : getWeights(function))
      weights.insert(argument);
    for (Operation &op : body.without_terminator()) {
      if (!readsWeightsAlone(&op))
        continue;
      work.push_back(&op);
      isWork.insert(&op);
      weights.insert_range(op.getResults());
    }
  }

  bool isNeeded(OpResult result) const {
    return llvm::any_of(result.getUsers(), [&](Operation *user) {
      Operation *inBody = body.findAncestorOpInBlock(*user);
      return !inBody || !isWork.contains(inBody) || staying.contains(inBody);
    });
  }

  /// Adds what computes `op`, to `slice`, and what that reads, to `leaves`;
  /// with `tensorsAlone` not what it reads as a size or another scalar.
  void visit(Operation *op, llvm::SmallPtrSetImpl<Operation *> &slice,
             llvm::SetVector<Value> &leaves, bool tensorsAlone = false) const {
    SmallVector<Operation *> worklist = {op};
    while (!worklist.empty()) {
      Operation *next = worklist.pop_back_val();
      if (!slice.insert(next).second)
        continue;
      llvm::SetVector<Value> operands(next->operand_begin(),
                                      next->operand_end());
      getUsedValuesDefinedAbove(next->getRegions(), operands);
      for (Value operand : operands) {
        if (tensorsAlone && !isa<ShapedType>(operand.getType()))
          continue;
        Operation *producer = operand.getDefiningOp();
        if (!producer || isConstant(producer))
          leaves.insert(operand);
        if (producer)
          worklist.push_back(producer);
      }
    }
  }

  /// True if ready-made results of `op` are worth having: tensors that are no
  /// larger than what they are made of.
  bool isWorthPreparing(Operation *op) const {
    if (isConstant(op))
      return false;
    // As many integers as the weight has numbers, but smaller; and the scales.
    if (isPrepareCall(op) || isa<QuantizeOp>(op) || op->hasTrait<PacksWeights>())
      return true;
    // Integers are read faster than what they stand for.
    if (isa<DequantizeOp>(op) || op->hasTrait<ViewsPackedWeights>())
      return false;
    Size results, sources;
    for (OpResult result : op->getResults()) {
      if (!isNeeded(result))
        continue;
      if (!isa<RankedTensorType>(result.getType()))
        return false;
      results.add(result.getType());
    }
    llvm::SetVector<Value> leaves;
    llvm::SmallPtrSet<Operation *, 16> slice;
    visit(op, slice, leaves, /*tensorsAlone=*/true);
    for (Value leaf : leaves) {
      DenseElementsAttr value;
      if (!matchPattern(leaf, m_Constant(&value)) || !value.isSplat())
        sources.add(leaf.getType());
    }
    if (sources.elements == 0)
      return false;
    // A merge may have a wider type than its weight: it holds more digits, and
    // the other way is to compute it for each token.
    return results.bits <= sources.bits ||
           (isa<MergeOp, DoraScaleOp>(op) &&
            results.elements <= sources.elements);
  }

  /// Goes from users to producers: what the rest of the function needs is a
  /// root or stays, and then needs its own operands.
  void cut() {
    for (Operation *op : llvm::reverse(work)) {
      if (llvm::none_of(op->getResults(),
                        [&](OpResult result) { return isNeeded(result); }))
        continue;
      if (!isWorthPreparing(op)) {
        staying.insert(op);
        continue;
      }
      for (OpResult result : llvm::reverse(op->getResults()))
        if (isNeeded(result))
          roots.push_back(result);
    }
    std::reverse(roots.begin(), roots.end());
  }

  func::FuncOp function;
  Block &body;
  const llvm::StringSet<> &prepares;
  llvm::DenseSet<Value> weights;
  SmallVector<Operation *> work;
  llvm::DenseSet<Operation *> isWork, staying;
  SmallVector<Value> roots;
};

//===----------------------------------------------------------------------===//
// Work in regions
//===----------------------------------------------------------------------===//

/// Adds `op`, behind what it is made of, unless that is in `body` already.
static void addWithSources(Operation *op, Block &body,
                           llvm::SetVector<Operation *> &ops) {
  if (op->getBlock() == &body || ops.contains(op))
    return;
  llvm::SetVector<Value> read(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), read);
  for (Value value : read)
    if (Operation *source = value.getDefiningOp())
      addWithSources(source, body, ops);
  ops.insert(op);
}

static bool isIn(Operation *op, func::FuncOp function) {
  while ((op = op->getParentOp()) != function)
    if (op->hasTrait<OpTrait::IsIsolatedFromAbove>())
      return false;
  return true;
}

/// Moves what is made for products in loops and branches in front of these.
/// Only such work: what stays in the function may be needed in one branch
/// alone.
static void moveOutOfRegions(func::FuncOp function) {
  Block &body = function.getBody().front();
  SmallVector<Operation *> ops;
  function.walk([&](Operation *op) {
    if (isa<MergeOp, DoraScaleOp, QuantizeOp>(op) && op->getBlock() != &body &&
        isWeightOp(op) && isIn(op, function))
      ops.push_back(op);
  });
  for (Operation *op : ops) {
    Operation *place = body.findAncestorOpInBlock(*op);
    llvm::SetVector<Operation *> moved;
    addWithSources(op, body, moved);
    for (Operation *next : moved)
      next->moveBefore(place ? place : body.getTerminator());
  }
}

//===----------------------------------------------------------------------===//
// Hoisting
//===----------------------------------------------------------------------===//

/// Names for the function's new arguments, which say what they are made of:
/// "ffn.merge(up_proj.weight, up_proj.ia3_l)", in the order of its arguments.
class Namer {
public:
  explicit Namer(func::FuncOp function) : function(function) {
    for (BlockArgument argument : getWeights(function))
      taken.insert(::getName(function, argument.getArgNumber()).getValue());
  }
  StringAttr getName(Value root, const llvm::SetVector<Value> &leaves) {
    std::string name;
    llvm::raw_string_ostream os(name);
    os << root.getDefiningOp()->getName() << "(";
    llvm::ListSeparator comma;
    for (BlockArgument weight : getWeights(function))
      if (leaves.contains(weight))
        os << comma << ::getName(function, weight.getArgNumber()).getValue();
    os << ")";
    std::string unique = name;
    for (unsigned i = 1; !taken.insert(unique).second; ++i)
      unique = name + "#" + std::to_string(i);
    return StringAttr::get(function.getContext(), unique);
  }

private:
  func::FuncOp function;
  llvm::StringSet<> taken;
};

/// Moves the work of one function, and what follows from its new arguments.
class Hoister {
public:
  Hoister(func::FuncOp function, SymbolTable &symbols,
          llvm::StringSet<> &prepares)
      : function(function), symbols(symbols), prepares(prepares) {}

  /// True if something was hoisted.
  bool run() {
    SmallVector<BlockArgument> weights = getWeights(function);
    if (weights.size() == function.getNumArguments() || !readUses())
      return false;
    moveOutOfRegions(function);
    WeightWork work(function, prepares);
    if (work.getRoots().empty())
      return false;
    makePrepareFunction(weights);
    IRMapping mapping;
    SmallVector<Value> ready(
        prepare.getBody().front().getTerminator()->getOperands());
    mapping.map(ValueRange(SmallVector<Value>(weights.begin(), weights.end())),
                ValueRange(ready));
    moveWork(work, mapping);
    changeArguments(work, weights, mapping);
    changeCalls();
    return true;
  }

private:
  /// Finds the calls. False if the function or its prepare function is used in
  /// a way that cannot follow.
  bool readUses() {
    auto uses = SymbolTable::getSymbolUses(function, symbols.getOp());
    if (!uses)
      return false;
    for (SymbolTable::SymbolUse use : *uses) {
      auto call = dyn_cast<func::CallOp>(use.getUser());
      if (!call)
        return false;
      calls.push_back(call);
    }
    prepare = getPrepareFunction(function);
    if (!prepare)
      return !function->hasAttr(FFNDialect::kPrepareAttr);
    // A call passes what was prepared before: it has nothing to make more of.
    auto prepareUses = SymbolTable::getSymbolUses(prepare, symbols.getOp());
    return calls.empty() && prepareUses && !prepare.isExternal() &&
           prepare.getBody().hasOneBlock() &&
           std::distance(prepareUses->begin(), prepareUses->end()) == 1;
  }

  /// A function that returns its arguments, where there is none yet.
  void makePrepareFunction(ArrayRef<BlockArgument> weights) {
    if (prepare)
      return;
    SmallVector<Type> types;
    SmallVector<DictionaryAttr> attributes;
    SmallVector<Location> locations;
    for (BlockArgument weight : weights) {
      types.push_back(weight.getType());
      attributes.push_back(function.getArgAttrDict(weight.getArgNumber()));
      locations.push_back(weight.getLoc());
    }
    OpBuilder b(function.getContext());
    prepare = func::FuncOp::create(function.getLoc(),
                                   (function.getName() + "_prepare").str(),
                                   b.getFunctionType(types, types),
                                   ArrayRef<NamedAttribute>(), attributes);
    prepare.setVisibility(function.getVisibility());
    symbols.insert(prepare, std::next(Block::iterator(function)));
    Block *entry = b.createBlock(&prepare.getBody(), {}, types, locations);
    func::ReturnOp::create(b, function.getLoc(), entry->getArguments());
    function->setAttr(FFNDialect::kPrepareAttr,
                      FlatSymbolRefAttr::get(prepare));
    prepares.insert(prepare.getName());
  }

  void moveWork(const WeightWork &work, IRMapping &mapping) {
    OpBuilder b(prepare.getBody().front().getTerminator());
    for (Operation *op : work.getSlice())
      b.clone(*op, mapping);
  }

  /// The function takes the weights that it still reads, then the roots; the
  /// prepare function returns them.
  void changeArguments(const WeightWork &work, ArrayRef<BlockArgument> weights,
                       IRMapping &mapping) {
    Namer namer(function);
    SmallVector<StringAttr> names;
    for (Value root : work.getRoots())
      names.push_back(namer.getName(root, work.getLeaves(root)));
    SmallVector<Operation *> dead = work.getDead();
    for (auto [value, name] : llvm::zip(work.getRoots(), names)) {
      Value root = value;
      unsigned number = function.getNumArguments();
      (void)function.insertArgument(
          number, root.getType(),
          DictionaryAttr::get(function.getContext(),
                              {NamedAttribute(FFNDialect::kNameAttr, name)}),
          root.getLoc());
      // Users among the hoisted go anyway.
      root.replaceAllUsesWith(function.getArgument(number));
    }
    for (Operation *op : llvm::reverse(dead))
      op->erase();
    SmallVector<Value> results;
    llvm::BitVector gone(function.getNumArguments());
    for (BlockArgument weight : weights) {
      isKept.push_back(!weight.use_empty());
      if (isKept.back())
        results.push_back(mapping.lookup(weight));
      else
        gone.set(weight.getArgNumber());
    }
    for (Value root : work.getRoots())
      results.push_back(mapping.lookup(root));
    for (BlockArgument weight : weights)
      weightNumbers.push_back(weight.getArgNumber());
    (void)function.eraseArguments(gone);
    Operation *terminator = prepare.getBody().front().getTerminator();
    terminator->setOperands(results);
    prepare.setFunctionType(FunctionType::get(function.getContext(),
                                              prepare.getArgumentTypes(),
                                              terminator->getOperandTypes()));
    prepare.removeResAttrsAttr();
  }

  /// call f(x, w…) -> call f(x, call f_prepare(w…)…)
  void changeCalls() {
    for (func::CallOp call : calls) {
      OpBuilder b(call);
      llvm::SmallDenseSet<unsigned> raw(weightNumbers.begin(),
                                        weightNumbers.end());
      SmallVector<Value> weights;
      for (unsigned number : weightNumbers)
        weights.push_back(call.getOperand(number));
      auto ready = func::CallOp::create(b, call.getLoc(), prepare, weights);
      SmallVector<Value> operands;
      unsigned weight = 0, result = 0;
      for (auto [i, operand] : llvm::enumerate(call.getOperands())) {
        if (!raw.contains(i))
          operands.push_back(operand);
        else if (isKept[weight++])
          operands.push_back(ready.getResult(result++));
      }
      while (result < ready.getNumResults())
        operands.push_back(ready.getResult(result++));
      call->setOperands(operands);
    }
  }

  func::FuncOp function;
  SymbolTable &symbols;
  llvm::StringSet<> &prepares;
  func::FuncOp prepare;
  SmallVector<func::CallOp> calls;
  /// Of each weight, whether the function still reads it as it was, and the
  /// number that its argument had.
  SmallVector<bool> isKept;
  SmallVector<unsigned> weightNumbers;
};

struct PrepareWeights : ffn::impl::PrepareWeightsPassBase<PrepareWeights> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    SymbolTable symbols(module);
    llvm::StringSet<> prepares;
    for (auto function : module.getOps<func::FuncOp>())
      if (auto name = function->getAttrOfType<FlatSymbolRefAttr>(
              FFNDialect::kPrepareAttr))
        prepares.insert(name.getValue());
    bool isChanged = false;
    for (func::FuncOp function : calleesFirst(module))
      if (!prepares.contains(function.getName()))
        isChanged |= Hoister(function, symbols, prepares).run();
    if (!isChanged)
      markAllAnalysesPreserved();
  }

  /// The functions with a body that do not call themselves, also not through
  /// others; a caller comes behind those it calls, whose work on its weights
  /// is then its own.
  static SmallVector<func::FuncOp> calleesFirst(ModuleOp module) {
    SmallVector<func::FuncOp> functions;
    const CallGraph graph(module);
    for (auto it = llvm::scc_begin(&graph); !it.isAtEnd(); ++it) {
      if (it.hasCycle())
        continue;
      CallGraphNode *node = (*it).front();
      if (node->isExternal())
        continue;
      auto function =
          dyn_cast<func::FuncOp>(node->getCallableRegion()->getParentOp());
      if (function && function->getParentOp() == module.getOperation())
        functions.push_back(function);
    }
    return functions;
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// The way back
//===----------------------------------------------------------------------===//

static void inlinePrepared(func::FuncOp function, func::FuncOp prepare) {
  SmallVector<BlockArgument> ready = getWeights(function);
  unsigned first = function.getNumArguments();
  IRMapping mapping;
  for (BlockArgument raw : prepare.getArguments()) {
    unsigned number = function.getNumArguments();
    (void)function.insertArgument(number, raw.getType(),
                                  prepare.getArgAttrDict(raw.getArgNumber()),
                                  raw.getLoc());
    mapping.map(raw, function.getArgument(number));
  }
  Block &entry = function.getBody().front();
  OpBuilder b = OpBuilder::atBlockBegin(&entry);
  Block &source = prepare.getBody().front();
  for (Operation &op : source.without_terminator())
    b.clone(op, mapping);
  llvm::BitVector gone(function.getNumArguments());
  for (auto [argument, value] :
       llvm::zip(ready, source.getTerminator()->getOperands())) {
    argument.replaceAllUsesWith(mapping.lookup(value));
    gone.set(argument.getArgNumber());
  }
  assert(gone.find_last() < static_cast<int>(first) && "only ready weights");
  (void)first;
  (void)function.eraseArguments(gone);
  function->removeAttr(FFNDialect::kPrepareAttr);
}

void ffn::inlinePreparedWeights(ModuleOp module) {
  llvm::SetVector<Operation *> prepares;
  for (auto function : module.getOps<func::FuncOp>()) {
    func::FuncOp prepare = getPrepareFunction(function);
    if (!prepare || function.isExternal() || prepare.isExternal() ||
        !prepare.getBody().hasOneBlock() ||
        !SymbolTable::symbolKnownUseEmpty(function, module))
      continue;
    inlinePrepared(function, prepare);
    prepares.insert(prepare);
  }
  for (Operation *prepare : prepares)
    if (SymbolTable::symbolKnownUseEmpty(prepare, module))
      prepare->erase();
}
