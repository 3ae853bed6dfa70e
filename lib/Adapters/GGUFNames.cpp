//===- GGUFNames.cpp - modules by GGUF's names ----------------------------===//
//
// Names as in gguf-py's tensor_mapping.py of ggml-org/llama.cpp, orders of rows
// as in its converters: LlamaModel (and what derives from it) turns the halves
// of each head of q and k into pairs, FalconModel takes q, k and v apart.
//
//===----------------------------------------------------------------------===//

#include "GGUFNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace swiglu::peft;

using Entry = GGUFFamily::Entry;

static const Entry llamaNames[] = {
    {"token_embd", "model.embed_tokens"},
    {"output", "lm_head"},
    {"blk.{i}.attn_q", "model.layers.{i}.self_attn.q_proj", RowOrder::Heads},
    {"blk.{i}.attn_k", "model.layers.{i}.self_attn.k_proj",
     RowOrder::KeyValueHeads},
    {"blk.{i}.attn_v", "model.layers.{i}.self_attn.v_proj"},
    {"blk.{i}.attn_output", "model.layers.{i}.self_attn.o_proj"},
    {"blk.{i}.ffn_gate", "model.layers.{i}.mlp.gate_proj"},
    {"blk.{i}.ffn_up", "model.layers.{i}.mlp.up_proj"},
    {"blk.{i}.ffn_down", "model.layers.{i}.mlp.down_proj"},
};

static const Entry phi3Names[] = {
    {"token_embd", "model.embed_tokens"},
    {"output", "lm_head"},
    {"blk.{i}.attn_qkv", "model.layers.{i}.self_attn.qkv_proj"},
    {"blk.{i}.attn_output", "model.layers.{i}.self_attn.o_proj"},
    {"blk.{i}.ffn_up", "model.layers.{i}.mlp.gate_up_proj"},
    {"blk.{i}.ffn_down", "model.layers.{i}.mlp.down_proj"},
};

static const Entry gpt2Names[] = {
    {"token_embd", "transformer.wte"},
    {"position_embd", "transformer.wpe"},
    {"output", "lm_head"},
    {"blk.{i}.attn_qkv", "transformer.h.{i}.attn.c_attn"},
    {"blk.{i}.attn_output", "transformer.h.{i}.attn.c_proj"},
    {"blk.{i}.ffn_up", "transformer.h.{i}.mlp.c_fc"},
    {"blk.{i}.ffn_down", "transformer.h.{i}.mlp.c_proj"},
};

static const Entry starcoder2Names[] = {
    {"token_embd", "model.embed_tokens"},
    {"output", "lm_head"},
    {"blk.{i}.attn_q", "model.layers.{i}.self_attn.q_proj"},
    {"blk.{i}.attn_k", "model.layers.{i}.self_attn.k_proj"},
    {"blk.{i}.attn_v", "model.layers.{i}.self_attn.v_proj"},
    {"blk.{i}.attn_output", "model.layers.{i}.self_attn.o_proj"},
    {"blk.{i}.ffn_up", "model.layers.{i}.mlp.c_fc"},
    {"blk.{i}.ffn_down", "model.layers.{i}.mlp.c_proj"},
};

static const Entry falconNames[] = {
    {"token_embd", "transformer.word_embeddings"},
    {"output", "lm_head"},
    {"blk.{i}.attn_qkv", "transformer.h.{i}.self_attention.query_key_value",
     RowOrder::FalconQKV},
    {"blk.{i}.attn_output", "transformer.h.{i}.self_attention.dense"},
    {"blk.{i}.ffn_up", "transformer.h.{i}.mlp.dense_h_to_4h"},
    {"blk.{i}.ffn_down", "transformer.h.{i}.mlp.dense_4h_to_h"},
};

// The gated T5; the plain one has `wi` for `wi_1`.
static const Entry t5Names[] = {
    {"token_embd", "shared"},
    {"output", "lm_head"},
    {"enc.blk.{i}.attn_q", "encoder.block.{i}.layer.0.SelfAttention.q"},
    {"enc.blk.{i}.attn_k", "encoder.block.{i}.layer.0.SelfAttention.k"},
    {"enc.blk.{i}.attn_v", "encoder.block.{i}.layer.0.SelfAttention.v"},
    {"enc.blk.{i}.attn_o", "encoder.block.{i}.layer.0.SelfAttention.o"},
    {"enc.blk.{i}.ffn_gate", "encoder.block.{i}.layer.1.DenseReluDense.wi_0"},
    {"enc.blk.{i}.ffn_up", "encoder.block.{i}.layer.1.DenseReluDense.wi_1"},
    {"enc.blk.{i}.ffn_down", "encoder.block.{i}.layer.1.DenseReluDense.wo"},
    {"dec.blk.{i}.attn_q", "decoder.block.{i}.layer.0.SelfAttention.q"},
    {"dec.blk.{i}.attn_k", "decoder.block.{i}.layer.0.SelfAttention.k"},
    {"dec.blk.{i}.attn_v", "decoder.block.{i}.layer.0.SelfAttention.v"},
    {"dec.blk.{i}.attn_o", "decoder.block.{i}.layer.0.SelfAttention.o"},
    {"dec.blk.{i}.cross_attn_q", "decoder.block.{i}.layer.1.EncDecAttention.q"},
    {"dec.blk.{i}.cross_attn_k", "decoder.block.{i}.layer.1.EncDecAttention.k"},
    {"dec.blk.{i}.cross_attn_v", "decoder.block.{i}.layer.1.EncDecAttention.v"},
    {"dec.blk.{i}.cross_attn_o", "decoder.block.{i}.layer.1.EncDecAttention.o"},
    {"dec.blk.{i}.ffn_gate", "decoder.block.{i}.layer.2.DenseReluDense.wi_0"},
    {"dec.blk.{i}.ffn_up", "decoder.block.{i}.layer.2.DenseReluDense.wi_1"},
    {"dec.blk.{i}.ffn_down", "decoder.block.{i}.layer.2.DenseReluDense.wo"},
};

