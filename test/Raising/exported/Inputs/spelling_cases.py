"""Ways to write feed-forward blocks in PyTorch, and near-misses.
usage: spelling_cases.py OUT [FILTER] [--references FOLDER]"""

import math
import sys

import torch
from cases import ALL, BATCH, BOTH, HIDDEN, INNER, TOKENS, Case, gated, grid_input, main, plain
from torch import nn
from torch.nn import functional as F

X = (BATCH, TOKENS, HIDDEN)
CONCAT = {"packing": "concat", "order": "gate_up"}
UP_FIRST = {"packing": "concat", "order": "up_gate"}
PAIRS = {"packing": "interleaved:1", "order": "gate_up"}


class Block(nn.Module):
    """gate, up, down and whatever else, with forward given as a function."""

    def __init__(self, function, bias=(), inner=INNER, **more):
        super().__init__()
        self.gate = nn.Linear(HIDDEN, inner, "gate" in bias)
        self.up = nn.Linear(HIDDEN, inner, "up" in bias)
        self.down = nn.Linear(inner, HIDDEN, "down" in bias)
        for name, module in more.items():
            setattr(self, name, module)
        self.function = function
        # What forward does not use would be an argument without a use.
        code = function.__code__.co_names + sum((c.co_names for c in function.__code__.co_consts if hasattr(c, "co_names")), ())
        for name in ("gate", "up", "down"):
            if name not in code:
                delattr(self, name)

    def forward(self, *inputs):
        return self.function(self, *inputs)


def unit(function, roads="torch:f32", blocks=None, **options):
    """A case of h = function(gate, up)."""
    return block(lambda m, x: m.down(function(m.gate(x), m.up(x))), blocks, roads, **options)


def block(function, blocks, roads="torch:f32", inputs=(X,), note="", dynamic=None, **options):
    build = lambda: (Block(function, **options), tuple(grid_input(s, i + 1) for i, s in enumerate(inputs)))
    return build, blocks, roads, note, dynamic


def packed(split, function, blocks, roads="torch:f32", bias=False, **options):
    """One projection to 2F, taken apart by `split`."""
    def forward(m, x):
        return m.down(function(*split(m.both(x))))

    return block(forward, blocks, roads, bias=("down",) if bias else (), both=nn.Linear(HIDDEN, 2 * INNER, bias), **options)


def silu_up(g, u):
    return F.silu(g) * u


def pairs(y):
    return y.unflatten(-1, (INNER, 2)).unbind(-1)


def halves(y):
    return y.unflatten(-1, (2, INNER)).unbind(-2)


def squeeze_excite(m, x):
    s = x.mean(1)
    return x * torch.sigmoid(m.down(F.relu(m.gate(s))))[:, None, :]


def highway(m, x):
    t = torch.sigmoid(m.a(x))
    return t * F.relu(m.b(x)) + (1 - t) * x


def gated_attention(m, x):
    q, k, v = m.q(x), m.k(x), m.v(x)
    o = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(HIDDEN), -1) @ v
    return m.o(o * torch.sigmoid(m.g(x)))


def square():
    return nn.Linear(HIDDEN, HIDDEN, False)


def half_step(m, x):
    return x + 0.5 * m.down(F.silu(m.up(F.layer_norm(x, (HIDDEN,)))))


def two_experts(m, x, r):
    first = m.down(F.silu(m.gate(x)) * m.up(x))
    second = m.down2(F.silu(m.gate2(x)) * m.up2(x))
    return r[..., :1] * first + r[..., 1:] * second


def einsum(m, x):
    g = torch.einsum("bsd,fd->bsf", x, m.gate.weight)
    u = torch.einsum("bsd,fd->bsf", x, m.up.weight)
    return torch.einsum("bsf,df->bsd", F.silu(g) * u, m.down.weight)


def transposed_einsum(m, x):
    g = torch.einsum("fd,bsd->bfs", m.gate.weight, x)
    u = torch.einsum("fd,bsd->bfs", m.up.weight, x)
    return torch.einsum("df,bfs->bsd", m.down.weight, F.silu(g) * u)


def flattened(m, x):
    t = x.reshape(-1, HIDDEN)
    return torch.mm(F.silu(torch.mm(t, m.gate.weight.t())) * torch.mm(t, m.up.weight.t()), m.down.weight.t()).view(BATCH, TOKENS, HIDDEN)


def addmm(m, x):
    t = x.reshape(-1, HIDDEN)
    g = torch.addmm(m.gate.bias, t, m.gate.weight.t())
    u = torch.addmm(m.up.bias, t, m.up.weight.t())
    return torch.addmm(m.down.bias, F.gelu(g) * u, m.down.weight.t()).view(BATCH, TOKENS, HIDDEN)


