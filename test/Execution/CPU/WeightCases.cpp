//===- WeightCases.cpp - cases of operations on weights alone -------------===//

#include "Collector.h"
#include "Covering.h"
#include <numeric>

using namespace swiglu::execution;

//===----------------------------------------------------------------------===//
// Quantised weights
//===----------------------------------------------------------------------===//

static void addDequantizes(Collector &collector) {
  struct Order {
    std::string text; ///< Empty for 8 bits.
    int64_t run;      ///< Elements that an axis holds whole numbers of.
  };
  static const std::vector<Order> orders = {
      {"", 1},         {"low_first", 2}, {"high_first", 2},
      {"split<2>", 2}, {"split<8>", 8},  {"split<32>", 32}};
  static const std::vector<std::string> zeros = {"none", "integer", "additive"};
  static const Sizes groups = {1, 2, 3, 8, 32}, others = {1, 7, 16, 0},
                     counts = {1, 2, 5, 0};
  for (const auto &row :
       coverPairs({unsigned(orders.size()), unsigned(zeros.size()), 2,
                   unsigned(groups.size()), 4, 4, unsigned(others.size()),
                   unsigned(counts.size()), 3},
                  7)) {
    const Order &order = orders[row[0]];
    const std::string &zero = zeros[row[1]];
    unsigned axis = row[2];
    int64_t group = groups[row[3]], other = others[row[6]];
    int64_t size = std::lcm(group, order.run) * counts[row[7]];
    const std::string &scaleType = kElements[row[4]],
                      &resultType = kElements[row[5]];
    auto shape = [&](int64_t along) {
      return axis == 0 ? Sizes{along, other} : Sizes{other, along};
    };
    bool isNibble = !order.text.empty();
    FunctionText function(kDynamics[row[8]]);
    std::vector<Operand> operands = {
        function.bytes(shape(isNibble ? size / 2 : size)),
        function.weight(scaleType, shape(size / group), 0.3)};
    std::string text =
        "ffn.dequantize " + operands[0].name + ", " + operands[1].name;
    if (zero != "none") {
      operands.push_back(
          zero == "integer"
              ? function.bytes(shape(size / group))
              : function.weight(scaleType, shape(size / group), 2));
      text += " zeros " + operands[2].name;
    }
    text += " <bits = " + std::string(isNibble ? "4" : "8") +
            ", axis = " + std::to_string(axis) +
            ", group = " + std::to_string(group) + ", zero = " + zero +
            (isNibble ? ", order = " + order.text : "") + ">";
    Operand w = function.append(text, operands, resultType, shape(size),
                                /*hasTokens=*/false);
    collector.add(function, resultType, w,
                  {"dequantize", scaleType + "-" + resultType,
                   isNibble ? compact(order.text) : "bits8", zero,
                   "axis" + std::to_string(axis),
                   "group" + std::to_string(group), shapeName(w.shape),
                   kDynamicNames[row[8]]});
  }
}

