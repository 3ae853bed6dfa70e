//===- Import.h - feed-forward blocks of checkpoints ------------*- C++ -*-===//
//
// Turns the weight files of a published model into IR: one function for each
// feed-forward block, without any of the weights' data.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_IMPORT_IMPORT_H
#define SWIGLU_IMPORT_IMPORT_H

#include "swiglu/Weights/Tensor.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <optional>

namespace swiglu {

struct ImportOptions {
  /// The element type of activations and weights: F64, F32, BF16 or F16.
  /// Without it the narrowest type that holds all of the blocks' floats exactly
  /// (bf16 for a checkpoint in bf16, f32 for one that mixes f16 and f32), or
  /// F32 if a weight is quantised.
  std::optional<ElementType> type;
};

/// Imports the feed-forward blocks of a checkpoint in the format of Hugging
/// Face's transformers: a folder with config.json and safetensors.
///
/// Each block is a function `@PATH`, PATH the longest common path of its
/// tensors' names (`@model.layers.0.mlp`), an expert of a stack being
/// `@PATH.experts.E`. Its first argument and its result are the tokens,
/// `tensor<?xHxT>`; every other argument carries the name of its tensor as
/// `ffn.name`, for the loader, in the checkpoint's shape. The loader converts
/// the elements to the argument's type: exactly if that is as wide, rounding
/// once if it isn't (a remark says so). The body is `ffn.linear`, `ffn.glu` or
/// `ffn.activation`, `ffn.linear`; 16-bit steps round where the library's own
/// code does when PyTorch runs it eagerly.
///
/// What is known of the model types stands in lib/Import/HuggingFace.jsonl.
/// Sizes come from the tensors and must be those of config.json. Errors,
/// warnings (layers or tensors that are left out) and remarks (routing of
/// experts, rounding) are emitted in `context`; after an error the result is
/// null.
mlir::OwningOpRef<mlir::ModuleOp>
importHuggingFace(llvm::StringRef folder, const ImportOptions &options,
                  mlir::MLIRContext *context);

/// Imports the feed-forward blocks of a GGUF file likewise, by
/// lib/Import/GGUF.jsonl. Functions are called after the layer and, beside a
/// plain block, the part: `@blk.0`, `@blk.0.experts.3`, `@blk.0.shared_expert`.
///
/// A quantised weight is two or three arguments, the integers NAME (i8), its
/// NAME`:scales` and NAME`:zeros` (see WeightStore), and an `ffn.dequantize`.
/// GELU is the tanh form, as llama.cpp computes it for every architecture.
mlir::OwningOpRef<mlir::ModuleOp> importGGUF(llvm::StringRef path,
                                             const ImportOptions &options,
                                             mlir::MLIRContext *context);

} // namespace swiglu

#endif // SWIGLU_IMPORT_IMPORT_H
