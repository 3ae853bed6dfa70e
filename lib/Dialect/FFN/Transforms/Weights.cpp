//===- Weights.cpp - what is known before the first token -----------------===//

#include "swiglu/Dialect/FFN/Transforms/Weights.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "swiglu/Dialect/FFN/Transforms/Blocks.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::ffn;

/// All values that `op` reads, in its regions too.
static SmallVector<Value> getReadValues(Operation *op) {
  SmallVector<Value> values(op->getOperands());
  if (op->getNumRegions() > 0) {
    SetVector<Value> captured;
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    llvm::append_range(values, captured);
  }
  return values;
}

// No traits here: in the plugin, which may be built by another compiler than
// the MLIR that it is loaded into, operations of that MLIR don't have them.
bool ffn::isTerminator(Operation *op) {
  return op->getBlock() && op->getBlock()->mightHaveTerminator() &&
         op == &op->getBlock()->back();
}

namespace {
/// Answers for many values, each of which is looked at once.
class WeightQuery {
public:
  bool isWeight(Value value) {
    if (isa<BlockArgument>(value))
      return static_cast<bool>(getWeightName(value));
    return isWeightOp(value.getDefiningOp());
  }

  bool isWeightOp(Operation *op) {
    if (isa<arith::ConstantOp>(op))
      return true;
    auto [entry, isNew] = known.try_emplace(op, false);
    if (!isNew)
      return entry->second;
    bool isOne = op->getNumResults() > 0 && isMemoryEffectFree(op) &&
                 !isTerminator(op) &&
                 llvm::all_of(getReadValues(op),
                              [&](Value read) { return isWeight(read); });
    // What takes nothing and is no tensor may be the number of a thread.
    if (op->getNumOperands() == 0 && op->getNumRegions() == 0)
      isOne &= llvm::all_of(op->getResultTypes(), llvm::IsaPred<TensorType>);
    known[op] = isOne;
    return isOne;
  }

private:
  DenseMap<Operation *, bool> known;
};
} // namespace

bool ffn::isWeight(Value value) { return WeightQuery().isWeight(value); }
bool ffn::isWeightOp(Operation *op) { return WeightQuery().isWeightOp(op); }

/// True where the operand is a matrix that the operation multiplies with.
static bool isWeightOfProduct(OpOperand &use) {
  Operation *op = use.getOwner();
  // The one operand that is no weight is x; a value can be both.
  if (isa<LinearOp, GatedLinearOp, LowRankOp, ScaleOp>(op))
    return use.getOperandNumber() != 0;
  return isa<DequantizeOp, MergeOp, DoraScaleOp>(op);
}

static std::string describeReader(Operation *op) {
  if (isTerminator(op))
    return "it is also returned";
  return ("it is also read by '" + op->getName().getStringRef() + "'").str();
}

namespace {
/// Looks at the readers of a weight, through what is made of weights alone.
struct ReaderSearch {
  WeightQuery query;
  llvm::SmallPtrSet<Operation *, 16> seen;

  /// Calls `visit` on each use that is none by an operation on weights, until
  /// it returns true.
  bool anyOf(Value value, bool throughMerges,
             function_ref<bool(OpOperand &)> visit) {
    for (OpOperand &use : value.getUses()) {
      Operation *op = use.getOwner();
      if (!query.isWeightOp(op)) {
        if (visit(use))
          return true;
        continue;
      }
      if (!throughMerges && isa<MergeOp, DoraScaleOp>(op))
        continue;
      if (!seen.insert(op).second)
        continue;
      for (Value result : op->getResults())
        if (anyOf(result, throughMerges, visit))
          return true;
    }
    return false;
  }
};
} // namespace

std::string ffn::describeOtherReaders(OpOperand &use) {
  std::string reason;
  ReaderSearch search;
  search.anyOf(use.get(), /*throughMerges=*/false, [&](OpOperand &other) {
    if (&other == &use)
      return false;
    reason = describeReader(other.getOwner());
    return true;
  });
  return reason;
}

/// The constants and arguments that `value` is made of.
static SetVector<Value> findRoots(Value value) {
  SetVector<Value> roots, open;
  open.insert(value);
  for (size_t i = 0; i < open.size(); ++i) {
    Operation *op = open[i].getDefiningOp();
    if (!op || isa<arith::ConstantOp>(op)) {
      roots.insert(open[i]);
      continue;
    }
    for (Value read : getReadValues(op))
      open.insert(read);
  }
  return roots;
}

/// Reading `value` that is no product's: a reason, or nothing.
static std::string findTable(Value value) {
  std::string reason;
  ReaderSearch search;
  search.anyOf(value, /*throughMerges=*/true, [&](OpOperand &use) {
    Operation *op = use.getOwner();
    if (isWeightOfProduct(use) || isTerminator(op) || isa<CallOpInterface>(op))
      return false;
    reason = describeReader(op);
    return true;
  });
  return reason;
}

/// The arguments of other functions that have the name of `argument`.
static SmallVector<Value> findNamesakes(Value argument) {
  SmallVector<Value> found;
  StringAttr name = getWeightName(argument);
  auto function = cast<BlockArgument>(argument)
                      .getOwner()
                      ->getParent()
                      ->getParentOfType<FunctionOpInterface>();
  if (!name || !function || !function->getBlock())
    return found;
  for (auto other : function->getBlock()->getOps<FunctionOpInterface>()) {
    if (other == function || other.isExternal())
      continue;
    for (Value value : other.getFunctionBody().getArguments())
      if (getWeightName(value) == name)
        found.push_back(value);
  }
  return found;
}

std::string ffn::describeTie(OpOperand &use) {
  for (Value root : findRoots(use.get())) {
    SmallVector<Value> values = {root};
    if (isa<BlockArgument>(root))
      values.append(findNamesakes(root));
    for (Value value : values)
      if (std::string reason = findTable(value); !reason.empty())
        return reason;
  }
  return {};
}

std::string ffn::describeWeight(Value value) {
  for (Value root : findRoots(value))
    if (StringAttr name = getWeightName(root))
      return ("the weight \"" + name.getValue() + "\"").str();
  return "the weight";
}
