//===- SensitivityTest.cpp - a wrong formula breaks its tolerance ---------===//
//
// Each test takes two functions that a faulty compiler could confuse. What one
// of them gives, rounded to the result's type, has to fail as a result of the
// other, and each has to pass as its own.
//
//===----------------------------------------------------------------------===//

#include "ReferenceTesting.h"

using namespace swiglu;
using namespace swiglu::testing;

namespace {
class SensitivityTest : public ReferenceTest {
protected:
  /// Numbers that spread over [-scale, scale], the same for every run.
  Values spread(const std::string &element, llvm::SmallVector<int64_t> shape,
                double scale) {
    int64_t count = 1;
    for (int64_t size : shape)
      count *= size;
    Values values{element, std::move(shape), {}};
    for (int64_t i = 0; i < count; ++i) {
      state = state * 6364136223846793005ull + 1442695040888963407ull;
      values.numbers.push_back(
          (static_cast<double>(state >> 11) * 0x1p-52 - 1) * scale);
    }
    return values;
  }

  void expectApart(const std::string &text, const std::string &other,
                   llvm::ArrayRef<Values> arguments,
                   const std::string &element) {
    ASSERT_NE(text, other);
    ReferenceValue x = evaluate(text, arguments);
    ReferenceValue y = evaluate(other, arguments);
    EXPECT_TRUE(compareWith(x, element, x.value).isWithinTolerance()) << text;
    EXPECT_TRUE(compareWith(y, element, y.value).isWithinTolerance()) << other;
    EXPECT_GT(compareWith(x, element, y.value).maxToleranceRatio, 1)
        << text << other;
    EXPECT_GT(compareWith(y, element, x.value).maxToleranceRatio, 1)
        << text << other;
  }

  uint64_t state = 42;
};
} // namespace

static std::string activation(const std::string &element,
                              const std::string &act) {
  std::string type = "tensor<64x" + element + ">";
  std::string rounding =
      element == "f64" || element == "f32" ? "" : " rounding <fused>";
  return "func.func @f(%x: " + type + ") -> " + type +
         " {\n  %y = ffn.activation %x <" + act + ">" + rounding + " : " +
         type + "\n  return %y : " + type + "\n}\n";
}

TEST_F(SensitivityTest, Activations) {
  const std::pair<const char *, const char *> pairs[] = {
      {"gelu", "gelu_tanh"},
      {"swish", "swish, beta = 1.702"},
      {"swish, beta = 1.702", "swish, beta = 1.703125"},
      {"swish, beta = 1.702", "gelu"},
      {"gelu_tanh", "gelu_tanh, coefficient = 0.797724"},
      {"relu", "squared_relu"},
      {"relu", "fatrelu, threshold = 0.5"},
      {"relu", "identity"},
      {"sigmoid", "tanh"}};
  for (const char *element : {"f64", "f32"})
    for (auto [x, y] : pairs)
      expectApart(activation(element, x), activation(element, y),
                  {spread(element, {64}, 4)}, element);
  // 16 bits tell erf from tanh too, where they differ the most.
  expectApart(activation("f16", "gelu"), activation("f16", "gelu_tanh"),
              {spread("f16", {64}, 4)}, "f16");
}

TEST_F(SensitivityTest, PackingAndUnit) {
  auto make = [](const char *unit) {
    return std::string("func.func @f(%gu: tensor<3x16xf32>) -> tensor<3x8xf32> "
                       "{\n  %h = ffn.glu %gu ") +
           unit +
           " : (tensor<3x16xf32>) -> tensor<3x8xf32>\n"
           "  return %h : tensor<3x8xf32>\n}\n";
  };
  const std::pair<const char *, const char *> pairs[] = {
      {"<swish> packing <concat, gate_up>",
       "<swish> packing <concat, up_gate>"},
      {"<swish> packing <concat, gate_up>",
       "<swish> packing <interleaved<1>, gate_up>"},
      {"<swish> packing <interleaved<1>, gate_up>",
       "<swish> packing <interleaved<2>, gate_up>"},
      {"<swish> packing <interleaved<4>, gate_up>",
       "<swish> packing <interleaved<4>, up_gate>"},
      {"<swish, limit = 2.0> packing <concat, gate_up>",
       "<swish> packing <concat, gate_up>"},
      {"<swish, offset = 1.0> packing <concat, gate_up>",
       "<swish> packing <concat, gate_up>"},
      {"<swish, limit = 2.0, offset = 1.0> packing <concat, gate_up>",
       "<swish, limit = 2.0, offset = -1.0> packing <concat, gate_up>"}};
  for (auto [x, y] : pairs)
    expectApart(make(x), make(y), {spread("f32", {3, 16}, 6)}, "f32");
}

