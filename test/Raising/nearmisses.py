"""Blocks with one mistake: what looks like a feed-forward block and is none.
Raising may find pieces of them, but no whole block."""

from blocks import Block, gated, plain
from formulas import NATIVE
from spelling import NARROW, Expr, leaf

# Mistakes, and the activations with which they are ones; None: any.
GATED = {
    "sum": None,
    "quotient": None,
    "difference": None,
    "other input": None,
    "gate has two uses": None,
    "hidden has two uses": None,
    "residual on the hidden value": None,
    "both activated": ["swish", "gelu", "gelu_tanh", "sigmoid", "relu"],
    "offset on the gate": ["swish", "gelu", "gelu_tanh", "relu"],
    "mish": ["swish"],
    "sigmoid(x + 0.5)": ["swish"],
    "2 + exp(-x)": ["swish", "sigmoid"],
    "erf(x)": ["gelu"],
    "erf(0.7 x)": ["gelu"],
    "0.044": ["gelu_tanh"],
    "relu above 0.1": ["relu", "squared_relu"],
}
CLAMPED = ["clamps differ", "clamp on the gate alone", "clamp on the up branch alone", "gate clamped below", "clamp after"]
PLAIN = {
    "hidden has two uses": None,
    "residual on the hidden value": None,
    "sigmoid(x + 0.5)": ["swish"],
    "2 + exp(-x)": ["swish", "sigmoid"],
    "erf(x)": ["gelu"],
    "erf(0.7 x)": ["gelu"],
    "0.044": ["gelu_tanh"],
    "relu above 0.1": ["relu", "squared_relu"],
}


def choose(rng, table, is_native):
    options = []
    for mistake, activations in table.items():
        for kind in activations or ["swish", "gelu", "relu", "sigmoid"]:
            if not is_native or kind in NATIVE:
                options.append((mistake, kind))
    return rng.choice(options)


def near_miss(rng, name):
    """A function's text and its mistake."""
    element = rng.choice(["f32", "f32", "f32", "bf16", "f16", "f64"])
    form = rng.choice(["gated", "gated", "clamped", "plain", "wrong dimension", "cell", "three factors"])
    if form == "wrong dimension":
        return wrong_dimension(rng, name), form
    if form in ("cell", "three factors"):
        return other_products(rng, name, form), form
    # 16-bit blocks round as they like, so the kind has to suit any of them.
    if form == "clamped":
        mistake = rng.choice(CLAMPED)
        block = Block(rng, name, mistake, element)
        return gated(block, rng.choice(["swish", "sigmoid"]), limit=rng.choice([7.0, 2.5]))[0], mistake
    mistake, kind = choose(rng, GATED if form == "gated" else PLAIN, element in NARROW)
    block = Block(rng, name, mistake, element)
    return (gated if form == "gated" else plain)(block, kind)[0], "%s, %s" % (mistake, kind)


def wrong_dimension(rng, name):
    """The hidden value is square, and turned before the down product."""
    block = Block(rng, name, "wrong dimension", "f32")
    f = block.f
    block.f.arguments.clear()
    f.lines.clear()
    block.h = block.d = 6
    block.x = f.argument((6, 6), "f32")
    gate, up = block.linear(block.x, 6, "gate"), block.linear(block.x, 6, "up")
    turned = rng.choice(["gate", "hidden"])
    if turned == "gate":
        gate = f.permute(gate, [1, 0])
    unit, _ = block.formulas.unit("swish", leaf(gate), leaf(up), None, None)
    h = block.hidden(unit, gate.shape)
    return block.text(block.down(f.permute(h, [1, 0]) if turned == "hidden" else h))


def other_products(rng, name, form):
    """sigmoid(a)·tanh(b), as in an LSTM cell; silu(a)·b·c."""
    block = Block(rng, name, form, "f32")
    f, formulas = block.f, block.formulas
    parts = [leaf(block.linear(block.x, block.h, "part")) for _ in range(3)]
    if form == "cell":
        h = formulas.mul(formulas.sigmoid(parts[0]), Expr("math.tanh", (parts[1],), "f32"))
    else:
        silu, _ = formulas.swish(parts[0], 1.0)
        h = formulas.product(silu, parts[1], parts[2])
    shape = block.x.shape[:-1] + (block.h,)
    return block.text(block.down(block.hidden(h, shape)))
