//===- EvaluateTest.cpp - values worked out by hand, and errors -----------===//

#include "ReferenceTesting.h"
#include <cmath>

using namespace swiglu;
using namespace swiglu::testing;

using EvaluateTest = ReferenceTest;

TEST_F(EvaluateTest, LinearAddsFromLeftToRight) {
  ReferenceValue y = evaluate(R"(
    func.func @f(%x: tensor<1x2xf64>, %w: tensor<3x2xf64>, %b: tensor<3xf64>, %c: tensor<1x3xf64>) -> tensor<1x3xf64> {
      %y = ffn.linear %x, %w <out_in> bias %b addend %c
        : (tensor<1x2xf64>, tensor<3x2xf64>, tensor<3xf64>, tensor<1x3xf64>) -> tensor<1x3xf64>
      return %y : tensor<1x3xf64>
    })",
                              {{"f64", {1, 2}, {1, 2}},
                               {"f64", {3, 2}, {1, 0, 0, 1, 3, 4}},
                               {"f64", {3}, {0.5, 0.25, 0.125}},
                               {"f64", {1, 3}, {10, 20, 30}}});
  EXPECT_EQ(y.value, (std::vector<double>{11.5, 22.25, 41.125}));
}

TEST_F(EvaluateTest, Q4FromGGUF) {
  // One block of Q4_1 has elements i and i + 16 in byte i.
  Values q{"i8", {1, 16}, {}};
  for (int i = 0; i < 16; ++i)
    q.numbers.push_back(i | (15 - i) << 4);
  ReferenceValue w =
      evaluate(R"(
    func.func @f(%q: tensor<1x16xi8>, %s: tensor<1x1xf16>, %z: tensor<1x1xf16>) -> tensor<1x32xf32> {
      %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 32, zero = additive, order = split<32>>
        : (tensor<1x16xi8>, tensor<1x1xf16>, tensor<1x1xf16>) -> tensor<1x32xf32>
      return %w : tensor<1x32xf32>
    })",
               {q, {"f16", {1, 1}, {0.5}}, {"f16", {1, 1}, {-1}}});
  for (int i = 0; i < 32; ++i) {
    EXPECT_EQ(w.value[i], (i < 16 ? i : 31 - i) * 0.5 - 1);
    EXPECT_EQ(w.tolerance[i], 0);
  }
}

TEST_F(EvaluateTest, SignedNibblesAndGroupsAlongAxis0) {
  ReferenceValue w =
      evaluate(R"(
    func.func @f(%q: tensor<1x2xi8>, %s: tensor<2x2xf32>) -> tensor<2x2xf32> {
      %w = ffn.dequantize %q, %s <bits = 4, axis = 0, group = 1, zero = none, order = high_first>
        : (tensor<1x2xi8>, tensor<2x2xf32>) -> tensor<2x2xf32>
      return %w : tensor<2x2xf32>
    })",
               {{"i8", {1, 2}, {0x7f, 0x81}}, {"f32", {2, 2}, {1, 2, 3, 4}}});
  EXPECT_EQ(w.value, (std::vector<double>{7, -16, -3, 4}));
}

TEST_F(EvaluateTest, QuantizeTakesTiesToEven) {
  auto text = [](llvm::StringRef quant, llvm::StringRef bytes,
                 llvm::StringRef result) {
    return ("func.func @f(%w: tensor<2x4xf32>) -> " + result +
            " {\n  %q, %s = ffn.quantize %w <" + quant +
            "> : tensor<2x4xf32> -> " + bytes + ", tensor<2x2xf32>\n" +
            "  return " + (result == bytes ? "%q : " : "%s : ") + result +
            "\n}\n")
        .str();
  };
  // Groups (7, 2.5), (0, 0); (-1.75, 0.875), (-14, 14).
  std::vector<Values> arguments = {
      {"f32", {2, 4}, {7, 2.5, 0, 0, -1.75, 0.875, -14, 14}}};
  const char *nibbles = "bits = 4, axis = 1, group = 2, zero = none, "
                        "order = high_first";
  ReferenceValue scales =
      evaluate(text(nibbles, "tensor<2x2xi8>", "tensor<2x2xf32>"), arguments);
  EXPECT_EQ(scales.value, (std::vector<double>{1, 0, 0.25, 2}));
  // 7 and 2.5 -> 2; -7 and 3.5 -> 4; -7 and 7.
  ReferenceValue q =
      evaluate(text(nibbles, "tensor<2x2xi8>", "tensor<2x2xi8>"), arguments);
  EXPECT_EQ(q.value,
            (std::vector<double>{0x72, 0, int8_t(0x94), int8_t(0x97)}));
  EXPECT_EQ(q.tolerance, std::vector<double>(4));
}

