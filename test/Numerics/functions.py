#!/usr/bin/env python3
"""Writes the MLIR functions that ulp.c measures, as one module, to stdout.

Each function is `NAME_TYPE(x, y)` on two arrays of 4096 elements: the
functions that ffn-expand-math expands, and the activations spelled the way the
dialect decomposes them. f32 comes twice, on vectors and on scalars.
"""

UNARY = ["exp", "erf", "erfc", "tanh"]

# NAME: lines of the body; {name} is a constant of that value, T the type.
CONSTANTS = {
    "zero": "0.0",
    "one": "1.0",
    "half": "0.5",
    "negInvSqrt2": "-0.70710678118654752",
    "cubic": "0.044715",
    "coefficient": "0.7978845608028654",
    "beta": "1.702",
    "threshold": "0.01",
}
SIGMOID = """
%n = arith.negf ARG : T
%e = math.exp %n : T
%d = arith.addf {one}, %e : T
%s = arith.divf {one}, %d : T"""
BODIES = {name: f"%r = math.{name} %x : T" for name in UNARY} | {
    # The factor of GELU as a function of x.
    "gelu_erfc": """
%t = arith.mulf %x, {negInvSqrt2} : T
%r = math.erfc %t : T""",
    "sigmoid": SIGMOID.replace("ARG", "%x").replace("%s", "%r"),
    "swish": SIGMOID.replace("ARG", "%x") + """
%r = arith.mulf %x, %s : T""",
    "swish_beta": """
%z = arith.mulf {beta}, %x : T""" + SIGMOID.replace("ARG", "%z") + """
%r = arith.mulf %x, %s : T""",
    "gelu": """
%t = arith.mulf %x, {negInvSqrt2} : T
%e = math.erfc %t : T
%h = arith.mulf %x, {half} : T
%r = arith.mulf %h, %e : T""",
    "gelu_tanh": """
%x2 = arith.mulf %x, %x : T
%x3 = arith.mulf %x2, %x : T
%c3 = arith.mulf {cubic}, %x3 : T
%i = arith.addf %x, %c3 : T
%v = arith.mulf {coefficient}, %i : T
%t = math.tanh %v : T
%d = arith.addf {one}, %t : T
%h = arith.mulf {half}, %x : T
%r = arith.mulf %h, %d : T""",
    "relu": "%r = arith.maximumf %x, {zero} : T",
    "squared_relu": """
%m = arith.maximumf %x, {zero} : T
%r = arith.mulf %m, %m : T""",
    "fatrelu": """
%p = arith.cmpf ugt, %x, {threshold} : T
%r = arith.select %p, %x, {zero} : PRED, T""",
}


def function(name, element, width, suffix):
    """The text of one function; `width` 0 is a scalar loop."""
    shaped = f"vector<{width}x{element}>" if width else element
    pred = f"vector<{width}xi1>" if width else "i1"
    body, constants = BODIES[name], []
    for key, value in CONSTANTS.items():
        if "{" + key + "}" in body:
            body = body.replace("{" + key + "}", "%" + key)
            literal = f"dense<{value}>" if width else value
            constants.append(f"%{key} = arith.constant {literal} : {shaped}")
    body = body.replace("PRED, T", f"{pred}, {shaped}").replace(": T", ": " + shaped)
    memref = f"memref<4096x{element}>"
    dialect, access = ("vector", f"{memref}, {shaped}") if width else ("memref", memref)
    return "\n".join([
        f"func.func @{name}_{suffix}(%in: {memref}, %out: {memref}) {{",
        "%c0 = arith.constant 0 : index",
        "%c4096 = arith.constant 4096 : index",
        f"%step = arith.constant {width or 1} : index",
        *constants,
        "scf.for %i0 = %c0 to %c4096 step %step {",
        f"%x = {dialect}.load %in[%i0] : {access}",
        body.strip(),
        f"{dialect}.store %r, %out[%i0] : {access}",
        "}",
        "return",
        "}",
    ])


for name in BODIES:
    print(function(name, "f32", 8, "f32"))
    print(function(name, "f32", 0, "f32_scalar"))
    print(function(name, "f64", 0, "f64"))
for name in UNARY:
    print(function(name, "f16", 8, "f16"))
    print(function(name, "bf16", 8, "bf16"))
