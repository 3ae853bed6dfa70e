//===- ReportTest.cpp - reports as text and as JSON -----------------------===//

#include "swiglu/Adapters/Report.h"

#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

#include <cmath>

using namespace llvm;
using namespace swiglu;

static TensorReport getReport() {
  TensorReport report;
  report.name = "up_proj.weight";
  report.fromType = "f32";
  report.toType = "f16";
  report.steps = {"ia3 rows", "convert"};
  report.elements = 12;
  report.rounded = 5;
  report.maxFactor = 1.25;
  report.zeroFactors = 1;
  report.negativeFactors = 2;
  report.becameZero = 3;
  report.becameSubnormal = 4;
  return report;
}

static std::string print(void (*printer)(ArrayRef<TensorReport>, raw_ostream &),
                         ArrayRef<TensorReport> reports) {
  std::string text;
  raw_string_ostream os(text);
  printer(reports, os);
  return text;
}

TEST(Report, AddsElementsNotFactors) {
  TensorReport report = getReport(), other = getReport();
  other.maxFactor = 100;
  report.add(other);
  EXPECT_EQ(report.elements, 24);
  EXPECT_EQ(report.rounded, 10);
  EXPECT_EQ(report.becameZero, 6);
  EXPECT_EQ(report.becameSubnormal, 8);
  EXPECT_EQ(report.zeroFactors, 1);
  EXPECT_EQ(report.negativeFactors, 2);
  EXPECT_EQ(report.maxFactor, 1.25);
}

TEST(Report, Text) {
  TensorReport exact;
  exact.name = "w";
  exact.fromType = exact.toType = "Q8_0";
  exact.maxError = 0.5;
  exact.relativeError = 1e-3;
  std::string text = print(printText, {getReport(), exact});
  SmallVector<StringRef> lines;
  StringRef(text).split(lines, '\n', -1, /*KeepEmpty=*/false);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].starts_with("tensor"));
  SmallVector<StringRef> words;
  lines[1].split(words, ' ', -1, /*KeepEmpty=*/false);
  EXPECT_EQ(words,
            (SmallVector<StringRef>{"up_proj.weight", "f32", "->", "f16", "ia3",
                                    "rows,", "convert", "12", "5", "1.25", "1",
                                    "2", "3", "4", "-", "-"}));
  words.clear();
  lines[2].split(words, ' ', -1, /*KeepEmpty=*/false);
  EXPECT_EQ(words,
            (SmallVector<StringRef>{"w", "Q8_0", "-", "0", "exact", "0", "0",
                                    "0", "0", "0", "0.5", "0.001"}));
  // Columns stand below each other.
  EXPECT_EQ(lines[1].find("f32"), lines[2].find("Q8_0"));
}

TEST(Report, Json) {
  TensorReport quantized = getReport();
  quantized.maxError = INFINITY;
  quantized.relativeError = 0.25;
  quantized.name = "a\"\xff";
  std::string text = print(printJson, {getReport(), quantized});
  EXPECT_EQ(StringRef(text).count('\n'), 4u);
  Expected<json::Value> parsed = json::parse(text);
  ASSERT_TRUE(bool(parsed)) << toString(parsed.takeError());
  const json::Array *tensors = parsed->getAsObject()->getArray("tensors");
  ASSERT_TRUE(tensors && tensors->size() == 2);
  const json::Object &first = *(*tensors)[0].getAsObject();
  EXPECT_EQ(first.getString("name"), "up_proj.weight");
  EXPECT_EQ(first.getString("from"), "f32");
  EXPECT_EQ(first.getString("to"), "f16");
  EXPECT_EQ(*first.getArray("steps"), (json::Array{"ia3 rows", "convert"}));
  EXPECT_EQ(first.getInteger("elements"), 12);
  EXPECT_EQ(first.getBoolean("exact"), false);
  EXPECT_EQ(first.getInteger("rounded"), 5);
  EXPECT_EQ(first.getNumber("maxFactor"), 1.25);
  EXPECT_EQ(first.getInteger("zeroFactors"), 1);
  EXPECT_EQ(first.getInteger("negativeFactors"), 2);
  EXPECT_EQ(first.getInteger("becameZero"), 3);
  EXPECT_EQ(first.getInteger("becameSubnormal"), 4);
  EXPECT_EQ(first.get("maxError"), nullptr);
  const json::Object &second = *(*tensors)[1].getAsObject();
  const json::Value *error = second.get("maxError");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), json::Value::Null);
  EXPECT_EQ(second.getNumber("relativeError"), 0.25);

  parsed = json::parse(print(printJson, {}));
  ASSERT_TRUE(bool(parsed)) << toString(parsed.takeError());
  EXPECT_TRUE(parsed->getAsObject()->getArray("tensors")->empty());
}
