"""Evaluates functions of ffn operations, as swiglu-translate prints them, in
f64 and one scalar at a time. It shares nothing with the compiler: what an
operation means is written down here from the dialect's documentation.
"""

import math
import re

FUNC = re.compile(r"^\s*func\.func @([\w.$-]+)\((.*)\) -> (tensor<\S+>) \{$")
ARGUMENT = re.compile(r"%(\w+): (tensor<[^>]*>)(?: \{ffn\.name = \"([^\"]*)\"\})?")
OP = re.compile(r"^\s*%(\w+) = ffn\.(\w+) (.*?) : ")


class Function:
    def __init__(self, name, arguments):
        self.name = name
        # [(SSA name, type, tensor or "")]
        self.arguments = arguments
        # [(result, operation, text up to the types)]
        self.operations = []
        self.result = None


def parse(text):
    """The functions of a module, in their order."""
    functions = []
    for line in text.splitlines():
        if line.strip() in ("module {", "}", ""):
            continue
        func, op = FUNC.match(line), OP.match(line)
        if func:
            functions.append(Function(func[1], ARGUMENT.findall(func[2])))
        elif op:
            functions[-1].operations.append(op.groups())
        elif line.strip().startswith("return %"):
            functions[-1].result = line.split()[1][1:]
        else:
            raise ValueError("cannot read: " + line)
    return functions


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def activation(kind, parameter):
    if kind == "swish":
        beta = 1.0 if parameter is None else parameter
        return lambda x: x * sigmoid(beta * x)
    if kind == "gelu_tanh":
        c = math.sqrt(2 / math.pi) if parameter is None else parameter
        return lambda x: 0.5 * x * (1 + math.tanh(c * (x + 0.044715 * x**3)))
    return {
        "identity": lambda x: x,
        "relu": lambda x: max(x, 0.0),
        "squared_relu": lambda x: max(x, 0.0) ** 2,
        "sigmoid": sigmoid,
        "tanh": math.tanh,
        "gelu": lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))),
    }[kind]


def fields(text):
    """`swish, beta = 1.7` -> ("swish", {"beta": 1.7})"""
    kind, *rest = [part.strip() for part in text.split(",")]
    return kind, dict(part.split(" = ") for part in rest)


def linear(x, w, bias, layout):
    columns = list(zip(*w)) if layout == "in_out" else w
    return [
        [
            math.fsum(a * b for a, b in zip(row, column))
            + (bias[o] if bias is not None else 0.0)
            for o, column in enumerate(columns)
        ]
        for row in x
    ]


def unpack_pair(gu, packing):
    """Gate and up of one packed row."""
    kind, order = re.match(r"(concat|interleaved<1>), (\w+)$", packing).groups()
    half = len(gu) // 2
    first, second = (
        (gu[:half], gu[half:]) if kind == "concat" else (gu[::2], gu[1::2])
    )
    return (first, second) if order == "gate_up" else (second, first)


def glu(text, get):
    m = re.match(
        r"%(\w+)(?:, %(\w+))? <([^>]*)>(?: packing <(.*)>)?$", text
    )
    gate, up, unit, packing = m.groups()
    kind, params = fields(unit)
    params = {k: float(v) for k, v in params.items()}
    limit, offset = params.pop("limit", None), params.pop("offset", None)
    act = activation(kind, next(iter(params.values()), None))
    rows = []
    for i, row in enumerate(get(gate)):
        gs, us = unpack_pair(row, packing) if packing else (row, get(up)[i])
        out = []
        for g, u in zip(gs, us):
            if limit is not None:
                g, u = min(g, limit), max(-limit, min(u, limit))
            out.append(act(g) * (u if offset is None else u + offset))
        rows.append(out)
    return rows


def dequantize(text, get):
    m = re.match(r"%(\w+), %(\w+)(?: zeros %(\w+))? <(.*)>$", text)
    values, scales = get(m[1]), get(m[2])
    zeros = get(m[3]) if m[3] else None
    _, params = fields("quant, " + m[4])
    assert params["axis"] == "1", text
    group = int(params["group"])
    result = []
    for n, row in enumerate(values):
        if params["bits"] == "4":
            assert params["order"] == "split<32>", text
            elements = []
            for i in range(0, len(row), 16):
                elements += [b & 15 for b in row[i : i + 16]]
                elements += [b >> 4 & 15 for b in row[i : i + 16]]
            row = elements
        out = []
        for k, q in enumerate(row):
            s = scales[n][k // group]
            z = zeros[n][k // group] if zeros else 0
            out.append(q * s + z if params["zero"] == "additive" else (q - z) * s)
        result.append(out)
    return result


def evaluate(function, x, get_tensor):
    """The result for the rows `x`; get_tensor(name) gives nested lists."""
    env = {function.arguments[0][0]: x}
    for name, _, tensor in function.arguments[1:]:
        env[name] = get_tensor(tensor)
    for result, op, text in function.operations:
        # In f64 nothing rounds.
        assert "rounding" not in text, text
        if op == "linear":
            m = re.match(r"%(\w+), %(\w+) <(\w+)>(?: bias %(\w+))?$", text)
            bias = env[m[4]] if m[4] else None
            value = linear(env[m[1]], env[m[2]], bias, m[3])
        elif op == "activation":
            m = re.match(r"%(\w+) <([^>]*)>$", text)
            kind, params = fields(m[2])
            act = activation(kind, next(map(float, params.values()), None))
            value = [[act(v) for v in row] for row in env[m[1]]]
        elif op == "glu":
            value = glu(text, env.get)
        elif op == "dequantize":
            value = dequantize(text, env.get)
        else:
            raise ValueError("unknown operation ffn." + op)
        env[result] = value
    return env[function.result]


def nest(shape, values):
    """A flat list as nested ones."""
    if len(shape) < 2:
        return values
    size = math.prod(shape[1:])
    return [
        nest(shape[1:], values[i * size : (i + 1) * size]) for i in range(shape[0])
    ]


def error(got, want):
    """The largest difference, as a part of the largest value."""
    flat = lambda rows: [v for row in rows for v in row]
    a, b = flat(got), flat(want)
    assert len(a) == len(b), "%d values, expected %d" % (len(a), len(b))
    return max(abs(p - q) for p, q in zip(a, b)) / max(abs(q) for q in b)


def loader(tensors):
    """get_tensor of a dictionary; NAME[e] is a slice."""

    def get(name):
        m = re.match(r"(.*)\[(\d+)\]$", name)
        if name not in tensors and m:
            return nest(*tensors[m[1]])[int(m[2])]
        return nest(*tensors[name])

    return get
