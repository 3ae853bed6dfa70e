//===- Contraction.cpp - products with a weight ---------------------------===//

#include "Graph.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

namespace {
/// What the loops of a contraction do. Loops of size 1 are left out.
struct Loops {
  SmallVector<int64_t> sizes;
  SmallVector<unsigned> order;  // over the dimensions of the result
  SmallVector<unsigned> result; // the same without those of size 1
  llvm::SmallBitVector isReduction;
  /// A loop that has one value only, for the weight.
  std::optional<std::pair<unsigned, int64_t>> fixed;
};

/// A weight that was reached from an operand of the contraction.
struct Weight {
  Value value;
  SmallVector<ReassociationIndices> groups;
  WeightLayout layout;
  std::optional<std::pair<int64_t, int64_t>> index;
  /// The loops over out and over k, outermost first.
  SmallVector<unsigned, 2> out, k;
};
} // namespace

/// The block argument that `scalar` is, or the extension of; null for others.
static BlockArgument argumentOf(Value scalar) {
  if (auto extension = scalar.getDefiningOp<arith::ExtFOp>())
    scalar = extension.getIn();
  return dyn_cast<BlockArgument>(scalar);
}

/// Whether the sum starts from +0.
static bool startsAtZero(Value init) {
  std::optional<APFloat> literal = findLiteral(init);
  return literal && literal->isPosZero();
}

/// The dimensions of a tensor grouped to two: those up to `first`, the rest.
static SmallVector<ReassociationIndices> groupDims(int64_t rank,
                                                   int64_t first) {
  if (rank == 2)
    return {};
  SmallVector<ReassociationIndices> groups(2);
  for (int64_t dim = 0; dim < rank; ++dim)
    groups[dim >= first].push_back(dim);
  return groups;
}

/// Reads the dimensions of `access` as those of a weight: out, then in, or in,
/// then out. `out` and `in` of size 1 have no loop.
static std::optional<Weight> asWeight(const Access &access, const Loops &loops,
                                      const llvm::SmallBitVector &isOfX) {
  Weight weight;
  weight.value = access.base;
  int64_t rank = access.dims.size();
  // For each dimension: 0 none, 1 out, 2 k.
  SmallVector<int> kinds;
  for (auto [position, loopsOfDim] : llvm::enumerate(access.dims)) {
    ArrayRef<unsigned> dim = loopsOfDim;
    int kind = 0;
    if (loops.fixed && dim == ArrayRef<unsigned>(loops.fixed->first)) {
      weight.index = {position, loops.fixed->second};
      dim = {};
    }
    for (unsigned loop : dim) {
      if (loop == kPartOfLoop)
        return std::nullopt;
      int own = loops.isReduction[loop] ? 2 : 1;
      if ((kind && kind != own) || (own == 1 && isOfX[loop]))
        return std::nullopt;
      kind = own;
      (own == 1 ? weight.out : weight.k).push_back(loop);
    }
    kinds.push_back(kind);
  }
  if (rank < 2 || weight.index.has_value() != loops.fixed.has_value())
    return std::nullopt;
  int first = 0;
  SmallVector<int> order;
  for (int kind : kinds)
    if (kind && (order.empty() || order.back() != kind))
      order.push_back(kind);
  if (order.size() > 2)
    return std::nullopt;
  if (order.size() == 2) {
    while (kinds[first] != order[1])
      ++first;
    weight.layout = order[0] == 1 ? WeightLayout::OutIn : WeightLayout::InOut;
  } else if (order.size() == 1) {
    // The other dimension has size 1: before it or after it.
    bool isBefore = kinds.front() == 0;
    if (!isBefore && kinds.back() != 0)
      return std::nullopt;
    first = isBefore ? 1 : rank - 1;
    bool isOutFirst = isBefore == (order[0] == 2);
    weight.layout = isOutFirst ? WeightLayout::OutIn : WeightLayout::InOut;
  } else {
    return std::nullopt;
  }
  weight.groups = groupDims(rank, first);
  return weight;
}

/// The weight that lies deepest behind an operand.
static std::optional<Weight> findWeight(Graph &graph, linalg::LinalgOp op,
                                        OpOperand *operand, const Loops &loops,
                                        const llvm::SmallBitVector &isOfX,
                                        bool throughExtensions) {
  std::optional<Access> start = accessOf(op, operand, loops.sizes);
  if (!start)
    return std::nullopt;
  Access access = *start;
  std::optional<Weight> found;
  do {
    if (auto weight = asWeight(access, loops, isOfX))
      found = weight;
  } while (access.chase(loops.sizes, throughExtensions));
  if (!found || graph.lookup(access.base)->isActivation)
    return std::nullopt;
  // The order of several out loops is that of the result, behind all tokens.
  ArrayRef<unsigned> result = loops.result;
  if (found->out.size() > result.size() ||
      !llvm::equal(found->out, result.take_back(found->out.size())))
    return std::nullopt;
  // A reduction that the weight is not read along repeats the sum.
  unsigned reductions = 0;
  for (auto [loop, size] : llvm::enumerate(loops.sizes))
    reductions += loops.isReduction[loop] && size != 1;
  if (found->k.size() != reductions)
    return std::nullopt;
  return found;
}

