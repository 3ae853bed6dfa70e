//===- EmbeddingTest.cpp - embeddings, heads, tensors as a whole ----------===//

#include "AdapterFiles.h"

using namespace swiglu;
using namespace swiglu::test;

namespace {

const FileTensors q = {{"model.layers.0.q.lora_A.weight", counted({2, 4})},
                       {"model.layers.0.q.lora_B.weight", counted({4, 2})}};

FileTensors with(FileTensors more) {
  more.insert(q.begin(), q.end());
  return more;
}

BaseModel makeModel(bool hasHead, std::optional<bool> ties = std::nullopt) {
  std::vector<BaseModel::Tensor> tensors = {
      {"model.embed_tokens.weight", {8, 4}},
      {"model.layers.0.q.bias", {4}},
      {"model.layers.0.q.weight", {4, 4}},
      {"model.norm.weight", {4}}};
  if (hasHead)
    tensors.push_back({"lm_head.weight", {8, 4}});
  BaseModel base = makeBase(std::move(tensors));
  base.tiesEmbeddings = ties;
  return base;
}

const FileTensors embedding =
    with({{"model.embed_tokens.lora_embedding_A", counted({2, 8})},
          {"model.embed_tokens.lora_embedding_B", counted({4, 2})}});
const FileTensors head = with({{"lm_head.lora_A.weight", counted({2, 4})},
                               {"lm_head.lora_B.weight", counted({8, 2})}});
const std::string targetEmbedding =
    R"("target_modules": ["q", "embed_tokens"])";
const std::string targetHead = R"("target_modules": ["q", "lm_head"])";

TEST(Embedding, LoRA) {
  AdapterFolder folder(lora(targetEmbedding), embedding);
  Planned planned = plan({&folder}, makeModel(true));
  ASSERT_EQ(planned.error, "");
  const ModuleEdit *edit = planned.find("model.embed_tokens.weight");
  ASSERT_TRUE(edit);
  EXPECT_TRUE(edit->isInOut);
  EXPECT_EQ(edit->out, 4);
  EXPECT_EQ(edit->in, 8);
  FileTensors wrong = embedding;
  wrong["model.embed_tokens.lora_embedding_A"] = counted({2, 9});
  AdapterFolder other(lora(targetEmbedding), wrong);
  EXPECT_CONTAINS(plan({&other}, makeModel(true)).error,
                  "need a weight of [9, 4], but 'model.embed_tokens.weight' "
                  "has the shape [8, 4]");
}

TEST(Embedding, Tied) {
  PlanOptions untie;
  untie.untie = true;
  AdapterFolder ofEmbedding(lora(targetEmbedding), embedding);
  AdapterFolder ofHead(lora(targetHead), head);
  AdapterFolder ofNeither(lora("\"target_modules\": [\"q\"]"), q);
  for (const AdapterFolder *folder : {&ofEmbedding, &ofHead}) {
    EXPECT_CONTAINS(plan({folder}, makeModel(false)).error,
                    "embedding and head share one tensor");
    EXPECT_CONTAINS(plan({folder}, makeModel(true, true)).error,
                    "tie_word_embeddings is true");
    EXPECT_EQ(plan({folder}, makeModel(true)).error, "");
    EXPECT_EQ(plan({folder}, makeModel(true, true), untie).error, "");
  }
  EXPECT_EQ(plan({&ofNeither}, makeModel(false)).error, "");
  // No head, and none shared: a model that tells classes apart.
  EXPECT_EQ(plan({&ofEmbedding}, makeModel(false, false)).error, "");

  std::vector<BaseModel::Tensor> tensors = makeModel(false).tensors;
  tensors.push_back({"score.weight", {2, 4}});
  EXPECT_EQ(plan({&ofEmbedding}, makeBase(tensors)).error, "");

  Planned planned = plan({&ofHead}, makeModel(false), untie);
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.copies.size(), 1u);
  EXPECT_EQ(planned.plan.copies[0].from, "model.embed_tokens.weight");
  EXPECT_EQ(planned.plan.copies[0].to, "lm_head.weight");
  const ModuleEdit *edit = planned.find("lm_head.weight");
  ASSERT_TRUE(edit);
  EXPECT_FALSE(edit->isInOut);
  EXPECT_EQ(edit->out, 8);
  EXPECT_CONTAINS(planned.getNotes(), "set tie_word_embeddings to false");

  planned = plan({&ofEmbedding}, makeModel(false), untie);
  ASSERT_EQ(planned.plan.copies.size(), 1u);
  EXPECT_TRUE(planned.find("model.embed_tokens.weight"));
}

TEST(Embedding, OfMamba) {
  AdapterFolder folder(
      lora(R"("target_modules": ["embeddings"])"),
      {{"backbone.embeddings.lora_embedding_A", counted({2, 8})},
       {"backbone.embeddings.lora_embedding_B", counted({4, 2})}});
  EXPECT_CONTAINS(
      plan({&folder}, makeBase({{"backbone.embeddings.weight", {8, 4}}})).error,
      "embedding and head share one tensor");
}

