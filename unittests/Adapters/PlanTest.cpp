//===- PlanTest.cpp - which tensors adapters change -----------------------===//

#include "AdapterFiles.h"
#include <cmath>

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

//===----------------------------------------------------------------------===//
// What is there and what is not
//===----------------------------------------------------------------------===//

TEST(Plan, TargetWithoutTensors) {
  AdapterFolder folder(ia3(llamaIA3), llamaIA3Tensors);
  EXPECT_CONTAINS(plan({&folder}, llamaBase(2)).error,
                  "no tensors for the module 'model.layers.1.mlp.down_proj', "
                  "which the configuration targets");
  AdapterFolder all(
      lora(R"("target_modules": "all-linear")"),
      {{"model.layers.0.self_attn.q_proj.lora_A.weight", counted({2, 4})},
       {"model.layers.0.self_attn.q_proj.lora_B.weight", counted({4, 2})}});
  EXPECT_EQ(plan({&all}, llamaBase(1)).error, "");
  EXPECT_CONTAINS(
      plan({&all}, llamaBase(2)).error,
      "no tensors for the module 'model.layers.1.self_attn.q_proj'");
  AdapterFolder null(ia3("\"target_modules\": null"), llamaIA3Tensors);
  EXPECT_CONTAINS(plan({&null}, llamaBase(2)).getNotes(),
                  "'target_modules' is null");
  AdapterFolder some(
      lora(R"("target_modules": ["q_proj"],
                             "layers_to_transform": 0)"),
      {{"model.layers.0.self_attn.q_proj.lora_A.weight", counted({2, 4})},
       {"model.layers.0.self_attn.q_proj.lora_B.weight", counted({4, 2})}});
  EXPECT_EQ(plan({&some}, llamaBase(2)).error, "");
}

/// The head of BERT's pretraining is no part of a classifier.
TEST(Plan, PartsThatATaskLacks) {
  const FileTensors factors = {
      {"bert.encoder.layer.0.output.dense.lora_A.weight", counted({2, 4})},
      {"bert.encoder.layer.0.output.dense.lora_B.weight", counted({4, 2})}};
  AdapterFolder folder(lora(R"("target_modules": ["dense"])"), factors);
  std::vector<BaseModel::Tensor> tensors = {
      {"bert.encoder.layer.0.output.dense.weight", {4, 4}},
      {"cls.predictions.transform.dense.weight", {4, 4}}};
  Planned planned = plan({&folder}, makeBase(tensors));
  EXPECT_EQ(planned.error, "");
  EXPECT_CONTAINS(planned.getNotes(), "'cls.predictions.transform.dense'");
  // Only who classifies whole texts has the pooler.
  tensors.push_back({"bert.pooler.dense.weight", {4, 4}});
  planned = plan({&folder}, makeBase(tensors));
  EXPECT_EQ(planned.error, "");
  EXPECT_CONTAINS(planned.getNotes(), "'bert.pooler.dense'");
  AdapterFolder ofTexts(
      lora(R"("target_modules": ["dense"], "task_type": "SEQ_CLS")"), factors);
  EXPECT_CONTAINS(plan({&ofTexts}, makeBase(tensors)).error,
                  "no tensors for the module 'bert.pooler.dense'");
  tensors.push_back({"bert.encoder.layer.1.output.dense.weight", {4, 4}});
  EXPECT_CONTAINS(plan({&folder}, makeBase(tensors)).error,
                  "no tensors for the module 'bert.encoder.layer.1.output");
}

