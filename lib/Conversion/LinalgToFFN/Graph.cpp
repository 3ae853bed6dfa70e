//===- Graph.cpp - a block of linalg as a graph of tensor values ----------===//

#include "Graph.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// Formulas beyond this size are no activation that we know (erf written out
/// as a polynomial has about 60 operations).
static constexpr unsigned kMaxFormulaSize = 192;

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

FloatType raise::asFloat(Type type) {
  auto number = dyn_cast_or_null<FloatType>(type);
  return number && (number.isF32() || number.isF64() || is16Bit(number))
             ? number
             : FloatType();
}

Node *Graph::make(NodeKind kind, Operation *op, Value value, Value shape,
                  Type type) {
  nodes.push_back(std::make_unique<Node>());
  Node *node = nodes.back().get();
  node->kind = kind;
  node->op = op;
  node->value = value;
  node->shape = shape;
  node->type = asFloat(type);
  makeBoundary(node);
  return node;
}

Node *Graph::makeConst(Operation *op, const Formula *literal) {
  Node *node = make(NodeKind::Const, op, nullptr, nullptr, literal->getType());
  node->formula = literal;
  node->leaves.clear();
  return node;
}

/// No exporter reshapes so often; the bound keeps the graph linear.
static constexpr unsigned kMaxReshapes = 32;

Node *Graph::makeReshape(Operation *op, Value value, Value shape, Node *from) {
  if (from->numReshapes >= kMaxReshapes)
    return nullptr;
  Node *node = make(NodeKind::Reshape, op, value, shape, from->type);
  node->args = {from};
  node->isActivation = from->isActivation;
  node->formula = from->formula;
  node->leaves = from->leaves;
  node->size = from->size;
  node->numReshapes = from->numReshapes + 1;
  return node;
}

void Graph::makeBoundary(Node *node) {
  node->size = 0;
  node->leaves = {node};
  node->formula = node->type ? context.getLeaf(node, node->type) : nullptr;
}

Node *Graph::strip(Node *node) {
  while (node->kind == NodeKind::Reshape)
    node = node->args.front();
  return node;
}

Node *Graph::lookup(Value value) {
  Node *&node = byValue[value];
  if (!node) {
    Node *leaf = make(NodeKind::Leaf, value.getDefiningOp(), value, value,
                      getElementTypeOrSelf(value.getType()));
    // `byValue` may have grown.
    return byValue[value] = leaf;
  }
  return node;
}

Node *Graph::lookupConst(Value value) {
  FloatType type = asFloat(getElementTypeOrSelf(value.getType()));
  if (!type)
    return nullptr;
  // A vector that was repeated is still one.
  auto known = byValue.find(value);
  if (known != byValue.end() && known->second->kind == NodeKind::Const)
    return known->second;
  if (std::optional<APFloat> literal = findLiteral(value))
    return makeConst(value.getDefiningOp(),
                     context.getConst(literal->convertToDouble(), type));
  // An element of a tensor that was computed from literals.
  while (auto extract = value.getDefiningOp<tensor::ExtractOp>())
    value = extract.getTensor();
  auto it = byValue.find(value);
  return it != byValue.end() && it->second->kind == NodeKind::Const ? it->second
                                                                    : nullptr;
}

/// The other operand of a multiplication by 1.
static Node *findFactorOfOne(Fn fn, ArrayRef<Node *> args) {
  if (fn != Fn::Mul)
    return nullptr;
  for (unsigned i : {0, 1})
    if (args[i]->kind == NodeKind::Const && args[i]->formula->getValue() == 1.0)
      return args[1 - i];
  return nullptr;
}

const Formula *Graph::makeFormula(Fn fn, FloatType type, ArrayRef<Node *> args,
                                  arith::CmpFPredicate predicate) {
  SmallVector<const Formula *> formulas;
  for (Node *arg : args)
    formulas.push_back(arg->formula);
  return fn == Fn::Select
             ? context.getSelect(predicate, formulas[0], formulas[1],
                                 formulas[2], formulas[3])
             : context.get(fn, type, formulas);
}

Node *Graph::makePointwise(Operation *op, Value shape, Fn fn, FloatType type,
                           ArrayRef<Node *> args,
                           arith::CmpFPredicate predicate) {
  if (type && llvm::all_of(args, [](Node *arg) {
        return arg->kind == NodeKind::Const;
      })) {
    const Formula *folded = makeFormula(fn, type, args, predicate);
    if (folded->getFn() == Fn::Const)
      return makeConst(op, folded);
  }
  if (Node *same = findFactorOfOne(fn, args)) {
    // x * 1 is x, as a reshape to the same shape is.
    if (same->isDense()) {
      if (Node *node = makeReshape(op, nullptr, shape, same))
        return node;
    } else {
      Node *node = make(same->kind, op, nullptr, shape, type);
      node->args = {same};
      node->vector = same->vector;
      node->isActivation = same->isActivation;
      return node;
    }
  }
  Node *node = make(type ? NodeKind::Pointwise : NodeKind::Compare, op, nullptr,
                    shape, type);
  node->fn = fn;
  node->predicate = predicate;
  node->args.assign(args.begin(), args.end());
  node->isActivation =
      llvm::any_of(args, [](Node *arg) { return arg->isActivation; });
  growFormula(node);
  if (Linear *linear = extendLinear(node)) {
    node->linear = linear;
    makeBoundary(node);
  }
  return node;
}

