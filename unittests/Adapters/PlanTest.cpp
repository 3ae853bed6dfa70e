//===- PlanTest.cpp - which tensors adapters change -----------------------===//

#include "AdapterFiles.h"

using namespace swiglu;
using namespace swiglu::test;

namespace {

const char *llamaIA3 = R"("target_modules": ["k_proj", "down_proj"],
                          "feedforward_modules": ["down_proj"])";
const FileTensors llamaIA3Tensors = {
    {"model.layers.0.self_attn.k_proj.ia3_l", counted({2, 1})},
    {"model.layers.0.mlp.down_proj.ia3_l", counted({1, 6})}};

BaseModel llamaBase(int64_t layers = 1, llvm::StringRef prefix = "model.") {
  std::vector<BaseModel::Tensor> tensors;
  for (int64_t i = 0; i < layers; ++i) {
    std::string layer = prefix.str() + "layers." + std::to_string(i) + ".";
    tensors.push_back({layer + "input_layernorm.weight", {4}});
    tensors.push_back({layer + "mlp.down_proj.weight", {4, 6}});
    tensors.push_back({layer + "mlp.gate_proj.weight", {6, 4}});
    tensors.push_back({layer + "self_attn.k_proj.bias", {2}});
    tensors.push_back({layer + "self_attn.k_proj.weight", {2, 4}});
    tensors.push_back({layer + "self_attn.q_proj.weight", {4, 4}});
  }
  return makeBase(std::move(tensors));
}

TEST(Plan, IA3) {
  AdapterFolder folder(ia3(llamaIA3), llamaIA3Tensors);
  Planned planned = plan({&folder}, llamaBase());
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.edits.size(), 2u);
  EXPECT_EQ(planned.getNotes(), "");

  const ModuleEdit *k = planned.find("model.layers.0.self_attn.k_proj.weight");
  ASSERT_TRUE(k);
  EXPECT_EQ(k->module, "model.layers.0.self_attn.k_proj");
  EXPECT_EQ(k->bias, "model.layers.0.self_attn.k_proj.bias");
  EXPECT_EQ(k->out, 2);
  EXPECT_EQ(k->in, 4);
  EXPECT_FALSE(k->isInOut);
  std::vector<MergeStep> steps = getWeightSteps(*k);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].kind, MergeStep::Kind::ScaleRows);
  EXPECT_EQ(steps[0].factors, (std::vector<double>{1, 2}));
  steps = getBiasSteps(*k);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].kind, MergeStep::Kind::ScaleRows);

  const ModuleEdit *down = planned.find("model.layers.0.mlp.down_proj.weight");
  ASSERT_TRUE(down);
  EXPECT_EQ(down->bias, "");
  steps = getWeightSteps(*down);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].kind, MergeStep::Kind::ScaleColumns);
  EXPECT_EQ(steps[0].factors.size(), 6u);
  EXPECT_TRUE(getBiasSteps(*down).empty());
}

TEST(Plan, LoRA) {
  AdapterFolder folder(
      lora(R"("target_modules": ["q_proj"], "use_rslora": false)"),
      {{"model.layers.0.self_attn.q_proj.lora_A.weight", counted({2, 4})},
       {"model.layers.0.self_attn.q_proj.lora_B.weight", counted({4, 2})}});
  Planned planned = plan({&folder}, llamaBase());
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.edits.size(), 1u);
  std::vector<MergeStep> steps = getWeightSteps(planned.plan.edits[0]);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].kind, MergeStep::Kind::AddLowRank);
  EXPECT_EQ(steps[0].rank, 2);
  EXPECT_EQ(steps[0].scale, 2);
  EXPECT_EQ(steps[0].a, (std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_TRUE(getBiasSteps(planned.plan.edits[0]).empty());
}

} // namespace
