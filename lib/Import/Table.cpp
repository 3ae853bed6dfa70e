//===- Table.cpp - reads the table of feed-forward blocks -----------------===//

#include "Table.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;
using namespace swiglu;

// One array of lines for each table, made by EmbedLines.cmake.
#include "Tables.inc"

Error swiglu::importError(StringRef file, const Twine &message) {
  return createStringError(inconvertibleErrorCode(), file + ": " + message);
}

std::string swiglu::quoted(StringRef text) {
  std::string result;
  raw_string_ostream os(result);
  os << '\'';
  printEscapedString(text.take_front(200), os);
  os << (text.size() > 200 ? "…'" : "'");
  return result;
}

StringRef swiglu::getRoleName(Role role) {
  switch (role) {
  case Role::Gate:
    return "gate";
  case Role::Up:
    return "up";
  case Role::GateUp:
    return "gate_up";
  case Role::Down:
    return "down";
  }
  llvm_unreachable("not a role");
}

static Role parseRole(StringRef name) {
  return StringSwitch<Role>(name)
      .Case("gate", Role::Gate)
      .Case("up", Role::Up)
      .Case("gate_up", Role::GateUp)
      .Case("down", Role::Down);
}

//===----------------------------------------------------------------------===//
// Lines to rows. They are our own, so whatever is wrong is a bug of the build.
//===----------------------------------------------------------------------===//

static json::Object parseLine(StringRef line) {
  Expected<json::Value> value = json::parse(line);
  if (!value)
    reportFatalInternalError(value.takeError());
  return std::move(*value->getAsObject());
}

static std::string getString(const json::Object &object, StringRef key) {
  return object.getString(key).value_or("").str();
}

static std::vector<std::string> getStrings(const json::Object &object,
                                           StringRef key) {
  std::vector<std::string> result;
  if (const json::Array *array = object.getArray(key))
    for (const json::Value &element : *array)
      result.push_back(element.getAsString()->str());
  return result;
}

static std::optional<Field> getField(const json::Object &object,
                                     StringRef key) {
  const json::Array *pair = object.getArray(key);
  if (!pair)
    return std::nullopt;
  return Field{(*pair)[0].getAsString()->str(), (*pair)[1]};
}

static SizeRule getSize(const json::Object &object, StringRef key) {
  const json::Object *size = object.getObject(key);
  if (!size)
    return {};
  return {getString(*size, "field"), getString(*size, "rule"),
          getString(*size, "rule_if"), getString(*size, "null")};
}

static Activation getActivation(const json::Object &object) {
  return {getString(object, "name"), getString(object, "kind"),
          object.getNumber("parameter"),
          object.getBoolean("written_out").value_or(false),
          getString(object, "refuse")};
}

static BlockRow getRow(const json::Object &object) {
  BlockRow row;
  auto flag = [&](StringRef key) {
    return object.getBoolean(key).value_or(false);
  };
  row.type = getString(object, "type");
  row.variant = getString(object, "variant");
  row.part = getString(object, "part");
  if (const json::Object *when = object.getObject("when"))
    for (const auto &[name, value] : *when)
      row.when.push_back(Field{name.str(), value});
  if (const json::Object *when = object.getObject("layer_when")) {
    row.layerField = when->begin()->first.str();
    const json::Array &test = *when->begin()->second.getAsArray();
    row.layerFieldIsZero = test[0].getAsString() == StringRef("==");
  }
  row.unsupported = getString(object, "unsupported");
  row.tensors = getStrings(object, "tensors");
  row.subconfig = getString(object, "subconfig");
  row.prefix = getString(object, "prefix");
  row.layers = getStrings(object, "layers");
  if (const json::Object *names = object.getObject("names"))
    for (const auto &[role, name] : *names)
      row.names[parseRole(role)] = name.getAsString()->str();
  row.absent = getStrings(object, "absent");
  row.gated = flag("gated");
  for (const std::string &role : getStrings(object, "bias"))
    row.bias.push_back(parseRole(role));
  row.biasField = getField(object, "bias_field");
  row.biasOptional = flag("bias_optional");
  row.inOut = flag("in_out");
  row.interleaved = getString(object, "packing") == "interleaved";
  row.upFirst = getString(object, "order") == "up_gate";
  row.stacked = flag("stacked");
  if (const json::Object *act = object.getObject("act"))
    row.act = getActivation(*act);
  row.actField = getField(object, "act_field");
  row.actPrefix = getString(object, "act_prefix");
  if (const json::Object *names = object.getObject("act_exceptions"))
    for (const auto &[name, meant] : *names)
      row.actExceptions[name.str()] = meant.getAsString()->str();
  row.actClosed = flag("act_closed");
  row.writtenOut = flag("written_out");
  row.limit = object.getNumber("limit");
  row.limitField = getField(object, "limit_field");
  row.offset = object.getNumber("offset");
  row.betaField = getField(object, "beta_field");
  row.limitKeys = getStrings(object, "limit_keys");
  row.refuseKeys = getStrings(object, "refuse_keys");
  row.refuseReason = getString(object, "refuse_reason");
  row.hidden = getSize(object, "hidden");
  row.inter = getSize(object, "inter");
  row.routing = getString(object, "routing");
  row.outside = getString(object, "outside");
  return row;
}

BlockTable::BlockTable(ArrayRef<StringLiteral> lines) {
  for (StringRef line : lines)
    rows.push_back(getRow(parseLine(line)));
  llvm::stable_sort(rows, [](const BlockRow &a, const BlockRow &b) {
    return a.type < b.type;
  });
}

const BlockTable &BlockTable::getHuggingFace() {
  static const BlockTable table(huggingFaceLines);
  return table;
}

const BlockTable &BlockTable::getGGUF() {
  static const BlockTable table(ggufLines);
  return table;
}

ArrayRef<BlockRow> BlockTable::find(StringRef type) const {
  auto first = llvm::find_if(
      rows, [&](const BlockRow &row) { return row.type == type; });
  auto last = std::find_if(
      first, rows.end(), [&](const BlockRow &row) { return row.type != type; });
  return ArrayRef(rows).slice(first - rows.begin(), last - first);
}

std::string BlockTable::listTypes(StringRef type) const {
  std::vector<StringRef> types;
  for (const BlockRow &row : rows)
    if (types.empty() || types.back() != row.type)
      types.push_back(row.type);
  // A third of the name wrong is no slip of the pen any more.
  unsigned best = std::max<unsigned>(2, type.size() / 3) + 1;
  auto nearest = types.end();
  if (type.size() <= 100)
    for (auto it = types.begin(); it != types.end(); ++it) {
      unsigned distance = type.edit_distance(*it, true, best);
      if (distance < best) {
        best = distance;
        nearest = it;
      }
    }
  if (nearest != types.end())
    std::rotate(types.begin(), nearest, std::next(nearest));
  return llvm::join(types, ", ");
}

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

static const std::vector<Activation> &getActivations() {
  static const std::vector<Activation> activations = [] {
    std::vector<Activation> result;
    for (StringRef line : activationLines)
      result.push_back(getActivation(parseLine(line)));
    return result;
  }();
  return activations;
}

const Activation *swiglu::findActivation(StringRef name) {
  const auto &all = getActivations();
  auto it =
      llvm::find_if(all, [&](const Activation &a) { return a.name == name; });
  return it == all.end() ? nullptr : &*it;
}

std::string swiglu::listActivations() {
  std::vector<StringRef> names;
  for (const Activation &activation : getActivations())
    if (activation.refuse.empty())
      names.push_back(activation.name);
  return llvm::join(names, ", ");
}