static std::string linear(const std::string &element, const std::string &layout,
                          const std::string &parts,
                          const std::string &rounding = "") {
  std::string x = "tensor<5x24x" + element + ">",
              w = "tensor<24x24x" + element + ">",
              b = "tensor<24x" + element + ">";
  std::string types = "(" + x + ", " + w;
  if (parts.find("bias") != std::string::npos)
    types += ", " + b;
  if (parts.find("addend") != std::string::npos)
    types += ", " + x;
  return "func.func @f(%x: " + x + ", %w: " + w + ", %b: " + b + ", %c: " + x +
         ") -> " + x + " {\n  %y = ffn.linear %x, %w <" + layout + "> " +
         parts + rounding + " : " + types + ") -> " + x +
         "\n  return %y : " + x + "\n}\n";
}

TEST_F(SensitivityTest, LayoutBiasAndAddend) {
  for (const char *element : {"f64", "f32", "bf16"}) {
    std::string rounding = element[0] == 'b' ? " rounding <fused>" : "";
    std::vector<Values> arguments = {
        spread(element, {5, 24}, 1), spread(element, {24, 24}, 1),
        spread(element, {24}, 1), spread(element, {5, 24}, 1)};
    std::string plain = linear(element, "out_in", "", rounding);
    for (const std::string &other :
         {linear(element, "in_out", "", rounding),
          linear(element, "out_in", "bias %b", rounding),
          linear(element, "out_in", "addend %c", rounding)})
      expectApart(plain, other, arguments, element);
  }
}

TEST_F(SensitivityTest, Roundings) {
  for (const char *element : {"f16", "bf16"}) {
    std::vector<Values> arguments = {
        spread(element, {5, 24}, 1), spread(element, {24, 24}, 1),
        spread(element, {24}, 1), spread(element, {5, 24}, 1)};
    auto both = [&](const char *fields) {
      return linear(element, "out_in", "bias %b addend %c",
                    std::string(" rounding <acc = f32, ") + fields + ">");
    };
    expectApart(both("product = keep, sum = keep"),
                both("product = round, sum = keep"), arguments, element);
    expectApart(both("product = keep, sum = keep"),
                both("product = keep, sum = round"), arguments, element);
  }
}

TEST_F(SensitivityTest, InteriorAndActivationRounding) {
  auto glu = [](const char *fields) {
    return std::string("func.func @f(%g: tensor<64xbf16>, %u: tensor<64xbf16>) "
                       "-> tensor<64xbf16> {\n  %h = ffn.glu %g, %u <swish> "
                       "rounding <") +
           fields +
           "> : (tensor<64xbf16>, tensor<64xbf16>) -> tensor<64xbf16>\n"
           "  return %h : tensor<64xbf16>\n}\n";
  };
  std::vector<Values> arguments = {spread("bf16", {64}, 4),
                                   spread("bf16", {64}, 4)};
  expectApart(glu("interior = f32, act = keep"),
              glu("interior = f32, act = round"), arguments, "bf16");
  expectApart(glu("interior = f32, act = round"),
              glu("interior = storage, act = round"), arguments, "bf16");
}

TEST_F(SensitivityTest, GatedLinearBranches) {
  auto gated = [](const char *weights, const char *rest) {
    return std::string(
               "func.func @f(%x: tensor<3x16xf32>, %v: tensor<16x16xf32>, "
               "%w: tensor<16x16xf32>, %b: tensor<16xf32>) -> "
               "tensor<3x16xf32> {\n  %h = ffn.gated_linear %x, ") +
           weights + " unit <swish> " + rest +
           " : (tensor<3x16xf32>, tensor<16x16xf32>, tensor<16x16xf32>, "
           "tensor<16xf32>) -> tensor<3x16xf32>\n  return %h : "
           "tensor<3x16xf32>\n}\n";
  };
  std::vector<Values> arguments = {
      spread("f32", {3, 16}, 1), spread("f32", {16, 16}, 1),
      spread("f32", {16, 16}, 1), spread("f32", {16}, 1)};
  std::string plain = gated("%v <out_in>, %w <out_in>", "bias(gate %b)");
  expectApart(plain, gated("%w <out_in>, %v <out_in>", "bias(gate %b)"),
              arguments, "f32");
  expectApart(plain, gated("%v <out_in>, %w <in_out>", "bias(gate %b)"),
              arguments, "f32");
  expectApart(plain, gated("%v <out_in>, %w <out_in>", "bias(up %b)"),
              arguments, "f32");
}