/// Why a factor that is no weight looks like several: a dimension that runs
/// over both factors and the result.
static std::string explainBatch(Graph &graph, linalg::LinalgOp op,
                                OpOperand *operand, const Loops &loops,
                                const llvm::SmallBitVector &isOfX) {
  RankedTensorType type = typeOf(operand->get());
  if (graph.lookup(operand->get())->isActivation || type.getRank() != 3)
    return "";
  std::string text;
  bool hasOut = false;
  for (auto [expr, size] : llvm::zip(
           op.getMatchingIndexingMap(operand).getResults(), type.getShape())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || loops.isReduction[dim.getPosition()])
      continue;
    if (!isOfX[dim.getPosition()])
      hasOut = true;
    else if (size > 1)
      llvm::raw_string_ostream(text)
          << "a product with " << size
          << " weights at once, one for each slice of the input; expected one "
             "weight";
  }
  return hasOut ? text : "";
}

/// The dense tensor behind a transposition that is read in `order`.
static Node *findTransposed(Graph &graph, linalg::LinalgOp op,
                            OpOperand *operand, ArrayRef<unsigned> order,
                            ArrayRef<int64_t> loopSizes) {
  std::optional<Access> access = accessOf(op, operand, loopSizes);
  while (access && access->chase(loopSizes)) {
    SmallVector<unsigned> loops;
    for (ArrayRef<unsigned> dim : access->dims)
      llvm::append_range(loops, dim);
    if (loops == order)
      return graph.lookup(access->base);
  }
  return nullptr;
}

/// Reads the left operand: tokens as in the result, then k.
static bool findX(Graph &graph, linalg::LinalgOp op, Value scalar,
                  OpOperand *weightOperand, const Weight &weight,
                  const Loops &loops, Contraction &contraction) {
  ArrayRef<unsigned> tokens =
      ArrayRef(loops.result).drop_back(weight.out.size());
  SmallVector<unsigned> order(tokens);
  llvm::append_range(order, weight.k);
  Translator translator(graph, op, nullptr);
  Value shape;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(operand);
    if (operand == weightOperand || argument.use_empty())
      continue;
    Node *node =
        readOperand(graph, operand->get(), op.getMatchingIndexingMap(operand),
                    order, loops.sizes);
    if (!node)
      continue;
    translator.set(argument, node);
    if (node->isDense() && !shape)
      shape = operand->get();
  }
  if (BlockArgument argument = argumentOf(scalar)) {
    Node *node = translator.lookup(argument);
    if (!node && argument.getOwner() == op.getBlock())
      node = findTransposed(graph, op, op.getMatchingOpOperand(argument), order,
                            loops.sizes);
    if (!node || !node->isDense())
      return false;
    contraction.x = node;
    return true;
  }
  // An expression of several operands: upstream's fusion put the unit here.
  if (!shape)
    return false;
  translator.setShape(shape);
  for (Operation &inner : op.getBlock()->without_terminator())
    translator.visit(&inner);
  contraction.x = translator.lookup(scalar);
  return contraction.x && contraction.x->isDense();
}

/// Reads x before its extension, where the weight was: both operands of
/// `ffn.linear` have one type.
static bool narrowX(Contraction &contraction) {
  contraction.xReshapes.clear();
  while (contraction.x->type != contraction.storage) {
    Node *x = contraction.x;
    if (x->kind == NodeKind::Reshape)
      contraction.xReshapes.push_back(x);
    contraction.x = Graph::peelForm(x);
    if (contraction.x == x || !contraction.x->type)
      return false;
  }
  return true;
}

/// Whether `value` is an argument that carries the name of a weight.
static bool isNamed(Value value) {
  auto argument = dyn_cast_or_null<BlockArgument>(value);
  auto function =
      argument
          ? dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp())
          : FunctionOpInterface();
  return function && argument.getOwner()->isEntryBlock() &&
         function.getArgAttr(argument.getArgNumber(), FFNDialect::kNameAttr);
}

SmallVector<unsigned> raise::resultLoopsOf(linalg::LinalgOp op) {
  SmallVector<unsigned> loops;
  for (AffineExpr expr :
       op.getMatchingIndexingMap(op.getDpsInitOperand(0)).getResults())
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      loops.push_back(dim.getPosition());
  return loops;
}

/// The product of a body that yields `out + a * b`, else null.
static arith::MulFOp findProduct(linalg::LinalgOp op) {
  Value yielded = op.getBlock()->getTerminator()->getOperand(0);
  auto sum = yielded.getDefiningOp<arith::AddFOp>();
  Value out = op.getMatchingBlockArgument(op.getDpsInitOperand(0));
  if (!sum || !out.hasOneUse() || (sum.getLhs() != out && sum.getRhs() != out))
    return nullptr;
  Value product = sum.getLhs() == out ? sum.getRhs() : sum.getLhs();
  return product.getDefiningOp<arith::MulFOp>();
}