/// Products with integer weights, of all that the kernels for them read.
static void addIntegerProducts(Collector &collector) {
  static const std::vector<std::string> orders = {
      "", "low_first", "high_first", "split<8>", "split<32>"};
  static const std::vector<std::string> zeros = {"none", "integer", "additive"};
  static const std::vector<std::string> elements = {"f32", "bf16", "f16"};
  static const std::vector<std::string> scaleTypes = {"f32", "f16", "bf16"};
  // Inputs, and those of a group.
  static const std::vector<std::pair<int64_t, int64_t>> sizes = {
      {64, 32}, {96, 32}, {192, 64}, {256, 128}, {64, 64}, {40, 40}, {160, 160}};
  static const Sizes outputs = {1, 17, 32, 70}, tokens = {1, 2, 5, 13, 26};
  for (const auto &row :
       coverPairs({unsigned(orders.size()), unsigned(zeros.size()), 2,
                   unsigned(elements.size()), unsigned(scaleTypes.size()),
                   unsigned(sizes.size()), unsigned(outputs.size()),
                   unsigned(tokens.size())},
                  11)) {
    const std::string &order = orders[row[0]], &zero = zeros[row[1]];
    bool isInOut = row[2], isNibble = !order.empty();
    const std::string &element = elements[row[3]], &scale = scaleTypes[row[4]];
    auto [in, group] = sizes[row[5]];
    int64_t out = outputs[row[6]], rows = tokens[row[7]];
    if (order == "split<32>" && in % 32)
      continue;
    auto shape = [&](int64_t along) {
      return isInOut ? Sizes{along, out} : Sizes{out, along};
    };
    // Few kernels are compiled for a known number of tokens.
    FunctionText function(Dynamic::None);
    Operand x = function.tokens(element, {rows}, in, Fill::Weight, 1);
    std::vector<Operand> operands = {
        function.bytes(shape(isNibble ? in / 2 : in)),
        function.weight(scale, shape(in / group), 0.01)};
    std::string text =
        "ffn.dequantize " + operands[0].name + ", " + operands[1].name;
    if (zero != "none") {
      operands.push_back(zero == "integer"
                             ? function.bytes(shape(in / group))
                             : function.weight(scale, shape(in / group), 0.1));
      text += " zeros " + operands[2].name;
    }
    text += " <bits = " + std::string(isNibble ? "4" : "8") +
            ", axis = " + (isInOut ? "0" : "1") +
            ", group = " + std::to_string(group) + ", zero = " + zero +
            (isNibble ? ", order = " + order : "") + ">";
    Operand w = function.append(text, operands, element, shape(in),
                                /*hasTokens=*/false);
    Operand y = function.append(
        "ffn.linear " + x.name + ", " + w.name +
            (isInOut ? " <in_out>" : " <out_in>") +
            (element == "f32" ? "" : " rounding <acc = f32>"),
        {x, w}, element, {rows, out});
    collector.add(function, element, y,
                  {"integers", element, scale, isNibble ? compact(order) : "bits8",
                   zero, isInOut ? "in_out" : "out_in",
                   "group" + std::to_string(group), "k" + std::to_string(in),
                   shapeName(y.shape)});
  }
}

/// f64 to 16 bits is one rounding.
static void addNearTies(Collector &collector) {
  for (const std::string element : {"f16", "bf16"}) {
    FunctionText function(Dynamic::None);
    Sizes shape = {3, 40};
    Operand ones = function.splat("i8", shape, "1");
    Operand scales = function.weight("f64", shape, element == "f16" ? 11 : 8,
                                     Fill::NearTies);
    Operand w =
        function.append("ffn.dequantize " + ones.name + ", " + scales.name +
                            " <bits = 8, axis = 1, group = 1, zero = none>",
                        {ones, scales}, element, shape,
                        /*hasTokens=*/false);
    collector.add(function, element, w, {"dequantize", "near_ties", element});
    FunctionText merging(Dynamic::None);
    Operand wide =
        merging.weight("f64", shape, element == "f16" ? 11 : 8, Fill::NearTies);
    Operand rows = merging.splat("f32", {3}, "2.0");
    Operand merged = merging.append(
        "ffn.merge " + wide.name + " <out_in> rows(" + rows.name + ")",
        {wide, rows}, element, shape, /*hasTokens=*/false);
    collector.add(merging, element, merged, {"merge", "near_ties", element},
                  /*isWeightOnly=*/true);
  }
}

//===----------------------------------------------------------------------===//
// Merged weights
//===----------------------------------------------------------------------===//