/// Makes the formula of a node from those of its operands, unless it is a step
/// that no activation and no unit takes: a vector, three tensors, or the sum of
/// two.
void Graph::growFormula(Node *node) {
  if (!node->type)
    return;
  SmallVector<Node *, 2> leaves;
  unsigned size = 1;
  for (Node *arg : node->args) {
    if (arg->kind == NodeKind::Vector || !arg->formula)
      return;
    size += arg->size;
    for (Node *leaf : arg->leaves)
      if (arg->kind != NodeKind::Const && !llvm::is_contained(leaves, leaf))
        leaves.push_back(leaf);
  }
  if (leaves.empty() || leaves.size() > 2 || size > kMaxFormulaSize)
    return;
  if (leaves.size() == 2 && node->fn != Fn::Mul && node->fn != Fn::Div &&
      node->fn != Fn::Neg && node->fn != Fn::Convert)
    return;
  node->formula =
      makeFormula(node->fn, node->type, node->args, node->predicate);
  node->leaves = leaves;
  node->size = size;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

Graph::Graph(Block &block, FormulaContext &context) : context(context) {
  for (Operation &op : block)
    add(&op);
}

bool raise::hasEncoding(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && type.getEncoding();
}

void Graph::add(Operation *op) {
  if (llvm::any_of(op->getOperands(), hasEncoding) ||
      llvm::any_of(op->getResults(), hasEncoding) ||
      (isa<linalg::LinalgOp>(op) && !isMemoryEffectFree(op))) {
    addUnknown(op);
    return;
  }
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp,
          tensor::ReshapeOp>(op)) {
    addReshape(op);
    return;
  }
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
    addSlice(slice);
    return;
  }
  bool isRead = false;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    if (linalgOp.hasPureTensorSemantics() &&
        !isa<linalg::FillOp, linalg::IndexOp>(op))
      isRead = addCopy(linalgOp) || addPointwise(linalgOp) ||
               addContraction(linalgOp) || addGather(linalgOp);
  } else {
    isRead = addTensorArithmetic(op);
  }
  if (!isRead)
    addUnknown(op);
}

/// x, or x of x * l.
static void markProductInput(Node *node) {
  node = Graph::strip(node);
  while (!std::exchange(node->feedsProduct, true) &&
         node->kind == NodeKind::Pointwise &&
         (node->fn == Fn::Convert ||
          (node->fn == Fn::Mul && llvm::any_of(node->args, [](Node *arg) {
             return Graph::peelExtension(arg)->kind == NodeKind::Vector;
           })))) {
    Node *dense = node->args.front();
    if (node->fn == Fn::Mul &&
        Graph::peelExtension(dense)->kind == NodeKind::Vector)
      dense = node->args.back();
    node = Graph::strip(dense);
  }
}

void Graph::addUnknown(Operation *op) {
  if (auto linear = dyn_cast<LinearOp>(op))
    markProductInput(lookup(linear.getX()));
  bool isActivation = isa_and_nonnull<FFNDialect>(op->getDialect());
  if (!isActivation)
    // Also what a body reads of the tensors around it.
    op->walk([&](Operation *inner) {
      for (Value operand : inner->getOperands())
        if (isa<RankedTensorType>(operand.getType()) &&
            (inner == op || byValue.contains(operand)))
          isActivation |= lookup(operand)->isActivation;
    });
  for (Value result : op->getResults())
    if (isa<RankedTensorType>(result.getType()))
      lookup(result)->isActivation = isActivation;
}

void Graph::addReshape(Operation *op) {
  Value source = op->getOperand(0), result = op->getResult(0);
  if (!isa<RankedTensorType>(source.getType()) ||
      !isa<RankedTensorType>(result.getType()))
    return;
  Node *from = lookup(source);
  if (from->kind == NodeKind::Const) {
    byValue[result] = from;
    return;
  }
  if (Node *node = makeReshape(op, result, result, from))
    byValue[result] = node;
  else
    addUnknown(op);
}

static void setHalf(Node *node, const Half &half) {
  node->block = half.block;
  node->isSecond = half.isSecond;
  node->features = half.features;
}

