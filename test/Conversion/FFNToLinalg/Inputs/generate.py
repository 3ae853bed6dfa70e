"""Writes a module with one function for every operation of the ffn dialect with
every type, layout, packing, rounding and quantisation. Activations and shapes
go round: each combination meets the next one of them.
"""

import itertools

IN, OUT, RANK, BLOCK = 12, 16, 3, 4
UNITS = ["swish", "gelu", "gelu_tanh", "relu", "sigmoid", "identity", "tanh",
         "squared_relu", "fatrelu, threshold = 0.01", "swish, beta = 1.702",
         "swish, beta = 1.702, limit = 7.0, offset = 1.0", "gelu, limit = 5.0",
         "gelu_tanh, coefficient = 0.797724, offset = -1.0"]  # fmt: skip
ACTS = UNITS[:10]
SHORTHANDS = ["fused", "eager", "stepwise", "native"]
# Element type of x, its rounding.
TYPES = [("f32", ""), ("f64", "")] + [
    (t, " rounding <%s>" % r) for t in ("f16", "bf16") for r in SHORTHANDS
]
PACKINGS = ["%s, %s" % (kind, order)
            for kind in ("concat", "interleaved<1>", "interleaved<%d>" % BLOCK)
            for order in ("gate_up", "up_gate")]  # fmt: skip
LEADING = itertools.cycle([["?"], [], ["2", "?"], ["3"], ["0"], ["?", "1", "?"]])
# Known, or left open by the types.
WIDTHS = itertools.cycle([(IN, OUT), (IN, OUT), ("?", OUT), (IN, "?"), ("?", "?")])
units, acts = itertools.cycle(UNITS), itertools.cycle(ACTS)
count = 0


def tensor(*parts):
    return "tensor<%s>" % "x".join(str(p) for p in parts)


def emit(operands, text, result):
    """`operands`: (name, type) in the order of the operation's type; the text
    names them as %name."""
    global count
    arguments = ", ".join("%%%s: %s" % o for o in operands)
    types = ", ".join(t for _, t in operands)
    print("func.func @f%d(%s) -> %s {" % (count, arguments, result))
    if text.startswith("ffn.activation"):
        print("  %%r = %s : %s -> %s" % (text, types, result))
    else:
        print("  %%r = %s : (%s) -> %s" % (text, types, result))
    print("  return %%r : %s\n}" % result)
    count += 1


def twice(size):
    return size if size == "?" else 2 * size


def matrix(layout, inner, outer, element):
    return tensor(*((outer, inner) if layout == "out_in" else (inner, outer)), element)


def result_types(element):
    """The result's types of a product or a narrowing."""
    return [element] if element in ("f32", "f64") else [element, "f32"]


# activation
for act in ACTS:
    for element, rounding in TYPES:
        x = tensor(*next(LEADING), OUT, element)
        emit([("x", x)], "ffn.activation %%x <%s>%s" % (act, rounding), x)
    for narrow in ("f16", "bf16"):
        lead = next(LEADING)
        emit([("x", tensor(*lead, OUT, "f32"))],
             "ffn.activation %%x <%s> rounding <fused>" % act,
             tensor(*lead, OUT, narrow))  # fmt: skip

# glu
narrowings = [("f32", " rounding <%s>" % r, t)
              for t in ("f16", "bf16") for r in ("fused", "eager")]  # fmt: skip
for element, rounding, result in [(e, r, e) for e, r in TYPES] + narrowings:
    lead, (_, out) = next(LEADING), next(WIDTHS)
    half = tensor(*lead, out, element)
    emit([("g", half), ("u", half)],
         "ffn.glu %%g, %%u <%s>%s" % (next(units), rounding),
         tensor(*lead, out, result))  # fmt: skip
    for packing in PACKINGS:
        lead, (_, out) = next(LEADING), next(WIDTHS)
        emit([("gu", tensor(*lead, twice(out), element))],
             "ffn.glu %%gu <%s> packing <%s>%s" % (next(units), packing, rounding),
             tensor(*lead, out, result))  # fmt: skip