/// What `ffn.merge` and `ffn.dora_scale` add to a weight: ` add(…) times(…)
/// scales […]`, for a bias without `times`. The new operands are appended.
static std::string addedText(FunctionText &function,
                             std::vector<Operand> &operands, unsigned count,
                             const std::string &element, int64_t out,
                             int64_t in, int64_t rank, bool isBias) {
  static const char *const scales[] = {"0.7", "-2.0"};
  std::string texts[2], list;
  for (int side = 0; side < (isBias ? 1 : 2); ++side)
    for (unsigned i = 0; i < count; ++i) {
      Sizes shape = isBias      ? Sizes{out}
                    : side == 0 ? Sizes{out, rank}
                                : Sizes{rank, in};
      operands.push_back(function.weight(element, shape, 1));
      texts[side] += (i ? ", " : "") + operands.back().name;
    }
  for (unsigned i = 0; i < count; ++i)
    list += (i ? ", " : "") + std::string(scales[i]);
  if (count == 0)
    return "";
  return " add(" + texts[0] + ")" + (isBias ? "" : " times(" + texts[1] + ")") +
         " scales [" + list + "]";
}

static std::string factorText(FunctionText &function,
                              std::vector<Operand> &operands,
                              const std::string &keyword, unsigned count,
                              const std::string &element, int64_t size) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) {
    operands.push_back(function.weight(element, {size}, 2));
    text += (i ? ", " : "") + operands.back().name;
  }
  return count ? " " + keyword + "(" + text + ")" : "";
}

static const Sizes kRanks = {1, 3, 8, 0}, kOuts = {1, 7, 16, 33, 0},
                   kIns = {1, 13, 32, 257, 0};

static void addMerges(Collector &collector) {
  static const char *const forms[] = {"out_in", "in_out", "bias"};
  for (const auto &row :
       coverPairs({4, 4, 4, 3, 3, 3, 3, unsigned(kRanks.size()),
                   unsigned(kOuts.size()), unsigned(kIns.size()), 2},
                  9)) {
    const std::string &type = kElements[row[0]], &factor = kElements[row[1]],
                      &resultType = kElements[row[2]];
    bool isBias = row[3] == 2;
    int64_t out = kOuts[row[8]], in = kIns[row[9]];
    FunctionText function(kDynamics[row[10] * 2]);
    Sizes shape = isBias ? Sizes{out} : weightShape(row[3] == 1, out, in);
    std::vector<Operand> operands = {function.weight(type, shape, 1)};
    std::string text =
        "ffn.merge " + operands[0].name + " " + layoutText(row[3] == 1);
    text += addedText(function, operands, row[4], factor, out, in,
                      kRanks[row[7]], isBias);
    text += factorText(function, operands, "rows", row[5], factor, out);
    if (!isBias)
      text += factorText(function, operands, "columns", row[6], factor, in);
    Operand w = function.append(text, operands, resultType, shape,
                                /*hasTokens=*/false);
    collector.add(function, resultType, w,
                  {"merge", type + "-" + factor + "-" + resultType,
                   forms[row[3]], "adds" + std::to_string(row[4]),
                   "rows" + std::to_string(row[5]),
                   "columns" + std::to_string(row[6]),
                   "r" + std::to_string(kRanks[row[7]]), shapeName(shape),
                   kDynamicNames[row[10] * 2]},
                  /*isWeightOnly=*/true);
  }
}

static void addDoraScales(Collector &collector) {
  for (const auto &row :
       coverPairs({4, 4, 4, 2, 3, unsigned(kRanks.size()),
                   unsigned(kOuts.size()), unsigned(kIns.size()), 2},
                  10)) {
    const std::string &type = kElements[row[0]], &factor = kElements[row[1]],
                      &resultType = kElements[row[2]];
    int64_t out = kOuts[row[6]], in = kIns[row[7]];
    FunctionText function(kDynamics[row[8] * 2]);
    std::vector<Operand> operands = {
        function.weight(factor, {out}, 2),
        function.weight(type, weightShape(row[3], out, in), 1)};
    std::string text = "ffn.dora_scale " + operands[0].name + ", " +
                       operands[1].name + " " + layoutText(row[3]) +
                       addedText(function, operands, row[4], factor, out, in,
                                 kRanks[row[5]], /*isBias=*/false);
    Operand l = function.append(text, operands, resultType, {out},
                                /*hasTokens=*/false);
    collector.add(function, resultType, l,
                  {"dora_scale", type + "-" + factor + "-" + resultType,
                   row[3] ? "in_out" : "out_in",
                   "adds" + std::to_string(row[4]),
                   "r" + std::to_string(kRanks[row[5]]),
                   shapeName(operands[1].shape), kDynamicNames[row[8] * 2]},
                  /*isWeightOnly=*/true);
  }
}

