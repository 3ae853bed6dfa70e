"""Small changes to a function's text, each of which changes what it computes
(or makes it invalid, or happens to change nothing)."""

import re

LITERAL = re.compile(r"(arith\.constant (?:dense<)?)(-?\d+\.\d+(?:[eE][+-]?\d+)?)(>? : (?:tensor<[^>]*(?:f32|f64|bf16|f16)>|f32|f64|bf16|f16))")
ARGUMENT = re.compile(r"(%\w+): (tensor<[^>]*>)")
INPUTS = re.compile(r"ins\(((?:%[\w#]+(?:, )?)+) : ([^)]*)\)")
SCALAR = re.compile(r"(arith\.(?:mulf|addf|divf|subf) )(%\w+), (%\w+)( : (?:f32|f64|bf16|f16))")
SLICE = re.compile(r"(tensor\.extract_slice (%\w+))(\[[^\]]*\])")
MAP = re.compile(r"(affine_map<\([^)]*\) -> \((?:d\d+, )*)(d\d+), (d\d+)(\)>)")


def replace(text, match, new):
    return text[: match.start()] + new + text[match.end() :]


def literals(text):
    """A number becomes another."""
    for match in LITERAL.finditer(text):
        value = float(match[2])
        changed = value * 1.25 if value else 0.25
        yield replace(text, match, "%s%.9e%s" % (match[1], changed, match[3]))


def operands(text):
    """A tensor becomes an argument of the same type, or a number of an
    arithmetic operation the other one."""
    arguments = ARGUMENT.findall(text[text.index("func.func") :].split("->")[0])
    for match in INPUTS.finditer(text):
        names, types = match[1].split(", "), match[2].split(", ")
        for i, (name, kind) in enumerate(zip(names, types)):
            for other, other_kind in arguments:
                if other != name and other_kind == kind:
                    changed = names[:i] + [other] + names[i + 1 :]
                    yield replace(text, match, "ins(%s : %s)" % (", ".join(changed), match[2]))
    for match in SCALAR.finditer(text):
        if match[2] != match[3]:
            yield replace(text, match, "%s%s, %s%s" % (match[1], match[3], match[3], match[4]))


def halves(text):
    """Two slices of one tensor change places, or become one."""
    slices = list(SLICE.finditer(text))
    for i, first in enumerate(slices):
        for second in slices[i + 1 :]:
            if first[2] == second[2] and first[3] != second[3]:
                both_first = replace(text, second, second[1] + first[3])
                yield both_first
                yield replace(both_first, first, first[1] + second[3])


def maps(text):
    """Two dimensions of an operand change places."""
    for match in MAP.finditer(text):
        # All operands that share an alias would change alike.
        if not text.startswith("#", text.rfind("\n", 0, match.start()) + 1):
            yield replace(text, match, "%s%s, %s%s" % (match[1], match[3], match[2], match[4]))


KINDS = {"literal": literals, "operand": operands, "half": halves, "map": maps}
