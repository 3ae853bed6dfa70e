//===- Blocks.h - the feed-forward blocks of a module -----------*- C++ -*-===//
//
// Which ffn operations belong together: what `ffn-report` prints and
// `ffn-outline` moves into functions.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_BLOCKS_H
#define SWIGLU_DIALECT_FFN_TRANSFORMS_BLOCKS_H

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <string>
#include <vector>

namespace mlir::ffn {

/// Operations that look like a part of a feed-forward block and are none.
struct NearMiss {
  Location location;
  /// The `ffn.name` of a function's argument; null for other values and where there
/// is none.
StringAttr getWeightName(Value value);

/// Name of the function around it.
  std::string function;
  /// Why, in the user's terms: "clamp 7.0 on the gate but 6.0 on the up
  /// branch".
  std::string reason;
};

/// `GatedFFN`: down(unit(gate(x), up(x))). `FFN`: down(act(up(x))). The others
/// are pieces that belong to no block: `GLU` is `ffn.glu` or `ffn.gated_linear`.
enum class BlockKind { GatedFFN, FFN, GLU, Linear, Activation };

/// `GateUp` is a packed product, `Single` that of a `BlockKind::Linear`.
enum class LinearRole { Gate, Up, GateUp, Down, Single };

/// A product of a block, with its adapters.
struct BlockLinear {
  LinearRole role;
  /// `ffn.linear`, or the `ffn.gated_linear` that holds it.
  Operation *op = nullptr;
  Value weight;
  WeightAttr layout;
  /// Null if there is none.
  Value bias;
  /// Addends that are LoRA branches of this product.
  SmallVector<LowRankOp, 1> lora = {};
  /// IA3 on what goes into the product and on what comes out; or null.
  ScaleOp scaleIn = {}, scaleOut = {};
};

/// A feed-forward block, or a piece of one.
struct FFNBlock {
  BlockKind kind = BlockKind::Linear;
  /// All that it consists of, in the order of the program: ffn operations and
  /// the reshapes between them. Each but the one that gives `result` is read by
  /// these operations alone.
  SmallVector<Operation *> operations;
  /// In the order gate, up, down.
  SmallVector<BlockLinear, 3> linears;
  /// `ffn.glu`, `ffn.gated_linear` or `ffn.activation`; null for `Linear`.
  Operation *unit = nullptr;
  /// What the first products (or the unit) read. The products of a block may
  /// read it through reshapes of its leading dimensions.
  Value input;
  Value result;
  /// The reshapes from `input` to `result`, along the gate.
  SmallVector<Operation *> reshapes;

  ActAttr getActivation() const;
  /// Null if there is no gate.
  GatedUnitAttr getUnit() const;
  /// Null unless gate and up are one product.
  PackingAttr getPacking() const;
  const BlockLinear *findLinear(LinearRole role) const;
};

/// The name of a role: "gate", "up", "gate_up", "down" or "linear".
StringRef getRoleName(LinearRole role);

/// The blocks inside of `root`, and the pieces that belong to none, in the
/// order of the program. `misses`, if given, receives what is nearly a block,
/// with the reason.
///
/// Leading dimensions may be reshaped anywhere, since every ffn operation
/// treats rows alike; one `ffn.scale` without bias may follow each of gate and
/// up, and precede down. Between the products each value has one use. Changes
/// nothing; takes time linear in the size of `root`.
std::vector<FFNBlock> findBlocks(Operation *root,
                                 SmallVectorImpl<NearMiss> *misses = nullptr);

/// The operand of a reshape that keeps rows as they are: `tensor.expand_shape`,
/// `tensor.collapse_shape` or `tensor.cast` that splits or merges leading
/// dimensions alone. Null for any other operation.
Value getReshapedRows(Operation *op);

/// The `ffn.name` of a function's argument; null for other values and where there
/// is none.
StringAttr getWeightName(Value value);

/// Name of the function around `op`, empty if there is none.
StringRef getFunctionName(Operation *op);

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_BLOCKS_H