TEST(Plan, BaseWithoutTarget) {
  FileTensors tensors = llamaIA3Tensors;
  tensors["model.layers.7.mlp.down_proj.ia3_l"] = counted({1, 6});
  AdapterFolder number(ia3(llamaIA3), tensors);
  std::string error = plan({&number}, llamaBase()).error;
  EXPECT_CONTAINS(error, "model.layers.7.mlp.down_proj.ia3_l");
  EXPECT_CONTAINS(error, "the base has such modules with other numbers");
  PlanOptions kinds;
  kinds.allowMissingKinds = true;
  EXPECT_EQ(plan({&number}, llamaBase(), kinds).error, error);
  PlanOptions all;
  all.allowMissing = true;
  Planned planned = plan({&number}, llamaBase(), all);
  EXPECT_EQ(planned.error, "");
  EXPECT_EQ(planned.plan.edits.size(), 2u);
  EXPECT_CONTAINS(planned.getNotes(),
                  "left out, as the base lacks them: 1 module, ");

  AdapterFolder kind(ia3(llamaIA3), llamaIA3Tensors);
  BaseModel ffn = makeBase({{"model.layers.0.mlp.down_proj.weight", {4, 6}}});
  EXPECT_CONTAINS(plan({&kind}, ffn).error, "that the base lacks");
  planned = plan({&kind}, ffn, kinds);
  EXPECT_EQ(planned.error, "");
  EXPECT_EQ(planned.plan.edits.size(), 1u);
  EXPECT_EQ(planned.plan.notes.size(), 1u);

  BaseModel other = makeBase({{"wpe.weight", {4, 4}}});
  EXPECT_CONTAINS(plan({&kind}, other, kinds).error,
                  "none of its modules is in the base");
  EXPECT_CONTAINS(plan({&kind}, other, all).error,
                  "none of its modules is in the base");
  EXPECT_CONTAINS(plan({&kind}, makeBase({}), all).error,
                  "the base has no module with a weight");
}

/// Checkpoints on the hub may lack the first part of the names, or have one
/// more.
TEST(Plan, FirstPartOfNames) {
  AdapterFolder whole(ia3(llamaIA3), llamaIA3Tensors);
  Planned planned = plan({&whole}, llamaBase(1, ""));
  EXPECT_EQ(planned.error, "");
  EXPECT_TRUE(planned.find("layers.0.mlp.down_proj.weight"));
  EXPECT_EQ(planned.plan.edits[0].module, "model.layers.0.mlp.down_proj");
  EXPECT_CONTAINS(plan({&whole}, llamaBase(2, "")).error,
                  "no tensors for the module 'model.layers.1.mlp.down_proj'");

  AdapterFolder bare(ia3(llamaIA3),
                     {{"layers.0.self_attn.k_proj.ia3_l", counted({2, 1})},
                      {"layers.0.mlp.down_proj.ia3_l", counted({1, 6})}});
  planned = plan({&bare}, llamaBase());
  EXPECT_EQ(planned.error, "");
  EXPECT_TRUE(planned.find("model.layers.0.mlp.down_proj.weight"));
  // Not two parts, and not one of two.
  EXPECT_CONTAINS(plan({&bare}, llamaBase(1, "a.model.")).error,
                  "that the base lacks");
  EXPECT_CONTAINS(
      plan({&bare}, makeBase({{"a.layers.0.mlp.down_proj.weight", {4, 6}},
                              {"b.layers.0.mlp.down_proj.weight", {4, 6}}}))
          .error,
      "and equally with");
}

/// Models of text and images: what is in files, and what PEFT sees.
TEST(Plan, NamesInMemory) {
  FileTensors tensors;
  for (const char *name : {"model.language_model.layers.0.q", "lm_head",
                           "model.visual.blocks.0.q"}) {
    tensors[name + std::string(".lora_A.weight")] = counted({2, 4});
    tensors[name + std::string(".lora_B.weight")] = counted({4, 2});
  }
  const std::string targets = R"("target_modules": ["q", "lm_head"])";
  AdapterFolder qwen(lora(targets), tensors);
  std::vector<BaseModel::Tensor> base = {{"lm_head.weight", {4, 4}},
                                         {"model.layers.0.q.weight", {4, 4}},
                                         {"visual.blocks.0.q.weight", {4, 4}}};
  Planned planned = plan({&qwen}, makeBase(base));
  EXPECT_EQ(planned.error, "");
  for (const BaseModel::Tensor &tensor : base)
    EXPECT_TRUE(planned.find(tensor.name)) << tensor.name;
  base.push_back({"model.layers.1.q.weight", {4, 4}});
  EXPECT_CONTAINS(
      plan({&qwen}, makeBase(base)).error,
      "no tensors for the module 'model.language_model.layers.1.q'");

  auto move = [&](std::string from, std::string to) {
    for (const char *end : {".lora_A.weight", ".lora_B.weight"}) {
      tensors[to + end] = tensors[from + end];
      tensors.erase(from + end);
    }
  };
  move("model.visual.blocks.0.q", "model.vision_tower.layers.0.q");
  AdapterFolder llava(lora(targets), tensors);
  base = {{"language_model.lm_head.weight", {4, 4}},
          {"language_model.model.layers.0.q.weight", {4, 4}},
          {"vision_tower.layers.0.q.weight", {4, 4}}};
  planned = plan({&llava}, makeBase(base));
  EXPECT_EQ(planned.error, "");
  for (const BaseModel::Tensor &tensor : base)
    EXPECT_TRUE(planned.find(tensor.name)) << tensor.name;
  base.push_back({"vision_tower.layers.1.q.weight", {4, 4}});
  EXPECT_CONTAINS(plan({&llava}, makeBase(base)).error,
                  "no tensors for the module 'model.vision_tower.layers.1.q'");
}

