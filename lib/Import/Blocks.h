//===- Blocks.h - the feed-forward blocks of a checkpoint -------*- C++ -*-===//
//
// The steps of an import: matchBlocks finds the tensors of each block,
// resolveBlocks works out what is computed with them, buildModule writes it
// down as IR.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_IMPORT_BLOCKS_H
#define SWIGLU_LIB_IMPORT_BLOCKS_H

#include "Config.h"
#include "Table.h"
#include "swiglu/Weights/WeightStore.h"

namespace mlir {
class MLIRContext;
class ModuleOp;
template <typename OpTy>
class OwningOpRef;
} // namespace mlir

namespace swiglu {

/// Things to say that are no errors: they are lost for the caller, or left to
/// them.
struct Notes {
  std::vector<std::string> warnings, remarks;
};

/// The tensors of one block.
struct MatchedBlock {
  const BlockRow *row;
  /// Where the block stands among the others: by the part of the model, the
  /// layer, the row and the expert (-1: none, or all of them).
  unsigned stack;
  int64_t layer, expert = -1;
  /// What the names start with, `model.layers.3.`.
  std::string layerName;
  std::map<Role, const TensorInfo *> weights;
};

/// Finds the blocks of the rows in the order of the layers. `rows` are those of
/// one type, `getConfig` gives the fields that a row asks for.
///
/// Fails with the row's reason if there are only unsupported ones, with the
/// missing tensor if a block isn't complete, and if there is no block at all.
/// Unsupported blocks beside others become warnings, as do tensors that seem
/// to belong to a block and were not used.
llvm::Expected<std::vector<MatchedBlock>>
matchBlocks(llvm::ArrayRef<BlockRow> rows, const WeightStore &store,
            llvm::function_ref<Config(const BlockRow &)> getConfig,
            Notes &notes);

/// One product: `x·W + b`, or a slice of a stack of them.
struct Linear {
  Role role;
  const TensorInfo *weight;
  /// Null if there is none.
  const TensorInfo *bias;
  int64_t out, in;
  bool inOut;
  /// The slice along the first dimension of weight and bias; -1: they have no
  /// such dimension.
  int64_t slice;
  /// The library adds the bias in an operation of its own, so that a 16-bit
  /// product is rounded first.
  bool roundsProduct;
};

/// What one function computes.
struct Block {
  /// The function's name, `model.layers.3.mlp`.
  std::string symbol;
  bool gated;
  /// Gate and up, or both in one, or up alone; down is the last.
  std::vector<Linear> linears;
  Activation act;
  std::optional<double> limit, offset;
  bool interleaved, upFirst;
  /// The unit's 16-bit steps each round.
  bool writtenOut;
};

/// Works out the activation and the shapes and checks them: against each other
/// and against the configuration. A stack of experts becomes one block each.
llvm::Expected<std::vector<Block>>
resolveBlocks(llvm::ArrayRef<MatchedBlock> matched, const WeightStore &store,
              llvm::function_ref<Config(const BlockRow &)> getConfig,
              Notes &notes);

/// One function for each block, whose floats all have the type `type`.
mlir::OwningOpRef<mlir::ModuleOp> buildModule(llvm::ArrayRef<Block> blocks,
                                              ElementType type,
                                              mlir::MLIRContext *context);

} // namespace swiglu

#endif // SWIGLU_LIB_IMPORT_BLOCKS_H