TEST_F(SensitivityTest, LowRank) {
  auto branch = [](const char *parts) {
    return std::string(
               "func.func @f(%x: tensor<3x16xf32>, %a: tensor<16x16xf32>, "
               "%b: tensor<16x16xf32>, %c: tensor<16xf32>) -> "
               "tensor<3x16xf32> {\n  %y = ffn.low_rank ") +
           parts + ") -> tensor<3x16xf32>\n  return %y : tensor<3x16xf32>\n}\n";
  };
  const char *types =
      ": (tensor<3x16xf32>, tensor<16x16xf32>, tensor<16x16xf32>";
  std::vector<Values> arguments = {
      spread("f32", {3, 16}, 1), spread("f32", {16, 16}, 1),
      spread("f32", {16, 16}, 1), spread("f32", {16}, 1)};
  auto make = [&](std::string text, const char *bias = "") {
    return branch((text + " " + types + bias).c_str());
  };
  std::string plain = make("%x, %a, %b scale 2.0");
  expectApart(plain, make("%x, %b, %a scale 2.0"), arguments, "f32");
  expectApart(plain, make("%x, %a, %b scale 1.0"), arguments, "f32");
  expectApart(plain, make("%x, %a, %b bias %c scale 2.0", ", tensor<16xf32>"),
              arguments, "f32");
}

TEST_F(SensitivityTest, Quantisation) {
  auto dequantize = [](const char *quant, bool hasZeros) {
    std::string zeros = hasZeros ? " zeros %z" : "";
    std::string type = hasZeros ? ", tensor<4x4xi8>" : "";
    return "func.func @f(%q: tensor<4x8xi8>, %s: tensor<4x4xf32>, %z: "
           "tensor<4x4xi8>) -> tensor<4x16xf32> {\n  %w = ffn.dequantize %q, "
           "%s" +
           zeros + " <bits = 4, axis = 1, group = 4, " + quant +
           "> : (tensor<4x8xi8>, tensor<4x4xf32>" + type +
           ") -> tensor<4x16xf32>\n  return %w : tensor<4x16xf32>\n}\n";
  };
  std::vector<Values> arguments = {spread("i8", {4, 8}, 127),
                                   spread("f32", {4, 4}, 1),
                                   spread("i8", {4, 4}, 8)};
  std::string low = dequantize("zero = none, order = low_first", false);
  for (const char *other :
       {"zero = none, order = high_first", "zero = none, order = split<4>",
        "zero = none, order = split<16>"})
    expectApart(low, dequantize(other, false), arguments, "f32");
  // Signed against unsigned nibbles with a zero point.
  expectApart(low, dequantize("zero = integer, order = low_first", true),
              arguments, "f32");
}

TEST_F(SensitivityTest, Merges) {
  auto merge = [](const std::string &layout, const std::string &factors,
                  const std::string &scale = "2.0",
                  const std::string &of = "%b") {
    return "func.func @f(%w: tensor<8x8xf32>, %b: tensor<8x8xf32>, %a: "
           "tensor<8x8xf32>, %l: tensor<8xf32>) -> tensor<8x8xf32> {\n"
           "  %y = ffn.merge %w <" +
           layout + "> add(" + of + ") times(%a) scales [" + scale + "] " +
           factors +
           "(%l) : (tensor<8x8xf32>, tensor<8x8xf32>, tensor<8x8xf32>, "
           "tensor<8xf32>) -> tensor<8x8xf32>\n  return %y : "
           "tensor<8x8xf32>\n}\n";
  };
  std::vector<Values> arguments = {
      spread("f32", {8, 8}, 1), spread("f32", {8, 8}, 0.5),
      spread("f32", {8, 8}, 0.7), spread("f32", {8}, 1)};
  std::string rows = merge("out_in", "rows");
  for (const std::string &other :
       {merge("out_in", "columns"), merge("in_out", "rows"),
        merge("out_in", "rows", "2.000001"),
        merge("out_in", "rows", "2.0", "%a")})
    expectApart(rows, other, arguments, "f32");
}
