//===- InferTypesTest.cpp - result types by inference ---------------------===//
//
// No textual form infers types: builders and the C API do, before any verifier
// has seen the operation. So whatever they are given has to end as a failure.
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "swiglu/Dialect/FFN/IR/FFN.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::ffn;

namespace {
struct InferTypes : testing::Test {
  MLIRContext context;
  OpBuilder b{&context};
  Block block;

  InferTypes() {
    context.loadDialect<FFNDialect>();
    // The errors of this test are expected; keep them out of its output.
    context.getDiagEngine().registerHandler(
        [](Diagnostic &) { return success(); });
  }
  Value value(Type type) { return block.addArgument(type, b.getUnknownLoc()); }
  Value tensor(ArrayRef<int64_t> shape, Type element = {}) {
    return value(
        RankedTensorType::get(shape, element ? element : b.getF32Type()));
  }
  Attribute layout(WeightLayout value) {
    return WeightAttr::get(&context, value);
  }

  /// The type that `name` infers, null where it fails.
  Type infer(StringRef name, ValueRange operands,
             ArrayRef<std::pair<StringRef, Attribute>> attributes) {
    SmallVector<NamedAttribute> named;
    for (auto [key, attr] : attributes)
      named.emplace_back(b.getStringAttr(key), attr);
    DictionaryAttr dictionary = b.getDictionaryAttr(named);
    OperationName op(name, &context);
    auto *interface = op.getInterface<InferTypeOpInterface>();
    EXPECT_TRUE(interface);
    std::unique_ptr<char[]> storage(new char[op.getOpPropertyByteSize()]);
    OpaqueProperties properties(storage.get());
    op.initOpProperties(properties, OpaqueProperties(nullptr));
    Type result;
    if (succeeded(
            op.setOpPropertiesFromAttribute(op, properties, dictionary, [&] {
              return emitError(b.getUnknownLoc());
            }))) {
      SmallVector<Type> types;
      if (succeeded(interface->inferReturnTypes(&context, b.getUnknownLoc(),
                                                operands, dictionary,
                                                properties, {}, types)))
        result = types.front();
    }
    op.destroyOpProperties(properties);
    return result;
  }
};
} // namespace

TEST_F(InferTypes, Products) {
  Attribute outIn = layout(WeightLayout::OutIn);
  Attribute inOut = layout(WeightLayout::InOut);
  Value x = tensor({2, ShapedType::kDynamic, 4}), w = tensor({4, 6});
  Attribute two = b.getDenseI32ArrayAttr({1, 1, 0, 0});
  Attribute gated = b.getDenseI32ArrayAttr({1, 1, 0, 0, 0, 0, 0});
  auto like = [&](int64_t last) -> Type {
    return RankedTensorType::get({2, ShapedType::kDynamic, last},
                                 b.getF32Type());
  };
  EXPECT_EQ(infer("ffn.linear", {x, w},
                  {{"layout", inOut}, {"operandSegmentSizes", two}}),
            like(6));
  EXPECT_EQ(infer("ffn.linear", {x, w},
                  {{"layout", outIn}, {"operandSegmentSizes", two}}),
            like(4));
  // Packed: half of the out dimension.
  EXPECT_EQ(infer("ffn.gated_linear", {x, w},
                  {{"layout", inOut}, {"operandSegmentSizes", gated}}),
            like(3));
  EXPECT_EQ(infer("ffn.low_rank", {x, tensor({2, 4}), tensor({6, 2})},
                  {{"scale", b.getF64FloatAttr(1)}}),
            like(6));
}

TEST_F(InferTypes, Pointwise) {
  Value x = tensor({3, 8});
  EXPECT_EQ(infer("ffn.activation", x, {}), x.getType());
  EXPECT_EQ(infer("ffn.scale", {x, tensor({8})}, {}), x.getType());
  EXPECT_EQ(infer("ffn.glu", {x, x}, {}), x.getType());
  EXPECT_EQ(infer("ffn.glu", x, {}),
            RankedTensorType::get({3, 4}, b.getF32Type()));
}

TEST_F(InferTypes, Dequantize) {
  Value q = tensor({3, 8}, b.getI8Type()), s = tensor({3, 1}, b.getF16Type());
  auto quant = QuantAttr::get(&context, 4, 1, 16, QuantZero::None,
                              NibbleOrder::LowFirst, 0);
  EXPECT_EQ(infer("ffn.dequantize", {q, s}, {{"quant", quant}}),
            RankedTensorType::get({3, 16}, b.getF16Type()));
  EXPECT_FALSE(infer("ffn.dequantize", {q, s}, {}));
  EXPECT_FALSE(infer("ffn.dequantize", {s, s, s, tensor({})}, {}));
}

TEST_F(InferTypes, WrongOperands) {
  Attribute outIn = layout(WeightLayout::OutIn);
  Attribute two = b.getDenseI32ArrayAttr({1, 1, 0, 0});
  Value x = tensor({4}), w = tensor({6, 4});
  Value unranked = value(UnrankedTensorType::get(b.getF32Type()));
  Value index = value(b.getIndexType());
  for (StringRef name :
       {"ffn.activation", "ffn.glu", "ffn.scale", "ffn.linear",
        "ffn.gated_linear", "ffn.low_rank", "ffn.dequantize"}) {
    EXPECT_FALSE(infer(name, {}, {})) << name.str();
    EXPECT_FALSE(infer(name, {unranked, unranked, unranked}, {})) << name.str();
    EXPECT_FALSE(infer(name, {index, index, index}, {})) << name.str();
  }
  // No layout, no segments, segments that do not fit, wrong ranks.
  EXPECT_FALSE(infer("ffn.linear", {x, w}, {{"operandSegmentSizes", two}}));
  EXPECT_FALSE(infer("ffn.linear", {x, w}, {{"layout", outIn}}));
  for (ArrayRef<int32_t> sizes :
       {ArrayRef<int32_t>{2, 0, 0, 0}, {1, 1, 1, 0}, {1, 1, -1, 1}})
    EXPECT_FALSE(
        infer("ffn.linear", {x, w},
              {{"layout", outIn},
               {"operandSegmentSizes", b.getDenseI32ArrayAttr(sizes)}}));
  EXPECT_FALSE(infer("ffn.linear", {tensor({}), w},
                     {{"layout", outIn}, {"operandSegmentSizes", two}}));
  EXPECT_FALSE(infer("ffn.linear", {x, tensor({4})},
                     {{"layout", outIn}, {"operandSegmentSizes", two}}));
  EXPECT_FALSE(infer("ffn.glu", tensor({}), {}));
}