# scale
for element, rounding in TYPES:
    for vector in sorted({element, element if element == "f64" else "f32"}):
        lead, (_, out) = next(LEADING), next(WIDTHS)
        x, l = tensor(*lead, out, element), tensor(out, vector)
        emit([("x", x), ("l", l)], "ffn.scale %x, %l", x)
        emit([("x", x), ("l", l), ("b", l)], "ffn.scale %x, %l bias %b" + rounding, x)

# linear
for (element, rounding), layout, has_bias, addends in itertools.product(
    TYPES, ("out_in", "in_out"), (False, True), (0, 1, 2)
):
    for result in result_types(element):
        lead, (inner, outer) = next(LEADING), next(WIDTHS)
        operands = [("x", tensor(*lead, inner, element)),
                    ("w", matrix(layout, inner, outer, element))]  # fmt: skip
        text = "ffn.linear %%x, %%w <%s>" % layout
        if has_bias:
            operands.append(("b", tensor(outer, result)))
            text += " bias %b"
        names = ["c%d" % i for i in range(addends)]
        for name, addend in zip(names, (element, result)):
            operands.append((name, tensor(*lead, outer, addend)))
        if names:
            text += " addend " + ", ".join("%" + n for n in names)
        emit(operands, text + rounding, tensor(*lead, outer, result))

# gated_linear with two weights
for (element, rounding), gate, up, parts in itertools.product(
    TYPES, ("out_in", "in_out"), ("out_in", "in_out"), range(4)
):
    lead, (inner, outer) = next(LEADING), next(WIDTHS)
    bias, addend = tensor(outer, element), tensor(*lead, outer, element)
    operands = [("x", tensor(*lead, inner, element)),
                ("g", matrix(gate, inner, outer, element)),
                ("u", matrix(up, inner, outer, element))]  # fmt: skip
    text = "ffn.gated_linear %%x, %%g <%s>, %%u <%s> unit <%s>" % (gate, up, next(units))
    if parts == 1:
        operands += [("bg", bias), ("bu", bias)]
        text += " bias(gate %bg, up %bu)"
    elif parts == 2:
        operands += [("bu", bias), ("c", addend), ("d", addend)]
        text += " bias(up %bu) addend(gate %c, %d)"
    elif parts == 3:
        operands += [("bg", bias), ("c", addend), ("d", addend)]
        text += " bias(gate %bg) addend(gate %c, up %d)"
    emit(operands, text + rounding, tensor(*lead, outer, element))

# gated_linear with one weight
for (element, rounding), layout, packing, parts in itertools.product(
    TYPES, ("out_in", "in_out"), PACKINGS, range(3)
):
    lead, (inner, outer) = next(LEADING), next(WIDTHS)
    both = twice(outer)
    operands = [("x", tensor(*lead, inner, element)),
                ("w", matrix(layout, inner, both, element))]  # fmt: skip
    text = "ffn.gated_linear %%x, %%w <%s> unit <%s> packing <%s>" % (
        layout, next(units), packing)  # fmt: skip
    if parts >= 1:
        operands.append(("b", tensor(both, element)))
        text += " bias %b"
    if parts == 2:
        operands.append(("c", tensor(*lead, both, element)))
        text += " addend %c"
    emit(operands, text + rounding, tensor(*lead, outer, element))

# low_rank
for (element, rounding), has_bias in itertools.product(TYPES, (False, True)):
    for result in result_types(element):
        lead, (inner, outer) = next(LEADING), next(WIDTHS)
        operands = [("x", tensor(*lead, inner, element)),
                    ("a", tensor(RANK, inner, element)),
                    ("b", tensor(outer, RANK, element))]  # fmt: skip
        if has_bias:
            operands.append(("bb", tensor(outer, result)))
        emit(operands,
             "ffn.low_rank %%x, %%a, %%b%s scale 2.0%s" % (" bias %bb" if has_bias else "", rounding),
             tensor(*lead, outer, result))  # fmt: skip

# dequantize
STORED = [(8, "", 8), (4, ", order = low_first", 8), (4, ", order = high_first", 6),
          (4, ", order = split<8>", 8), (4, ", order = split<4>", 12)]  # fmt: skip
