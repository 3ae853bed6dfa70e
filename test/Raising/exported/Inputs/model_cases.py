"""Whole layers, experts and adapters. usage: model_cases.py OUT [FILTER] [--references FOLDER]"""

import sys

import peft
import torch
import transformers
from cases import BATCH, BOTH, HIDDEN, INNER, TOKENS, Case, gated, grid_input, main, plain
from spelling_cases import X
from torch import nn
from torch.nn import functional as F
from torch_cases import Call, config_of, named

TINY = {"num_hidden_layers": 1, "vocab_size": 16, "attn_implementation": "eager"}
LLAMA = {"hidden_size": HIDDEN, "intermediate_size": INNER, "num_attention_heads": 4, "num_key_value_heads": 2, **TINY}


def first(out):
    return out[0] if isinstance(out, (tuple, list)) else out


def decoder_layer(model, cls, config_name, rotary=None, rotary_args=(), **options):
    """A layer with its rotary embedding as inputs."""

    def build():
        config = config_of(model, config_name, **options)
        layer = named(model, cls)(config, 0)
        x = grid_input((1, TOKENS, HIDDEN))
        if not rotary:
            return Call(lambda m, x: first(m.layer(x, attention_mask=None)), layer=layer), (x,)
        cos, sin = named(model, rotary)(config)(x, torch.arange(TOKENS)[None], *rotary_args)
        call = lambda m, x, c, s: first(m.layer(x, attention_mask=None, position_embeddings=(c, s)))
        return Call(call, layer=layer), (x, cos, sin)

    return build


def encoder_layer(model, cls, config_name, **options):
    def build():
        layer = named(model, cls)(config_of(model, config_name, attn_implementation="eager", **options))
        return Call(lambda m, x: first(m.layer(x, attention_mask=None)), layer=layer), (grid_input((1, TOKENS, HIDDEN)),)

    return build


def shared_expert():
    """Qwen2-MoE: the shared expert's result times a sigmoid of its own."""
    config = config_of("qwen2_moe", "Qwen2MoeConfig", hidden_size=HIDDEN, shared_expert_intermediate_size=INNER)
    expert = named("qwen2_moe", "Qwen2MoeMLP")(config, intermediate_size=INNER)
    call = lambda m, x: torch.sigmoid(m.gate(x)) * m.expert(x)
    return Call(call, expert=expert, gate=nn.Linear(HIDDEN, 1, False)), (grid_input((BATCH * TOKENS, HIDDEN)),)


def one_expert(model, cls, config_name, number=1, **options):
    """Expert NUMBER of a stack, for all tokens."""

    def build():
        config = config_of(model, config_name, hidden_size=HIDDEN, **options)
        experts = named(model, cls)(config)

        def call(m, x):
            gate, up = F.linear(x, m.e.gate_up_proj[number]).chunk(2, dim=-1)
            return F.linear(m.e.act_fn(gate) * up, m.e.down_proj[number])

        return Call(call, e=experts), (grid_input((BATCH * TOKENS, HIDDEN)),)

    return build


def routed_loop():
    """All experts of a small mixture on all tokens, each with its routing weight."""
    experts = nn.ModuleList(nn.ModuleDict({"w1": nn.Linear(HIDDEN, 40, False), "w2": nn.Linear(40, HIDDEN, False), "w3": nn.Linear(HIDDEN, 40, False)}) for _ in range(3))

    def call(m, x, r):
        out = torch.zeros_like(x)
        for i, e in enumerate(m.experts):
            out = out + e["w2"](F.silu(e["w1"](x)) * e["w3"](x)) * r[:, i : i + 1]
        return out

    return Call(call, experts=experts), (grid_input((TOKENS, HIDDEN)), torch.softmax(grid_input((TOKENS, 3)), -1))


def whole_model(cls, config_name, **options):
    def build():
        config = getattr(transformers, config_name)(**options)
        config.use_cache = False
        model = getattr(transformers, cls)(config)
        # A mask of rank 4 is taken as it is; building one needs a cumulative sum.
        mask = torch.full((1, 1, TOKENS, TOKENS), -1e9).triu(1)
        call = lambda m, x, mask: first(m.m(inputs_embeds=x, attention_mask=mask, use_cache=False, return_dict=False))
        return Call(call, m=model), (grid_input((1, TOKENS, HIDDEN)), mask)

    return build


