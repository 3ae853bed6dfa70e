"""Activations and gated units as random spellings: trees of scalar operations,
and what ffn-report has to say about them."""

import math

from spelling import Expr, NARROW, round_to

GATED = ["identity", "relu", "sigmoid", "swish", "gelu", "gelu_tanh", "squared_relu", "tanh", "fatrelu"]
PLAIN = GATED[1:]
# What 16-bit arithmetic, rounded after each step, has one order of.
NATIVE = ["identity", "relu", "sigmoid", "swish", "tanh", "squared_relu"]


class Formulas:
    """Makes expressions of one element type for one function."""

    def __init__(self, function, element, is_canonical):
        self.f, self.element = function, element
        # Rounded after each step: another order is another function.
        self.is_canonical = is_canonical
        self.styles = ["plain", "plain", "wide", "inside", "rank0", "extract", "splat"]
        if element == "f64":
            self.styles.remove("wide")
        # One kind of mistake, for near-misses: see nearmisses.py.
        self.mistake = ""

    # Pieces ----------------------------------------------------------------

    def const(self, value, style=None):
        return Expr("const", (), self.element, (value, style or self.f.rng.choice(self.styles)))

    def parameter(self, value):
        """A literal, and the double that it stands for."""
        style = self.f.pick(*self.styles)
        return self.const(value, style), value if style == "wide" else round_to(value, self.element)

    def op(self, name, *args, detail=None):
        return Expr(name, args, self.element, detail)

    def commute(self, name, a, b):
        return self.op(name, a, b) if self.f.chance(0.5) else self.op(name, b, a)

    def add(self, a, b):
        return self.commute("arith.addf", a, b)

    def mul(self, a, b):
        return self.commute("arith.mulf", a, b)

    def product(self, *factors):
        """In any order, as any tree."""
        left = list(factors)
        if not self.is_canonical:
            self.f.rng.shuffle(left)
        while len(left) > 1:
            i = 0 if self.is_canonical else self.f.rng.randrange(len(left) - 1)
            left[i : i + 2] = [self.mul(left[i], left[i + 1])]
        return left[0]

    def negate(self, x):
        if not self.is_canonical and self.f.chance(0.2):
            return self.mul(x, self.const(-1.0))
        return self.op("arith.negf", x)

    def divide(self, a, b):
        return self.op("arith.divf", a, b)

    def select(self, predicate, *args):
        return Expr("select", args, self.element, predicate)

    def maximum(self, x, bound, low=False):
        """max(x, bound), or min: an operation, or a comparison."""
        form = self.f.pick("op", "num", "x first", "bound first")
        if form == "op":
            return self.commute("arith.minimumf" if low else "arith.maximumf", x, bound)
        if form == "num":
            return self.commute("arith.minnumf" if low else "arith.maxnumf", x, bound)
        unordered = self.f.rng.choice("ou")
        strict = self.f.rng.choice("te")
        above, below = unordered + "g" + strict, unordered + "l" + strict
        if low:
            above, below = below, above
        if form == "x first":
            return self.select(above, x, bound, x, bound)
        return self.select(above, bound, x, bound, x)

    # Activations -------------------------------------------------------------

    def relu(self, x):
        bound = 0.1 if self.mistake == "relu above 0.1" else 0.0
        return self.maximum(x, self.const(bound))

    def sigmoid(self, x, may_be_tanh=True):
        one = self.const(1.0)
        if self.mistake == "2 + exp(-x)":
            return self.divide(one, self.add(self.const(2.0), self.op("math.exp", self.negate(x))))
        form = "plain" if self.is_canonical else self.f.pick("plain", "plain", "plain", "exp above", *(["tanh"] if may_be_tanh else []))
        if form == "tanh":
            t = self.op("math.tanh", self.mul(self.const(0.5), x))
            return self.mul(self.const(0.5), self.add(one, t))
        if form == "exp above":
            e = self.op("math.exp", x)
            return self.divide(e, self.add(one, e))
        return self.divide(one, self.add(one, self.op("math.exp", self.negate(x))))

    def swish(self, x, beta):
        """Returns the expression and beta as a double."""
        if beta == 1.0:
            argument = x
        else:
            literal, beta = self.parameter(beta)
            argument = self.mul(literal, x)
        if self.mistake == "sigmoid(x + 0.5)":
            argument = self.add(argument, self.const(0.5))
        if not self.is_canonical and not self.mistake and self.f.chance(0.3):
            below = self.add(self.const(1.0), self.op("math.exp", self.negate(argument)))
            return self.divide(x, below), beta
        # A negative beta written with tanh is not found.
        return self.mul(x, self.sigmoid(argument, may_be_tanh=beta > 0)), beta

    def gelu(self, x):
        root = math.sqrt(0.5)
        if self.mistake == "erf(x)":
            inner = x
        elif self.mistake == "erf(0.7 x)":
            inner = self.mul(x, self.const(0.7))
        elif self.f.pick("times", "over") == "times":
            inner = self.mul(x, self.const(root))
        else:
            inner = self.divide(x, self.const(math.sqrt(2)))
        form = self.f.pick("erf", "erf", "erfc")
        if form == "erfc":
            e = self.op("math.erfc", self.negate(inner))
        else:
            e = self.add(self.const(1.0), self.op("math.erf", inner))
        return self.product(self.const(0.5), x, e)

    def cube(self, x):
        form = self.f.pick("product", "fpowi", "powf")
        if form == "fpowi":
            return self.op("math.fpowi", x, detail=3)
        if form == "powf":
            return self.op("math.powf", x, self.const(3.0))
        return self.product(x, x, x)

    def gelu_tanh(self, x):
        c = self.const(math.sqrt(2 / math.pi))
        k = self.const(0.044 if self.mistake == "0.044" else 0.044715)
        if self.f.pick("sum", "factored") == "sum":
            inner = self.mul(c, self.add(x, self.mul(k, self.cube(x))))
        else:
            square = self.mul(x, x)
            inner = self.product(c, x, self.add(self.const(1.0), self.mul(k, square)))
        return self.product(self.const(0.5), x, self.add(self.const(1.0), self.op("math.tanh", inner)))

    def squared_relu(self, x):
        r = self.relu(x)
        form = "product" if self.is_canonical else self.f.pick("product", "fpowi", "powf")
        if form == "fpowi":
            return self.op("math.fpowi", r, detail=2)
        if form == "powf":
            return self.op("math.powf", r, self.const(2.0))
        return self.op("arith.mulf", r, r)

    def activation(self, kind, x):
        """The expression, and the parameters that ffn-report prints."""
        if kind == "identity":
            return x, {}
        if kind == "swish":
            beta = self.f.pick(1.0, 1.0, 1.0, 1.702, 1.5, -1.0, 0.75)
            y, beta = self.swish(x, beta)
            return y, {"beta": beta}
        if kind == "fatrelu":
            literal, threshold = self.parameter(self.f.pick(0.5, 0.1, 1.25))
            predicate = self.f.pick("ugt", "ogt")
            return self.select(predicate, x, literal, x, self.const(0.0)), {"threshold": threshold}
        if kind == "tanh":
            return self.op("math.tanh", x), {}
        return getattr(self, kind)(x), {}

    def mish(self, x):
        softplus = self.op("math.log1p", self.op("math.exp", x))
        return self.mul(x, self.op("math.tanh", softplus))

    # Units -------------------------------------------------------------------

    def clamp(self, x, limit):
        high, low = self.const(limit), self.const(-limit)
        if self.f.pick("low first", "high first") == "low first":
            return self.maximum(self.maximum(x, low), high, low=True)
        return self.maximum(self.maximum(x, high, low=True), low)

    def unit(self, kind, gate, up, limit, offset, rounded=None):
        """`rounded`: the type to which the activation is rounded before the
        multiply. Returns the expression and its parameters."""
        parameters = {}
        clamps = "" if limit is None else "both"
        if limit is not None:
            other = limit - 1 if self.mistake == "clamps differ" else limit
            clamps = {"clamp on the gate alone": "gate", "clamp on the up branch alone": "up"}.get(self.mistake, "both")
            parameters["limit"] = limit
        if clamps in ("gate", "both") and self.mistake != "clamp after":
            if self.mistake == "gate clamped below":
                gate = self.clamp(gate, limit)
            else:
                gate = self.maximum(gate, self.const(limit), low=True)
        if clamps in ("up", "both"):
            up = self.clamp(up, other)
        if self.mistake == "mish":
            act = self.mish(gate)
        elif self.mistake == "offset on the gate":
            act, _ = self.activation(kind, gate)
            act = self.add(act, self.const(1.0))
        else:
            act, more = self.activation(kind, gate)
            parameters.update(more)
        if self.mistake == "clamp after":
            act = self.maximum(act, self.const(limit), low=True)
        if self.mistake == "both activated":
            up, _ = self.activation(kind, up)
        if rounded:
            wide = self.element
            act = Expr("arith.extf", (Expr("arith.truncf", (act,), rounded),), wide)
        if offset is not None:
            up = self.add(up, self.const(offset))
            parameters["offset"] = offset
        return self.join(kind, act, up), parameters

    def join(self, kind, act, up):
        if self.mistake == "sum":
            return self.add(act, up)
        if self.mistake == "quotient":
            return self.divide(act, up)
        if self.mistake == "difference":
            return self.op("arith.subf", act, up)
        if kind == "identity":
            # The first operand is the gate.
            return self.op("arith.mulf", act, up)
        return self.mul(act, up)


def kinds(table, element, is_native):
    return [k for k in table if not is_native or k in NATIVE] if element in NARROW else table
