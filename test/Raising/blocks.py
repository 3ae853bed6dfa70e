"""Random feed-forward blocks: functions, and the row that ffn-report has to
print for each."""

from formulas import GATED, PLAIN, Formulas, kinds
from spelling import NARROW, Expr, Function, Tensor, leaf

ELEMENTS = ["f32"] * 6 + ["bf16"] * 2 + ["f16", "f64"]


class Weight:
    """An argument `[out, in]` or `[in, out]`."""

    def __init__(self, f, inputs, outputs, element, layout=None):
        self.layout = layout or f.pick("out_in", "in_out")
        shape = (outputs, inputs) if self.layout == "out_in" else (inputs, outputs)
        self.inputs, self.outputs = inputs, outputs
        self.tensor = f.argument(shape, element)


class Products:
    """Spells `x · W` in one of the ways that front ends have."""

    def __init__(self, f, accumulator):
        self.f, self.accumulator = f, accumulator

    def in_out(self, w):
        return w.tensor if w.layout == "in_out" else self.f.permute(w.tensor, [1, 0])

    def out_in(self, w):
        return w.tensor if w.layout == "out_in" else self.f.permute(w.tensor, [1, 0])

    def named(self, op, x, w, shape, maps=None):
        init = self.f.fill(shape, self.accumulator)
        attribute = ""
        if maps:
            attribute = " indexing_maps = [%s]" % ", ".join(maps)
        init.name = self.f.assign("linalg.%s%s ins(%s, %s : %s, %s) outs(%s : %s) -> %s" % (
            op, attribute, x.name, w.name, x.type, w.type, init.name, init.type, init.type))  # fmt: skip
        return init

    def general(self, x, w, contract):
        """Any rank, one operation; the weight as it is stored."""
        f, lead = self.f, len(x.shape) - 1
        n, k = (lead, lead + 1) if contract or f.chance(0.7) else (lead + 1, lead)
        x_dims, out_dims = list(range(lead)) + [k], list(range(lead)) + [n]
        w_dims = [n, k] if w.layout == "out_in" else [k, n]
        shape = x.shape[:-1] + (w.outputs,)
        if contract:
            maps = [f.map(lead + 2, dims) for dims in (x_dims, w_dims, out_dims)]
            return self.named("contract", x, w.tensor, shape, maps)
        init = f.fill(shape, self.accumulator)
        return f.generic([(x, x_dims), (w.tensor, w_dims)], init, out_dims, lead + 2, {k}, self.multiply(x.element))

    def multiply(self, element):
        f, wide = self.f, self.accumulator

        def body(names):
            a, b, out = names
            lines = []
            if element != wide:
                a, b = [(f.fresh(), v) for v in (a, b)]
                lines += ["%s = arith.extf %s : %s to %s" % (n, v, element, wide) for n, v in (a, b)]
                a, b = a[0], b[0]
            product, total = f.fresh(), f.fresh()
            operands = [a, b] if f.chance(0.5) else [b, a]
            lines.append("%s = arith.mulf %s, %s : %s" % (product, *operands, wide))
            operands = [out, product] if f.chance(0.5) else [product, out]
            lines.append("%s = arith.addf %s, %s : %s" % (total, *operands, wide))
            return lines, total

        return body

    def of_matrix(self, x, w):
        """x is [tokens, in]."""
        f = self.f
        shape = (x.shape[0], w.outputs)
        form = f.pick("matmul", "matmul", "maps", "unit batch")
        if form == "maps" and w.layout == "out_in":
            maps = [f.map(3, [0, 2]), f.map(3, [1, 2]), f.map(3, [0, 1])]
            return self.named("matmul", x, w.tensor, shape, maps)
        if form == "unit batch":
            a = f.expand(x, [2, 1], (1,) + x.shape)
            matrix = self.in_out(w)
            b = f.expand(matrix, [2, 1], (1,) + matrix.shape)
            y = self.named("batch_matmul", a, b, (1,) + shape)
            return f.collapse(y, [2, 1], shape)
        return self.named("matmul", x, self.in_out(w), shape)

    def product(self, x, w, after):
        """`after`: what is applied to the product, perhaps before its
        dimensions are restored."""
        f, lead = self.f, len(x.shape) - 1
        form = f.pick("general", "contract", "named", "named", "named")
        if form in ("general", "contract"):
            return after(self.general(x, w, form == "contract"))
        if lead == 0:
            return self.of_vector(x, w, after)
        if lead == 1:
            return after(self.of_matrix(x, w))
        if f.pick("collapse", "batch") == "batch":
            shape = x.shape[:-1] + (w.outputs,)
            matrix = self.in_out(w)
            return after(self.named("batch_matmul", x, f.broadcast(matrix, (x.shape[0],) + matrix.shape), shape))
        flat = f.collapse(x, [2, 1])
        y = self.of_matrix(flat, w)
        is_early = f.pick("early", "late") == "early"
        if is_early:
            y = after(y)
        y = f.expand(y, [2, 1], x.shape[:-1] + (w.outputs,))
        return y if is_early else after(y)

    def of_vector(self, x, w, after):
        f = self.f
        form = f.pick("vecmat", "matvec", "unit")
        if form == "vecmat":
            return after(self.named("vecmat", x, self.in_out(w), (w.outputs,)))
        if form == "matvec":
            return after(self.named("matvec", self.out_in(w), x, (w.outputs,)))
        y = self.of_matrix(f.expand(x, [2], (1,) + x.shape), w)
        return after(f.collapse(y, [2], (w.outputs,)))


