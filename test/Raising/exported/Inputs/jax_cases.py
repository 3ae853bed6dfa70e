"""JAX and flax functions. usage: jax_cases.py STABLEHLO-FOLDER, where JAX is; then
jax_lower.py STABLEHLO-FOLDER OUT, where torch-mlir and IREE are."""

import json
import os
import sys

import jax
import jax.numpy as jnp
import numpy
from flax import linen, nnx

HIDDEN, INNER, TOKENS, BATCH = 32, 88, 6, 2
X = (BATCH, TOKENS, HIDDEN)
DTYPES = {"f32": jnp.float32, "bf16": jnp.bfloat16, "f16": jnp.float16}
ALL, BOTH = ["gate", "up", "down"], ["up", "down"]


def gated(act="swish", bias=(), packing="separate", order=None, **params):
    if act == "swish":
        params.setdefault("beta", 1.0)
    row = {"kind": "gated_ffn", "activation": act, "bias": list(bias), "packing": packing, "params": params}
    if order:
        row["order"] = order
    return [row]


def adapted(adapter):
    return [{**gated()[0], "adapters": [adapter]}]


def plain(act, bias=(), **params):
    if act == "swish":
        params.setdefault("beta", 1.0)
    return [{"kind": "ffn", "activation": act, "bias": list(bias), "params": params}]


def grid(shape, dtype, seed):
    values = numpy.random.default_rng(seed).integers(-16, 17, shape) / (8 if seed == 0 else 64)
    return jnp.asarray(values, DTYPES[dtype])


def gelu_tanh(x):
    return jax.nn.gelu(x, approximate=True)


def quick_gelu(x):
    return x * jax.nn.sigmoid(1.702 * x)


def unit(act):
    return lambda x, wg, wu, wd: (act(x @ wg) * (x @ wu)) @ wd


def mlp(act):
    return lambda x, w1, b1, w2, b2: act(x @ w1 + b1) @ w2 + b2


def einsum(spec, back):
    def forward(x, wg, wu, wd):
        return jnp.einsum(back, jax.nn.silu(jnp.einsum(spec, x, wg)) * jnp.einsum(spec, x, wu), wd)

    return forward


def out_in(x, wg, wu, wd):
    return (jax.nn.silu(x @ wg.T) * (x @ wu.T)) @ wd.T


def accumulate_f32(x, wg, wu, wd):
    product = lambda a, b: jnp.matmul(a, b, preferred_element_type=jnp.float32)
    return product((jax.nn.silu(product(x, wg)) * product(x, wu)).astype(x.dtype), wd).astype(x.dtype)


def packed(split, act=jax.nn.silu):
    def forward(x, w, wd):
        gate, up = split(x @ w)
        return (act(gate) * up) @ wd

    return forward


