//===- Weights.h - what is known before the first token ---------*- C++ -*-===//

#ifndef SWIGLU_DIALECT_FFN_TRANSFORMS_WEIGHTS_H
#define SWIGLU_DIALECT_FFN_TRANSFORMS_WEIGHTS_H

#include "swiglu/Dialect/FFN/IR/FFN.h"
#include <string>

namespace mlir::ffn {

/// True for what depends on weights alone: a constant, an argument with an
/// `ffn.name`, and what operations without effects make of such values.
bool isWeight(Value value);

/// True for an operation without effects all of whose results are weights.
bool isWeightOp(Operation *op);

/// True for the last operation of a block that has a terminator.
bool isTerminator(Operation *op);

/// Why `weight`, the value of the operand `use`, can't be replaced by another
/// one without a second copy of it in memory: a sentence about who else reads
/// it. Empty if nobody does. `ffn.merge` and `ffn.dora_scale` don't count,
/// since they read it once, before the first token.
std::string describeOtherReaders(OpOperand &use);

/// Why the weight of `use` is tied: a constant or argument that it is made of
/// is also read as something else than the weight of a product (an embedding's
/// table). Empty if it is not.
std::string describeTie(OpOperand &use);

/// What `value` is called in sentences: `weight "model.up"`, or `the weight`.
std::string describeWeight(Value value);

} // namespace mlir::ffn

#endif // SWIGLU_DIALECT_FFN_TRANSFORMS_WEIGHTS_H