void Graph::addSlice(tensor::ExtractSliceOp op) {
  if (addSlicedContraction(op))
    return;
  Value result = op.getResult();
  Node *source = lookup(op.getSource());
  // A slice that only drops dimensions of size 1 is a reshape.
  if (op.hasUnitStride() && op.getSourceType().hasStaticShape() &&
      op.getType().hasStaticShape() &&
      op.getSourceType().getNumElements() == op.getType().getNumElements()) {
    addReshape(op);
    return;
  }
  // slice(ext(x)) -> ext(slice(x))
  Node *narrow = source->type ? peelExtension(source) : source;
  Node *node = make(NodeKind::Slice, op, narrow == source ? result : Value(),
                    result, narrow->type);
  node->isActivation = source->isActivation;
  node->args = {narrow};
  unsigned lastDims = 1;
  if (auto expand = op.getSource().getDefiningOp<tensor::ExpandShapeOp>();
      expand && !expand.getReassociationIndices().empty())
    lastDims = expand.getReassociationIndices().back().size();
  else if (narrow->linear && narrow->linear->reshapes.empty())
    lastDims = narrow->linear->product->outDims;
  if (std::optional<Half> half = readSlice(op, lastDims))
    setHalf(node, *half);
  if (narrow != source) {
    node = makePointwise(op, result, Fn::Convert, source->type, node);
    node->value = result;
  }
  byValue[result] = node;
}

bool Graph::addGather(linalg::LinalgOp op) {
  std::optional<Half> half = readGather(op);
  if (!half)
    return false;
  Value result = op->getResult(0);
  Node *node = make(NodeKind::Slice, op, result, result,
                    getElementTypeOrSelf(result.getType()));
  Node *source = lookup(half->source);
  node->isActivation = source->isActivation;
  node->args = {source};
  setHalf(node, *half);
  byValue[result] = node;
  return true;
}

bool Graph::addCopy(linalg::LinalgOp op) {
  if (!isCopy(op))
    return false;
  if (addTransposedContraction(op))
    return true;
  OpOperand *input = op.getDpsInputOperand(0);
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  AffineMap out = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  if (!out.isPermutation())
    return false;
  SmallVector<unsigned> order = resultLoopsOf(op);
  Node *from = readOperand(*this, input->get(),
                           op.getMatchingIndexingMap(input), order, sizes);
  if (!from)
    return false;
  Value result = op->getResult(0);
  if (from->kind == NodeKind::Const) {
    byValue[result] = from;
    return true;
  }
  // ext(vector), made for this copy
  if (!from->value && peelExtension(from)->kind == NodeKind::Vector) {
    from->value = result;
    byValue[result] = from;
    return true;
  }
  if (from->kind == NodeKind::Vector) {
    Node *node = make(NodeKind::Vector, op, result, result, from->type);
    node->vector = from->vector;
    byValue[result] = node;
    return true;
  }
  Node *node = makeReshape(op, result, result, from);
  if (node)
    byValue[result] = node;
  return node;
}

bool Graph::addPointwise(linalg::LinalgOp op) {
  if (op.getNumParallelLoops() != op.getNumLoops())
    return false;
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  // All results in one order.
  AffineMap out;
  for (OpOperand &init : op.getDpsInitsMutable()) {
    AffineMap map = op.getMatchingIndexingMap(&init);
    if (!map.isPermutation() || (out && out != map))
      return false;
    out = map;
  }
  if (!out)
    return false;
  SmallVector<unsigned> order = resultLoopsOf(op);
  Translator translator(*this, op, op->getResult(0));
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    if (argument.use_empty())
      continue;
    Node *node = readOperand(*this, operand.get(),
                             op.getMatchingIndexingMap(&operand), order, sizes);
    if (node)
      translator.set(argument, node);
  }
  for (Operation &inner : op.getBlock()->without_terminator())
    translator.visit(&inner);
  bool isAnyRead = false;
  for (auto [yielded, result] : llvm::zip(
           op.getBlock()->getTerminator()->getOperands(), op->getResults())) {
    Node *node = translator.lookup(yielded);
    if (!node || node->kind == NodeKind::Vector || isa<BlockArgument>(yielded))
      continue;
    // The same scalar may be yielded twice; the first result stands for it.
    if (node->kind != NodeKind::Const && !node->value)
      node->value = result;
    byValue[result] = node;
    isAnyRead = true;
  }
  return isAnyRead;
}

bool Graph::addTensorArithmetic(Operation *op) {
  if (op->getNumResults() != 1 || !op->hasTrait<OpTrait::Elementwise>() ||
      !isa<RankedTensorType>(op->getResult(0).getType()))
    return false;
  Value result = op->getResult(0);
  Translator translator(*this, op, result);
  for (Value operand : op->getOperands())
    if (isa<RankedTensorType>(operand.getType()) && !lookupConst(operand)) {
      Node *node = lookup(operand);
      if (node->kind == NodeKind::Vector &&
          cast<RankedTensorType>(operand.getType()).getRank() == 1)
        return false;
      translator.set(operand, node);
    }
  translator.visit(op);
  Node *node = translator.lookup(result);
  if (!node || node->kind == NodeKind::Vector)
    return false;
  byValue[result] = node;
  if (node->kind != NodeKind::Const)
    node->value = result;
  return true;
}