//===----------------------------------------------------------------------===//
// Shapes and layouts
//===----------------------------------------------------------------------===//

Planned planLoRA(std::string module, std::vector<int64_t> a,
                 std::vector<int64_t> b, std::vector<BaseModel::Tensor> base,
                 std::string fields = R"("fan_in_fan_out": false)") {
  AdapterFolder folder(
      lora(R"("target_modules": [")" + module + "\"], " + fields),
      {{module + ".lora_A.weight", counted(std::move(a))},
       {module + ".lora_B.weight", counted(std::move(b))}});
  return plan({&folder}, makeBase(std::move(base)));
}

const std::string conv = R"("fan_in_fan_out": true)";

TEST(Plan, WrongShapes) {
  std::string error =
      planLoRA("m.q", {2, 4}, {3, 2}, {{"m.q.weight", {3, 5}}}).error;
  EXPECT_CONTAINS(error, "[2, 4] and [3, 2], need a weight of [3, 4]");
  EXPECT_CONTAINS(error, "'m.q.weight' has the shape [3, 5]");
  // Turned round it would fit, but only a Conv1D is turned round.
  EXPECT_CONTAINS(
      planLoRA("m.q", {2, 4}, {3, 2}, {{"m.q.weight", {4, 3}}}).error,
      "does not fit the base");
  EXPECT_CONTAINS(planLoRA("m.q", {2, 4}, {3, 2}, {{"m.q.weight", {12}}}).error,
                  "does not fit the base");
  AdapterFolder folder(ia3(llamaIA3), llamaIA3Tensors);
  std::vector<BaseModel::Tensor> tensors = llamaBase().tensors;
  tensors[1].shape = {4, 7};
  EXPECT_CONTAINS(plan({&folder}, makeBase(tensors)).error,
                  "[1, 6], need a weight of [*, 6]");
  tensors[1].shape = {4, 6};
  tensors[3].shape = {3};
  EXPECT_CONTAINS(plan({&folder}, makeBase(tensors)).error,
                  "k_proj.bias' has the shape [3], expected [2]");
  tensors[1].shape = {-1, -1};
  tensors[3].shape = {-1};
  EXPECT_EQ(plan({&folder}, makeBase(tensors)).error, "");
}

bool isInOut(const Planned &planned) {
  EXPECT_EQ(planned.error, "");
  return planned.plan.edits.size() == 1 && planned.plan.edits[0].isInOut;
}

TEST(Plan, Conv1D) {
  // Told by the shapes, whatever the field says.
  EXPECT_TRUE(isInOut(
      planLoRA("h.0.c_fc", {2, 4}, {8, 2}, {{"h.0.c_fc.weight", {4, 8}}})));
  EXPECT_FALSE(isInOut(planLoRA("h.0.c_fc", {2, 4}, {8, 2},
                                {{"h.0.c_fc.weight", {8, 4}}}, conv)));
  EXPECT_TRUE(isInOut(
      planLoRA("h.0.fc", {2, 4}, {8, 2}, {{"h.0.fc.weight", {4, 8}}}, conv)));
  // A square: the biases of its layer tell GPT-2 from StarCoder, then the
  // field.
  EXPECT_TRUE(isInOut(planLoRA("h.0.c_proj", {2, 4}, {4, 2},
                               {{"h.0.c_fc.bias", {8}},
                                {"h.0.c_fc.weight", {4, 8}},
                                {"h.0.c_proj.weight", {4, 4}}})));
  EXPECT_FALSE(isInOut(planLoRA("h.0.c_proj", {2, 4}, {4, 2},
                                {{"h.0.c_fc.bias", {8}},
                                 {"h.0.c_fc.weight", {8, 4}},
                                 {"h.0.c_proj.weight", {4, 4}}},
                                conv)));
  EXPECT_TRUE(isInOut(planLoRA("h.0.c_proj", {2, 4}, {4, 2},
                               {{"h.0.c_proj.weight", {4, 4}}}, conv)));
  EXPECT_FALSE(isInOut(
      planLoRA("h.0.c_proj", {2, 4}, {4, 2}, {{"h.0.c_proj.weight", {4, 4}}})));
  // PEFT corrects the field for a linear.
  EXPECT_FALSE(isInOut(planLoRA("h.0.q_proj", {2, 4}, {4, 2},
                                {{"h.0.q_proj.weight", {4, 4}}}, conv)));
}

