#!/usr/bin/env python3
"""Writes the MLIR functions that ulp.c measures, as one module, to stdout.

Each function is `NAME_TYPE(x, y)` on two arrays of 4096 elements: the
functions that ffn-expand-math expands, and the activations spelled the way the
dialect decomposes them, with all arithmetic in TYPE. f32 comes twice, on
vectors and on scalars. The argument, 16 if not given, is the size of vectors.
"""

import re
import sys

WIDTH = int(sys.argv[1]) if len(sys.argv) > 1 else 16

UNARY = ["exp", "erf", "erfc", "tanh"]

# NAME: lines of the body, from %x to %r; {name} is a constant, T the type.
CONSTANTS = {
    "zero": "0.0",
    "one": "1.0",
    "half": "0.5",
    "negInvSqrt2": "-0.70710678118654752",
    "cubic": "0.044715",
    "coefficient": "0.7978845608028654",
    "beta": "1.702",
    "falling": "-0.75",
    "threshold": "0.125",
}
SIGMOID = """
%n = arith.negf ARG : T
%e = math.exp %n : T
%d = arith.addf {one}, %e : T
%s = arith.divf {one}, %d : T"""
GELU_TANH = """
%x2 = arith.mulf %x, %x : T
%x3 = arith.mulf %x2, %x : T
%c3 = arith.mulf {cubic}, %x3 : T
%i = arith.addf %x, %c3 : T
%v = arith.mulf {coefficient}, %i : T
%t = math.tanh %v : T
%d = arith.addf {one}, %t : T
%h = arith.mulf {half}, %x : T
%r = arith.mulf %h, %d : T"""
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
    # beta below zero.
    "swish_falling": """
%z = arith.mulf {falling}, %x : T""" + SIGMOID.replace("ARG", "%z") + """
%r = arith.mulf %x, %s : T""",
    "gelu": """
%t = arith.mulf %x, {negInvSqrt2} : T
%e = math.erfc %t : T
%h = arith.mulf %x, {half} : T
%r = arith.mulf %h, %e : T""",
    "gelu_tanh": GELU_TANH,
    # The least coefficient that the bounds speak of.
    "gelu_tanh_low": GELU_TANH.replace("{coefficient}", "{half}"),
    "relu": "%r = arith.maximumf %x, {zero} : T",
    "squared_relu": """
%m = arith.maximumf %x, {zero} : T
%r = arith.mulf %m, %m : T""",
    "fatrelu": """
%p = arith.cmpf ugt, %x, {threshold} : T
%r = arith.select %p, %x, {zero} : PRED, T""",
}


def step_16_bit(line):
    """One step in a 16-bit type N: values are kept in T = f32 (upstream has no
    lowering of bf16 arithmetic that links everywhere), and each is rounded.
    The functions of the math dialect are left to ffn-expand-math in N."""
    result, operation = line.split(" = ")
    if operation.startswith("math."):
        name, operand, _, _ = operation.split()
        return [
            f"{result}_in = arith.truncf {operand} : T to N",
            f"{result}_out = {name} {result}_in : N",
            f"{result} = arith.extf {result}_out : N to T",
        ]
    if operation.startswith("arith.cmpf"):
        return [line]
    return [
        f"{result}_wide = {operation}",
        f"{result}_out = arith.truncf {result}_wide : T to N",
        f"{result} = arith.extf {result}_out : N to T",
    ]


def function(name, element, width, suffix):
    """The text of one function; `width` 0 is a scalar loop."""
    def shaped(type):
        return f"vector<{width}x{type}>" if width else type

    body, constants = BODIES[name].strip(), []
    for key, value in CONSTANTS.items():
        if "{" + key + "}" in body:
            body = body.replace("{" + key + "}", "%" + key)
            literal = f"dense<{value}>" if width else value
            constants.append(f"%{key} = arith.constant {literal} : T")
    lines, compute, result = body.split("\n"), element, "%r"
    memref = f"memref<4096x{element}>"
    dialect, access = ("vector", f"{memref}, N") if width else ("memref", memref)
    load = [f"%x = {dialect}.load %in[%i0] : {access}"]
    if element in ("f16", "bf16"):
        compute, result = "f32", "%r_out"
        constants = [step for line in constants for step in step_16_bit(line)]
        lines = [step for line in lines for step in step_16_bit(line)]
        load = [f"%x_in = {dialect}.load %in[%i0] : {access}",
                "%x = arith.extf %x_in : N to T"]
    text = [
        f"func.func @{name}_{suffix}(%in: {memref}, %out: {memref}) {{",
        "%c0 = arith.constant 0 : index",
        "%c4096 = arith.constant 4096 : index",
        f"%step = arith.constant {width or 1} : index",
        *constants,
        "scf.for %i0 = %c0 to %c4096 step %step {",
        *load,
        *lines,
        f"{dialect}.store {result}, %out[%i0] : {access}",
        "}",
        "return",
        "}",
    ]
    # The letters are types where a type may stand.
    types = {"T": shaped(compute), "N": shaped(element), "PRED": shaped("i1")}
    return "\n".join(
        re.sub(r"(?<=[:,o] )(T|N|PRED)\b", lambda m: types[m[1]], line)
        for line in text)


for name in BODIES:
    print(function(name, "f32", WIDTH, "f32"))
    print(function(name, "f32", 0, "f32_scalar"))
    print(function(name, "f64", 0, "f64"))
    print(function(name, "f16", WIDTH, "f16"))
    print(function(name, "bf16", WIDTH, "bf16"))