class Block:
    """One function. `mistake` makes it a near-miss, see nearmisses.py; `sizes`
    are those of the model and of the hidden value."""

    def __init__(self, rng, name, mistake="", element=None, sizes=None):
        self.f = f = Function(rng, name)
        self.mistake = mistake
        self.element = element or f.pick(*ELEMENTS)
        # eager: 16-bit results, f32 arithmetic. fused: f32 up to the gate.
        # native: 16 bits everywhere.
        self.style = "plain"
        if self.element in NARROW:
            self.style = f.pick("eager", "eager", "fused", "native")
        self.is_native = self.style == "native"
        self.wide = self.element if self.style in ("plain", "native") else "f32"
        self.products = Products(f, self.wide)
        self.formulas = Formulas(f, self.wide, self.is_native)
        self.formulas.mistake = mistake
        self.d, self.h = sizes or (f.rng.choice([5, 6, 8]), f.rng.choice([4, 7, 10, 12]))
        self.adapters, self.biases, self.extra = [], [], []
        self.x = self.input()
        if len(self.x.shape) == 1:
            # A tensor of constants, added to a vector, is a bias.
            self.formulas.styles.remove("splat")

    def input(self):
        f = self.f
        lead = f.pick(0, 1, 1, 2, 2)
        sizes = [f.pick(1, 2, 3, 4) for _ in range(lead)]
        dynamic = [f.chance(0.2) for _ in range(lead)]
        x = f.argument(sizes + [self.d], self.element)
        x.shape = tuple("?" if is_dynamic else size for size, is_dynamic in zip(sizes, dynamic)) + (self.d,)
        shape = [f.dimension(x, i) if dim == "?" else dim for i, dim in enumerate(x.shape)]
        x.shape = tuple(shape)
        return x

    # Steps -------------------------------------------------------------------

    def cast(self, tensor, element, shape):
        op = "arith.extf" if element in ("f32", "f64") else "arith.truncf"
        return self.f.elementwise(Expr(op, (leaf(tensor),), element), shape)

    def widen(self, expression):
        if expression.element == self.wide:
            return expression
        return Expr("arith.extf", (expression,), self.wide)

    def finish(self, y, bias, is_rounded):
        """The bias, and the rounding to 16 bits before or after it."""
        narrow = self.element
        if bias is None:
            return self.cast(y, narrow, y.shape) if is_rounded and y.element != narrow else y
        b = leaf(bias, "last")
        if self.f.chance(0.3):
            b = leaf(self.f.broadcast(bias, y.shape))
        if y.element == narrow:
            return self.f.elementwise(self.formulas.add(leaf(y), b), y.shape)
        if is_rounded and self.f.pick("round before the bias", "after") == "round before the bias":
            y = self.cast(y, narrow, y.shape)
            sum16 = Expr("arith.addf", (leaf(y), b), narrow)
            return self.f.elementwise(sum16, y.shape)
        total = self.formulas.add(leaf(y), self.widen(b))
        if is_rounded:
            total = Expr("arith.truncf", (total,), narrow)
        return self.f.elementwise(total, y.shape)

    def linear(self, x, outputs, branch, is_rounded=True):
        f = self.f
        w = Weight(f, x.shape[-1], outputs, self.element)
        bias = None
        # Added to a vector, a bias is what a residual is, too.
        if len(x.shape) > 1 and f.pick("bias", "no bias", "no bias") == "bias":
            bias = f.argument((outputs,), self.element)
            self.biases.append(branch)
        has_lora = self.style == "plain" and not self.mistake and branch != "gate_up" and f.chance(0.12)
        y = self.products.product(x, w, lambda t: self.finish(t, bias, is_rounded))
        return self.add_lora(x, y, branch) if has_lora else y

    def add_lora(self, x, y, branch):
        f = self.f
        a = Weight(f, x.shape[-1], 2, self.element, "out_in")
        b = Weight(f, 2, y.shape[-1], self.element, "out_in")
        low = self.products.product(x, a, lambda t: t)
        low = self.products.product(low, b, lambda t: t)
        self.adapters.append("lora:" + branch)
        term = leaf(low)
        if f.chance(0.6):
            term = self.formulas.mul(term, self.formulas.const(f.pick(2.0, 0.5, 1.5, 0.3)))
        return f.elementwise(self.formulas.add(leaf(y), term), y.shape)

    def add_ia3(self, x, place, probability=0.12):
        """A scale of the features, only in one type."""
        # Beside a vector it would be a branch like others.
        if len(x.shape) == 1 or self.style != "plain" or self.mistake or not self.f.chance(probability):
            return x
        scale = self.f.argument((x.shape[-1],), self.element)
        self.adapters.append("ia3:" + place)
        return self.f.elementwise(self.formulas.mul(leaf(x), leaf(scale, "last")), x.shape)

    def halves(self, packed):
        """Gate and up of a packed product; the packing as ffn-report says it."""
        f, h, lead = self.f, self.h, len(packed.shape) - 1
        form = f.pick("concat", "interleaved", "reshaped concat", "reshaped interleaved")
        shape = packed.shape[:-1] + (h,)
        zeros, ones = [0] * lead, [1] * lead
        if form == "concat":
            parts = [f.slice(packed, zeros + [at], shape, ones + [1], shape) for at in (0, h)]
        elif form == "interleaved":
            parts = [f.slice(packed, zeros + [at], shape, ones + [2], shape) for at in (0, 1)]
        else:
            pair = (2, h) if form == "reshaped concat" else (h, 2)
            wide = f.expand(packed, [1] * lead + [2], packed.shape[:-1] + pair)
            parts = []
            for at in (0, 1):
                offsets = zeros + ([at, 0] if form == "reshaped concat" else [0, at])
                sizes = packed.shape[:-1] + ((1, h) if form == "reshaped concat" else (h, 1))
                parts.append(f.slice(wide, offsets, sizes, ones + [1, 1], shape))
        order = f.pick("gate_up", "up_gate")
        if order == "up_gate":
            parts.reverse()
        name = "concat" if "concat" in form else "interleaved:1"
        return parts, {"packing": name, "order": order}

    def branches(self):
        f = self.f
        is_rounded = self.style != "fused"
        can_pack = self.mistake not in ("other input", "gate has two uses")
        if can_pack and f.pick("packed", "separate", "separate") == "packed":
            packed = self.linear(self.x, 2 * self.h, "gate_up", is_rounded)
            if self.biases:
                self.biases = ["gate", "up"]
            return self.halves(packed)
        if f.chance(0.5):
            gate = self.linear(self.x, self.h, "gate", is_rounded)
            up = self.linear(self.other_input(), self.h, "up", is_rounded)
        else:
            up = self.linear(self.other_input(), self.h, "up", is_rounded)
            gate = self.linear(self.x, self.h, "gate", is_rounded)
        if self.mistake == "gate has two uses":
            self.extra.append(gate)
        gate = self.add_ia3(gate, "gate:out", 0.06)
        return (gate, self.add_ia3(up, "up:out")), {"packing": "separate"}

    def other_input(self):
        if self.mistake != "other input":
            return self.x
        return Tensor(self.f.argument(["?" if isinstance(d, str) else d for d in self.x.shape], self.element).name, self.x.shape, self.element)

    def hidden(self, expression, shape):
        """h, rounded to the type of the block."""
        if expression.element != self.element:
            expression = Expr("arith.truncf", (expression,), self.element)
        h = self.f.elementwise(expression, shape)
        if self.mistake == "hidden has two uses":
            self.extra.append(h)
        if self.mistake == "residual on the hidden value":
            other = self.f.argument(["?" if isinstance(d, str) else d for d in h.shape], self.element)
            other = Tensor(other.name, h.shape, self.element)
            h = self.f.elementwise(Expr("arith.addf", (leaf(h), leaf(other)), self.element), h.shape)
        return self.add_ia3(h, "down:in")

    def down(self, h):
        y = self.linear(h, self.d, "down")
        if self.style == "plain" and self.f.pick("residual", "no", "no") == "residual":
            y = self.f.elementwise(self.formulas.add(leaf(self.x), leaf(y)), y.shape)
        return y

    def text(self, result):
        return self.f.text([result] + self.extra)

    def row(self, kind, activation, parameters, **more):
        row = {"kind": kind, "activation": activation, "params": parameters, "bias": self.biases}
        return {**row, "adapters": self.adapters, **more}