//===----------------------------------------------------------------------===//
// Scales and biases
//===----------------------------------------------------------------------===//

TEST(Plan, Scales) {
  std::vector<BaseModel::Tensor> base = {{"m.q.weight", {3, 4}}};
  auto scale = [&](std::string fields) {
    Planned planned = planLoRA("m.q", {2, 4}, {3, 2}, base, fields);
    EXPECT_EQ(planned.error, "");
    return planned.plan.edits.at(0).parts.at(0).scale;
  };
  EXPECT_EQ(scale("\"use_rslora\": false"), 2);
  EXPECT_EQ(scale("\"use_rslora\": true"), 4 / std::sqrt(2.0));
  EXPECT_EQ(scale(R"("alpha_pattern": {"m.q": 5})"), 2.5);
  EXPECT_EQ(scale(R"("alpha_pattern": {"q": 5, "m.q": 7})"), 2.5);
  EXPECT_CONTAINS(planLoRA("m.q", {2, 4}, {3, 2}, base,
                           R"("alpha_pattern": {"q": 5, "m.q": 7, "v": 1})")
                      .getNotes(),
                  "match 'm.q'; the first in the file counts");
  EXPECT_CONTAINS(
      planLoRA("m.q", {2, 4}, {3, 2}, base, R"("alpha_pattern": {"v": 1})")
          .getNotes(),
      "has 'v', which matches no module");
}