static Loops loopsOf(const ProductView &view) {
  linalg::LinalgOp op = view.op;
  Loops loops;
  loops.sizes = op.getStaticLoopRanges();
  loops.isReduction.resize(loops.sizes.size());
  for (auto [loop, iterator] : llvm::enumerate(op.getIteratorTypesArray()))
    loops.isReduction[loop] = iterator == utils::IteratorType::reduction;
  loops.order = view.order;
  for (unsigned loop : view.order)
    if (loops.sizes[loop] != 1)
      loops.result.push_back(loop);
  loops.fixed = view.fixed;
  return loops;
}

namespace {
/// One way to read a product: which factor is the weight.
struct Factors {
  OpOperand *weight;
  Value x;
  /// The loops that the other operands are read by.
  llvm::SmallBitVector isOfX;
};
} // namespace

/// First a factor that has the last dimension of the result, be it of size 1,
/// and of two such the right one: `x * w` is the usual order.
static SmallVector<Factors> factorsOf(const ProductView &view,
                                      arith::MulFOp mul, unsigned numLoops) {
  linalg::LinalgOp op = view.op;
  SmallVector<Factors> first, second;
  for (bool isRight : {true, false}) {
    BlockArgument argument = argumentOf(isRight ? mul.getRhs() : mul.getLhs());
    if (!argument || argument.getOwner() != op.getBlock())
      continue;
    OpOperand *operand = op.getMatchingOpOperand(argument);
    if (op.isDpsInit(operand))
      continue;
    Factors factors{operand, isRight ? mul.getLhs() : mul.getRhs(),
                    llvm::SmallBitVector(numLoops)};
    for (OpOperand *other : op.getDpsInputOperands())
      if (other != operand && !op.getMatchingBlockArgument(other).use_empty())
        for (AffineExpr expr : op.getMatchingIndexingMap(other).getResults())
          if (auto dim = dyn_cast<AffineDimExpr>(expr))
            factors.isOfX.set(dim.getPosition());
    bool hasLast =
        !view.order.empty() &&
        op.getMatchingIndexingMap(operand).isFunctionOfDim(view.order.back());
    (hasLast ? first : second).push_back(factors);
  }
  llvm::append_range(first, second);
  return first;
}

/// The last dimensions of the result that hold `numOut` loops.
static unsigned countOutDims(const Loops &loops, unsigned numOut) {
  unsigned dims = 0;
  for (unsigned loop : llvm::reverse(loops.order)) {
    if (numOut == 0)
      break;
    numOut -= loops.sizes[loop] != 1;
    ++dims;
  }
  return std::max(dims, 1u);
}

/// Reads the operands of a product, first as 16-bit values that the source
/// extends before it.
static bool readFactors(Graph &graph, linalg::LinalgOp op,
                        const Factors &factors, const Loops &loops,
                        Contraction &contraction) {
  for (bool throughExtensions : {true, false}) {
    auto weight = findWeight(graph, op, factors.weight, loops, factors.isOfX,
                             throughExtensions);
    if (!weight)
      continue;
    contraction.weight = weight->value;
    contraction.weightGroups = weight->groups;
    contraction.layout = weight->layout;
    contraction.isManyK = weight->k.size() > 1;
    contraction.outDims = countOutDims(loops, weight->out.size());
    contraction.weightIndex = weight->index;
    contraction.storage =
        asFloat(getElementTypeOrSelf(weight->value.getType()));
    if (contraction.storage &&
        findX(graph, op, factors.x, factors.weight, *weight, loops,
              contraction) &&
        narrowX(contraction))
      // Of two arguments the one with a name is the weight.
      return !isNamed(Graph::strip(contraction.x)->value) ||
             isNamed(contraction.weight);
  }
  return false;
}

std::optional<Contraction> raise::readContraction(Graph &graph,
                                                  const ProductView &view,
                                                  std::string &reason) {
  linalg::LinalgOp op = view.op;
  if (op.getNumDpsInits() != 1 || op.getNumDpsInputs() < 2 ||
      !llvm::all_of(op.getIndexingMapsArray(), [](AffineMap map) {
        return map.isProjectedPermutation(/*allowZeroInResults=*/true);
      }))
    return std::nullopt;
  arith::MulFOp mul = findProduct(op);
  Contraction contraction;
  contraction.op = op;
  contraction.acc = mul ? asFloat(mul.getType()) : FloatType();
  if (!contraction.acc)
    return std::nullopt;
  Loops loops = loopsOf(view);
  for (const Factors &factors : factorsOf(view, mul, loops.sizes.size())) {
    if (!readFactors(graph, op, factors, loops, contraction)) {
      if (reason.empty())
        reason = explainBatch(graph, op, factors.weight, loops, factors.isOfX);
      continue;
    }
    reason.clear();
    if (contraction.storage != contraction.acc &&
        !(is16Bit(contraction.storage) && contraction.acc.isF32()))
      llvm::raw_string_ostream(reason)
          << "a product of " << contraction.storage << " that is summed in "
          << contraction.acc;
    else if (!startsAtZero(op.getDpsInitOperand(0)->get()))
      reason = "a product whose sum does not start from zero";
    return reason.empty() ? std::optional(contraction) : std::nullopt;
  }
  return std::nullopt;
}
