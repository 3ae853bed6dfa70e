//===- Raiser.h - ffn operations in place of nodes --------------*- C++ -*-===//

#ifndef SWIGLU_LIB_CONVERSION_LINALGTOFFN_RAISER_H
#define SWIGLU_LIB_CONVERSION_LINALGTOFFN_RAISER_H

#include "Graph.h"
#include "MatchUnit.h"
#include "swiglu/Conversion/LinalgToFFN.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::ffn::raise {

/// A rewrite that is equal in real numbers, but not bit for bit or not on NaN.
struct Note {
  Location location;
  std::string text;
};

/// Replaces what a graph recognises in one block. Values are visited from the
/// last to the first, so that the longest match wins and what feeds it alone is
/// dead before it is visited.
class Raiser {
public:
  Raiser(Block &block, FormulaContext &context, bool isDryRun);

  void run();

  SmallVector<Note> notes;
  SmallVector<std::pair<Location, std::string>> misses;
  /// The operations made, in no order.
  SmallVector<Operation *> created;

private:
  void visit(Operation *op);
  /// Whether `value` comes before the operations that are made now.
  bool isAvailable(Value value);
  /// The value of `node`, made if it has none yet; null if that cannot be.
  Value get(Node *node);
  /// An ffn operation that computes `node`, or null.
  Value raise(Node *node);
  Value sliceAgain(Node *node);
  Value raiseLinear(Node *node);
  Value getOutInWeight(const Contraction &product);
  Value raiseLowRank(Node *addend, Node *x, Value xValue,
                     RankedTensorType result);
  Value raiseScale(Node *node);
  Value raiseUnit(Node *node);
  Value getPacked(Node *root, Node *half);
  Value emitGlu(Node *node, const UnitMatch &match, Node *gate, Node *up);

  /// Records why `node` is no part of a block, once for all that it holds.
  void miss(Node *node, std::string reason);

  bool isDead(Operation *op);
  /// Whether the values between `root` and `leaves` are used by nothing else;
  /// else `reason` names one that is.
  bool isClosed(Node *root, ArrayRef<Node *> leaves, std::string &reason);
  bool isClosed(const Linear &linear);
  bool isUsedOnlyBy(Value value, const llvm::SetVector<Operation *> &ops);

  /// Whether `leaf` has the leading sizes of `root`, if it has its type.
  bool keepsSizes(Node *root, Node *leaf);
  /// `leaf` in the shape in which `root` reads it.
  Value getAsReadBy(Node *root, Node *leaf);
  /// `value` as `reshape` makes it of its source.
  Value applyReshape(Value value, Node *reshape);
  Value undoReshape(Value value, Node *reshape);
  /// The same elements in static shape `shape`; null if it does not match.
  Value reshapeTo(Location loc, Value value, ArrayRef<int64_t> shape);
  Value asProduct(Location loc, Value value, ArrayRef<int64_t> shape);
  Value getVector(Node *vector);
  Value getWeight(const Contraction &product);

  template <typename OpTy, typename... Args>
  OpTy create(Location loc, Args &&...args) {
    OpTy op = OpTy::create(builder, loc, std::forward<Args>(args)...);
    created.push_back(op);
    return op;
  }

  Block &block;
  FormulaContext &context;
  bool isDryRun;
  Graph graph;
  OpBuilder builder;
  DenseMap<Node *, Value> raised;
  DenseSet<Operation *> dead;
  DenseSet<Node *> explained, refused;
};

/// The shape of `type` with its last dimensions, of size `last` together, as
/// one; empty if there are none.
SmallVector<int64_t> shapeWithLast(RankedTensorType type, int64_t last);

/// Why `node`, which a product reads, is no hidden value of a block; empty
/// where it does not look like one.
std::string explainProductInput(Node *node);
/// The same where what `linear` reads is a product to which an activated one is
/// added.
std::string explainSummedInput(LinearOp linear);

/// Calls `callback` on the operations of the block of `op` that it, or an
/// operation inside it, reads.
void forEachSource(Operation *op, function_ref<void(Operation *)> callback);

/// Moves reshapes that keep the last dimension behind ffn operations, where
/// they cancel.
void sinkReshapes(Block &block);

} // namespace mlir::ffn::raise

#endif // SWIGLU_LIB_CONVERSION_LINALGTOFFN_RAISER_H