TEST_F(EvaluateTest, MergesInEitherLayout) {
  // W = [[1, 2], [3, 4]], B·A = [[10, 20], [30, 60]], rows 1, -1, columns 2, 0.5.
  std::vector<double> weights[] = {{1, 2, 3, 4}, {1, 3, 2, 4}};
  std::vector<double> merged[] = {{12, 6, -36, -17}, {12, -36, 6, -17}};
  for (int i : {0, 1}) {
    std::string layout = i ? "in_out" : "out_in";
    ReferenceValue w = evaluate(
        R"(
    func.func @f(%w: tensor<2x2xf32>, %b: tensor<2x1xf32>, %a: tensor<1x2xf32>, %r: tensor<2xf32>, %c: tensor<2xf32>) -> tensor<2x2xf32> {
      %y = ffn.merge %w <)" +
            layout +
            R"(> add(%b) times(%a) scales [0.5] rows(%r) columns(%c)
        : (tensor<2x2xf32>, tensor<2x1xf32>, tensor<1x2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<2x2xf32>
      return %y : tensor<2x2xf32>
    })",
        {{"f32", {2, 2}, weights[i]},
         {"f32", {2, 1}, {1, 3}},
         {"f32", {1, 2}, {10, 20}},
         {"f32", {2}, {1, -1}},
         {"f32", {2}, {2, 0.5}}});
    EXPECT_EQ(w.value, merged[i]);
    // Each is a number of f32, and f64's error is far below its rounding.
    EXPECT_EQ(w.tolerance, std::vector<double>(4));
  }
}

TEST_F(EvaluateTest, MergeRoundsOnce) {
  // 1 + 2^-8 + 2^-30: in bf16 above a tie, in f32 first the tie itself.
  ReferenceValue w = evaluate(R"(
    func.func @f(%w: tensor<1xbf16>, %b: tensor<1xf64>) -> tensor<1xbf16> {
      %y = ffn.merge %w <out_in> add(%b) scales [1.0] : (tensor<1xbf16>, tensor<1xf64>) -> tensor<1xbf16>
      return %y : tensor<1xbf16>
    })",
                              {{"bf16", {1}, {1}},
                               {"f64", {1}, {0x1p-8 + 0x1p-30}}});
  EXPECT_EQ(w.value, std::vector<double>{1 + 0x1p-7});
  EXPECT_EQ(w.tolerance, std::vector<double>{0});
}

TEST_F(EvaluateTest, DoraScaleDividesByTheNorm) {
  ReferenceValue l = evaluate(R"(
    func.func @f(%m: tensor<2xf32>, %w: tensor<2x2xf32>, %b: tensor<2x1xf32>, %a: tensor<1x2xf32>) -> tensor<2xf32> {
      %y = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0]
        : (tensor<2xf32>, tensor<2x2xf32>, tensor<2x1xf32>, tensor<1x2xf32>) -> tensor<2xf32>
      return %y : tensor<2xf32>
    })",
                              {{"f32", {2}, {10, -13}},
                               {"f32", {2, 2}, {3, 2, 5, 10}},
                               {"f32", {2, 1}, {1, 0}},
                               {"f32", {1, 2}, {0, 1}}});
  // Rows (3, 4) and (5, 10).
  EXPECT_EQ(l.value[0], 2);
  EXPECT_EQ(l.value[1], static_cast<float>(-13 / std::sqrt(125.0)));
}

TEST_F(EvaluateTest, RoundingOnceAndTwice) {
  // In bf16 1 + 2^-8 is a tie and goes to 1; a further 2^-9 decides it.
  auto text = [](llvm::StringRef rounding) {
    return (R"(
    func.func @f(%x: tensor<1xbf16>, %w: tensor<1x1xbf16>, %b: tensor<1xbf16>) -> tensor<1xbf16> {
      %y = ffn.linear %x, %w <out_in> bias %b rounding <)" +
            rounding + R"(>
        : (tensor<1xbf16>, tensor<1x1xbf16>, tensor<1xbf16>) -> tensor<1xbf16>
      return %y : tensor<1xbf16>
    })")
        .str();
  };
  // (1 + 2^-4)(1 + 2^-5) = 1 + 2^-4 + 2^-5 + 2^-9.
  std::vector<Values> arguments = {{"bf16", {1}, {1.0625}},
                                   {"bf16", {1, 1}, {1.03125}},
                                   {"bf16", {1}, {0x1p-9}}};
  ReferenceValue eager = evaluate(text("eager"), arguments);
  ReferenceValue stepwise = evaluate(text("stepwise"), arguments);
  EXPECT_EQ(eager.value[0], 1.09375); // The sum is a tie, and goes to even.
  EXPECT_EQ(stepwise.value[0], 1.09375);
  arguments[2].numbers = {0x1.8p-9};
  EXPECT_EQ(evaluate(text("eager"), arguments).value[0], 1.1015625);
  EXPECT_EQ(evaluate(text("stepwise"), arguments).value[0], 1.09375);
}

