//===- Graph.h - a block of linalg as a graph of tensor values --*- C++ -*-===//
//
// One node a tensor value, and one a scalar operation inside the bodies of
// linalg operations: after upstream's fusion a block's activation has no tensor
// of its own. What differs in spelling only (named operations, generics, arith
// on tensors, copies, reshapes that keep the order of elements) is one form
// here.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_GRAPH_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_GRAPH_H

#include "Formula.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"

namespace mlir::ffn::raise {

inline RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

/// f16, bf16, f32 or f64, else null.
FloatType asFloat(Type type);

/// Whether `value` is a tensor whose layout no operation of ffn keeps.
bool hasEncoding(Value value);

struct Contraction;
struct Linear;
struct Node;

enum class NodeKind {
  Leaf,        // a tensor that is not looked into
  Const,       // one literal for all elements
  Vector,      // a vector along the last dimension, the same for all tokens
  Reshape,     // other sizes, the same elements in the same order
  Slice,       // every other block of the last dimension
  Pointwise,   // one scalar operation
  Compare,     // a predicate on two values, for Select
  Contraction, // a product over shared dimensions
};

/// A tensor value. "Dense" nodes (all but Const and Vector) that are read
/// together have the same elements in the same row-major order, whatever their
/// shapes.
struct Node {
  NodeKind kind = NodeKind::Leaf;
  /// The operation that computes it; null for block arguments.
  Operation *op = nullptr;
  /// The tensor that it is; null for a value inside a body that is not yielded.
  Value value;
  /// A tensor with its shape (of any element type).
  Value shape;
  /// Null for i1 (Compare) and for what is no floating-point number.
  FloatType type;
  /// What it is as a scalar formula; a leaf where the node is a boundary. Null
  /// without a type.
  const Formula *formula = nullptr;
  /// The dense nodes that `formula` reads, two at most.
  SmallVector<Node *, 2> leaves;
  /// Number of operations in `formula`.
  unsigned size = 0;

  // Reshape, Slice: the source. Pointwise, Compare: the operands.
  SmallVector<Node *, 2> args;
  Fn fn = Fn::Leaf;
  arith::CmpFPredicate predicate = arith::CmpFPredicate::AlwaysFalse;

  /// Vector: the rank-1 tensor. Const: the vector that is constant, if the
  /// literal is read from one.
  Value vector;

  /// Slice: of every two blocks of so many features, the first or the second.
  /// 0: another slice of the last dimension.
  int64_t block = 0;
  bool isSecond = false;
  /// Slice: the features of one half.
  int64_t features = 0;

  /// Computed from a product with a weight: no weight itself.
  bool isActivation = false;
  /// Read as the left operand of a product with a weight, directly or scaled.
  bool feedsProduct = false;

  Contraction *contraction = nullptr;
  /// Set where the node is a contraction with what follows it.
  Linear *linear = nullptr;
  /// Reshape: how many lie one behind the other.
  unsigned numReshapes = 0;

  bool isDense() const {
    return kind != NodeKind::Const && kind != NodeKind::Vector;
  }
};

/// `result[tokens…, out] = Σ_k x[tokens…, k] · w[out, k]`.
struct Contraction {
  /// Its result may be transposed or sliced: the node is that of the
  /// transposition or slice then.
  Operation *op = nullptr;
  /// The left operand: tokens, then k.
  Node *x = nullptr;
  /// The reshapes of `x` before the product, the last first.
  SmallVector<Node *, 1> xReshapes;
  /// Rank 2, or with `weightGroups` to be collapsed to it.
  Value weight;
  SmallVector<ReassociationIndices> weightGroups;
  /// The dimension and index of the weight among several stacked ones.
  std::optional<std::pair<int64_t, int64_t>> weightIndex;
  WeightLayout layout = WeightLayout::OutIn;
  /// Whether k is several dimensions of `x`.
  bool isManyK = false;
  /// The number of dimensions of the result that are out.
  unsigned outDims = 1;
  /// The type of the sum, and the element type of both operands.
  FloatType acc, storage;
};

/// out or in of the weight, dynamic where unknown.
int64_t getWeightSize(const Contraction &product, bool isOut);

/// A contraction, then bias, addends and roundings, in the order of
/// `ffn.linear`.
struct Linear {
  Contraction *product = nullptr;
  Node *bias = nullptr;
  /// Each with the number of `reshapes` before it is added.
  SmallVector<std::pair<Node *, unsigned>, 2> addends;
  /// Whether the value before the bias, or before each addend, is of 16 bits.
  bool roundsProduct = false, roundsSum = false;
  FloatType result;
  /// Reshapes between the product and the result, in order.
  SmallVector<Node *, 2> reshapes;
  /// The nodes from the product to this one, both included.
  SmallVector<Node *, 4> chain;
};

/// Every other block of `block` features of a tensor's last dimension.
struct Half {
  Value source;
  int64_t block;
  bool isSecond;
  /// Of one half.
  int64_t features;
};

/// The graph of one block. Building it is linear in the number of operations.
class Graph {
public:
  Graph(Block &block, FormulaContext &context);

  /// The node of a tensor value; makes a leaf for a value from elsewhere.
  Node *lookup(Value value);
  /// The node of a scalar or splat that is one literal, else null.
  Node *lookupConst(Value value);
  /// The node without the reshapes around it.
  static Node *strip(Node *node);
  /// The node that `node` extends to a wider type, or `node`.
  static Node *peelExtension(Node *node);
  /// The same through one reshape or one extension.
  static Node *peelForm(Node *node);

  /// An operation that looks like a product with a weight and was not read as
  /// one.
  struct Refusal {
    Operation *op;
    std::string reason;
  };
  ArrayRef<Refusal> getRefusals() const { return refusals; }

