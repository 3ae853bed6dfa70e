//===- Config.cpp - what a checkpoint says about itself -------------------===//

#include "Config.h"
#include "swiglu/Weights/WeightStore.h"

#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace llvm;
using namespace swiglu;

Config::Config(std::string file, const json::Object &object)
    : file(std::move(file)),
      lookup([&object](StringRef field) -> std::optional<json::Value> {
        if (const json::Value *value = object.get(field))
          return *value;
        return std::nullopt;
      }) {}

Config::Config(const WeightStore &store, StringRef architecture)
    : file(store.getPath().str()), prefix(architecture.str() + "."),
      lookup([&store,
              prefix = prefix](StringRef field) -> std::optional<json::Value> {
        std::string key = prefix + field.str();
        if (std::optional<StringRef> text = store.getString(key))
          return json::Value(json::fixUTF8(*text));
        if (std::optional<int64_t> number = store.getInteger(key))
          return json::Value(*number);
        if (std::optional<double> number = store.getFloat(key))
          return json::Value(*number);
        if (std::optional<bool> flag = store.getBool(key))
          return json::Value(*flag);
        if (auto numbers = store.getFloats(key)) {
          json::Array array;
          for (double number : *numbers)
            array.push_back(number);
          return json::Value(std::move(array));
        }
        return std::nullopt;
      }) {}

json::Value Config::get(const Field &field) const {
  return get(field.name).value_or(field.fallback);
}

std::optional<json::Value> Config::get(StringRef field, int64_t layer) const {
  std::optional<json::Value> value = get(field);
  const json::Array *array = value ? value->getAsArray() : nullptr;
  if (!array)
    return value;
  if (layer < 0 || static_cast<size_t>(layer) >= array->size())
    return std::nullopt;
  return (*array)[layer];
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

namespace {
/// Evaluates the table's formulas: `+ - * / //`, brackets, `int(…)`, numbers
/// and fields, with Python's meaning. Nothing comes out if a field is missing.
class Formula {
public:
  Formula(StringRef text, function_ref<std::optional<double>(StringRef)> field)
      : text(text), field(field) {}

  std::optional<double> evaluate() {
    double value = sum();
    return valid && std::isfinite(value) ? std::optional(value) : std::nullopt;
  }

private:
  bool accept(StringRef token) {
    text = text.ltrim();
    return text.consume_front(token);
  }

  double sum() {
    double value = product();
    while (true) {
      if (accept("+"))
        value += product();
      else if (accept("-"))
        value -= product();
      else
        return value;
    }
  }

  double product() {
    double value = atom();
    while (true) {
      if (accept("*"))
        value *= atom();
      else if (accept("//"))
        value = std::floor(value / atom());
      else if (accept("/"))
        value /= atom();
      else
        return value;
    }
  }

  double atom() {
    bool truncate = accept("int(");
    if (truncate || accept("(")) {
      double value = sum();
      valid &= accept(")");
      return truncate ? std::trunc(value) : value;
    }
    text = text.ltrim();
    StringRef token =
        text.take_while([](char c) { return isAlnum(c) || c == '_'; });
    text = text.drop_front(token.size());
    double number;
    if (!token.getAsDouble(number))
      return number;
    std::optional<double> value = field(token);
    valid &= value.has_value();
    return value.value_or(0);
  }

  StringRef text;
  function_ref<std::optional<double>(StringRef)> field;
  bool valid = true;
};
} // namespace

std::optional<Config::Size> Config::getSize(const SizeRule &rule,
                                            int64_t layer) const {
  std::string formula = rule.rule, text;
  if (!formula.empty() && !rule.condition.empty()) {
    std::optional<json::Value> condition = get(rule.condition);
    std::optional<bool> flag =
        condition ? condition->getAsBoolean() : std::nullopt;
    if (!flag)
      return std::nullopt;
    if (!*flag)
      formula.clear();
  }
  if (formula.empty()) {
    std::optional<json::Value> value = get(rule.field, layer);
    bool isNull = !value || value->kind() == json::Value::Null;
    formula = isNull ? rule.null : rule.field;
    if (formula.empty())
      return std::nullopt;
    if (isNull)
      text = name(rule.field) + " is null, which means ";
  }
  std::optional<double> value =
      Formula(formula, [&](StringRef field) {
        std::optional<json::Value> found = get(field, layer);
        return found ? found->getAsNumber() : std::nullopt;
      }).evaluate();
  // Beyond, a double no longer tells one integer from the next.
  if (!value || std::fabs(*value) > 0x1p53)
    return std::nullopt;
  int64_t size = static_cast<int64_t>(*value);
  text += formula == rule.field ? name(formula) + " is " : formula + " = ";
  return Size{size, text + std::to_string(size)};
}