static const GGUFFamily families[] = {{llamaNames},  {phi3Names},
                                      {gpt2Names},   {starcoder2Names},
                                      {falconNames}, {t5Names}};

ArrayRef<GGUFFamily> swiglu::peft::getFamilies() { return families; }

const GGUFFamily *swiglu::peft::getFamily(StringRef architecture) {
  int index = StringSwitch<int>(architecture)
                  .Cases({"llama", "granite", "qwen2", "qwen3", "gemma",
                          "gemma2", "gemma3"},
                         0)
                  .Case("phi3", 1)
                  .Case("gpt2", 2)
                  .Case("starcoder2", 3)
                  .Case("falcon", 4)
                  .Case("t5", 5)
                  .Default(-1);
  return index < 0 ? nullptr : &families[index];
}

std::string swiglu::peft::getArchitectures() {
  return "llama, granite, qwen2, qwen3, gemma, gemma2, gemma3, phi3, gpt2, "
         "starcoder2, falcon and t5";
}

bool swiglu::peft::reordersRows(StringRef architecture) {
  return StringSwitch<bool>(architecture)
      .Cases({"llama", "granite", "falcon"}, true)
      .Default(false);
}

/// The number that stands where `pattern` has `{i}`, empty without one; nothing
/// where the rest differs.
static std::optional<StringRef> matchName(StringRef pattern, StringRef name) {
  auto [front, back] = pattern.split("{i}");
  if (front.size() == pattern.size())
    return name == pattern ? std::optional<StringRef>("") : std::nullopt;
  if (!name.consume_front(front) || !name.consume_back(back) || name.empty() ||
      !all_of(name, [](char c) { return isDigit(c); }))
    return std::nullopt;
  return name;
}

std::optional<HuggingFaceName>
swiglu::peft::toHuggingFace(const GGUFFamily &family, StringRef module) {
  for (const Entry &entry : family.entries) {
    std::optional<StringRef> number = matchName(entry.gguf, module);
    if (!number)
      continue;
    auto [front, back] = entry.huggingFace.split("{i}");
    return HuggingFaceName{(front + *number + back).str(), entry.order};
  }
  return std::nullopt;
}

static std::vector<int64_t> getPairs(int64_t out, int64_t heads) {
  std::vector<int64_t> rows(out);
  int64_t size = out / heads, half = size / 2;
  for (int64_t i = 0; i < out; ++i) {
    int64_t inHead = i % size;
    rows[i] = i - inHead + inHead % 2 * half + inHead / 2;
  }
  return rows;
}

/// There, each group of queries is followed by its key and value.
static std::vector<int64_t> getFalconRows(int64_t out, int64_t heads,
                                          int64_t groups) {
  std::vector<int64_t> rows;
  int64_t queries = heads / groups, size = out / (heads + 2 * groups);
  auto append = [&](int64_t group, int64_t slot) {
    for (int64_t i = 0; i < size; ++i)
      rows.push_back((group * (queries + 2) + slot) * size + i);
  };
  for (int64_t group = 0; group < groups; ++group)
    for (int64_t slot = 0; slot < queries; ++slot)
      append(group, slot);
  for (int64_t slot : {queries, queries + 1})
    for (int64_t group = 0; group < groups; ++group)
      append(group, slot);
  return rows;
}

std::optional<std::vector<int64_t>>
swiglu::peft::getRows(RowOrder order, int64_t out, int64_t heads,
                      int64_t keyValueHeads) {
  if (order == RowOrder::Same)
    return std::vector<int64_t>();
  if (heads <= 0 || keyValueHeads <= 0)
    return std::nullopt;
  if (order == RowOrder::FalconQKV) {
    if (heads % keyValueHeads || out % (heads + 2 * keyValueHeads))
      return std::nullopt;
    return getFalconRows(out, heads, keyValueHeads);
  }
  int64_t count = order == RowOrder::Heads ? heads : keyValueHeads;
  if (out % (2 * count))
    return std::nullopt;
  return getPairs(out, count);
}
