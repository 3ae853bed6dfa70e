"""Feed-forward modules of transformers. usage: torch_cases.py OUT [FILTER] [--references FOLDER]"""

import importlib
import sys

import torch
from cases import ALL, BATCH, BOTH, DOWN, HIDDEN, INNER, TOKENS, Case, gated, grid_input, main, plain
from torch import nn

X = (BATCH, TOKENS, HIDDEN)


def named(model, name):
    return getattr(importlib.import_module("transformers.models.%s.modeling_%s" % (model, model)), name)


def config_of(model, name, **options):
    module = importlib.import_module("transformers.models.%s.configuration_%s" % (model, model))
    return getattr(module, name)(**options)


class Call(nn.Module):
    """A function of submodules as a module."""

    def __init__(self, function, **modules):
        super().__init__()
        for name, module in modules.items():
            setattr(self, name, module)
        self.function = function

    def forward(self, *inputs):
        return self.function(self, *inputs)


class Settings:
    """What a module reads of a configuration."""

    def __init__(self, **values):
        self.__dict__.update(values)


def sizes(config, hidden, inner):
    if key := config.pop("doubled", None):  # the size of both halves together
        return {hidden: HIDDEN, key: 2 * INNER, **config}
    if key := config.pop("ratio", None):
        return {hidden: HIDDEN, key: 4, **config}
    return {hidden: HIDDEN, inner: INNER, **config}


def mlp(model, cls, config_name, hidden="hidden_size", inner="intermediate_size", shape=X, args=(), call=None, **config):
    """Builds CLS(config, *args) of a model of transformers."""

    def build():
        settings = config_of(model, config_name, **sizes(dict(config), hidden, inner))
        module = named(model, cls)(settings, *args)
        if call:
            module = Call(call, m=module)
        return module, (grid_input(shape),)

    return build


def two(model, first, second, config_name, **config):
    """BERT's way: Intermediate, then Output, which adds the input and normalises."""

    def build():
        settings = config_of(model, config_name, **sizes(dict(config), "hidden_size", "intermediate_size"))
        up, down = named(model, first)(settings), named(model, second)(settings)
        return Call(lambda m, x: m.down(m.up(x), x), up=up, down=down), (grid_input(X),)

    return build


def case(name, cls, build, blocks, roads="torch:f32", **more):
    return Case(name, cls + " (transformers)", build, blocks, roads, **more)


SILU, TANH = gated(), gated("gelu_tanh")
HEADS = {"num_attention_heads": 4}
KV = {"num_attention_heads": 4, "num_key_value_heads": 2}
DYNAMIC = {0: (1,)}