TEST(Plan, LoraBias) {
  FileTensors tensors = {{"m.q.lora_A.weight", counted({2, 4})},
                         {"m.q.lora_B.bias", counted({3})},
                         {"m.q.lora_B.weight", counted({3, 2})}};
  AdapterFolder folder(lora(R"("target_modules": ["q"], "lora_bias": true)"),
                       tensors);
  Planned planned =
      plan({&folder}, makeBase({{"m.q.bias", {3}}, {"m.q.weight", {3, 4}}}));
  ASSERT_EQ(planned.error, "");
  std::vector<MergeStep> steps = getBiasSteps(planned.plan.edits[0]);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].kind, MergeStep::Kind::AddLowRank);
  EXPECT_EQ(steps[0].a, std::vector<double>{1});
  EXPECT_EQ(steps[0].b, (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(steps[0].scale, 2);
  BaseModel without = makeBase({{"m.q.weight", {3, 4}}});
  EXPECT_CONTAINS(plan({&folder}, without).error,
                  "the base has no 'm.q.bias' to add it to");
  PlanOptions options;
  options.allowNewBias = true;
  planned = plan({&folder}, without, options);
  EXPECT_EQ(planned.error, "");
  EXPECT_EQ(planned.plan.edits[0].bias, "");
  EXPECT_EQ(planned.plan.edits[0].parts[0].bias.size(), 3u);
}

TEST(Plan, Dora) {
  FileTensors tensors = {{"m.q.lora_A.weight", counted({2, 4})},
                         {"m.q.lora_B.weight", counted({3, 2})},
                         {"m.q.lora_magnitude_vector", counted({3})}};
  AdapterFolder dora(lora(R"("target_modules": ["q"], "use_dora": true)"),
                     tensors);
  AdapterFolder scale(ia3(R"("target_modules": ["q"],
                             "feedforward_modules": [])"),
                      {{"m.q.ia3_l", counted({3, 1})}});
  BaseModel base = makeBase({{"m.q.bias", {3}}, {"m.q.weight", {3, 4}}});
  Planned planned = plan({&dora, &dora, &scale}, base);
  ASSERT_EQ(planned.error, "");
  std::vector<MergeStep> steps = getWeightSteps(planned.plan.edits[0]);
  ASSERT_EQ(steps.size(), 3u);
  EXPECT_EQ(steps[0].kind, MergeStep::Kind::SetRowNorms);
  EXPECT_EQ(steps[0].factors, (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(steps[1].kind, MergeStep::Kind::SetRowNorms);
  EXPECT_EQ(steps[2].kind, MergeStep::Kind::ScaleRows);
  // DoRA leaves the bias alone.
  EXPECT_EQ(getBiasSteps(planned.plan.edits[0]).size(), 1u);
  EXPECT_CONTAINS(planned.getNotes(), "is merged more than once");
  EXPECT_CONTAINS(plan({&scale, &dora}, base).error,
                  "merge them one after the other");
  PlanOptions options;
  options.weights = {0.5};
  EXPECT_CONTAINS(plan({&dora}, base, options).error,
                  "a weight is not defined for DoRA");
  options.weights = {1};
  EXPECT_EQ(plan({&dora}, base, options).error, "");
}

//===----------------------------------------------------------------------===//
// Several adapters
//===----------------------------------------------------------------------===//

TEST(Plan, SeveralAdapters) {
  AdapterFolder first(ia3(llamaIA3), llamaIA3Tensors);
  AdapterFolder second(
      ia3(R"("target_modules": ["down_proj"],
             "feedforward_modules": ["down_proj"])"),
      {{"model.layers.0.mlp.down_proj.ia3_l", counted({1, 6}, 10)}});
  Planned planned = plan({&first, &second}, llamaBase());
  ASSERT_EQ(planned.error, "");
  EXPECT_EQ(planned.find("model.layers.0.mlp.down_proj.weight")->parts.size(),
            2u);

  PlanOptions options;
  options.weights = {0.5, 2};
  planned = plan({&first, &second}, llamaBase(), options);
  ASSERT_EQ(planned.error, "");
  const ModuleEdit *down = planned.find("model.layers.0.mlp.down_proj.weight");
  ASSERT_EQ(down->parts.size(), 1u);
  EXPECT_EQ(down->parts[0].factors,
            (std::vector<double>{20.5, 41, 61.5, 82, 102.5, 123}));
  const ModuleEdit *k = planned.find("model.layers.0.self_attn.k_proj.weight");
  EXPECT_EQ(k->parts[0].factors, (std::vector<double>{0.5, 1}));
  EXPECT_CONTAINS(planned.getNotes(), "not in all IA3 adapters: 1 module, ");

  options.weights = {1};
  EXPECT_CONTAINS(plan({&first, &second}, llamaBase(), options).error,
                  "1 weights for 2 adapters");
  options.weights = {1, NAN};
  EXPECT_CONTAINS(plan({&first, &second}, llamaBase(), options).error,
                  "the weight of an adapter is NaN");
}

TEST(Plan, TwoSides) {
  AdapterFolder input(ia3(R"("target_modules": ["q"],
                             "feedforward_modules": ["q"])"),
                      {{"m.q.ia3_l", counted({1, 4})}});
  AdapterFolder output(ia3(R"("target_modules": ["q"],
                              "feedforward_modules": [])"),
                       {{"m.q.ia3_l", counted({3, 1})}});
  BaseModel base = makeBase({{"m.q.weight", {3, 4}}});
  EXPECT_EQ(plan({&input, &output}, base).error, "");
  PlanOptions options;
  options.weights = {1, 1};
  EXPECT_CONTAINS(plan({&input, &output}, base, options).error,
                  "have no weighted sum");
}

TEST(Plan, WeightedLoRA) {
  AdapterFolder folder(lora(R"("target_modules": ["q"])"),
                       {{"m.q.lora_A.weight", counted({2, 4})},
                        {"m.q.lora_B.weight", counted({3, 2})}});
  PlanOptions options;
  options.weights = {0.25, -3};
  Planned planned =
      plan({&folder, &folder}, makeBase({{"m.q.weight", {3, 4}}}), options);
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.edits[0].parts.size(), 2u);
  EXPECT_EQ(planned.plan.edits[0].parts[0].scale, 0.5);
  EXPECT_EQ(planned.plan.edits[0].parts[1].scale, -6);
}

} // namespace
