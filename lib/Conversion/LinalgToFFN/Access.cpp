//===- Access.cpp - how loops read operands -------------------------------===//

#include "Graph.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::ffn;
using namespace mlir::ffn::raise;

/// One input, one result, parallel loops only.
static bool isUnary(linalg::LinalgOp op) {
  return op.getNumDpsInputs() == 1 && op.getNumDpsInits() == 1 &&
         op.getNumParallelLoops() == op.getNumLoops() &&
         op.hasPureTensorSemantics();
}

bool raise::isExtension(linalg::LinalgOp op) {
  if (!isUnary(op))
    return false;
  Block *body = op.getBlock();
  auto extension = dyn_cast<arith::ExtFOp>(body->front());
  return extension && body->getOperations().size() == 2 &&
         body->getTerminator()->getOperand(0) == extension.getOut() &&
         extension.getIn() ==
             op.getMatchingBlockArgument(op.getDpsInputOperand(0));
}

bool raise::isCopy(linalg::LinalgOp op) {
  if (!isUnary(op))
    return false;
  Block *body = op.getBlock();
  return body->getOperations().size() == 1 &&
         body->getTerminator()->getNumOperands() == 1 &&
         body->getTerminator()->getOperand(0) ==
             op.getMatchingBlockArgument(op.getDpsInputOperand(0));
}

/// Whether all results of `map` are loops or the constant 0, no loop twice.
static bool isReadable(AffineMap map) {
  return map.isProjectedPermutation(/*allowZeroInResults=*/true);
}

/// The loops that an operand is read by, those of size 1 left out.
static SmallVector<unsigned> loopsOf(AffineMap map,
                                     ArrayRef<int64_t> loopSizes) {
  SmallVector<unsigned> loops;
  for (AffineExpr expr : map.getResults())
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      if (loopSizes[dim.getPosition()] != 1)
        loops.push_back(dim.getPosition());
  return loops;
}

std::optional<APFloat> raise::findLiteral(Value value) {
  // Bounded: constants lie a few copies away.
  for (int depth = 0; depth < 8; ++depth) {
    Operation *op = value.getDefiningOp();
    if (!op)
      return std::nullopt;
    if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      Attribute attr = constant.getValue();
      if (auto number = dyn_cast<FloatAttr>(attr))
        return number.getValue();
      auto elements = dyn_cast<DenseElementsAttr>(attr);
      if (elements && elements.isSplat() &&
          isa<FloatType>(elements.getElementType()))
        return elements.getSplatValue<APFloat>();
      return std::nullopt;
    }
    if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp,
            tensor::ExtractSliceOp, tensor::ExtractOp, tensor::SplatOp>(op)) {
      value = op->getOperand(0);
      continue;
    }
    if (auto elements = dyn_cast<tensor::FromElementsOp>(op)) {
      if (elements.getElements().size() != 1)
        return std::nullopt;
      value = elements.getElements().front();
      continue;
    }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
    if (!linalgOp || !linalgOp.hasPureTensorSemantics() ||
        linalgOp.getNumDpsInits() != 1)
      return std::nullopt;
    if (isa<linalg::FillOp>(op) || isCopy(linalgOp)) {
      value = linalgOp.getDpsInputOperand(0)->get();
      continue;
    }
    // A generic without inputs that yields a captured scalar.
    Operation *yield = linalgOp.getBlock()->getTerminator();
    Value yielded =
        yield->getNumOperands() == 1 ? yield->getOperand(0) : Value();
    if (linalgOp.getNumParallelLoops() != linalgOp.getNumLoops() || !yielded ||
        isa<BlockArgument>(yielded) ||
        yielded.getParentBlock() == linalgOp.getBlock())
      return std::nullopt;
    value = yielded;
  }
  return std::nullopt;
}

/// Whether at most one dimension differs from 1.
static bool isOneDimensional(RankedTensorType type) {
  return llvm::count_if(type.getShape(),
                        [](int64_t size) { return size != 1; }) <= 1;
}