CASES = [
    # Gated, separate weights.
    case("qwen2", "Qwen2MLP", mlp("qwen2", "Qwen2MLP", "Qwen2Config", **KV), SILU, "torch:bf16 onnx-iree:f16 tosa-linalg:f32"),
    case("qwen3", "Qwen3MLP", mlp("qwen3", "Qwen3MLP", "Qwen3Config", **KV), SILU, "torch:f32 torch-nodecomp:f32 torch-stablehlo:f32"),
    case("mistral", "MistralMLP", mlp("mistral", "MistralMLP", "MistralConfig", **KV), SILU, "torch-iree:bf16 onnx:f32 tosa:f32"),
    case("gemma2", "Gemma2MLP", mlp("gemma2", "Gemma2MLP", "Gemma2Config", **KV), TANH, "torch:f32 torch-nodecomp:f32 onnx-iree:f32 torch-stablehlo:bf16"),
    case("gemma3", "Gemma3MLP", mlp("gemma3", "Gemma3MLP", "Gemma3TextConfig", **KV), TANH, "torch:f16 tosa:f32 tosa-linalg:f32 torch-iree:f32"),
    case("olmo2", "Olmo2MLP", mlp("olmo2", "Olmo2MLP", "Olmo2Config", **KV), SILU, "torch:f32 onnx:f32"),
    case("stablelm", "StableLmMLP", mlp("stablelm", "StableLmMLP", "StableLmConfig", **KV), SILU, "torch:f32"),
    case("granite-bias", "GraniteMLP, mlp_bias", mlp("granite", "GraniteMLP", "GraniteConfig", mlp_bias=True, **KV), gated(bias=ALL), "torch:f32 torch-nodecomp:bf16 torch-stablehlo:f32 onnx-iree:f32 tosa:f32"),
    case("cohere2", "Cohere2MLP", mlp("cohere2", "Cohere2MLP", "Cohere2Config", **KV), SILU, "torch-nodecomp:f16"),
    case("deepseek-v3", "DeepseekV3MLP", mlp("deepseek_v3", "DeepseekV3MLP", "DeepseekV3Config", **HEADS), SILU, "torch:f32 torch-iree:f16"),
    case("seed-oss-bias", "SeedOssMLP", mlp("seed_oss", "SeedOssMLP", "SeedOssConfig", mlp_bias=True, **KV), gated(bias=ALL), "torch:bf16"),
    case("recurrent-gemma", "RecurrentGemmaMlp", mlp("recurrent_gemma", "RecurrentGemmaMlp", "RecurrentGemmaConfig", doubled="intermediate_size", **HEADS), gated("gelu_tanh", bias=ALL), "torch:f32"),
    case("diffllama", "DiffLlamaMLP", mlp("diffllama", "DiffLlamaMLP", "DiffLlamaConfig", **KV), SILU, "torch:f16"),
    case("helium", "HeliumMLP", mlp("helium", "HeliumMLP", "HeliumConfig", **KV), SILU, "onnx:f16"),
    case("bitnet-norm", "BitNetMLP", mlp("bitnet", "BitNetMLP", "BitNetConfig", **KV), [], note="a norm stands before the last product"),
    case("pixtral", "PixtralMLP", mlp("pixtral", "PixtralMLP", "PixtralVisionConfig", **HEADS), gated("gelu"), "torch:f32 onnx:f32 tosa:f32 torch-stablehlo:f32"),
    case("eurobert", "EuroBertMLP", mlp("eurobert", "EuroBertMLP", "EuroBertConfig", **KV), SILU, "torch:f32"),
    case("nomic-bert", "NomicBertMLP", mlp("nomic_bert", "NomicBertMLP", "NomicBertConfig", hidden_act="silu", **HEADS), SILU, "torch:bf16"),
    case("dinov3-gated", "DINOv3ViTGatedMLP", mlp("dinov3_vit", "DINOv3ViTGatedMLP", "DINOv3ViTConfig", hidden_act="silu", mlp_bias=True, **HEADS), gated(bias=ALL), "torch-iree:f32"),
    case("aimv2", "Aimv2MLP", mlp("aimv2", "Aimv2MLP", "Aimv2VisionConfig", **HEADS), SILU, "torch:f32"),
    case("qwen25-vl-vision-bias", "Qwen2_5_VLMLP, bias", mlp("qwen2_5_vl", "Qwen2_5_VLMLP", "Qwen2_5_VLVisionConfig", args=(True,)), gated(bias=ALL), "torch:f32 onnx:f32"),
    case("llama4-text", "Llama4TextMLP", mlp("llama4", "Llama4TextMLP", "Llama4TextConfig", **KV), SILU, "torch:f32"),
    case("doge", "DogeMLP", mlp("doge", "DogeMLP", "DogeConfig", **KV), SILU, "torch:bf16"),
    case("t5-v11", "T5DenseGatedActDense gated-gelu", mlp("t5", "T5DenseGatedActDense", "T5Config", "d_model", "d_ff", feed_forward_proj="gated-gelu"), TANH, "torch:f16 torch-nodecomp:bf16 torch-stablehlo:f32 tosa:f32"),
    case("mt5", "MT5DenseGatedActDense", mlp("mt5", "MT5DenseGatedActDense", "MT5Config", "d_model", "d_ff"), TANH, "torch:f32 onnx:f32"),
    case("umt5-silu", "UMT5DenseGatedActDense gated-silu", mlp("umt5", "UMT5DenseGatedActDense", "UMT5Config", "d_model", "d_ff", feed_forward_proj="gated-silu"), SILU, "torch:f32"),
    case("pix2struct-text", "Pix2StructTextDenseGatedActDense", mlp("pix2struct", "Pix2StructTextDenseGatedActDense", "Pix2StructTextConfig", "hidden_size", "d_ff"), TANH, "torch:f32"),
    case("deepseek-v4", "DeepseekV4MLP", mlp("deepseek_v4", "DeepseekV4MLP", "DeepseekV4Config", swiglu_limit=7.0, **HEADS), gated(limit=7.0), "torch:f32 torch:bf16 onnx:f32 tosa:f32 torch-nodecomp:f32 torch-stablehlo:f32"),
    case("lfm2", "Lfm2MLP", mlp("lfm2", "Lfm2MLP", "Lfm2Config", block_auto_adjust_ff_dim=False, **KV), SILU, "onnx-iree:bf16"),
    case("gte", "GteMLP", mlp("gte", "GteMLP", "GteConfig", **HEADS), gated("gelu", bias=DOWN), "torch:f32 onnx:f32"),
    case("beam", "BeamMLP", mlp("beam", "BeamMLP", "BeamConfig", **KV), SILU, "torch:bf16 torch-nodecomp:bf16 torch:f16", note="activation and multiply in f32"),
    case("inkling", "InklingMLP", mlp("inkling", "InklingMLP", "InklingTextConfig", **KV), SILU, "torch:f32", note="the result is scaled by a learnt number"),
    case("dbrx-expert", "DbrxExpertGLU", lambda: (Call(lambda m, x: m.m(x, m.m.w1, m.m.v1, m.m.w2), m=named("dbrx", "DbrxExpertGLU")(Settings(hidden_size=HIDDEN, ffn_hidden_size=INNER, moe_num_experts=1, ffn_act_fn={"name": "silu"}))), (grid_input(X),)), SILU, "torch:f32 onnx:f32 torch-iree:f32", note="down is in_out"),
    # Gated, packed.
    case("glm4", "Glm4MLP", mlp("glm4", "Glm4MLP", "Glm4Config", **KV), gated(packing="concat", order="gate_up"), "torch:f32 torch-nodecomp:f16 torch-iree:f32 onnx:f32 onnx-iree:f32 torch-stablehlo:bf16 tosa:f32 tosa-linalg:f32"),
    case("glm", "GlmMLP", mlp("glm", "GlmMLP", "GlmConfig", **KV), gated(packing="concat", order="gate_up"), "torch:f16", dynamic=DYNAMIC),
    case("modernbert", "ModernBertMLP", mlp("modernbert", "ModernBertMLP", "ModernBertConfig", **HEADS), gated("gelu", packing="concat", order="gate_up"), "torch:f32 torch-nodecomp:f32 torch-iree:f32 onnx:f32 onnx-iree:f32 torch-stablehlo:f32 tosa:f32"),
    case("modernbert-bias", "ModernBertMLP, mlp_bias", mlp("modernbert", "ModernBertMLP", "ModernBertConfig", mlp_bias=True, **HEADS), gated("gelu", bias=ALL, packing="concat", order="gate_up"), "torch:bf16"),
    case("moonshine-decoder", "MoonshineDecoderMLP", mlp("moonshine", "MoonshineDecoderMLP", "MoonshineConfig", args=("silu",)), gated(bias=ALL, packing="concat", order="up_gate"), "torch:f32 torch-nodecomp:f32 onnx:f32 tosa:f32 torch-stablehlo:f32", note="the second half is the gate"),
    case("dinov2-swiglu", "Dinov2SwiGLUFFN", mlp("dinov2", "Dinov2SwiGLUFFN", "Dinov2Config", ratio="mlp_ratio", **HEADS), gated(bias=ALL), "torch:f16"),
    case("granitemoe-shared", "GraniteMoeSharedMLP", mlp("granitemoeshared", "GraniteMoeSharedMLP", "GraniteMoeSharedConfig", inner="shared_intermediate_size", **KV), gated(packing="concat", order="gate_up"), "torch:f32"),
    case("phi4-mm", "Phi4MultimodalMLP", mlp("phi4_multimodal", "Phi4MultimodalMLP", "Phi4MultimodalConfig", pad_token_id=0, **KV), gated(packing="concat", order="gate_up"), "torch:bf16"),
    case("kyutai-gating", "KyutaiSpeechToTextGatingMLP", mlp("kyutai_speech_to_text", "KyutaiSpeechToTextGatingMLP", "KyutaiSpeechToTextConfig", doubled="ffn_dim", **HEADS), gated(packing="concat", order="gate_up"), "torch:f32", note="halves by a view to [.., 2, F]"),
    case("moshi-gating", "MoshiGatingMLP", mlp("moshi", "MoshiGatingMLP", "MoshiConfig", doubled="ffn_dim", **HEADS), gated(packing="concat", order="gate_up"), "torch:bf16 torch-nodecomp:f32 onnx:f32 tosa:f32 torch-iree:f32 torch-stablehlo:f32", note="halves by a view to [.., 2, F]"),
    case("minimax-m3", "MiniMaxM3VLDenseMLP", mlp("minimax_m3_vl", "MiniMaxM3VLDenseMLP", "MiniMaxM3VLTextConfig", inner="dense_intermediate_size", **KV), gated(packing="concat", order="gate_up", beta=1.702, limit=7.0, offset=1.0), "torch:f32 torch-nodecomp:bf16 onnx:f32 tosa:f32 torch-iree:f32 torch-stablehlo:f32"),
    # Plain.
    case("starcoder2", "Starcoder2MLP", mlp("starcoder2", "Starcoder2MLP", "Starcoder2Config", **KV), plain("gelu_tanh", BOTH), "torch:f32 onnx:f32 tosa:f32"),
    case("gpt-neox", "GPTNeoXMLP", mlp("gpt_neox", "GPTNeoXMLP", "GPTNeoXConfig", **HEADS), plain("gelu", BOTH), "torch:bf16 onnx:f32 torch-stablehlo:f32"),
    case("gptj", "GPTJMLP", lambda: (named("gptj", "GPTJMLP")(INNER, config_of("gptj", "GPTJConfig", n_embd=HIDDEN, n_head=4, rotary_dim=4)), (grid_input(X),)), plain("gelu_tanh", BOTH), "torch:f32 torch-nodecomp:f32"),
    case("gpt-neo", "GPTNeoMLP", lambda: (named("gpt_neo", "GPTNeoMLP")(INNER, config_of("gpt_neo", "GPTNeoConfig", hidden_size=HIDDEN, num_heads=4)), (grid_input(X),)), plain("gelu_tanh", BOTH), "torch:f16"),
    case("gpt-bigcode", "GPTBigCodeMLP", lambda: (named("gpt_bigcode", "GPTBigCodeMLP")(INNER, config_of("gpt_bigcode", "GPTBigCodeConfig", n_embd=HIDDEN, n_head=4)), (grid_input(X),)), plain("gelu_tanh", BOTH), "torch:f32"),
    case("codegen", "CodeGenMLP", lambda: (named("codegen", "CodeGenMLP")(INNER, config_of("codegen", "CodeGenConfig", n_embd=HIDDEN, n_head=4)), (grid_input(X),)), plain("gelu_tanh", BOTH), "onnx-iree:f32"),
    case("imagegpt", "ImageGPTMLP", lambda: (named("imagegpt", "ImageGPTMLP")(INNER, config_of("imagegpt", "ImageGPTConfig", n_embd=HIDDEN, n_head=4)), (grid_input(X),)), plain("swish", BOTH, beta=1.702), "torch:f32", note="weights in_out"),
    case("falcon", "FalconMLP", mlp("falcon", "FalconMLP", "FalconConfig", inner="ffn_hidden_size", **HEADS), plain("gelu"), "torch:f32 onnx-iree:f32"),
    case("phi", "PhiMLP", mlp("phi", "PhiMLP", "PhiConfig", **HEADS), plain("gelu_tanh", BOTH), "torch:f32 onnx:f32"),
    case("nemotron", "NemotronMLP", mlp("nemotron", "NemotronMLP", "NemotronConfig", **KV), plain("squared_relu"), "torch:f32 torch-nodecomp:bf16 onnx:f32 onnx-iree:f32 tosa:f32 torch-stablehlo:f32 tosa-linalg:f32"),
    case("arcee", "ArceeMLP", mlp("arcee", "ArceeMLP", "ArceeConfig", **KV), plain("squared_relu"), "torch:bf16"),
    case("persimmon", "PersimmonMLP", mlp("persimmon", "PersimmonMLP", "PersimmonConfig", **HEADS), plain("squared_relu", BOTH), "torch:f32"),
    case("apertus-relu2", "ApertusMLP with relu2", mlp("apertus", "ApertusMLP", "ApertusConfig", hidden_act="relu2", **KV), plain("squared_relu"), "torch:f32"),
    case("apertus-xielu", "ApertusMLP with xIELU", mlp("apertus", "ApertusMLP", "ApertusConfig", hidden_act="xielu", **KV), [], "torch:f32", note="xIELU is no activation of the dialect"),
    case("mpt", "MptMLP", lambda: (Call(lambda m, x, r: m.m(x, r), m=named("mpt", "MptMLP")(config_of("mpt", "MptConfig", d_model=HIDDEN, n_heads=4))), (grid_input(X), grid_input(X, 2))), plain("gelu"), "torch:f32", note="the residual is added to the result"),
    case("bloom", "BloomMLP", lambda: (Call(lambda m, x, r: m.m(x, r), m=named("bloom", "BloomMLP")(config_of("bloom", "BloomConfig", hidden_size=HIDDEN, n_head=4, hidden_dropout=0.0))), (grid_input(X), grid_input(X, 2))), plain("gelu_tanh", BOTH), "torch:f32 onnx:f32 torch-nodecomp:f32", note="GELU written out; the residual is added to the result"),
    case("vit", "ViTMLP", mlp("vit", "ViTMLP", "ViTConfig", **HEADS), plain("gelu", BOTH), "torch:f32"),
    case("clip", "CLIPMLP quick_gelu", mlp("clip", "CLIPMLP", "CLIPVisionConfig", **HEADS), plain("swish", BOTH, beta=1.702), "torch:f32 torch-nodecomp:f16 torch-iree:bf16 onnx:f32 onnx-iree:f16 tosa:f32 torch-stablehlo:f32 torch:bf16"),
    case("siglip", "SiglipMLP", mlp("siglip", "SiglipMLP", "SiglipVisionConfig", **HEADS), plain("gelu_tanh", BOTH), "torch:bf16 onnx-iree:f32 tosa-linalg:f32"),
    case("roberta", "RobertaIntermediate and RobertaOutput", two("roberta", "RobertaIntermediate", "RobertaOutput", "RobertaConfig", **HEADS), plain("gelu", BOTH), "torch:f32 torch-nodecomp:f32"),
    case("deberta", "DebertaV2Intermediate and DebertaV2Output", two("deberta_v2", "DebertaV2Intermediate", "DebertaV2Output", "DebertaV2Config", **HEADS), plain("gelu", BOTH), "onnx:f32"),
    case("electra-relu", "ElectraIntermediate and ElectraOutput, relu", two("electra", "ElectraIntermediate", "ElectraOutput", "ElectraConfig", hidden_act="relu", **HEADS), plain("relu", BOTH), "torch:f32 onnx:f32"),
    case("bert-gelu-new", "BertIntermediate and BertOutput, gelu_new", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="gelu_new", **HEADS), plain("gelu_tanh", BOTH), "torch:bf16 onnx-iree:f32"),
    case("bert-gelu-fast", "BertIntermediate and BertOutput, gelu_fast", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="gelu_fast", **HEADS), plain("gelu_tanh", BOTH), "torch:f32 onnx:f32 torch-stablehlo:f32"),
    case("bert-gelu-python", "BertIntermediate and BertOutput, gelu_python", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="gelu_python", **HEADS), plain("gelu", BOTH), "torch:f32 onnx:f32"),
    case("bert-gelu-accurate", "BertIntermediate and BertOutput, gelu_accurate", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="gelu_accurate", **HEADS), plain("gelu_tanh", BOTH), "torch:f32 tosa:f32"),
    case("bert-gelu-10", "BertIntermediate and BertOutput, gelu_10", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="gelu_10", **HEADS), [], "torch:f32", note="GELU clipped to [-10, 10]"),
    case("bert-mish", "BertIntermediate and BertOutput, mish", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="mish", **HEADS), [], "torch:f32"),
    case("bert-laplace", "BertIntermediate and BertOutput, laplace", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="laplace", **HEADS), [], "torch:f32", note="an erf that is no GELU"),
    case("bert-leaky", "BertIntermediate and BertOutput, leaky_relu", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="leaky_relu", **HEADS), [], "torch:f32"),
    case("bert-relu6", "BertIntermediate and BertOutput, relu6", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="relu6", **HEADS), [], "torch:f32 onnx:f32"),
    case("bert-tanh", "BertIntermediate and BertOutput, tanh", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="tanh", **HEADS), plain("tanh", BOTH), "torch:f32 onnx:f32"),
    case("bert-silu", "BertIntermediate and BertOutput, swish", two("bert", "BertIntermediate", "BertOutput", "BertConfig", hidden_act="swish", **HEADS), plain("swish", BOTH), "torch:f16 onnx-iree:f32"),
    case("wav2vec2", "Wav2Vec2FeedForward", mlp("wav2vec2", "Wav2Vec2FeedForward", "Wav2Vec2Config", **HEADS), plain("gelu", BOTH), "torch:f32"),
    case("speecht5", "SpeechT5FeedForward", lambda: (named("speecht5", "SpeechT5FeedForward")(config_of("speecht5", "SpeechT5Config", hidden_size=HIDDEN), INNER), (grid_input(X),)), plain("gelu", BOTH), "onnx-iree:f32"),
    case("sam2", "Sam2FeedForward", lambda: (named("sam2", "Sam2FeedForward")(HIDDEN, INNER, HIDDEN, 2), (grid_input(X),)), plain("relu", BOTH), "torch:f32"),
    case("sam-three", "Sam2FeedForward of three products", lambda: (named("sam2", "Sam2FeedForward")(HIDDEN, INNER, HIDDEN, 3), (grid_input(X),)), None, "torch:f32", note="three products with relu between"),
    case("t5-relu", "UMT5DenseActDense relu", mlp("umt5", "UMT5DenseActDense", "UMT5Config", "d_model", "d_ff", feed_forward_proj="relu"), plain("relu"), "torch:bf16"),
    case("xlnet", "XLNetFeedForward", lambda: (named("xlnet", "XLNetFeedForward")(config_of("xlnet", "XLNetConfig", d_model=HIDDEN, d_inner=INNER, n_head=4)), (grid_input(X),)), plain("gelu", BOTH), "torch:f32", note="residual and norm follow"),
    # Near-misses of transformers.
    case("falcon-h1", "FalconH1MLP", mlp("falcon_h1", "FalconH1MLP", "FalconH1Config", mlp_multipliers=[0.5, 1.25], **KV), [], "torch:f32 onnx:f32", note="the gate is scaled before its activation, the result after the block"),
    case("gemma3n-dense", "Gemma3nTextMLP, activation sparsity 0", lambda: (named("gemma3n", "Gemma3nTextMLP")(config_of("gemma3n", "Gemma3nTextConfig", hidden_size=HIDDEN, intermediate_size=INNER, num_hidden_layers=1, activation_sparsity_pattern=[0.0]), 0), (grid_input(X),)), TANH, "torch:f32"),
    case("step-3.7", "Step3p7MLP", mlp("step3p7", "Step3p7MLP", "Step3p7TextConfig", args=(0,), swiglu_limits_shared=[4.0], **KV), [], "torch:f32", note="the clamp follows the activation"),
]

if __name__ == "__main__":
    torch.set_grad_enabled(False)
    main(CASES, sys.argv)