  //===--------------------------------------------------------------------===//
  // For the readers of operations
  //===--------------------------------------------------------------------===//

  Node *make(NodeKind kind, Operation *op, Value value, Value shape, Type type);
  Node *makeConst(Operation *op, const Formula *literal);
  /// `from` in the shape of `shape`; null at the end of a long chain.
  Node *makeReshape(Operation *op, Value value, Value shape, Node *from);
  /// A scalar operation on nodes that have the shape of `shape`.
  Node *makePointwise(
      Operation *op, Value shape, Fn fn, FloatType type, ArrayRef<Node *> args,
      arith::CmpFPredicate predicate = arith::CmpFPredicate::AlwaysFalse);
  FormulaContext &getContext() { return context; }

private:
  void add(Operation *op);
  void addUnknown(Operation *op);
  void addReshape(Operation *op);
  void addSlice(tensor::ExtractSliceOp op);
  bool addCopy(linalg::LinalgOp op);
  bool addPointwise(linalg::LinalgOp op);
  bool addTensorArithmetic(Operation *op);
  bool addContraction(linalg::LinalgOp op);
  bool addTransposedContraction(linalg::LinalgOp copy);
  bool addSlicedContraction(tensor::ExtractSliceOp op);
  void addProduct(Operation *op, const Contraction &contraction);
  bool addGather(linalg::LinalgOp op);
  void makeBoundary(Node *node);
  const Formula *makeFormula(Fn fn, FloatType type, ArrayRef<Node *> args,
                             arith::CmpFPredicate predicate);
  void growFormula(Node *node);
  /// The linear that `node`, an addition or a conversion, continues, or null.
  Linear *extendLinear(Node *node);
  Linear *keep(Linear linear);

  FormulaContext &context;
  std::vector<std::unique_ptr<Node>> nodes;
  std::vector<std::unique_ptr<Contraction>> contractions;
  std::vector<std::unique_ptr<Linear>> linears;
  DenseMap<Value, Node *> byValue;
  SmallVector<Refusal> refusals;
};

/// Translates the operations of one body, or one on whole tensors, to nodes.
class Translator {
public:
  Translator(Graph &graph, Operation *owner, Value shape)
      : graph(graph), owner(owner), shape(shape) {}

  void set(Value scalar, Node *node) { known[scalar] = node; }
  /// The tensor whose shape the nodes have that are made from now on.
  void setShape(Value tensor) { shape = tensor; }
  /// Gives the result of `op` its node if `op` is modelled and its operands
  /// have nodes.
  void visit(Operation *op);
  /// The node of a scalar, null without one.
  Node *lookup(Value scalar);

private:
  Node *translate(Operation *op);

  Graph &graph;
  Operation *owner;
  Value shape;
  DenseMap<Value, Node *> known;
};

/// How an operand is read when the loops `order` (outermost first) run over
/// the elements of a dense tensor: null where it is neither dense nor a vector
/// nor one constant.
Node *readOperand(Graph &graph, Value operand, AffineMap map,
                  ArrayRef<unsigned> order, ArrayRef<int64_t> loopSizes);

/// Whether the body only copies its one input. Broadcasts and transpositions
/// are copies with other maps.
bool isCopy(linalg::LinalgOp op);
/// Whether the body only extends its one input to a wider type.
bool isExtension(linalg::LinalgOp op);

/// A constant scalar or splat, if `value` is one.
std::optional<APFloat> findLiteral(Value value);

/// The rank-1 tensor whose elements `value` holds (in order, or repeated along
/// leading dimensions), or null.
Value findVector(Value value);

/// In an access: a part of a loop, which alone is no loop.
constexpr unsigned kPartOfLoop = ~0u;

/// Where an operand's elements come from: for each dimension of `base` the
/// loops that run over it, outermost first; none for a dimension of size 1.
struct Access {
  Value base;
  SmallVector<SmallVector<unsigned, 2>> dims;
  /// How often `chase` was called.
  unsigned steps = 0;

  /// Reads through the operation that defines `base`, if that only rearranges
  /// or repeats elements, or, if asked for, extends them.
  bool chase(ArrayRef<int64_t> loopSizes, bool throughExtensions = false);
};

/// How the loops of `op` read an operand; none where a constant index reads a
/// part of it.
std::optional<Access> accessOf(linalg::LinalgOp op, OpOperand *operand,
                               ArrayRef<int64_t> loopSizes);

/// The one dimension that a slice of static offsets does not take as a whole.
std::optional<unsigned> slicedDimOf(tensor::ExtractSliceOp op);

/// Reads a slice of the last dimension, or of one of the `lastDims` dimensions
/// that it was split into.
std::optional<Half> readSlice(tensor::ExtractSliceOp op, unsigned lastDims);
/// Reads a body that extracts elements at constant indices.
std::optional<Half> readGather(linalg::LinalgOp op);

/// Whether `size` is the size of dimension `dim` of `source`.
bool isSizeOf(OpFoldResult size, Value source, int64_t dim);
/// Whether two dimensions are known to have one size.
bool haveEqualSize(Value a, int64_t dimA, Value b, int64_t dimB);

/// The loops over the dimensions of the result of `op`.
SmallVector<unsigned> resultLoopsOf(linalg::LinalgOp op);

/// A product's result as it is read: transposed so that `order` are the loops
/// over its dimensions, and perhaps at one index of a further loop.
struct ProductView {
  linalg::LinalgOp op;
  SmallVector<unsigned> order;
  std::optional<std::pair<unsigned, int64_t>> fixed;
};

/// Reads a product with a weight. Without one, `reason` says why if it looks
/// like one.
std::optional<Contraction>
readContraction(Graph &graph, const ProductView &view, std::string &reason);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_GRAPH_H
