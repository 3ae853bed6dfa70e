//===- Cases.cpp - pairwise covers of what operations can be --------------===//

#include "Collector.h"
#include "Covering.h"
#include <numeric>

using namespace swiglu::execution;

//===----------------------------------------------------------------------===//
// Factors
//===----------------------------------------------------------------------===//

static const std::vector<Sizes> kLeading = {{},   {1}, {2},    {5},    {17},
                                            {67}, {0}, {2, 1}, {3, 5}, {0, 2}};

/// 1, primes, multiples of vectors and their neighbours.
static const Sizes kFeatures = {1, 7, 13, 31, 16, 32, 64, 33, 129};
static const Sizes kReductions = {1, 7, 13, 31, 16, 32, 64, 33, 257, 0};

static const std::vector<std::string> kActivations = {
    "identity",
    "relu",
    "squared_relu",
    "sigmoid",
    "tanh",
    "swish",
    "swish, beta = 1.702",
    "swish, beta = -0.5",
    "gelu",
    "gelu_tanh",
    "gelu_tanh, coefficient = 0.797724",
    "fatrelu, threshold = 0.5"};

static const std::vector<std::string> kUnits = {
    "swish",
    "gelu",
    "gelu_tanh",
    "relu",
    "sigmoid",
    "identity",
    "tanh",
    "squared_relu",
    "fatrelu, threshold = 0.1",
    "swish, beta = 1.702",
    "swish, beta = 1.702, limit = 7.0, offset = 1.0",
    "swish, limit = 3.3",
    "gelu, offset = -0.3",
    "identity, limit = 1.5"};

namespace {
struct Packing {
  std::string text; ///< Empty for two operands.
  int64_t block;
};

/// Element types of an operation's parts.
struct Types {
  std::string x, bias, addend, result;
  std::string name() const {
    std::string text = x;
    for (const std::string &part : {bias, addend, result})
      text += part == x ? "" : "-" + part;
    return text;
  }
};
} // namespace

static const std::vector<Packing> kPackings = {{"", 1},
                                               {"concat, gate_up", 1},
                                               {"concat, up_gate", 1},
                                               {"interleaved<1>, gate_up", 1},
                                               {"interleaved<1>, up_gate", 1},
                                               {"interleaved<2>, gate_up", 2},
                                               {"interleaved<2>, up_gate", 2},
                                               {"interleaved<4>, gate_up", 4},
                                               {"interleaved<4>, up_gate", 4}};

static const std::vector<Types> kPointwiseTypes = {
    {"f64", "f64", "f64", "f64"}, {"f32", "f32", "f32", "f32"},
    {"f16", "f16", "f16", "f16"}, {"bf16", "bf16", "bf16", "bf16"},
    {"f32", "f32", "f32", "f16"}, {"f32", "f32", "f32", "bf16"}};

/// For `scale`, `bias` is the type of the bias and `addend` that of the scale.
static const std::vector<Types> kScaleTypes = {
    {"f64", "f64", "f64", "f64"}, {"f32", "f32", "f32", "f32"},
    {"f16", "f16", "f16", "f16"}, {"bf16", "bf16", "bf16", "bf16"},
    {"f16", "f32", "f16", "f16"}, {"bf16", "f32", "f32", "bf16"},
    {"f16", "f16", "f32", "f16"}};

static const std::vector<Types> kProductTypes = {
    {"f64", "f64", "f64", "f64"}, {"f32", "f32", "f32", "f32"},
    {"f16", "f16", "f16", "f16"}, {"bf16", "bf16", "bf16", "bf16"},
    {"f16", "f32", "f16", "f16"}, {"bf16", "f32", "f32", "bf16"},
    {"f16", "f16", "f32", "f32"}, {"bf16", "bf16", "bf16", "f32"}};

/// Ordinary values of a product's operands, such that the sum reaches the
/// limits of the clamps and the curved part of the activations.
static constexpr double kInput = 2, kBias = 2;
static Sizes withLast(Sizes leading, int64_t last) {
  leading.push_back(last);
  return leading;
}