def bmm(m, x):
    weight = lambda w: w.t().unsqueeze(0).expand(BATCH, -1, -1)
    return torch.bmm(F.silu(torch.bmm(x, weight(m.gate.weight))) * torch.bmm(x, weight(m.up.weight)), weight(m.down.weight))


def vector(m, x):
    return m.down.weight @ (F.silu(m.gate.weight @ x) * (m.up.weight @ x))


def concatenated(m, x):
    y = F.linear(x, torch.cat([m.gate.weight, m.up.weight]))
    g, u = y.chunk(2, -1)
    return m.down(F.silu(g) * u)


def split_hidden(m, x):
    """Two halves of the hidden size, as tensor parallelism has them."""
    n = INNER // 2
    part = lambda s: F.linear(F.silu(F.linear(x, m.gate.weight[s])) * F.linear(x, m.up.weight[s]), m.down.weight[:, s])
    return part(slice(0, n)) + part(slice(n, None))


def conv(m, x):
    """Products as 1x1 convolutions on [batch, channels, tokens]."""
    return m.c3(F.silu(m.c1(x)) * m.c2(x))


def gru(m, x, h):
    return m.cell(x, h)


def situ(m, x):
    return m.down(torch.sigmoid(m.gate(x)) * torch.tanh(m.up(x)))


def norm_between(m, x):
    h = F.silu(m.gate(x)) * m.up(x)
    return m.down(h * torch.rsqrt(h.pow(2).mean(-1, keepdim=True) + 1e-5))


def kept_gate(m, x):
    g = m.gate(x)
    return m.down(F.silu(g) * m.up(x)) + g.mean()


def pre_norm(m, x):
    t = F.rms_norm(x, (HIDDEN,), eps=1e-6)
    return x + m.down(F.silu(m.gate(t)) * m.up(t))


def sparse_gate(m, x):
    """Gemma 3n: what lies below a multiple of the deviation becomes 0."""
    g = m.gate(x)
    cutoff = g.mean(-1, keepdim=True) + 1.6449 * g.std(-1, keepdim=True, unbiased=False)
    return m.down(F.gelu(F.relu(g - cutoff), approximate="tanh") * m.up(x))


def decode(m, x):
    return m.down(F.silu(m.gate(x)) * m.up(x))


NEW = lambda x: 0.5 * x * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * torch.pow(x, 3.0))))
NEAR_TANH = lambda x: 0.5 * x * (1.0 + torch.tanh(0.8 * (x + 0.044715 * x * x * x)))
ERF = lambda x: x * 0.5 * (1.0 + torch.erf(x / math.sqrt(2.0)))
ERF_TIMES = lambda x: 0.5 * x * (1.0 + torch.erf(x * 0.7071067811865476))