Value raise::findVector(Value value) {
  for (int depth = 0; depth < 8; ++depth) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!type || hasEncoding(value))
      return nullptr;
    if (type.getRank() == 1)
      return value;
    Operation *op = value.getDefiningOp();
    if (!op)
      return nullptr;
    if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op)) {
      auto source = cast<RankedTensorType>(op->getOperand(0).getType());
      if (!isOneDimensional(type) || !isOneDimensional(source))
        return nullptr;
      value = op->getOperand(0);
      continue;
    }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
    if (!linalgOp || !isCopy(linalgOp))
      return nullptr;
    // [n] -> […, n]
    SmallVector<int64_t> sizes = linalgOp.getStaticLoopRanges();
    OpOperand *input = linalgOp.getDpsInputOperand(0);
    AffineMap in = linalgOp.getMatchingIndexingMap(input);
    AffineMap out =
        linalgOp.getMatchingIndexingMap(linalgOp.getDpsInitOperand(0));
    if (!isReadable(in) || !out.isPermutation())
      return nullptr;
    auto last = dyn_cast<AffineDimExpr>(out.getResults().back());
    SmallVector<unsigned> loops = loopsOf(in, sizes);
    if (!last || loops.size() != 1 || loops.front() != last.getPosition())
      return nullptr;
    value = input->get();
  }
  return nullptr;
}

Node *raise::readOperand(Graph &graph, Value operand, AffineMap map,
                         ArrayRef<unsigned> order,
                         ArrayRef<int64_t> loopSizes) {
  auto type = dyn_cast<RankedTensorType>(operand.getType());
  if (!type || !isReadable(map))
    return nullptr;
  // A constant index other than on a dimension of size 1 reads a part only.
  for (auto [expr, size] : llvm::zip(map.getResults(), type.getShape()))
    if (!isa<AffineDimExpr>(expr) && size != 1)
      return nullptr;
  if (Node *literal = graph.lookupConst(operand)) {
    // A vector that is constant is a literal, or a bias.
    SmallVector<unsigned> loops = loopsOf(map, loopSizes);
    if (loops.size() != 1 || order.empty() || loops.front() != order.back())
      return literal;
    Node *node = graph.makeConst(operand.getDefiningOp(), literal->formula);
    node->vector = findVector(operand);
    return node;
  }
  SmallVector<unsigned> dense;
  for (unsigned loop : order)
    if (loopSizes[loop] != 1)
      dense.push_back(loop);
  SmallVector<unsigned> loops = loopsOf(map, loopSizes);
  Node *node = graph.lookup(operand);
  bool isLast = order.empty() || loops.empty() || loops.back() == order.back();
  if (loops.size() == 1 && dense.size() != 1 && isLast) {
    // Along the last dimension, the same for all others.
    if (node->kind == NodeKind::Vector)
      return node;
    Value vector = findVector(operand);
    // ext(vector) is a vector before its extension.
    Node *narrow = node->type ? Graph::peelExtension(Graph::strip(node)) : node;
    if (narrow->value && typeOf(narrow->value).getRank() == 1)
      vector = narrow->value;
    Value source = vector ? vector : operand;
    Node *result =
        graph.make(NodeKind::Vector, operand.getDefiningOp(), operand, operand,
                   getElementTypeOrSelf(source.getType()));
    result->vector = source;
    if (result->type == node->type)
      return result;
    return graph.makePointwise(operand.getDefiningOp(), operand, Fn::Convert,
                               node->type, result);
  }
  if (loops != dense)
    return nullptr;
  // One token: a bias is what has rank 1.
  if (dense.size() <= 1 && node->kind == NodeKind::Leaf && isLast &&
      !node->isActivation) {
    Value vector = findVector(operand);
    if (vector && (order.size() > 1)) {
      Node *result = graph.make(NodeKind::Vector, operand.getDefiningOp(),
                                operand, operand, type.getElementType());
      result->vector = vector;
      return result;
    }
  }
  return node;
}