//===----------------------------------------------------------------------===//
// Pointwise operations
//===----------------------------------------------------------------------===//

static void addActivation(Collector &collector, const Types &types,
                          const std::string &act, unsigned rounding, Operand x,
                          FunctionText &function,
                          const std::vector<std::string> &shapeNames) {
  bool isRounded = is16Bit(types.x) || is16Bit(types.result);
  Operand y = function.appendActivation(
      "ffn.activation " + x.name + " <" + act + ">" +
          roundingText(rounding, isRounded ? Interior : 0, !is16Bit(types.x)),
      x, types.result);
  std::vector<std::string> name = {"activation", types.name(), compact(act),
                                   isRounded ? roundingName(rounding) : ""};
  name.insert(name.end(), shapeNames.begin(), shapeNames.end());
  collector.add(function, types.x, y, name);
}

static void addActivations(Collector &collector) {
  for (const auto &row : coverPairs(
           {unsigned(kPointwiseTypes.size()), unsigned(kActivations.size()), 2,
            unsigned(kLeading.size()), unsigned(kFeatures.size()), 3},
           1)) {
    const Types &types = kPointwiseTypes[row[0]];
    FunctionText function(kDynamics[row[5]]);
    // fused and stepwise differ by the one field that there is.
    unsigned rounding = row[2] * 2;
    Operand x = function.tokens(types.x, kLeading[row[3]], kFeatures[row[4]],
                                Fill::Pointwise, 6);
    addActivation(collector, types, kActivations[row[1]], rounding, x, function,
                  {shapeName(x.shape), kDynamicNames[row[5]]});
  }
  // Rank 0, and one long row so that every special number meets every kind.
  for (const Types &types : kPointwiseTypes)
    for (const std::string &act : kActivations)
      for (bool isScalar : {true, false}) {
        if (isScalar && act != "gelu")
          continue;
        FunctionText function(Dynamic::None);
        Operand x = function.tokens(types.x, {}, 257, Fill::Pointwise, 9);
        if (isScalar) {
          function = FunctionText(Dynamic::None);
          x = function.scalar(types.x, Fill::Pointwise, 6);
        }
        addActivation(collector, types, act, isScalar ? 0 : 2, x, function,
                      {isScalar ? "scalar" : "long"});
      }
}

static void addGlus(Collector &collector) {
  for (const auto &row :
       coverPairs({unsigned(kPointwiseTypes.size()), unsigned(kUnits.size()),
                   unsigned(kPackings.size()), kRoundings,
                   unsigned(kLeading.size()), unsigned(kFeatures.size()), 3},
                  2)) {
    const Types &types = kPointwiseTypes[row[0]];
    const Packing &packing = kPackings[row[2]];
    const Sizes &leading = kLeading[row[4]];
    int64_t features = std::lcm(kFeatures[row[5]], packing.block);
    FunctionText function(kDynamics[row[6]]);
    std::vector<Operand> operands;
    bool isPacked = !packing.text.empty();
    for (int i = 0; i < (isPacked ? 1 : 2); ++i)
      operands.push_back(function.tokens(types.x, leading,
                                         isPacked ? 2 * features : features,
                                         Fill::Pointwise, 9));
    bool isRounded = is16Bit(types.x) || is16Bit(types.result);
    std::string text = "ffn.glu " + operands[0].name;
    if (!isPacked)
      text += ", " + operands[1].name;
    text += " <" + kUnits[row[1]] + ">";
    if (isPacked)
      text += " packing <" + packing.text + ">";
    text +=
        roundingText(row[3], isRounded ? Interior | Act : 0, !is16Bit(types.x));
    Operand h = function.append(text, operands, types.result,
                                withLast(leading, features));
    collector.add(function, types.x, h,
                  {"glu", types.name(), compact(kUnits[row[1]]),
                   compact(packing.text), isRounded ? roundingName(row[3]) : "",
                   shapeName(h.shape), kDynamicNames[row[6]]});
  }
}

