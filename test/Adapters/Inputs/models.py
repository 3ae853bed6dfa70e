"""Small random models of transformers, and PEFT's adapters trained on them for a few
steps. Needs the packages of tools/lib/peft-requirements.txt."""

import os
import shutil
import warnings

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
warnings.filterwarnings("ignore")

import peft  # noqa: E402
import torch  # noqa: E402
import transformers  # noqa: E402

import floats  # noqa: E402

transformers.utils.logging.disable_progress_bar()
torch.set_num_threads(min(2, os.cpu_count() or 1))

TYPES = {"f32": torch.float32, "bf16": torch.bfloat16, "f16": torch.float16}
VOCABULARY = 32
ADAPTER_FILES = ("adapter_config.json", "adapter_model.safetensors")


def llama_like(cls, hidden=16, intermediate=24, layers=2, **more):
    return cls(
        vocab_size=VOCABULARY, hidden_size=hidden, intermediate_size=intermediate, num_hidden_layers=layers,
        num_attention_heads=2, num_key_value_heads=1, max_position_embeddings=32, tie_word_embeddings=False,
        bos_token_id=1, eos_token_id=2, pad_token_id=0, **more,
    )  # fmt: skip


CONFIGS = {
    "llama": lambda **kw: llama_like(transformers.LlamaConfig, **kw),
    # Whole blocks of GGUF a row.
    "llama32": lambda **kw: llama_like(transformers.LlamaConfig, hidden=32, intermediate=32, layers=1, **kw),
    "qwen2": lambda layers=1, **kw: llama_like(transformers.Qwen2Config, layers=layers, **kw),
    "qwen3": lambda layers=1, **kw: llama_like(transformers.Qwen3Config, layers=layers, head_dim=8, **kw),
    "gemma": lambda layers=1, **kw: llama_like(transformers.GemmaConfig, layers=layers, head_dim=8, **kw),
    "mistral": lambda layers=1, **kw: llama_like(transformers.MistralConfig, layers=layers, **kw),
    "opt": lambda hidden=16, intermediate=24, layers=1, **kw: transformers.OPTConfig(
        vocab_size=VOCABULARY, hidden_size=hidden, ffn_dim=intermediate, num_hidden_layers=layers, num_attention_heads=2,
        max_position_embeddings=32, word_embed_proj_dim=hidden, tie_word_embeddings=False,
    ),
    "phi3": lambda layers=1, **kw: llama_like(transformers.Phi3Config, layers=layers, **kw),
    "gpt2": lambda hidden=16, layers=1, **kw: transformers.GPT2Config(
        vocab_size=VOCABULARY, n_embd=hidden, n_layer=layers, n_head=2, n_positions=32, bos_token_id=1, eos_token_id=2
    ),
    # Gated, as T5 v1.1 and mT5 are.
    "t5": lambda hidden=16, intermediate=24, layers=1, **kw: transformers.T5Config(
        vocab_size=VOCABULARY, d_model=hidden, d_kv=8, d_ff=intermediate, num_layers=layers, num_decoder_layers=layers,
        num_heads=2, feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0,
    ),
}  # fmt: skip
IN_OUT = ("gpt2",)


def make_model(kind, dtype="f32", seed=0, **sizes):
    torch.manual_seed(seed)
    config = CONFIGS[kind](**sizes)
    cls = transformers.T5ForConditionalGeneration if kind == "t5" else transformers.AutoModelForCausalLM
    model = cls(config) if kind == "t5" else cls.from_config(config)
    # Biases and norms begin as 0 and 1, which hides mistakes.
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim == 1:
                parameter.add_(torch.randn_like(parameter) * 0.1)
            else:
                parameter.copy_(torch.randn_like(parameter) * 0.15)
    return model.to(TYPES[dtype]).eval()


def load_model(folder, **options):
    cls = transformers.AutoModelForCausalLM
    config = transformers.AutoConfig.from_pretrained(folder)
    if config.model_type == "t5":
        cls = transformers.T5ForConditionalGeneration
    return cls.from_pretrained(folder, dtype="auto", **options).eval()


def fresh(folder):
    model = load_model(folder)
    # Written into the adapter's configuration.
    model.name_or_path = os.path.basename(folder)
    return model


def save_model(model, folder, **options):
    """Tensors, config.json and index alone."""
    model.save_pretrained(folder, **options)
    for name in os.listdir(folder):
        if name != "config.json" and ".safetensors" not in name:
            os.remove(os.path.join(folder, name))


def saved(model, folder):
    """-> {name: Tensor} as a checkpoint of the model has it."""
    save_model(model, folder)
    result = floats.read_checkpoint(folder)
    shutil.rmtree(folder)
    return result


def inputs(model, seed=0, batch=2, length=6):
    generator = torch.Generator().manual_seed(seed)
    ids = torch.randint(3, min(model.config.vocab_size, 1000), (batch, length), generator=generator)
    result = {"input_ids": ids}
    if model.config.model_type == "t5":
        result["decoder_input_ids"] = torch.randint(3, VOCABULARY, (batch, length), generator=generator)
    return result


def logits(model, seed=0):
    with torch.no_grad():
        return model(**inputs(model, seed)).logits.double()


def train(model, seed=0, steps=6, rate=0.03):
    """Moves what the adapter trains, in f32, away from where it begins."""
    torch.manual_seed(seed)
    parameters = [p for p in model.parameters() if p.requires_grad]
    assert parameters, "the adapter trains nothing"
    # Adam divides by zero in f16; PEFT makes all but whole modules f32.
    halves = [p for p in parameters if p.dtype == torch.float16]
    optimizer = torch.optim.AdamW([p for p in parameters if p.dtype != torch.float16], lr=rate)
    model.train()
    for step in range(steps):
        target = torch.randint(3, VOCABULARY, inputs(model, step).get("decoder_input_ids", inputs(model, step)["input_ids"]).shape)
        loss = torch.nn.functional.cross_entropy(model(**inputs(model, seed * 100 + step)).logits.float().flatten(0, 1), target.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        for parameter in halves:
            parameter.add_(torch.randn_like(parameter) * rate)
    model.eval()


def save_adapter(model, folder, name="default"):
    """As PEFT saves it, but for its README; a named adapter comes without a folder of
    its name around it."""
    model.save_pretrained(folder, selected_adapters=[name])
    if name != "default":
        for file in ADAPTER_FILES:
            shutil.move(os.path.join(folder, name, file), os.path.join(folder, file))
        shutil.rmtree(os.path.join(folder, name))
    for file in os.listdir(folder):
        if file not in ADAPTER_FILES:
            os.remove(os.path.join(folder, file))


def train_adapter(model, config, folder, seed=0, steps=6):
    torch.manual_seed(seed + 1)
    wrapped = peft.get_peft_model(model, config)
    train(wrapped, seed, steps)
    save_adapter(wrapped, folder)
    return wrapped