def adapted(make_config, model=None, block=lambda m: m.model.layers[0].mlp):
    """The block of a model that peft has wrapped; the adapter is not merged."""

    def build():
        base = model() if model else transformers.LlamaForCausalLM(transformers.LlamaConfig(**LLAMA))
        wrapped = peft.get_peft_model(base, make_config())
        return block(wrapped.base_model.model), (grid_input(X),)

    return build


def ia3(targets, inner=()):
    return lambda: peft.IA3Config(target_modules=list(targets), feedforward_modules=list(inner))


def lora(targets, rank=4, alpha=8, **more):
    return lambda: peft.LoraConfig(target_modules=list(targets), r=rank, lora_alpha=alpha, **more)


def gpt2():
    return transformers.GPT2LMHeadModel(transformers.GPT2Config(n_embd=HIDDEN, n_inner=INNER, n_head=4, n_layer=1, vocab_size=16, resid_pdrop=0.0))


def t5(cls, **options):
    config = {"d_model": HIDDEN, "d_ff": INNER, "num_heads": 4, "d_kv": 8, "num_layers": 1, "vocab_size": 16}
    return lambda: getattr(transformers, cls)(getattr(transformers, cls.split("For")[0] + "Config")(**config, **options))


def t5_block(m):
    return m.encoder.block[0].layer[1].DenseReluDense


def phi():
    return transformers.PhiForCausalLM(transformers.PhiConfig(**{**LLAMA, "num_key_value_heads": 4}))


def phi3():
    return transformers.Phi3ForCausalLM(transformers.Phi3Config(**LLAMA, pad_token_id=0))


TF, PEFT = " (transformers)", " (peft on transformers)"
GATE, UP, DOWN_ = "gate_proj", "up_proj", "down_proj"
SILU = gated()
CONCAT = {"packing": "concat", "order": "gate_up"}