def gated(block, kind=None, limit=None):
    """Text and row of a gated block."""
    f = block.f
    kind = kind or f.pick(*kinds(GATED, block.element, block.is_native))
    offset = None
    if limit is None and f.chance(0.25):
        limit = f.pick(7.0, 6.0, 2.5)
    if kind != "identity" and f.chance(0.2):
        offset = f.pick(1.0, 0.5)
    (gate, up), packing = block.branches()
    rounded = None
    if block.style in ("eager", "fused") and f.pick("keep", "round") == "round":
        # The gate of an identity unit would be rounded, and the up branch not.
        rounded = block.element if kind != "identity" or limit is not None else None
    unit, parameters = block.formulas.unit(kind, block.widen(leaf(gate)), block.widen(leaf(up)), limit, offset, rounded)
    y = block.down(block.hidden(unit, gate.shape))
    return block.text(y), block.row("gated_ffn", kind, parameters, **packing)


def plain(block, kind=None):
    """Text and row of a feed-forward block without a gate."""
    f = block.f
    kind = kind or f.pick(*kinds(PLAIN, block.element, block.is_native))
    up = block.linear(block.x, block.h, "up", block.style != "fused")
    act, parameters = block.formulas.activation(kind, block.widen(leaf(up)))
    y = block.down(block.hidden(act, up.shape))
    return block.text(y), block.row("ffn", kind, parameters)
