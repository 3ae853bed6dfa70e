//===- GGUFBaseTest.cpp - adapters of models that are GGUF files ----------===//

#include "AdapterFiles.h"
#include "GGUFNames.h"

using namespace swiglu;
using namespace swiglu::peft;
using namespace swiglu::test;

namespace {

/// llama.cpp's converter, in its own words: reshape(heads, 2, half) and the two
/// last axes swapped.
TEST(GGUFBase, RowsOfHeads) {
  auto rows = getRows(RowOrder::Heads, 12, 2, 1);
  ASSERT_TRUE(rows);
  EXPECT_EQ(*rows, (std::vector<int64_t>{0, 3, 1, 4, 2, 5, //
                                         6, 9, 7, 10, 8, 11}));
  EXPECT_EQ(*getRows(RowOrder::KeyValueHeads, 6, 2, 1),
            (std::vector<int64_t>{0, 3, 1, 4, 2, 5}));
  EXPECT_TRUE(getRows(RowOrder::Same, 5, 0, 0)->empty());
  EXPECT_FALSE(getRows(RowOrder::Heads, 12, 0, 0));
  EXPECT_FALSE(getRows(RowOrder::Heads, 10, 4, 4));
}

/// Groups of two queries, a key and a value become all queries, keys, values.
TEST(GGUFBase, RowsOfFalcon) {
  EXPECT_EQ(*getRows(RowOrder::FalconQKV, 8, 4, 2),
            (std::vector<int64_t>{0, 1, 4, 5, 2, 6, 3, 7}));
  EXPECT_EQ(*getRows(RowOrder::FalconQKV, 8, 2, 1),
            (std::vector<int64_t>{0, 1, 2, 3, 4, 5, 6, 7}));
  EXPECT_FALSE(getRows(RowOrder::FalconQKV, 9, 4, 2));
}

BaseModel makeGGUF(std::string architecture, int64_t heads = 2,
                   int64_t keyValueHeads = 1) {
  BaseModel base = makeBase({{"blk.0.attn_k.weight", {4, 8}},
                             {"blk.0.attn_q.bias", {8}},
                             {"blk.0.attn_q.weight", {8, 8}},
                             {"blk.0.ffn_down.weight", {8, 6}},
                             {"blk.0.ffn_gate.weight", {6, 8}},
                             {"blk.0.ffn_up.weight", {6, 8}},
                             {"token_embd.weight", {10, 8}}});
  base.architecture = std::move(architecture);
  base.heads = heads;
  base.keyValueHeads = keyValueHeads;
  return base;
}

const std::string fields = R"("target_modules": ["q_proj", "down_proj"],
                              "feedforward_modules": ["down_proj"])";
const FileTensors tensors = {
    {"model.layers.0.self_attn.q_proj.ia3_l", counted({8, 1})},
    {"model.layers.0.mlp.down_proj.ia3_l", counted({1, 6})}};

TEST(GGUFBase, IA3) {
  AdapterFolder folder(ia3(fields), tensors);
  Planned planned = plan({&folder}, makeGGUF("llama"));
  ASSERT_EQ(planned.error, "");
  const ModuleEdit *query = planned.find("blk.0.attn_q.weight");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->module, "model.layers.0.self_attn.q_proj");
  EXPECT_EQ(query->bias, "blk.0.attn_q.bias");
  EXPECT_EQ(query->parts[0].factors,
            (std::vector<double>{1, 3, 2, 4, 5, 7, 6, 8}));
  const ModuleEdit *down = planned.find("blk.0.ffn_down.weight");
  ASSERT_TRUE(down);
  EXPECT_EQ(down->parts[0].factors, (std::vector<double>{1, 2, 3, 4, 5, 6}));

  planned = plan({&folder}, makeGGUF("qwen2"));
  ASSERT_EQ(planned.error, "");
  EXPECT_EQ(planned.find("blk.0.attn_q.weight")->parts[0].factors,
            (std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(GGUFBase, LoRA) {
  AdapterFolder folder(
      lora(R"("target_modules": ["k_proj"])"),
      {{"model.layers.0.self_attn.k_proj.lora_A.weight", counted({2, 8})},
       {"model.layers.0.self_attn.k_proj.lora_B.weight", counted({4, 2})}});
  Planned planned = plan({&folder}, makeGGUF("llama"));
  ASSERT_EQ(planned.error, "");
  const AdapterPart &part = planned.find("blk.0.attn_k.weight")->parts.front();
  EXPECT_EQ(part.b, (std::vector<double>{1, 2, 5, 6, 3, 4, 7, 8}));
  EXPECT_EQ(part.a.front(), 1);
}

TEST(GGUFBase, Errors) {
  AdapterFolder folder(ia3(fields), tensors);
  EXPECT_CONTAINS(plan({&folder}, makeGGUF("mamba")).error,
                  "the architecture 'mamba', whose names are not known");
  EXPECT_CONTAINS(plan({&folder}, makeGGUF("llama", 0, 0)).error,
                  "rows in an order of llama.cpp's");
  AdapterFolder saved(ia3(fields + R"(, "modules_to_save": ["embed_tokens"])"),
                      [] {
                        FileTensors all = tensors;
                        all["model.embed_tokens.weight"] = counted({10, 8});
                        return all;
                      }());
  EXPECT_CONTAINS(plan({&saved}, makeGGUF("llama")).error,
                  "which is not supported for GGUF");
}

/// The arguments of a function have names, but no metadata.
TEST(GGUFBase, WithoutArchitecture) {
  AdapterFolder folder(
      ia3(R"("target_modules": ["down_proj"],
             "feedforward_modules": ["down_proj"])"),
      {{"model.layers.0.mlp.down_proj.ia3_l", counted({1, 6})}});
  Planned planned = plan({&folder}, makeGGUF("", 0, 0));
  ASSERT_EQ(planned.error, "");
  EXPECT_TRUE(planned.find("blk.0.ffn_down.weight"));
  AdapterFolder query(ia3(fields), tensors);
  EXPECT_CONTAINS(plan({&query}, makeGGUF("", 0, 0)).error,
                  "rows in an order of llama.cpp's");
}

TEST(GGUFBase, OtherFamilies) {
  // The converter has transposed GPT-2's Conv1D.
  AdapterFolder folder(
      lora(R"("target_modules": ["c_fc"], "fan_in_fan_out": true)"),
      {{"transformer.h.0.mlp.c_fc.lora_A.weight", counted({2, 8})},
       {"transformer.h.0.mlp.c_fc.lora_B.weight", counted({6, 2})}});
  Planned planned = plan({&folder}, makeGGUF("gpt2"));
  ASSERT_EQ(planned.error, "");
  ASSERT_TRUE(planned.find("blk.0.ffn_up.weight"));
  EXPECT_FALSE(planned.find("blk.0.ffn_up.weight")->isInOut);

  AdapterFolder t5(
      ia3(R"("target_modules": ["wi_1"],
                          "feedforward_modules": [])"),
      {{"encoder.block.0.layer.1.DenseReluDense.wi_1.ia3_l", counted({6, 1})}});
  BaseModel base = makeBase({{"enc.blk.0.ffn_gate.weight", {6, 8}},
                             {"enc.blk.0.ffn_up.weight", {6, 8}}});
  base.architecture = "t5";
  planned = plan({&t5}, base);
  ASSERT_EQ(planned.error, "");
  EXPECT_TRUE(planned.find("enc.blk.0.ffn_up.weight"));
  base.tensors.erase(base.tensors.begin());
  EXPECT_CONTAINS(plan({&t5}, base).error, "that the base lacks");
}

} // namespace