CASES = [
    # Layers: attention, norms and residuals around the block.
    Case("qwen3-layer", "Qwen3DecoderLayer" + TF, decoder_layer("qwen3", "Qwen3DecoderLayer", "Qwen3Config", "Qwen3RotaryEmbedding", head_dim=8, **LLAMA), SILU, "torch:f32 torch-nodecomp:f32 onnx:f32 torch-iree:f32"),
    Case("gemma2-layer", "Gemma2DecoderLayer" + TF, decoder_layer("gemma2", "Gemma2DecoderLayer", "Gemma2Config", "Gemma2RotaryEmbedding", head_dim=8, **LLAMA), gated("gelu_tanh"), "torch:f32 onnx:f32"),
    Case("olmo2-layer", "Olmo2DecoderLayer" + TF, decoder_layer("olmo2", "Olmo2DecoderLayer", "Olmo2Config", "Olmo2RotaryEmbedding", **LLAMA), SILU, "torch:bf16"),
    Case("cohere-layer", "CohereDecoderLayer" + TF, decoder_layer("cohere", "CohereDecoderLayer", "CohereConfig", "CohereRotaryEmbedding", **LLAMA), SILU, "torch:f32", note="attention and block side by side"),
    Case("phi-layer", "PhiDecoderLayer" + TF, decoder_layer("phi", "PhiDecoderLayer", "PhiConfig", "PhiRotaryEmbedding", **{**LLAMA, "num_key_value_heads": 4}), plain("gelu_tanh", BOTH), "torch:f32"),
    Case("gpt-neox-layer", "GPTNeoXLayer" + TF, decoder_layer("gpt_neox", "GPTNeoXLayer", "GPTNeoXConfig", "GPTNeoXRotaryEmbedding", **{**LLAMA, "num_key_value_heads": 4}), plain("gelu", BOTH), "torch:f32"),
    Case("stablelm-layer", "StableLmDecoderLayer" + TF, decoder_layer("stablelm", "StableLmDecoderLayer", "StableLmConfig", "StableLmRotaryEmbedding", **LLAMA), SILU, "torch-nodecomp:bf16"),
    Case("glm4-layer", "Glm4DecoderLayer" + TF, decoder_layer("glm4", "Glm4DecoderLayer", "Glm4Config", "Glm4RotaryEmbedding", head_dim=8, **LLAMA), gated(**CONCAT), "torch:f32"),
    Case("bert-layer", "BertLayer" + TF, encoder_layer("bert", "BertLayer", "BertConfig", hidden_size=HIDDEN, intermediate_size=INNER, num_attention_heads=4), plain("gelu", BOTH), "torch:f32 onnx:f32 torch-iree:f32"),
    Case("vit-layer", "ViTLayer" + TF, encoder_layer("vit", "ViTLayer", "ViTConfig", hidden_size=HIDDEN, intermediate_size=INNER, num_attention_heads=4), plain("gelu", BOTH), "torch:f32"),
    Case("clip-layer", "CLIPEncoderLayer" + TF, encoder_layer("clip", "CLIPEncoderLayer", "CLIPVisionConfig", hidden_size=HIDDEN, intermediate_size=INNER, num_attention_heads=4), plain("swish", BOTH, beta=1.702), "torch:f16"),
    Case("bart-layer", "BartEncoderLayer" + TF, encoder_layer("bart", "BartEncoderLayer", "BartConfig", d_model=HIDDEN, encoder_ffn_dim=INNER, encoder_attention_heads=4), plain("gelu", BOTH), "torch:f32 onnx:f32"),
    Case("whisper-layer", "WhisperEncoderLayer" + TF, encoder_layer("whisper", "WhisperEncoderLayer", "WhisperConfig", d_model=HIDDEN, encoder_ffn_dim=INNER, encoder_attention_heads=4), plain("gelu", BOTH), "torch:f32"),
    Case("siglip-layer", "SiglipEncoderLayer" + TF, encoder_layer("siglip", "SiglipEncoderLayer", "SiglipVisionConfig", hidden_size=HIDDEN, intermediate_size=INNER, num_attention_heads=4), plain("gelu_tanh", BOTH), "torch:f32"),
    Case("llama-model", "LlamaModel, one layer, embedded tokens" + TF, whole_model("LlamaModel", "LlamaConfig", **LLAMA), SILU, "torch:f32 onnx:f32"),
    Case("mistral-model", "MistralModel, one layer, embedded tokens" + TF, whole_model("MistralModel", "MistralConfig", **LLAMA), SILU, "torch:f32"),
    # Experts.
    Case("qwen2-moe-shared-expert", "Qwen2MoeMLP with its gate" + TF, shared_expert, SILU, "torch:f32 onnx:f32 torch-nodecomp:bf16", note="a sigmoid scales each token's result"),
    Case("mixtral-expert", "MixtralExperts, expert 1" + TF, one_expert("mixtral", "MixtralExperts", "MixtralConfig", intermediate_size=INNER, num_local_experts=2), gated(**CONCAT), "torch:f32 onnx:f32 torch-iree:f32 torch-nodecomp:f32 tosa:f32"),
    Case("qwen3-moe-expert", "Qwen3MoeExperts, expert 1" + TF, one_expert("qwen3_moe", "Qwen3MoeExperts", "Qwen3MoeConfig", moe_intermediate_size=INNER, num_experts=2), gated(**CONCAT), "torch:bf16 torch-stablehlo:f32"),
    Case("routed-loop", "three experts in a loop", routed_loop, SILU * 3, "torch:f32 onnx:f32 torch-nodecomp:f32"),
    # IA3.
    Case("ia3-llama", "LlamaMLP, IA3 on down" + PEFT, adapted(ia3([DOWN_], [DOWN_])), gated(adapters="ia3:down:in"), "torch:bf16 torch-nodecomp:f32 onnx:f32 onnx-iree:f32 torch-iree:f32 torch-stablehlo:f32 tosa:f32"),
    Case("ia3-all", "LlamaMLP, IA3 on gate, up and down" + PEFT, adapted(ia3([GATE, UP, DOWN_], [DOWN_])), gated(adapters="ia3:gate:out ia3:up:out ia3:down:in"), "torch:f32 torch-nodecomp:bf16 onnx:f32"),
    Case("ia3-down-out", "LlamaMLP, IA3 on down's output" + PEFT, adapted(ia3([DOWN_])), None, "torch:f32"),
    Case("ia3-gate-in", "LlamaMLP, IA3 on the input of gate alone" + PEFT, adapted(ia3([GATE], [GATE])), [], "torch:f32", note="gate reads the scaled x, up reads x"),
    Case("ia3-t5-v11", "T5 v1.1, IA3 on wo" + PEFT, adapted(ia3(["wo"], ["wo"]), t5("T5ForConditionalGeneration", feed_forward_proj="gated-gelu"), t5_block), gated("gelu_tanh", adapters="ia3:down:in"), "torch:f32 onnx:f32"),
    Case("ia3-mt5", "mT5, IA3 on wi_1" + PEFT, adapted(ia3(["wi_1"], ["wi_1"]), t5("MT5ForConditionalGeneration"), t5_block), [], "torch:f32", note="peft's default for mT5: up reads the scaled x, gate reads x"),
    Case("ia3-t5-relu", "T5, IA3 on wo" + PEFT, adapted(ia3(["wo"], ["wo"]), t5("T5ForConditionalGeneration"), t5_block), plain("relu", adapters="ia3:down:in"), "torch:f32 torch-nodecomp:bf16"),
    Case("ia3-gpt2", "GPT2MLP, IA3 on c_proj" + PEFT, adapted(ia3(["c_proj"], ["c_proj"]), gpt2, lambda m: m.transformer.h[0].mlp), plain("gelu_tanh", BOTH, adapters="ia3:down:in"), "torch:f32"),
    Case("ia3-phi", "PhiMLP, IA3 on fc2" + PEFT, adapted(ia3(["fc2"], ["fc2"]), phi, lambda m: m.model.layers[0].mlp), plain("gelu_tanh", BOTH, adapters="ia3:down:in"), "torch:f32"),
    Case("ia3-phi3", "Phi3MLP, IA3 on down" + PEFT, adapted(ia3([DOWN_], [DOWN_]), phi3), gated(adapters="ia3:down:in", **CONCAT), "torch:f32 onnx:f32"),
    # LoRA.
    Case("lora-gate-up", "LlamaMLP, LoRA on gate and up" + PEFT, adapted(lora([GATE, UP])), gated(adapters="lora:gate lora:up"), "torch:f32 torch-nodecomp:f32 onnx:f32 tosa:f32 torch-stablehlo:f32 torch-iree:f32 onnx-iree:f32"),
    Case("lora-all", "LlamaMLP, LoRA on gate, up and down" + PEFT, adapted(lora([GATE, UP, DOWN_])), gated(adapters="lora:gate lora:up lora:down"), "torch:bf16 torch-nodecomp:f16 onnx:f32"),
    Case("lora-scale-1", "LlamaMLP, LoRA on down, scale 1" + PEFT, adapted(lora([DOWN_], 4, 4)), gated(adapters="lora:down"), "torch:f32 onnx:f32"),
    Case("lora-rs", "LlamaMLP, rank-stabilised LoRA on up" + PEFT, adapted(lora([UP], 2, 8, use_rslora=True)), gated(adapters="lora:up"), "torch:f32"),
    Case("lora-phi3", "Phi3MLP, LoRA on gate_up and down" + PEFT, adapted(lora(["gate_up_proj", DOWN_]), phi3), None, "torch:f32"),
    Case("lora-gpt2", "GPT2MLP, LoRA on c_fc" + PEFT, adapted(lora(["c_fc"], fan_in_fan_out=True), gpt2, lambda m: m.transformer.h[0].mlp), plain("gelu_tanh", BOTH, adapters="lora:up"), "torch:f32"),
    Case("lora-bias", "LlamaMLP, LoRA with a bias in B" + PEFT, adapted(lora([DOWN_], lora_bias=True), lambda: transformers.LlamaForCausalLM(transformers.LlamaConfig(mlp_bias=True, **LLAMA))), None, "torch:f32"),
    Case("dora", "LlamaMLP, DoRA on down" + PEFT, adapted(lora([DOWN_], use_dora=True)), None, "torch:f32"),
]

if __name__ == "__main__":
    torch.set_grad_enabled(False)
    main(CASES, sys.argv)