static void addScales(Collector &collector) {
  for (const auto &row :
       coverPairs({unsigned(kScaleTypes.size()), 2, 2,
                   unsigned(kLeading.size()), unsigned(kFeatures.size()), 3},
                  3)) {
    const Types &types = kScaleTypes[row[0]];
    bool hasBias = row[1];
    FunctionText function(kDynamics[row[5]]);
    int64_t features = kFeatures[row[4]];
    std::vector<Operand> operands = {
        function.tokens(types.x, kLeading[row[3]], features, Fill::Pointwise,
                        9),
        function.weight(types.addend, {features}, 2)};
    std::string text =
        "ffn.scale " + operands[0].name + ", " + operands[1].name;
    if (hasBias) {
      operands.push_back(function.weight(types.bias, {features}, 2));
      text += " bias " + operands[2].name;
    }
    // fused keeps the product, stepwise rounds it.
    bool isRounded = is16Bit(types.x) && hasBias;
    text += roundingText(row[2] * 2, isRounded ? Product : 0);
    Operand y =
        function.append(text, operands, types.result, operands[0].shape);
    collector.add(function, types.x, y,
                  {"scale", types.name(), hasBias ? "bias" : "",
                   isRounded ? roundingName(row[2] * 2) : "",
                   shapeName(y.shape), kDynamicNames[row[5]]});
  }
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

static void addLinears(Collector &collector) {
  for (const auto &row :
       coverPairs({unsigned(kProductTypes.size()), 2, 2, 3, kRoundings,
                   unsigned(kLeading.size()), unsigned(kReductions.size()),
                   unsigned(kFeatures.size()), 3},
                  4)) {
    const Types &types = kProductTypes[row[0]];
    bool isInOut = row[1], hasBias = row[2];
    unsigned addends = row[3];
    const Sizes &leading = kLeading[row[5]];
    int64_t k = kReductions[row[6]], out = kFeatures[row[7]];
    FunctionText function(kDynamics[row[8]]);
    std::vector<Operand> operands = {
        function.tokens(types.x, leading, k, Fill::Product, kInput),
        function.weight(types.x, weightShape(isInOut, out, k),
                        weightAmplitude(k))};
    std::string text = "ffn.linear " + operands[0].name + ", " +
                       operands[1].name + " " + layoutText(isInOut);
    if (hasBias) {
      operands.push_back(function.weight(types.bias, {out}, kBias));
      text += " bias " + operands.back().name;
    }
    for (unsigned i = 0; i < addends; ++i) {
      operands.push_back(
          function.tokens(types.addend, leading, out, Fill::Product, kInput));
      text += (i ? ", " : " addend ") + operands.back().name;
    }
    unsigned mask = Acc | (hasBias ? Product : 0) | (addends ? Sum : 0);
    bool isRounded = is16Bit(types.x);
    text += roundingText(row[4], isRounded ? mask : 0);
    Operand y =
        function.append(text, operands, types.result, withLast(leading, out));
    collector.add(function, types.x, y,
                  {"linear", types.name(), isInOut ? "in_out" : "out_in",
                   hasBias ? "bias" : "", "addends" + std::to_string(addends),
                   isRounded ? roundingName(row[4]) : "",
                   "k" + std::to_string(k), shapeName(y.shape),
                   kDynamicNames[row[8]]});
  }
}

/// `keyword(gate %a, up %b)`, or `keyword %a` for a packed weight.
static std::string branchText(const std::string &keyword,
                              const std::string &gate, const std::string &up,
                              bool isPacked) {
  if (gate.empty() && up.empty())
    return "";
  if (isPacked)
    return " " + keyword + " " + gate;
  std::string text = gate.empty() ? "" : "gate " + gate;
  if (!up.empty())
    text += (text.empty() ? "up " : ", up ") + up;
  return " " + keyword + "(" + text + ")";
}

static void addGatedLinears(Collector &collector) {
  // The types of linear whose result is that of x.
  unsigned typeLevels = kProductTypes.size() - 2;
  for (const auto &row : coverPairs(
           {typeLevels, unsigned(kUnits.size()), unsigned(kPackings.size()), 4,
            4, 4, kRoundings, unsigned(kLeading.size()),
            unsigned(kReductions.size()), unsigned(kFeatures.size()), 3},
           5)) {
    const Types &types = kProductTypes[row[0]];
    const Packing &packing = kPackings[row[2]];
    bool isPacked = !packing.text.empty();
    const Sizes &leading = kLeading[row[7]];
    int64_t k = kReductions[row[8]];
    int64_t features = std::lcm(kFeatures[row[9]], packing.block);
    int64_t out = isPacked ? 2 * features : features;
    FunctionText function(kDynamics[row[10]]);
    std::vector<Operand> operands = {
        function.tokens(types.x, leading, k, Fill::Product, kInput)};
    std::string text = "ffn.gated_linear " + operands[0].name;
    for (int i = 0; i < (isPacked ? 1 : 2); ++i) {
      bool isInOut = row[3] >> i & 1;
      operands.push_back(function.weight(types.x, weightShape(isInOut, out, k),
                                         weightAmplitude(k)));
      text += ", " + operands.back().name + " " + layoutText(isInOut);
    }
    text += " unit <" + kUnits[row[1]] + ">";
    if (isPacked)
      text += " packing <" + packing.text + ">";
    // Bit 0: the gate's (or the packed) one, bit 1: the up branch's.
    auto addBranches = [&](const std::string &keyword, unsigned bits,
                           bool isBias) {
      std::string names[2];
      for (int i = 0; i < (isPacked ? 1 : 2); ++i) {
        if (!(bits >> i & 1))
          continue;
        operands.push_back(isBias ? function.weight(types.bias, {out}, kBias)
                                  : function.tokens(types.addend, leading, out,
                                                    Fill::Product, kInput));
        names[i] = operands.back().name;
      }
      text += branchText(keyword, names[0], names[1], isPacked);
    };
    unsigned biases = isPacked ? row[4] & 1 : row[4];
    unsigned addends = isPacked ? row[5] & 1 : row[5];
    addBranches("bias", biases, /*isBias=*/true);
    addBranches("addend", addends, /*isBias=*/false);
    unsigned mask = Acc | Linear | Interior | Act | (biases ? Product : 0) |
                    (addends ? Sum : 0);
    bool isRounded = is16Bit(types.x);
    text += roundingText(row[6], isRounded ? mask : 0);
    Operand h = function.append(text, operands, types.result,
                                withLast(leading, features));
    collector.add(
        function, types.x, h,
        {"gated_linear", types.name(), compact(kUnits[row[1]]),
         compact(packing.text), "layouts" + std::to_string(row[3]),
         "biases" + std::to_string(biases), "addends" + std::to_string(addends),
         isRounded ? roundingName(row[6]) : "", "k" + std::to_string(k),
         shapeName(h.shape), kDynamicNames[row[10]]});
  }
}

static void addLowRanks(Collector &collector) {
  static const Sizes ranks = {1, 2, 7, 8, 16, 0};
  static const std::vector<std::string> scales = {"2.0", "0.5", "-1.3", "1.0"};
  for (const auto &row :
       coverPairs({unsigned(kProductTypes.size()), 2, kRoundings,
                   unsigned(kLeading.size()), unsigned(kReductions.size()),
                   unsigned(ranks.size()), unsigned(kFeatures.size()),
                   unsigned(scales.size()), 3},
                  6)) {
    const Types &types = kProductTypes[row[0]];
    bool hasBias = row[1];
    const Sizes &leading = kLeading[row[3]];
    int64_t k = kReductions[row[4]], rank = ranks[row[5]],
            out = kFeatures[row[6]];
    FunctionText function(kDynamics[row[8]]);
    std::vector<Operand> operands = {
        function.tokens(types.x, leading, k, Fill::Product, kInput),
        function.weight(types.x, {rank, k}, weightAmplitude(k)),
        function.weight(types.x, {out, rank}, weightAmplitude(rank))};
    std::string text = "ffn.low_rank " + operands[0].name + ", " +
                       operands[1].name + ", " + operands[2].name;
    if (hasBias) {
      operands.push_back(function.weight(types.bias, {out}, kBias));
      text += " bias " + operands.back().name;
    }
    bool isRounded = is16Bit(types.x);
    text += " scale " + scales[row[7]] +
            roundingText(
                row[2], isRounded ? Acc | Linear | (hasBias ? Product : 0) : 0);
    Operand y =
        function.append(text, operands, types.result, withLast(leading, out));
    collector.add(function, types.x, y,
                  {"low_rank", types.name(), hasBias ? "bias" : "",
                   isRounded ? roundingName(row[2]) : "",
                   "scale" + scales[row[7]], "k" + std::to_string(k),
                   "r" + std::to_string(rank), shapeName(y.shape),
                   kDynamicNames[row[8]]});
  }
}

//===----------------------------------------------------------------------===//
// Whole blocks
//===----------------------------------------------------------------------===//

namespace {
/// One feed-forward block, in the forms that import and the passes give.
struct BlockWriter {
  FunctionText function;
  std::string element, unit;
  unsigned rounding;
  Sizes leading;
  int64_t hidden, features;
  Operand x{};

  BlockWriter(Dynamic dynamic) : function(dynamic) {}

  std::string rounded(unsigned mask) const {
    return roundingText(rounding, is16Bit(element) ? mask : 0);
  }
  Operand weightOf(int64_t out, int64_t in) {
    return function.weight(element, {out, in}, weightAmplitude(in));
  }
  Operand linear(const Operand &input, const Operand &weight, int64_t out,
                 const Operand *addend = nullptr) {
    std::vector<Operand> operands = {input, weight};
    std::string text =
        "ffn.linear " + input.name + ", " + weight.name + " <out_in>";
    if (addend) {
      operands.push_back(*addend);
      text += " addend " + addend->name;
    }
    return function.append(text + rounded(Acc | (addend ? Sum : 0)), operands,
                           element, withLast(leading, out));
  }
  Operand glu(const Operand &gate, const Operand &up) {
    return function.append("ffn.glu " + gate.name + ", " + up.name + " <" +
                               unit + ">" + rounded(Interior | Act),
                           {gate, up}, element, withLast(leading, features));
  }
  Operand gated() {
    Operand gate = weightOf(features, hidden), up = weightOf(features, hidden);
    return function.append("ffn.gated_linear " + x.name + ", " + gate.name +
                               " <out_in>, " + up.name + " <out_in> unit <" +
                               unit + ">" +
                               rounded(Acc | Linear | Interior | Act),
                           {x, gate, up}, element, withLast(leading, features));
  }
  Operand down(const Operand &h) {
    return linear(h, weightOf(hidden, features), hidden);
  }

  Operand fused() { return down(gated()); }
  Operand separate() {
    Operand gate = linear(x, weightOf(features, hidden), features);
    Operand up = linear(x, weightOf(features, hidden), features);
    return linear(glu(gate, up), weightOf(hidden, features), hidden, &x);
  }
  Operand packed() {
    Operand weight = weightOf(2 * features, hidden);
    Operand both = linear(x, weight, 2 * features);
    Operand h = function.append("ffn.glu " + both.name + " <" + unit +
                                    "> packing <concat, up_gate>" +
                                    rounded(Interior | Act),
                                {both}, element, withLast(leading, features));
    return down(h);
  }
  Operand quantised() {
    Operand bytes = function.bytes({hidden, features});
    Operand scales = function.weight(element, {hidden, 1}, 0.01);
    Operand weight = function.append(
        "ffn.dequantize " + bytes.name + ", " + scales.name +
            " <bits = 8, axis = 1, group = " + std::to_string(features) +
            ", zero = none>",
        {bytes, scales}, element, {hidden, features}, /*hasTokens=*/false);
    return linear(gated(), weight, hidden);
  }
  Operand adapted() {
    Operand h = gated();
    Operand a = weightOf(4, features), b = weightOf(hidden, 4);
    Operand branch =
        function.append("ffn.low_rank " + h.name + ", " + a.name + ", " +
                            b.name + " scale 0.25" + rounded(Acc | Linear),
                        {h, a, b}, element, withLast(leading, hidden));
    return linear(h, weightOf(hidden, features), hidden, &branch);
  }
  /// The products with W and what is made of W by adapters.
  Operand merged() {
    Operand h = gated(), weight = weightOf(hidden, features);
    Operand a = weightOf(4, features), b = weightOf(hidden, 4);
    Operand rows = function.weight("f32", {hidden}, 2);
    Operand columns = function.weight("f32", {features}, 2);
    Operand sum =
        function.append("ffn.merge " + weight.name + " <out_in> add(" + b.name +
                            ") times(" + a.name + ") scales [0.25] rows(" +
                            rows.name + ") columns(" + columns.name + ")",
                        {weight, b, a, rows, columns}, element, weight.shape,
                        /*hasTokens=*/false);
    return linear(h, sum, hidden);
  }
  /// With integers that are made of a weight.
  Operand converted() {
    Operand weight = weightOf(hidden, 2 * features);
    std::string quant =
        "<bits = 4, axis = 1, group = " + std::to_string(features) +
        ", zero = none, order = low_first>";
    auto [q, scales] = function.appendQuantize(
        weight, quant, {hidden, features}, "f32", {hidden, 2});
    Operand again = function.append(
        "ffn.dequantize " + q.name + ", " + scales.name + " " + quant,
        {q, scales}, element, weight.shape, /*hasTokens=*/false);
    Operand h = gated();
    Operand wide = linear(h, weightOf(2 * features, features), 2 * features);
    return linear(wide, again, hidden);
  }
  Operand normalised() {
    Operand h = gated(), weight = weightOf(hidden, features);
    Operand a = weightOf(4, features), b = weightOf(hidden, 4);
    Operand magnitude = function.weight("f32", {hidden}, 2);
    Operand l = function.append(
        "ffn.dora_scale " + magnitude.name + ", " + weight.name +
            " <out_in> add(" + b.name + ") times(" + a.name + ") scales [0.25]",
        {magnitude, weight, b, a}, element, {hidden}, /*hasTokens=*/false);
    Operand y = linear(h, weight, hidden);
    return function.append("ffn.scale " + y.name + ", " + l.name, {y, l},
                           element, y.shape);
  }
  Operand scaled() {
    Operand h = gated();
    Operand l = function.weight(element, {features}, 2);
    return down(function.append("ffn.scale " + h.name + ", " + l.name, {h, l},
                                element, h.shape));
  }
};
} // namespace

static void addBlocks(Collector &collector) {
  using Form = Operand (BlockWriter::*)();
  static const std::pair<const char *, Form> forms[] = {
      {"fused", &BlockWriter::fused},
      {"separate", &BlockWriter::separate},
      {"packed", &BlockWriter::packed},
      {"quantised", &BlockWriter::quantised},
      {"adapted", &BlockWriter::adapted},
      {"scaled", &BlockWriter::scaled},
      {"merged", &BlockWriter::merged},
      {"normalised", &BlockWriter::normalised},
      {"converted", &BlockWriter::converted}};
  static const std::vector<Sizes> leadings = {{}, {1}, {17}, {2, 3}, {0}};
  static const std::pair<int64_t, int64_t> sizes[] = {
      {7, 13}, {16, 32}, {33, 5}, {1, 1}};
  for (const auto &row : coverPairs({9, 4, unsigned(kUnits.size()), kRoundings,
                                     unsigned(leadings.size()), 4, 2},
                                    8)) {
    BlockWriter writer(kDynamics[row[6]]);
    writer.element = kElements[row[1]];
    writer.unit = kUnits[row[2]];
    writer.rounding = row[3];
    writer.leading = leadings[row[4]];
    std::tie(writer.hidden, writer.features) = sizes[row[5]];
    writer.x = writer.function.tokens(writer.element, writer.leading,
                                      writer.hidden, Fill::Product, kInput);
    Operand y = (writer.*forms[row[0]].second)();
    collector.add(writer.function, writer.element, y,
                  {"block", forms[row[0]].first, writer.element,
                   compact(writer.unit),
                   is16Bit(writer.element) ? roundingName(row[3]) : "",
                   "f" + std::to_string(writer.features), shapeName(y.shape),
                   kDynamicNames[row[6]]});
  }
}

/// Blocks for each number of rows that kernels treat in another way: no tile, one,
/// several of the same size or of two, more than a task has; with sizes beside
/// those of panels, pairs and chunks of k.
static void addTiles(Collector &collector) {
  static const Sizes counts = {0, 1, 2, 3, 5, 6, 7, 12, 13, 24, 25, 37, 200},
                     inputs = {7, 64, 33, 513, 1030},
                     hiddens = {13, 16, 48, 33, 160}, outs = {5, 32, 33};
  static const std::vector<std::string> elements = {"f32", "bf16", "f16"};
  for (const auto &row :
       coverPairs({unsigned(counts.size()), unsigned(elements.size()),
                   unsigned(inputs.size()), unsigned(hiddens.size()),
                   unsigned(outs.size()), 2},
                  11)) {
    int64_t count = counts[row[0]], in = inputs[row[2]],
            hidden = hiddens[row[3]], out = outs[row[4]];
    const std::string &element = elements[row[1]];
    bool isGated = row[5], isRounded = is16Bit(element);
    FunctionText function(Dynamic::Leading);
    std::vector<Operand> operands = {
        function.tokens(element, {count}, in, Fill::Product, kInput)};
    for (int i = 0; i < (isGated ? 2 : 1); ++i)
      operands.push_back(
          function.weight(element, {hidden, in}, weightAmplitude(in)));
    std::string text = isGated ? "ffn.gated_linear " : "ffn.linear ";
    text += operands[0].name + ", " + operands[1].name + " <out_in>";
    if (isGated)
      text += ", " + operands[2].name + " <out_in> unit <swish>";
    text += roundingText(
        1, isRounded ? Acc | (isGated ? Linear | Interior | Act : 0) : 0);
    Operand h = function.append(text, operands, element, {count, hidden});
    Operand down =
        function.weight(element, {out, hidden}, weightAmplitude(hidden));
    Operand bias = function.weight(element, {out}, kBias);
    Operand residual =
        function.tokens(element, {count}, out, Fill::Product, kInput);
    Operand y = function.append(
        "ffn.linear " + h.name + ", " + down.name + " <out_in> bias " +
            bias.name + " addend " + residual.name +
            roundingText(1, isRounded ? Acc | Product | Sum : 0),
        {h, down, bias, residual}, element, {count, out});
    collector.add(function, element, y,
                  {"tiles", element, isGated ? "gated" : "plain",
                   "k" + std::to_string(in), "f" + std::to_string(hidden),
                   shapeName(y.shape)});
  }
}

/// Constants in the function, also as several operations' operand.
static void addConstants(Collector &collector) {
  for (const std::string &element : kElements) {
    FunctionText function(Dynamic::Leading);
    Operand x = function.tokens(element, {3}, 9, Fill::Product, kInput);
    Operand weight = function.splat(element, {5, 9}, "0.3");
    Operand bias = function.splat(element, {5}, "-0.7");
    Operand y = function.append(
        "ffn.linear " + x.name + ", " + weight.name + " <out_in> bias " +
            bias.name + roundingText(1, is16Bit(element) ? Acc | Product : 0),
        {x, weight, bias}, element, {3, 5});
    Operand scaled = function.append("ffn.scale " + y.name + ", " + bias.name,
                                     {y, bias}, element, {3, 5});
    collector.add(function, element, scaled, {"constants", element});
  }
}

std::vector<Case> swiglu::execution::makeCases() {
  Collector collector;
  addActivations(collector);
  addGlus(collector);
  addScales(collector);
  addLinears(collector);
  addGatedLinears(collector);
  addLowRanks(collector);
  addWeightCases(collector);
  addBlocks(collector);
  addTiles(collector);
  addConstants(collector);
  return std::move(collector.cases);
}