TEST(Embedding, OneOfSeveral) {
  AdapterFolder folder(lora("\"target_modules\": [\"shared\"]"),
                       {{"shared.lora_embedding_A", counted({2, 8})},
                        {"shared.lora_embedding_B", counted({4, 2})}});
  EXPECT_CONTAINS(
      plan({&folder}, makeBase({{"decoder.embed_tokens.weight", {8, 4}},
                                {"encoder.embed_tokens.weight", {8, 4}},
                                {"shared.weight", {8, 4}}}))
          .error,
      "'shared.weight' would change");
}

TEST(Embedding, MustStayTied) {
  AdapterFolder folder(
      lora(targetEmbedding + ", \"ensure_weight_tying\": true"), embedding);
  PlanOptions untie;
  untie.untie = true;
  EXPECT_CONTAINS(plan({&folder}, makeModel(false), untie).error,
                  "field 'ensure_weight_tying' is true");
}

//===----------------------------------------------------------------------===//
// Replacements
//===----------------------------------------------------------------------===//

TEST(Replacements, ModulesToSave) {
  AdapterFolder folder(
      lora(R"("target_modules": ["q"], "modules_to_save": ["norm", "score"])"),
      with({{"model.norm.weight", counted({4})},
            {"score.weight", counted({2, 4})}}));
  Planned planned = plan({&folder}, makeModel(true));
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.replacements.size(), 2u);
  EXPECT_EQ(planned.plan.replacements[0].name, "model.norm.weight");
  EXPECT_FALSE(planned.plan.replacements[0].isNew);
  EXPECT_EQ(planned.plan.replacements[1].name, "score.weight");
  EXPECT_TRUE(planned.plan.replacements[1].isNew);
  EXPECT_EQ(planned.plan.replacements[1].tensor.shape.size(), 2u);
  EXPECT_CONTAINS(planned.getNotes(), "'score.weight' is not in the base");

  PlanOptions kinds;
  kinds.allowMissingKinds = true;
  EXPECT_EQ(plan({&folder}, makeModel(true), kinds).plan.replacements.size(),
            1u);
  PlanOptions weighted;
  weighted.weights = {0.5};
  EXPECT_CONTAINS(plan({&folder}, makeModel(true), weighted).error,
                  "no weight but 1");
  EXPECT_CONTAINS(plan({&folder, &folder}, makeModel(true)).error,
                  "replaces what another adapter has replaced already");

  AdapterFolder wrong(
      lora(R"("target_modules": ["q"], "modules_to_save": ["norm"])"),
      with({{"model.norm.weight", counted({5})}}));
  EXPECT_CONTAINS(plan({&wrong}, makeModel(true)).error,
                  "has the shape [5], but the base's 'model.norm.weight' has "
                  "[4]");
}

TEST(Replacements, Bias) {
  AdapterFolder folder(
      lora(R"("target_modules": ["q"], "bias": "lora_only")"),
      with({{"model.layers.0.q.base_layer.bias", counted({4})}}));
  Planned planned = plan({&folder}, makeModel(true));
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.replacements.size(), 1u);
  EXPECT_EQ(planned.plan.replacements[0].name, "model.layers.0.q.bias");
  AdapterFolder other(lora(R"("target_modules": ["q"], "bias": "all")"),
                      with({{"model.norm.bias", counted({4})}}));
  EXPECT_CONTAINS(plan({&other}, makeModel(true)).error,
                  "is of a bias that the base lacks");
}

TEST(Replacements, Missing) {
  const std::string saves =
      R"("target_modules": ["q"], "modules_to_save": ["norm", "score"])";
  AdapterFolder without(lora(saves), q);
  EXPECT_CONTAINS(plan({&without}, makeModel(true)).error,
                  "no tensor 'model.norm.weight', which the field "
                  "'modules_to_save' means");
  // A module that the base lacks is none of its own.
  AdapterFolder good(lora(saves), with({{"model.norm.weight", counted({4})}}));
  EXPECT_EQ(plan({&good}, makeModel(true)).error, "");
  for (const char *bias : {"all", "lora_only"}) {
    AdapterFolder folder(lora(R"("target_modules": ["q"], "bias": ")" +
                              std::string(bias) + "\""),
                         q);
    EXPECT_CONTAINS(plan({&folder}, makeModel(true)).error,
                    "no tensor 'model.layers.0.q.bias', which the field "
                    "'bias' means");
  }
}

TEST(Replacements, LeftOver) {
  const std::string saves =
      R"("target_modules": ["q"], "modules_to_save": ["norm"])";
  AdapterFolder more(lora(saves), with({{"model.norm.weight", counted({4})},
                                        {"model.norm.extra", counted({4})}}));
  EXPECT_CONTAINS(plan({&more}, makeModel(true)).error,
                  "is of the module 'model.norm', which has no such tensor");
  // As it is in memory, and in no file that PEFT writes.
  FileTensors wrapped =
      with({{"model.norm.modules_to_save.default.weight", counted({4})}});
  EXPECT_CONTAINS(openMessage(lora(saves), wrapped), "no part of the adapter");
}