# name -> (build, blocks, roads, note, dynamic)
SPELLINGS = {
    # Activations written out.
    "silu-as-quotient": unit(lambda g, u: g / (1 + torch.exp(-g)) * u, "torch:f32 onnx:f32 tosa:f32", gated()),
    "silu-as-product": unit(lambda g, u: g * torch.sigmoid(g) * u, "torch:bf16 onnx:f32 tosa:f32 torch-stablehlo:f32", gated()),
    "silu-up-first": unit(lambda g, u: u * (torch.sigmoid(g) * g), "torch:f32 torch-nodecomp:bf16", gated()),
    "silu-by-tanh": unit(lambda g, u: 0.5 * g * (1 + torch.tanh(0.5 * g)) * u, "torch:f32", None, note="equal to silu, by another function"),
    "product-before-gate": unit(lambda g, u: g * u * torch.sigmoid(g), "torch:f32 onnx:f32", None, note="(g u) sigmoid(g): regrouped"),
    "swish-beta-2": unit(lambda g, u: g * torch.sigmoid(2.0 * g) * u, "torch:f32 onnx:f32", gated(beta=2.0)),
    "sigmoid-written-out": unit(lambda g, u: u / (1 + torch.exp(-g)), "torch:f32 onnx:f32", None, note="up divided by 1 + exp(-g)"),
    "gelu-new-gate": unit(lambda g, u: NEW(g) * u, "torch:f32 onnx:f32 tosa:f32 torch-stablehlo:f32 torch:bf16", gated("gelu_tanh")),
    "gelu-erf-written-out": unit(lambda g, u: ERF(g) * u, "torch:f32 onnx:f32 tosa:f32 torch:f16", gated("gelu")),
    "gelu-erf-times": unit(lambda g, u: ERF_TIMES(g) * u, "torch:f32 onnx:f32", gated("gelu")),
    "gelu-coefficient-0.8": unit(lambda g, u: NEAR_TANH(g) * u, "torch:f32", None, note="the coefficient is 0.8"),
    "tanh-gate": unit(lambda g, u: torch.tanh(g) * u, "torch:f32 onnx:f32 tosa:f32", gated("tanh")),
    "relu-clamp": unit(lambda g, u: g.clamp(min=0) * u, "torch:f32 onnx:f32 tosa:f32", gated("relu")),
    "relu-maximum": unit(lambda g, u: torch.maximum(g, torch.zeros_like(g)) * u, "torch:f32 onnx:f32", gated("relu")),
    "relu-where": unit(lambda g, u: torch.where(g > 0, g, 0.0) * u, "torch:f32 onnx:f32", gated("relu")),
    "squared-relu-gate": unit(lambda g, u: torch.square(F.relu(g)) * u, "torch:f32 onnx:f32", gated("squared_relu")),
    "squared-relu-product": unit(lambda g, u: F.relu(g) * F.relu(g) * u, "torch:f32", gated("squared_relu")),
    "squared-relu-pow": unit(lambda g, u: F.relu(g).pow(2) * u, "tosa:f32 onnx-iree:f32 torch-stablehlo:f32", gated("squared_relu")),
    "fatrelu": unit(lambda g, u: F.threshold(g, 0.25, 0.0) * u, "torch:f32 onnx:f32", gated("fatrelu", threshold=0.25)),
    # Clamps and offsets.
    "limit-only": unit(lambda g, u: F.silu(g.clamp(max=2.0)) * u.clamp(-2.0, 2.0), "torch:f32 onnx:f32 tosa:f32", gated(limit=2.0)),
    "limit-minimum": unit(lambda g, u: F.silu(torch.clamp_max(g, 1.5)) * torch.clamp_min(torch.clamp_max(u, 1.5), -1.5), "torch:f32", gated(limit=1.5)),
    "offset-only": unit(lambda g, u: F.silu(g) * (u + 1), "torch:f32 onnx:f32 tosa:f32", gated(offset=1.0)),
    "offset-in-16-bits": unit(lambda g, u: F.silu(g) * (u + 1), "torch:bf16", None, note="silu in f32, the offset in bf16: no rounding of the dialect"),
    "offset-negative": unit(lambda g, u: F.relu(g) * (u - 0.5), "torch:f32", gated("relu", offset=-0.5)),
    "gelu-limit-offset": unit(lambda g, u: F.gelu(g.clamp(max=3.0)) * (u.clamp(-3.0, 3.0) + 2.0), "torch:f32", gated("gelu", limit=3.0, offset=2.0)),
    "silu-product-expanded": unit(lambda g, u: F.silu(g) * u + F.silu(g), "torch:f32", None, note="silu(g) (u + 1), multiplied out"),
    # Contractions.
    "einsum": block(einsum, gated(), "torch:f32 onnx:f32 torch-nodecomp:f32 torch-stablehlo:f32 tosa:f32 torch-iree:f32"),
    "einsum-transposed": block(transposed_einsum, None, "torch:f32", note="h is [batch, ffn, tokens]"),
    "flattened": block(flattened, gated(), "torch:f32 onnx:f32"),
    "addmm": block(addmm, gated("gelu", bias=ALL), "torch:f32 torch-nodecomp:f32 onnx:f32 onnx-iree:f32", bias=ALL.split()),
    "bmm-expanded": block(bmm, gated(), "torch:f32 onnx:f32"),
    "vector": block(vector, None, "torch:f32", inputs=((HIDDEN,),), note="one token as a rank 1 tensor"),
    "decode": block(decode, gated(), "torch:f32 torch-nodecomp:bf16 onnx:f32 torch-stablehlo:f32 tosa:f32", inputs=((1, 1, HIDDEN),)),
    "rank-2": block(decode, gated(), "torch:f32 torch-nodecomp:f32 onnx:f32 torch-stablehlo:f32", inputs=((TOKENS, HIDDEN),)),
    "rank-4": block(decode, gated(), "torch:f32 onnx:f32 torch-nodecomp:f32", inputs=((BATCH, 2, 3, HIDDEN),)),
    "dynamic-tokens": block(decode, gated(), "torch:f32 torch-nodecomp:f32 torch-iree:f32 onnx:f32 onnx-iree:f32", inputs=((TOKENS, HIDDEN),), dynamic={0: (0,)}),
    "dynamic-sequence": block(decode, gated(bias=ALL), "torch:bf16 torch-nodecomp:f32 torch-iree:f32 onnx:f32", bias=ALL.split(), dynamic={0: (1,)}),
    "dynamic-both": block(decode, gated(), "torch:f32 torch-iree:f32 onnx:f32", dynamic={0: (0, 1)}),
    "cat-weights": block(concatenated, None, "torch:f32", note="the packed weight is joined in the program"),
    "split-hidden": block(split_hidden, None, "torch:f32", note="two blocks over slices of the weights"),
    "conv1x1": block(conv, None, "torch:f32 onnx:f32", inputs=((BATCH, HIDDEN, TOKENS),), c1=nn.Conv1d(HIDDEN, INNER, 1, bias=False), c2=nn.Conv1d(HIDDEN, INNER, 1, bias=False), c3=nn.Conv1d(INNER, HIDDEN, 1, bias=False)),
    # Packed.
    "interleaved-unbind": packed(pairs, silu_up, gated(**PAIRS), "torch:f32 torch-iree:f32 onnx:f32 onnx-iree:f32 torch-stablehlo:f32 tosa:f32"),
    "interleaved-stride": packed(lambda y: (y[..., ::2], y[..., 1::2]), silu_up, gated(bias=ALL, **PAIRS), "torch:f32 onnx:f32 torch-stablehlo:f32 torch:bf16", bias=True),
    "interleaved-up-first": packed(lambda y: (y[..., 1::2], y[..., ::2]), silu_up, gated(packing="interleaved:1", order="up_gate"), "torch:f32 onnx:f32"),
    "concat-unbind": packed(halves, silu_up, gated(**CONCAT), "torch:f32 torch-iree:f32 onnx:f32 onnx-iree:f32 torch-stablehlo:f32 tosa:f32"),
    "concat-up-first": packed(lambda y: y.chunk(2, -1)[::-1], silu_up, gated(bias=ALL, **UP_FIRST), "torch:f32 onnx:f32 tosa:f32 torch:f16", bias=True),
    "concat-slices": packed(lambda y: (y[..., :INNER], y[..., INNER:]), lambda g, u: F.gelu(g, approximate="tanh") * u, gated("gelu_tanh", **CONCAT), "torch:f32 onnx:f32 tosa:f32"),
    "concat-split": packed(lambda y: torch.split(y, INNER, -1), lambda g, u: F.relu(g) * u, gated("relu", **CONCAT), "torch:f32 onnx:f32"),
    "concat-index-select": packed(lambda y: (y.index_select(-1, torch.arange(INNER)), y.index_select(-1, torch.arange(INNER, 2 * INNER))), silu_up, None),
    "blocks-of-8": packed(lambda y: y.unflatten(-1, (INNER // 8, 2, 8)).unbind(-2), lambda g, u: (F.silu(g) * u).flatten(-2), gated(packing="interleaved:8", order="gate_up"), "torch:f32 onnx:f32"),
    "f-glu": packed(lambda y: (y, None), lambda y, _: F.glu(y, -1), gated("sigmoid", bias=ALL, **UP_FIRST), "torch-iree:f32 onnx-iree:f32 tosa:f32 tosa-linalg:f32 torch-nodecomp:bf16", bias=True),
    "glu-of-three": block(lambda m, x: (lambda y: m.down(F.silu(y[..., :INNER]) * y[..., INNER : 2 * INNER]) + y[..., 2 * INNER :])(m.three(x)), None, note="a third part of the projection goes elsewhere", three=nn.Linear(HIDDEN, 2 * INNER + HIDDEN, False)),
    # Biases, residuals, surroundings.
    "bias-gate-up": block(decode, gated(bias="gate up"), "torch:f32 onnx:f32", bias=("gate", "up")),
    "bias-gate": block(decode, gated(bias="gate"), "torch:f32", bias=("gate",)),
    "bias-up-down": block(decode, gated(bias="up down"), "torch-nodecomp:f16", bias=("up", "down")),
    "pre-norm-residual": block(pre_norm, gated(), "torch:f32 torch:bf16 onnx:f32 torch-nodecomp:f32"),
    "half-step": block(half_step, plain("swish", BOTH), "torch:f32 onnx:f32", bias=("up", "down"), note="Conformer: half of the result is added"),
    "two-experts": block(two_experts, gated() * 2, "torch:f32 onnx:f32", inputs=(X, (BATCH, TOKENS, 2)), gate2=nn.Linear(HIDDEN, INNER, False), up2=nn.Linear(HIDDEN, INNER, False), down2=nn.Linear(INNER, HIDDEN, False)),
    "plain-no-activation": block(lambda m, x: m.down(m.up(x)), [], note="two products, no activation", bias=()),
    "squeeze-excite": block(squeeze_excite, plain("relu", BOTH), "torch:f32", bias=("gate", "down"), note="the block is there, on pooled channels; the scaling of x is no gated unit"),
    # Near-misses.
    "not-situ": block(situ, [], "torch:f32 onnx:f32", note="sigmoid(g) tanh(u)"),
    "not-gru": block(gru, [], "torch:f32 onnx:f32", inputs=((BATCH, HIDDEN), (BATCH, INNER)), cell=nn.GRUCell(HIDDEN, INNER)),
    "not-highway": block(highway, [], "torch:f32", a=nn.Linear(HIDDEN, HIDDEN), b=nn.Linear(HIDDEN, HIDDEN)),
    "not-gated-attention": block(gated_attention, [], "torch:f32", q=square(), k=square(), v=square(), o=square(), g=square()),
    "not-norm-between": block(norm_between, [], "torch:f32 onnx:f32"),
    "not-sparse-gate": block(sparse_gate, [], "torch:f32 onnx:f32 tosa:f32"),
    "not-kept-gate": block(kept_gate, [], note="the gate product has another use"),
    "not-same-weight": block(lambda m, x: m.down(F.silu(m.gate(x)) * m.gate(x)), None, note="g twice: g^2 sigmoid(g)"),
    "not-silu-of-up": unit(lambda g, u: g * torch.sigmoid(u), "torch:f32 onnx:f32 tosa:f32", gated("sigmoid"), note="a sigmoid unit whose gate is the second projection"),
    "not-softplus": unit(lambda g, u: F.softplus(g) * u, blocks=[]),
    "not-elu": unit(lambda g, u: F.elu(g) * u, blocks=[]),
    "not-hardswish": unit(lambda g, u: F.hardswish(g) * u, "torch:f32 onnx:f32", blocks=[]),
    "not-hardsigmoid": unit(lambda g, u: F.hardsigmoid(g) * u, blocks=[]),
    "not-selu": unit(lambda g, u: F.selu(g) * u, blocks=[]),
    "not-leaky": unit(lambda g, u: F.leaky_relu(g, 0.01) * u, blocks=[]),
    "not-abs": unit(lambda g, u: g.abs() * u, blocks=[]),
    "not-log-sigmoid": unit(lambda g, u: F.logsigmoid(g) * u, blocks=[]),
    "not-silu-squared": unit(lambda g, u: F.silu(g) ** 2 * u, blocks=[]),
    "not-silu-of-product": unit(lambda g, u: F.silu(g * u), blocks=[], note="the activation follows the product"),
    "not-scaled-gate": unit(lambda g, u: F.silu(1.5 * g) * u, blocks=[], note="1.5 is not folded into the weight"),
    "not-limit-one-sided": unit(lambda g, u: F.silu(g.clamp(max=2.0)) * u.clamp(max=2.0), blocks=[]),
    "not-limit-asymmetric": unit(lambda g, u: F.silu(g.clamp(max=2.0)) * u.clamp(-2.0, 2.5), blocks=[]),
    "not-limit-after": unit(lambda g, u: F.silu(g).clamp(max=2.0) * u.clamp(-2.0, 2.0), "torch:f32 onnx:f32", blocks=[]),
    "not-offset-before-clamp": unit(lambda g, u: F.silu(g.clamp(max=2.0)) * (u + 1).clamp(-2.0, 2.0), blocks=[]),
    "not-threshold-value": unit(lambda g, u: F.threshold(g, 0.25, 0.125) * u, blocks=[], note="0.125 below the threshold, not 0"),
    "not-relu-of-both": unit(lambda g, u: F.relu(g) * F.relu(u), blocks=[]),
    "not-flipped-tokens": unit(lambda g, u: F.silu(g) * u.flip(1), blocks=[], note="up is of another token"),
    "not-shifted-tokens": unit(lambda g, u: F.silu(g) * torch.roll(u, 1, 1), blocks=[]),
    "not-mean-gate": unit(lambda g, u: F.silu(g.mean(1, keepdim=True)) * u, blocks=[]),
    "not-halves-swapped-twice": packed(lambda y: (y[..., :INNER], y[..., :INNER]), silu_up, None, note="the same half twice"),
    "not-unequal-stride": packed(lambda y: (y[..., ::2], y[..., :INNER]), silu_up, []),
}

CASES = [
    Case(name, "nn.Module code", build, blocks, roads, note=note, dynamic=dynamic)
    for name, (build, blocks, roads, note, dynamic) in SPELLINGS.items()
]

if __name__ == "__main__":
    torch.set_grad_enabled(False)
    main(CASES, sys.argv)