/// Merges with f64 between them round once, at the end.
static void addMergeChains(Collector &collector) {
  for (const std::string &element : kElements)
    for (bool isInOut : {false, true}) {
      int64_t out = 16, in = 13;
      FunctionText function(Dynamic::None);
      std::vector<Operand> first = {
          function.weight(element, weightShape(isInOut, out, in), 1)};
      std::string text =
          "ffn.merge " + first[0].name + " " + layoutText(isInOut) +
          addedText(function, first, 1, "f32", out, in, 4, /*isBias=*/false);
      Operand wide = function.append(text, first, "f64", first[0].shape,
                                     /*hasTokens=*/false);
      std::vector<Operand> second = {wide};
      text = "ffn.merge " + wide.name + " " + layoutText(isInOut) +
             factorText(function, second, "rows", 1, "f32", out);
      Operand w = function.append(text, second, element, wide.shape,
                                  /*hasTokens=*/false);
      collector.add(function, element, w,
                    {"merge", "chain", element, isInOut ? "in_out" : "out_in"},
                    /*isWeightOnly=*/true);
    }
}

/// Integers and scales, each as the result, and both as a weight again.
static void addQuantizes(Collector &collector) {
  struct Order {
    std::string text; ///< Empty for 8 bits.
    int64_t run;
  };
  static const std::vector<Order> orders = {
      {"", 1}, {"low_first", 2}, {"high_first", 2}, {"split<8>", 8}};
  static const char *const results[] = {"q", "scales", "weight"};
  static const Sizes groups = {1, 3, 32}, others = {1, 7, 0},
                     counts = {1, 2, 5, 0};
  for (const auto &row :
       coverPairs({unsigned(orders.size()), 3, 2, unsigned(groups.size()), 4, 4,
                   unsigned(others.size()), unsigned(counts.size()), 2},
                  11)) {
    const Order &order = orders[row[0]];
    unsigned axis = row[2];
    int64_t group = groups[row[3]], other = others[row[6]];
    int64_t size = std::lcm(group, order.run) * counts[row[7]];
    const std::string &type = kElements[row[4]], &scaleType = kElements[row[5]];
    auto shape = [&](int64_t along) {
      return axis == 0 ? Sizes{along, other} : Sizes{other, along};
    };
    bool isNibble = !order.text.empty();
    FunctionText function(kDynamics[row[8] * 2]);
    Operand weight = function.weight(type, shape(size), 1);
    std::string quant = "<bits = " + std::string(isNibble ? "4" : "8") +
                        ", axis = " + std::to_string(axis) +
                        ", group = " + std::to_string(group) + ", zero = none" +
                        (isNibble ? ", order = " + order.text : "") + ">";
    auto [q, scales] = function.appendQuantize(
        weight, quant, shape(isNibble ? size / 2 : size), scaleType,
        shape(size / group));
    Operand result = row[1] == 0 ? q : scales;
    if (row[1] == 2)
      result = function.append("ffn.dequantize " + q.name + ", " + scales.name +
                                   " " + quant,
                               {q, scales}, type, weight.shape,
                               /*hasTokens=*/false);
    collector.add(function, type, result,
                  {"quantize", type + "-" + scaleType,
                   isNibble ? compact(order.text) : "bits8", results[row[1]],
                   "axis" + std::to_string(axis),
                   "group" + std::to_string(group), shapeName(weight.shape),
                   kDynamicNames[row[8] * 2]},
                  /*isWeightOnly=*/true);
  }
}

void swiglu::execution::addWeightCases(Collector &collector) {
  addDequantizes(collector);
  addIntegerProducts(collector);
  addNearTies(collector);
  addMerges(collector);
  addDoraScales(collector);
  addMergeChains(collector);
  addQuantizes(collector);
}