FLOATS = ("f16", "bf16", "f32", "f64")
known = itertools.cycle([(True, True), (True, True), (False, True), (True, False), (False, False)])
for (bits, order, group), axis, zero, scale, result in itertools.product(
    STORED, (0, 1), ("none", "integer", "additive"), FLOATS, FLOATS
):
    # Which sizes the types of operands and result say.
    inner_known, outer_known = next(known)
    shape = [5, 5]
    shape[axis] = 24
    stored, groups = list(shape), list(shape)
    stored[axis] = 24 * bits // 8
    groups[axis] = 24 // group
    for sizes, is_known in ((stored, inner_known), (groups, inner_known), (shape, outer_known)):
        if not is_known:
            sizes[:] = ["?", "?"]
    operands = [("q", tensor(*stored, "i8")), ("s", tensor(*groups, scale))]
    text = "ffn.dequantize %q, %s"
    if zero != "none":
        operands.append(("z", tensor(*groups, "i8" if zero == "integer" else scale)))
        text += " zeros %z"
    text += " <bits = %d, axis = %d, group = %d, zero = %s%s>" % (bits, axis, group, zero, order)
    emit(operands, text, tensor(*shape, result))

# merge, dora_scale
DIMS = {"w": "oi", "m": "o", "b": "or", "a": "ri", "r": "o", "c": "i"}
for (element, factor, result), layout, adds, extras in itertools.product(
    [("f32", "f32", "f32"), ("bf16", "f32", "bf16"), ("f16", "f64", "f64"), ("f64", "f16", "bf16")],
    ("out_in", "in_out"), (0, 1, 2), ("", "r", "c", "rrc", "m"),
):  # fmt: skip
    inner, outer = next(WIDTHS)
    sizes = {"o": outer, "i": inner, "r": RANK}
    names, words = ["w"] if "m" not in extras else ["m", "w"], {}
    for word, letter, number in (("add", "b", adds), ("times", "a", adds),
                                 ("rows", "r", extras.count("r")),
                                 ("columns", "c", extras.count("c"))):  # fmt: skip
        words[word] = ["%s%d" % (letter, i) for i in range(number)]
        names += words[word]
    operands = []
    for name in names:
        dims = [sizes[d] for d in DIMS[name[0]]]
        if name == "w" and layout == "in_out":
            dims.reverse()
        operands.append((name, tensor(*dims, element if name == "w" else factor)))
    text = "ffn.dora_scale %m, %w" if "m" in extras else "ffn.merge %w"
    text += " <%s>" % layout
    for word, values in words.items():
        if values:
            text += " %s(%s)" % (word, ", ".join("%" + v for v in values))
        if word == "times" and values:
            text += " scales %s" % [0.1, -2.0][:adds]
    of = "m" if "m" in extras else "w"
    emit(operands, text, dict(operands)[of].replace(factor if of == "m" else element, result))
for element, result in itertools.product(FLOATS, FLOATS):
    types = [("w", tensor("?", element)), ("b", tensor(OUT, "f32")), ("l", tensor("?", "f16"))]
    emit(types, "ffn.merge %w <out_in> add(%b) scales [0.5] rows(%l)", tensor("?", result))

# quantize
for (bits, order, group), axis, element, scale in itertools.product(STORED, (0, 1), FLOATS, FLOATS):
    inner_known, outer_known = next(known)
    shape = [5, 5]
    shape[axis] = 24
    stored, groups = list(shape), list(shape)
    stored[axis] = 24 * bits // 8
    groups[axis] = 24 // group
    for sizes, is_known in ((stored, inner_known), (groups, inner_known), (shape, outer_known)):
        if not is_known:
            sizes[:] = ["?", "?"]
    w, q, s = tensor(*shape, element), tensor(*stored, "i8"), tensor(*groups, scale)
    text = "<bits = %d, axis = %d, group = %d, zero = none%s>" % (bits, axis, group, order)
    print("func.func @f%d(%%w: %s) -> (%s, %s) {" % (count, w, q, s))
    print("  %%q, %%s = ffn.quantize %%w %s : %s -> %s, %s" % (text, w, q, s))
    print("  return %%q, %%s : %s, %s\n}" % (q, s))
    count += 1

print("// functions: %d" % count)