TEST(Replacements, Vocabulary) {
  FileTensors tensors = with({{"model.embed_tokens.weight", counted({10, 4})},
                              {"lm_head.weight", counted({10, 4})}});
  AdapterFolder folder(lora(R"("target_modules": ["q"],
              "modules_to_save": ["embed_tokens", "lm_head"])"),
                       tensors);
  Planned planned = plan({&folder}, makeModel(true));
  ASSERT_EQ(planned.error, "");
  EXPECT_EQ(planned.plan.replacements.size(), 2u);
  EXPECT_CONTAINS(planned.getNotes(), "becomes [10, 4] instead of [8, 4]");
  // The same values for both: they stay one tensor.
  planned = plan({&folder}, makeModel(false));
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.replacements.size(), 1u);
  EXPECT_EQ(planned.plan.replacements[0].name, "model.embed_tokens.weight");

  tensors["lm_head.weight"] = counted({10, 4}, 2);
  AdapterFolder apart(lora(R"("target_modules": ["q"],
              "modules_to_save": ["embed_tokens", "lm_head"])"),
                      tensors);
  EXPECT_CONTAINS(plan({&apart}, makeModel(false)).error, "share one tensor");
  PlanOptions untie;
  untie.untie = true;
  planned = plan({&apart}, makeModel(false), untie);
  EXPECT_EQ(planned.error, "");
  EXPECT_EQ(planned.plan.replacements.size(), 2u);
  EXPECT_TRUE(planned.plan.copies.empty());
}

/// A model for a thousand classes, an adapter for two.
TEST(Replacements, OtherClasses) {
  AdapterFolder folder(
      lora(R"("target_modules": ["q"], "modules_to_save": ["classifier"])"),
      with({{"classifier.bias", counted({2})},
            {"classifier.weight", counted({2, 4})}}));
  std::vector<BaseModel::Tensor> tensors = makeModel(true).tensors;
  tensors.push_back({"classifier.bias", {1000}});
  tensors.push_back({"classifier.weight", {1000, 4}});
  Planned planned = plan({&folder}, makeBase(tensors));
  EXPECT_EQ(planned.error, "");
  EXPECT_EQ(planned.plan.replacements.size(), 2u);
  EXPECT_CONTAINS(planned.getNotes(),
                  "'classifier.weight' becomes [2, 4] instead of [1000, 4]");
}

/// PEFT saves an embedding that is adapted, under the name inside its wrapper.
TEST(Replacements, AdaptedEmbedding) {
  FileTensors tensors = embedding;
  tensors["model.embed_tokens.base_layer.weight"] = counted({8, 4});
  AdapterFolder folder(lora(targetEmbedding), tensors);
  Planned planned = plan({&folder}, makeModel(true));
  ASSERT_EQ(planned.error, "");
  ASSERT_EQ(planned.plan.replacements.size(), 1u);
  EXPECT_EQ(planned.plan.replacements[0].name, "model.embed_tokens.weight");
  EXPECT_TRUE(planned.find("model.embed_tokens.weight"));
}

TEST(Tokens, Rows) {
  FileTensors tensors =
      with({{"model.embed_tokens.token_adapter.trainable_tokens_delta",
             counted({2, 4}, 10)}});
  std::string fields =
      R"("target_modules": ["q"], "trainable_token_indices": [5, 1])";
  AdapterFolder folder(lora(fields), tensors);
  // PEFT gives a tied head the same rows.
  for (bool hasHead : {false, true}) {
    Planned planned = plan({&folder}, makeModel(hasHead));
    ASSERT_EQ(planned.error, "");
    const ModuleEdit *edit = planned.find("model.embed_tokens.weight");
    ASSERT_TRUE(edit);
    EXPECT_TRUE(edit->isInOut);
    std::vector<MergeStep> steps = getWeightSteps(*edit);
    ASSERT_EQ(steps.size(), 2u);
    EXPECT_EQ(steps[0].kind, MergeStep::Kind::ScaleColumns);
    EXPECT_EQ(steps[0].factors, (std::vector<double>{1, 0, 1, 1, 1, 0, 1, 1}));
    EXPECT_EQ(steps[1].kind, MergeStep::Kind::AddLowRank);
    EXPECT_EQ(steps[1].a, (std::vector<double>{0, 0, 0, 0, 0, 1, 0, 0, //
                                               0, 1, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(steps[1].b,
              (std::vector<double>{10, 50, 20, 60, 30, 70, 40, 80}));
  }
  AdapterFolder outside(
      lora(R"("target_modules": ["q"], "trainable_token_indices": [5, 8])"),
      tensors);
  EXPECT_CONTAINS(plan({&outside}, makeModel(true)).error,
                  "is for token 8, but the base's 'model.embed_tokens.weight' "
                  "has 8 rows");
}

} // namespace