def view_2_f(y):
    y = y.reshape(*y.shape[:-1], 2, y.shape[-1] // 2)
    return y[..., 0, :], y[..., 1, :]


def view_f_2(y):
    y = y.reshape(*y.shape[:-1], y.shape[-1] // 2, 2)
    return y[..., 0], y[..., 1]


def stacked(spec):
    """One parameter holds both weights along an axis of its own."""
    def forward(x, w, wd):
        y = jnp.einsum(spec, x, w)
        return (jax.nn.silu(y[..., 0, :]) * y[..., 1, :]) @ wd

    return forward


def stacked_first(x, w, wd):
    return (gelu_tanh(x @ w[0]) * (x @ w[1])) @ wd


def jax_glu(x, w, b, wd):
    return jax.nn.glu(x @ w + b, axis=-1) @ wd


def with_bias(x, wg, bg, wu, bu, wd, bd):
    return (jax.nn.silu(x @ wg + bg) * (x @ wu + bu)) @ wd + bd


def limited(x, wg, wu, wd):
    g, u = jnp.minimum(x @ wg, 2.0), jnp.clip(x @ wu, -2.0, 2.0)
    return (g * jax.nn.sigmoid(1.702 * g) * (u + 1)) @ wd


def pre_norm(x, s, wg, wu, wd):
    t = x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + 1e-6) * s
    return x + (jax.nn.silu(t @ wg) * (t @ wu)) @ wd


def ia3_up(x, wg, wu, l, wd):
    return (jax.nn.silu(x @ wg) * ((x @ wu) * l)) @ wd


def lora_down(x, wg, wu, wd, a, b):
    h = jax.nn.silu(x @ wg) * (x @ wu)
    return h @ wd + (h @ a) @ b * 2.0


def vmapped(x, wg, wu, wd):
    """One token's function, mapped over tokens and batch."""
    token = lambda t: (jax.nn.silu(t @ wg) * (t @ wu)) @ wd
    return jax.vmap(jax.vmap(token))(x)


def half_and_half(x, wg, wu, wd):
    return (jax.nn.silu(x @ wg)[..., : INNER // 2] * (x @ wu)[..., INNER // 2 :]) @ wd


def gru(x, h, w, u):
    """Gates of a recurrent cell: sigmoid times tanh."""
    z, n = jnp.split(x @ w + h @ u, 2, axis=-1)
    return jax.nn.sigmoid(z) * jnp.tanh(n)


class LinenGated(linen.Module):
    act: object = linen.silu
    bias: bool = False

    @linen.compact
    def __call__(self, x):
        dense = lambda size, name: linen.Dense(size, use_bias=self.bias, name=name)
        return dense(HIDDEN, "down")(self.act(dense(INNER, "gate")(x)) * dense(INNER, "up")(x))


class LinenPacked(linen.Module):
    """As T5X and MaxText write it: one DenseGeneral to (2, F)."""

    @linen.compact
    def __call__(self, x):
        y = linen.DenseGeneral((2, INNER), use_bias=False, name="wi")(x)
        return linen.Dense(HIDDEN, use_bias=False, name="wo")(linen.silu(y[..., 0, :]) * y[..., 1, :])


class LinenMLP(linen.Module):
    @linen.compact
    def __call__(self, x):
        return linen.Dense(HIDDEN)(linen.gelu(linen.Dense(INNER)(x)))


def of_linen(module):
    """-> (function of x and the weights, shapes of the weights)."""
    variables = jax.eval_shape(module.init, jax.random.key(0), jax.ShapeDtypeStruct(X, jnp.float32))
    leaves, tree = jax.tree.flatten(variables)
    return lambda x, *w: module.apply(jax.tree.unflatten(tree, w), x), [leaf.shape for leaf in leaves]


class NnxGated(nnx.Module):
    def __init__(self, rngs, bias=False):
        self.gate = nnx.Linear(HIDDEN, INNER, use_bias=bias, rngs=rngs)
        self.up = nnx.Linear(HIDDEN, INNER, use_bias=bias, rngs=rngs)
        self.down = nnx.Linear(INNER, HIDDEN, use_bias=bias, rngs=rngs)

    def __call__(self, x):
        return self.down(nnx.silu(self.gate(x)) * self.up(x))


class NnxMLP(nnx.Module):
    def __init__(self, rngs):
        self.up = nnx.Linear(HIDDEN, INNER, rngs=rngs)
        self.down = nnx.Linear(INNER, HIDDEN, rngs=rngs)

    def __call__(self, x):
        return self.down(nnx.relu(self.up(x)))


def of_nnx(module):
    graph, state = nnx.split(module)
    leaves, tree = jax.tree.flatten(state)
    return lambda x, *w: nnx.merge(graph, jax.tree.unflatten(tree, w))(x), [leaf.shape for leaf in leaves]


SEP = [X, (HIDDEN, INNER), (HIDDEN, INNER), (INNER, HIDDEN)]
OUT_IN = [X, (INNER, HIDDEN), (INNER, HIDDEN), (HIDDEN, INNER)]
MLP = [X, (HIDDEN, INNER), (INNER,), (INNER, HIDDEN), (HIDDEN,)]
PACKED = [X, (HIDDEN, 2 * INNER), (INNER, HIDDEN)]
CONCAT = {"packing": "concat", "order": "gate_up"}
PAIRS = {"packing": "interleaved:1", "order": "gate_up"}


def flax(name, pair, blocks, dtypes="f32", note=""):
    function, shapes = pair
    return name, function, [X] + shapes, blocks, dtypes, note


# name, function, shapes, blocks, types, note
CASES = [
    ("silu-out-in", out_in, OUT_IN, gated(), "f32 bf16", ""),
    ("relu", unit(jax.nn.relu), SEP, gated("relu"), "bf16", ""),
    ("sigmoid", unit(jax.nn.sigmoid), SEP, gated("sigmoid"), "f16", ""),
    ("tanh", unit(jnp.tanh), SEP, gated("tanh"), "f32", ""),
    ("quick-gelu", unit(quick_gelu), SEP, gated(beta=1.702), "f32", ""),
    ("squared-relu", unit(lambda x: jnp.square(jax.nn.relu(x))), SEP, gated("squared_relu"), "f32", ""),
    ("gelu-tanh", unit(gelu_tanh), SEP, gated("gelu_tanh"), "f16", ""),
    ("gelu-erf", unit(lambda x: jax.nn.gelu(x, approximate=False)), SEP, None, "f32", "erf is a polynomial here"),
    ("accumulate-f32", accumulate_f32, SEP, gated(), "bf16", "products accumulate in f32, the unit is in f32"),
    ("einsum-bsf", einsum("...d,df->...f", "...f,fd->...d"), SEP, gated(), "f32", ""),
    ("einsum-fd", einsum("bsd,fd->bsf", "bsf,df->bsd"), OUT_IN, gated(), "f32", ""),
    ("einsum-bfs", einsum("bsd,df->bfs", "bfs,fd->bsd"), SEP, None, "f32", "h is [batch, ffn, tokens]"),
    ("split-up-first", packed(lambda y: jnp.split(y, 2, axis=-1)[::-1]), PACKED, gated(packing="concat", order="up_gate"), "f32", ""),
    ("view-2-f", packed(view_2_f), PACKED, gated(**CONCAT), "f32 bf16", ""),
    ("view-f-2", packed(view_f_2), PACKED, gated(**PAIRS), "f32 bf16", ""),
    ("stride-2", packed(lambda y: (y[..., ::2], y[..., 1::2])), PACKED, gated(**PAIRS), "f32", ""),
    ("slices-gelu", packed(lambda y: (y[..., :INNER], y[..., INNER:]), gelu_tanh), PACKED, gated("gelu_tanh", **CONCAT), "f32", ""),
    ("stacked-d2f", stacked("bsd,dcf->bscf"), [X, (HIDDEN, 2, INNER), (INNER, HIDDEN)], None, "f32", "the weight is [in, 2, F]"),
    ("stacked-2df", stacked_first, [X, (2, HIDDEN, INNER), (INNER, HIDDEN)], gated("gelu_tanh"), "f32", "the weight is [2, in, F], taken apart first"),
    ("jax-glu", jax_glu, [X, (HIDDEN, 2 * INNER), (2 * INNER,), (INNER, HIDDEN)], gated("sigmoid", bias=["gate", "up"], packing="concat", order="up_gate"), "f32", "the second half is the gate"),
    ("bias", with_bias, [X, (HIDDEN, INNER), (INNER,), (HIDDEN, INNER), (INNER,), (INNER, HIDDEN), (HIDDEN,)], gated(bias=ALL), "bf16", ""),
    ("limited", limited, SEP, gated(beta=1.702, limit=2.0, offset=1.0), "f32 bf16", ""),
    ("pre-norm", pre_norm, [X, (HIDDEN,)] + SEP[1:], gated(), "f32", ""),
    ("ia3-up", ia3_up, [X, (HIDDEN, INNER), (HIDDEN, INNER), (INNER,), (INNER, HIDDEN)], adapted("ia3:up:out"), "f32", ""),
    ("lora-down", lora_down, SEP + [(INNER, 4), (4, HIDDEN)], adapted("lora:down"), "f32", ""),
    ("vmap", vmapped, SEP, gated(), "f32", ""),
    ("rank-2", unit(jax.nn.silu), [(TOKENS, HIDDEN)] + SEP[1:], gated(), "f32", ""),
    ("one-token", unit(jax.nn.silu), [(1, 1, HIDDEN)] + SEP[1:], gated(), "f32", ""),
    ("mlp-silu", mlp(jax.nn.silu), MLP, plain("swish", BOTH), "f32", ""),
    ("mlp-quick-gelu", mlp(quick_gelu), MLP, plain("swish", BOTH, beta=1.702), "bf16", ""),
    ("mlp-squared-relu", mlp(lambda x: jnp.maximum(x, 0) ** 2), MLP, plain("squared_relu", BOTH), "f32", ""),
    ("mlp-tanh", mlp(jnp.tanh), MLP, plain("tanh", BOTH), "f32", ""),
    ("mlp-gelu-tanh", mlp(gelu_tanh), MLP, plain("gelu_tanh", BOTH), "f32", ""),
    flax("linen-gated", of_linen(LinenGated()), gated()),
    flax("linen-gated-bias", of_linen(LinenGated(bias=True)), gated(bias=ALL)),
    flax("linen-geglu", of_linen(LinenGated(act=linen.gelu)), gated("gelu_tanh")),
    flax("linen-packed", of_linen(LinenPacked()), None, note="the weight is [in, 2, F], reshaped"),
    flax("linen-mlp", of_linen(LinenMLP()), plain("gelu_tanh", BOTH)),
    flax("nnx-gated", of_nnx(NnxGated(nnx.Rngs(0))), gated(), "f32 bf16"),
    flax("nnx-gated-bias", of_nnx(NnxGated(nnx.Rngs(0), True)), gated(bias=ALL)),
    flax("nnx-mlp", of_nnx(NnxMLP(nnx.Rngs(0))), plain("relu", BOTH)),
    # Near-misses.
    ("not-softplus", unit(jax.nn.softplus), SEP, [], "f32", ""),
    ("not-mish", unit(jax.nn.mish), SEP, [], "f32", ""),
    ("not-hard-silu", unit(jax.nn.hard_silu), SEP, [], "f32", ""),
    ("not-relu6", unit(jax.nn.relu6), SEP, [], "f32", ""),
    ("not-squareplus", unit(jax.nn.squareplus), SEP, [], "f32", ""),
    ("not-elu", unit(jax.nn.elu), SEP, [], "f32", ""),
    ("not-both-activated", lambda x, wg, wu, wd: (jax.nn.silu(x @ wg) * jax.nn.silu(x @ wu)) @ wd, SEP, [], "f32", ""),
    ("not-half-and-half", half_and_half, SEP[:3] + [(INNER // 2, HIDDEN)], [], "f32", "halves of different products"),
    ("not-recurrent", gru, [(BATCH, HIDDEN), (BATCH, INNER), (HIDDEN, 2 * INNER), (INNER, 2 * INNER)], [], "f32", ""),
    ("not-stop-at-mean", lambda x, wg, wu, wd: (jax.nn.silu(x @ wg - jnp.mean(x @ wg, -1, keepdims=True)) * (x @ wu)) @ wd, SEP, [], "f32", ""),
]


def main(folder):
    os.makedirs(folder, exist_ok=True)
    rows = []
    for case, function, shapes, blocks, dtypes, note in CASES:
        for dtype in dtypes.split():
            arguments = [grid(shape, dtype, i) for i, shape in enumerate(shapes)]
            name = "%s-%s" % (case, dtype)
            compiled = jax.jit(function)
            with open(os.path.join(folder, name + ".mlir"), "w", encoding="utf-8") as file:
                file.write(compiled.lower(*arguments).as_text())
            data = {"arg%d" % i: numpy.asarray(a, numpy.float32) for i, a in enumerate(arguments)}
            data["out0"] = numpy.asarray(compiled(*arguments), numpy.float32)
            numpy.savez_compressed(os.path.join(folder, name + ".npz"), **data)
            source = "flax" if case.startswith(("linen", "nnx")) else "jax.numpy"
            rows.append({"name": name, "source": source, "dtype": dtype, "blocks": blocks, "note": note})
    with open(os.path.join(folder, "cases.json"), "w", encoding="utf-8") as file:
        json.dump(rows, file, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