void Graph::addProduct(Operation *op, const Contraction &contraction) {
  contractions.push_back(std::make_unique<Contraction>(contraction));
  Value result = op->getResult(0);
  Node *node = make(NodeKind::Contraction, op, result, result,
                    getElementTypeOrSelf(result.getType()));
  node->isActivation = true;
  node->contraction = contractions.back().get();
  markProductInput(contraction.x);
  Linear linear;
  linear.product = node->contraction;
  linear.result = node->type;
  linear.chain = {node};
  node->linear = keep(std::move(linear));
  byValue[result] = node;
}

bool Graph::addContraction(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() == 0 || op->getNumResults() != 1)
    return false;
  std::string reason;
  std::optional<Contraction> contraction =
      readContraction(*this, {op, resultLoopsOf(op), std::nullopt}, reason);
  if (contraction)
    addProduct(op, *contraction);
  else if (!reason.empty())
    refusals.push_back({op, reason});
  return contraction.has_value();
}

/// The loops of a product over the dimensions of `value`, which is its result
/// or a transposition of it; no other use of the result is left.
static std::optional<ProductView> findProduct(Value value) {
  auto op = value.getDefiningOp<linalg::LinalgOp>();
  if (!op || op->getNumResults() != 1 || op.getNumDpsInits() != 1)
    return std::nullopt;
  if (!isCopy(op)) {
    if (op.getNumReductionLoops() == 0)
      return std::nullopt;
    return ProductView{op, resultLoopsOf(op), std::nullopt};
  }
  OpOperand *input = op.getDpsInputOperand(0);
  auto product = input->get().getDefiningOp<linalg::LinalgOp>();
  if (!product || product.getNumReductionLoops() == 0 ||
      product->getNumResults() != 1 || !product->hasOneUse())
    return std::nullopt;
  AffineMap in = op.getMatchingIndexingMap(input);
  AffineMap out = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  SmallVector<unsigned> loops = resultLoopsOf(product);
  if (!in.isPermutation() || !out.isPermutation() ||
      loops.size() != in.getNumResults())
    return std::nullopt;
  ProductView view{product, {}, std::nullopt};
  for (AffineExpr expr : out.getResults())
    view.order.push_back(loops[*in.getResultPosition(expr)]);
  return view;
}

bool Graph::addTransposedContraction(linalg::LinalgOp copy) {
  std::optional<ProductView> view = findProduct(copy->getResult(0));
  if (!view)
    return false;
  // A product that is read as it is only with a transposed left operand may
  // need none when its result is transposed.
  Linear *direct = lookup(view->op->getResult(0))->linear;
  auto xOp =
      direct ? dyn_cast_or_null<linalg::LinalgOp>(strip(direct->product->x)->op)
             : linalg::LinalgOp();
  if (direct && !(xOp && isCopy(xOp)))
    return false;
  std::string reason;
  std::optional<Contraction> contraction =
      readContraction(*this, *view, reason);
  if (contraction)
    addProduct(copy, *contraction);
  return contraction.has_value();
}

/// The one dimension of which `op` takes a single index.
static std::optional<std::pair<int64_t, int64_t>>
indexOf(tensor::ExtractSliceOp op) {
  std::optional<unsigned> dim = slicedDimOf(op);
  if (!dim || op.getStaticSize(*dim) != 1)
    return std::nullopt;
  return std::pair<int64_t, int64_t>(*dim, op.getStaticOffset(*dim));
}

// slice(contract(x, [W0, W1])) -> contract(x, W0), where nothing else is read
bool Graph::addSlicedContraction(tensor::ExtractSliceOp op) {
  auto index = indexOf(op);
  std::optional<ProductView> view =
      index ? findProduct(op.getSource()) : std::nullopt;
  if (!view || lookup(op.getSource())->linear ||
      view->order.size() != size_t(op.getSourceType().getRank()))
    return false;
  for (Operation *user : op.getSource().getUsers()) {
    auto other = dyn_cast<tensor::ExtractSliceOp>(user);
    auto otherIndex = other ? indexOf(other) : std::nullopt;
    if (!otherIndex || otherIndex->first != index->first)
      return false;
  }
  view->fixed = {view->order[index->first], index->second};
  view->order.erase(view->order.begin() + index->first);
  std::string reason;
  std::optional<Contraction> contraction =
      readContraction(*this, *view, reason);
  if (contraction)
    addProduct(op, *contraction);
  return contraction.has_value();
}