TEST_F(EvaluateTest, SpecialValuesOfActivations) {
  auto activation = [&](llvm::StringRef act, double x) {
    return evaluate(("func.func @f(%x: tensor<f32>) -> tensor<f32> {\n"
                     "  %y = ffn.activation %x <" +
                     act + "> : tensor<f32>\n  return %y : tensor<f32>\n}")
                        .str(),
                    {{"f32", {}, {x}}})
        .value[0];
  };
  for (const char *act :
       {"relu", "squared_relu", "sigmoid", "tanh", "swish", "gelu", "gelu_tanh",
        "fatrelu, threshold = 0.5", "identity"}) {
    EXPECT_TRUE(std::isnan(activation(act, NAN))) << act;
    double atInfinity = activation(act, INFINITY);
    bool isBounded =
        llvm::StringRef(act) == "sigmoid" || llvm::StringRef(act) == "tanh";
    EXPECT_EQ(atInfinity, isBounded ? 1 : INFINITY) << act;
  }
  // The formula multiplies the infinity by 0.
  for (const char *act : {"swish", "gelu", "gelu_tanh"})
    EXPECT_TRUE(std::isnan(activation(act, -INFINITY))) << act;
  EXPECT_EQ(activation("relu", -INFINITY), 0);
  EXPECT_EQ(activation("tanh", -INFINITY), -1);
  EXPECT_EQ(activation("squared_relu", 1e30), INFINITY);
}

TEST_F(EvaluateTest, EmptyReductionAndNoTokens) {
  const char *text = R"(
    func.func @f(%x: tensor<?x0xf32>, %w: tensor<2x0xf32>, %b: tensor<2xf32>) -> tensor<?x2xf32> {
      %y = ffn.linear %x, %w <out_in> bias %b
        : (tensor<?x0xf32>, tensor<2x0xf32>, tensor<2xf32>) -> tensor<?x2xf32>
      return %y : tensor<?x2xf32>
    })";
  Values w{"f32", {2, 0}, {}}, b{"f32", {2}, {3, -4}};
  EXPECT_EQ(evaluate(text, {{"f32", {1, 0}, {}}, w, b}).value,
            (std::vector<double>{3, -4}));
  ReferenceValue none = evaluate(text, {{"f32", {0, 0}, {}}, w, b});
  EXPECT_EQ(none.shape, (llvm::SmallVector<int64_t>{0, 2}));
  EXPECT_TRUE(none.value.empty());
}

TEST_F(EvaluateTest, OtherOperations) {
  ReferenceValue y = evaluate(R"(
    func.func @f(%x: tensor<2x3xf32>) -> tensor<2x2xf32> {
      %init = tensor.empty() : tensor<3x2xf32>
      %t = linalg.transpose ins(%x : tensor<2x3xf32>) outs(%init : tensor<3x2xf32>) permutation = [1, 0]
      %flat = tensor.collapse_shape %t [[0, 1]] : tensor<3x2xf32> into tensor<6xf32>
      %cut = tensor.extract_slice %flat[1] [4] [1] : tensor<6xf32> to tensor<4xf32>
      %y = tensor.expand_shape %cut [[0, 1]] output_shape [2, 2] : tensor<4xf32> into tensor<2x2xf32>
      return %y : tensor<2x2xf32>
    })",
                              {{"f32", {2, 3}, {1, 2, 3, 4, 5, 6}}});
  EXPECT_EQ(y.value, (std::vector<double>{4, 2, 5, 3}));
  ReferenceValue constant = evaluate(R"(
    func.func @f() -> tensor<2xbf16> {
      %c = arith.constant dense<[0.5, -2.0]> : tensor<2xbf16>
      return %c : tensor<2xbf16>
    })",
                                     {});
  EXPECT_EQ(constant.value, (std::vector<double>{0.5, -2}));
}

TEST_F(EvaluateTest, Errors) {
  EXPECT_EQ(errorOf(R"(
    func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
      %y = math.exp %x : tensor<2xf32>
      return %y : tensor<2xf32>
    })",
                    {{"f32", {2}, {1, 2}}}),
            "'math.exp' is no operation that the reference evaluates");
  const char *identity = R"(
    func.func @f(%x: tensor<?x3xf32>) -> tensor<?x3xf32> {
      return %x : tensor<?x3xf32>
    })";
  EXPECT_EQ(errorOf(identity, {}), "'func.func' takes 1 arguments, found 0");
  EXPECT_EQ(errorOf(identity, {{"f32", {1, 2}, {1, 2}}}),
            "'func.func' dimension 1 of argument 0 is 2, expected 3");
  EXPECT_EQ(errorOf(identity, {{"f32", {3}, {1, 2, 3}}}),
            "'func.func' argument 0 has the rank 1, expected 2");
  EXPECT_EQ(errorOf(identity, {{"f32", {1, 3}, {1, 2}}}),
            "'func.func' argument 0 has 8 bytes, expected 12");
  EXPECT_EQ(errorOf(identity, {{"f16", {1, 3}, {1, 2, 3}}}),
            "'func.func' the element type of argument 0 is not the function's");
  EXPECT_EQ(errorOf(R"(
    func.func @f(%x: tensor<1x?xf32>, %w: tensor<2x?xf32>) -> tensor<1x2xf32> {
      %y = ffn.linear %x, %w <out_in> : (tensor<1x?xf32>, tensor<2x?xf32>) -> tensor<1x2xf32>
      return %y : tensor<1x2xf32>
    })",
                    {{"f32", {1, 2}, {1, 2}}, {"f32", {2, 1}, {1, 2}}}),
            "'ffn.linear' the in dimension of a weight is 1, expected 2");
}