/// Gives each of `open` the loops that together have its size.
static bool distribute(ArrayRef<unsigned> loops, ArrayRef<int64_t> open,
                       ArrayRef<int64_t> shape, ArrayRef<int64_t> loopSizes,
                       MutableArrayRef<SmallVector<unsigned, 2>> split) {
  for (int64_t dim : open) {
    int64_t size = 1;
    while (!loops.empty() && !ShapedType::isDynamic(shape[dim]) &&
           size < shape[dim]) {
      if (loops.front() == kPartOfLoop ||
          ShapedType::isDynamic(loopSizes[loops.front()]))
        return false;
      size *= loopSizes[loops.front()];
      split[dim].push_back(loops.front());
      loops = loops.drop_front();
    }
    if (size != shape[dim])
      return false;
  }
  return loops.empty();
}

/// Weights lie a few copies away; the bound keeps the graph linear.
static constexpr unsigned kMaxSteps = 64;

std::optional<Access> raise::accessOf(linalg::LinalgOp op, OpOperand *operand,
                                      ArrayRef<int64_t> loopSizes) {
  Access access{operand->get(), {}};
  for (auto [expr, size] :
       llvm::zip(op.getMatchingIndexingMap(operand).getResults(),
                 typeOf(operand->get()).getShape())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim && size != 1)
      return std::nullopt;
    access.dims.emplace_back();
    if (dim && loopSizes[dim.getPosition()] != 1)
      access.dims.back().push_back(dim.getPosition());
  }
  return access;
}

bool Access::chase(ArrayRef<int64_t> loopSizes, bool throughExtensions) {
  Operation *op = base.getDefiningOp();
  if (!op || op->getNumOperands() == 0 || ++steps > kMaxSteps ||
      hasEncoding(op->getOperand(0)))
    return false;
  if (throughExtensions && isa<arith::ExtFOp>(op)) {
    base = op->getOperand(0);
    return true;
  }
  if (isa<tensor::CastOp>(op)) {
    base = op->getOperand(0);
    return isa<RankedTensorType>(base.getType());
  }
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    SmallVector<SmallVector<unsigned, 2>> merged;
    for (const ReassociationIndices &group : expand.getReassociationIndices())
      merged.emplace_back(), llvm::for_each(group, [&](int64_t dim) {
        llvm::append_range(merged.back(), dims[dim]);
      });
    dims = merged;
    base = expand.getSrc();
    return true;
  }
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
    ArrayRef<int64_t> shape = collapse.getSrcType().getShape();
    SmallVector<SmallVector<unsigned, 2>> split(shape.size());
    for (auto [loops, group] :
         llvm::zip(dims, collapse.getReassociationIndices())) {
      ArrayRef<unsigned> left = loops;
      SmallVector<int64_t> open;
      for (int64_t dim : group)
        if (shape[dim] != 1)
          open.push_back(dim);
      if (open.size() == 1) {
        llvm::append_range(split[open.front()], left);
        continue;
      }
      // Several loops over several dimensions: sizes have to agree. Where they
      // do not, only a broadcast can make the dimensions readable again.
      if (!distribute(left, open, shape, loopSizes, split))
        for (int64_t dim : open)
          split[dim] = {kPartOfLoop};
    }
    dims = split;
    base = collapse.getSrc();
    return true;
  }
  auto copy = dyn_cast<linalg::LinalgOp>(op);
  if (!copy || !(isCopy(copy) || (throughExtensions && isExtension(copy))))
    return false;
  OpOperand *input = copy.getDpsInputOperand(0);
  AffineMap in = copy.getMatchingIndexingMap(input);
  AffineMap out = copy.getMatchingIndexingMap(copy.getDpsInitOperand(0));
  auto type = dyn_cast<RankedTensorType>(input->get().getType());
  if (!isReadable(in) || !out.isPermutation() || !type)
    return false;
  SmallVector<SmallVector<unsigned, 2>> read;
  for (auto [expr, size] : llvm::zip(in.getResults(), type.getShape())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim && size != 1)
      return false;
    read.emplace_back();
    if (!dim)
      continue;
    std::optional<unsigned> position = out.getResultPosition(dim);
    if (size != 1)
      read.back() = dims[*position];
  }
  dims = read;
  base = input->get();
  return true;
}
