//===- Table.h - what is known of feed-forward blocks -----------*- C++ -*-===//
//
// The table that utils/import-table.py makes, read: one row for each kind of
// feed-forward block of each model type, and the activations by their names.
//
//===----------------------------------------------------------------------===//

#ifndef SWIGLU_LIB_IMPORT_TABLE_H
#define SWIGLU_LIB_IMPORT_TABLE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace swiglu {

/// `MESSAGE` behind the path of the file that it is about.
llvm::Error importError(llvm::StringRef file, const llvm::Twine &message);

/// `text` in single quotes, with what isn't printable escaped.
std::string quoted(llvm::StringRef text);

struct Activation {
  /// As a file says it: `silu`.
  std::string name;
  /// A kind of `#ffn.act`; empty where `refuse` says why there is none.
  std::string kind;
  /// The kind's parameter, its default if absent.
  std::optional<double> parameter;
  /// The library spells it in tensor operations, each of which rounds.
  bool writtenOut = false;
  std::string refuse;
};

/// A field of the configuration and what it is when the file lacks it.
struct Field {
  std::string name;
  llvm::json::Value fallback = nullptr;
};

/// What the configuration says about a size of the block.
struct SizeRule {
  /// The field that holds it; empty where only `rule` gives it.
  std::string field;
  /// A formula of fields, instead of the field itself, which holds if the
  /// field `condition` (if there is one) is true.
  std::string rule, condition;
  /// The formula that stands in for the field if that is null or absent.
  std::string null;
};

/// The parts of a block, in the order of the function's arguments.
enum class Role { Gate, Up, GateUp, Down };
llvm::StringRef getRoleName(Role role);

struct BlockRow {
  /// model_type, or general.architecture.
  std::string type;
  /// What tells the row from others of the same type and part.
  std::string variant;
  /// ffn, experts, shared_expert, dense, encoder, …
  std::string part;

  /// Fields that must have these values.
  std::vector<Field> when;
  /// Element i of this field has to be zero (or not zero) for layer i.
  std::string layerField;
  bool layerFieldIsZero = false;

  /// Why blocks of this kind can't be imported; empty for all others.
  std::string unsupported;
  /// The names below `layers` by which an unsupported block is known.
  std::vector<std::string> tensors;

  /// The object in config.json that describes this part of the model.
  std::string subconfig;
  /// May be missing at the front of every name.
  std::string prefix;
  /// What the names of a layer start with, one of these; `{i}` is the layer.
  std::vector<std::string> layers;
  /// The weights; `{e}` is the expert; with a leading slash a whole name.
  std::map<Role, std::string> names;
  /// Names below `layers` that must not be there.
  std::vector<std::string> absent;

  /// `unit(x·gate, x·up)·down`, or else `act(x·up)·down`.
  bool gated = false;
  /// Roles with a bias, all of them as `biasField` says, or each as it comes.
  std::vector<Role> bias;
  std::optional<Field> biasField;
  bool biasOptional = false;
  /// Weights are `[in, out]`.
  bool inOut = false;
  /// How gate and up share a tensor.
  bool interleaved = false, upFirst = false;
  /// All experts lie in one tensor, by its first dimension.
  bool stacked = false;

  /// The activation: this one, or the one that a field names.
  std::optional<Activation> act;
  std::optional<Field> actField;
  /// What the name starts with before that of the activation.
  std::string actPrefix;
  /// Whole names that mean another activation in this row.
  std::map<std::string, std::string> actExceptions;
  /// No name means anything but those of `actExceptions`.
  bool actClosed = false;
  /// The library spells the unit in tensor operations, each of which rounds.
  bool writtenOut = false;
  std::optional<double> limit, offset;
  std::optional<Field> limitField, betaField;
  /// Keys of which the first that is there has the limit, for each layer or
  /// for all; 0 is none.
  std::vector<std::string> limitKeys;
  /// Keys that must be absent or zero, and why.
  std::vector<std::string> refuseKeys;
  std::string refuseReason;

  SizeRule hidden, inter;
  /// How experts are chosen, and what else is done to the block's result: for
  /// the reader, it isn't imported.
  std::string routing, outside;

  bool isExperts() const { return llvm::StringRef(part).ends_with("experts"); }
};

/// A table of blocks: all rows, those of one type side by side.
class BlockTable {
public:
  static const BlockTable &getHuggingFace();
  static const BlockTable &getGGUF();

  /// The rows of `type`; none if it isn't known.
  llvm::ArrayRef<BlockRow> find(llvm::StringRef type) const;
  /// All types, the nearest to `type` first if one is near, else in the order
  /// of the alphabet.
  std::string listTypes(llvm::StringRef type) const;

private:
  explicit BlockTable(llvm::ArrayRef<llvm::StringLiteral> lines);
  std::vector<BlockRow> rows;
};

/// The activation that transformers calls `name`, or null.
const Activation *findActivation(llvm::StringRef name);
/// All names that findActivation knows and that aren't refused.
std::string listActivations();

} // namespace swiglu

#endif // SWIGLU_LIB_IMPORT_TABLE_H
