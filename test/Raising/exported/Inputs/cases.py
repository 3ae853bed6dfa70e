"""Writes exported feed-forward blocks, one file a case and road, and what raising
must find in each.

A case is a torch module with example inputs and the list of blocks that
`ffn-report` has to print for it. Weights lie on a coarse grid, so that they are
exact in every type.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Callable

import numpy
import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../../../tools/lib"))
from swiglu_export.errors import first_line  # noqa: E402
from swiglu_export.parameters import ParametersAsArguments  # noqa: E402
from swiglu_export.routes import foreign_operation, lower_torch  # noqa: E402

HIDDEN, INNER, TOKENS, BATCH = 32, 88, 6, 2
MAX_BYTES = 40000
DTYPES = {"f32": torch.float32, "bf16": torch.bfloat16, "f16": torch.float16}
ROUTES = {
    "torch": "torch.export, torch-mlir",
    "torch-nodecomp": "torch.export, torch-mlir without decompositions",
    "torch-iree": "torch.export, IREE",
    "torch-stablehlo": "torch.export, torch-mlir to StableHLO, linalg",
    "tosa": "torch.export, torch-mlir to TOSA",
    "tosa-linalg": "torch.export, torch-mlir to TOSA, linalg by mlir-opt",
    "onnx": "torch.onnx, torch-mlir",
    "onnx-iree": "torch.onnx, IREE",
    "jax": "jax.jit, StableHLO, linalg by torch-mlir",
    "jax-iree": "jax.jit, StableHLO, IREE",
}


@dataclass
class Case:
    name: str
    source: str
    build: Callable  # -> (module, inputs)
    blocks: list
    roads: str = "torch:f32"  # ROUTE:TYPE, separated by blanks
    dynamic: dict = None
    note: str = ""
    shape: tuple = field(default=(BATCH, TOKENS, HIDDEN))


def gated(act="swish", bias="", packing="separate", order=None, adapters=None, **params):
    """The row of a whole gated block; `swish` has its beta always."""
    if act == "swish":
        params.setdefault("beta", 1.0)
    row = {"kind": "gated_ffn", "activation": act, "bias": bias.split(), "packing": packing, "params": params}
    if order:
        row["order"] = order
    if adapters:
        row["adapters"] = adapters.split()
    return [row]


def plain(act, bias="", adapters=None, **params):
    """The row of a block of two products."""
    if act == "swish":
        params.setdefault("beta", 1.0)
    row = {"kind": "ffn", "activation": act, "bias": bias.split(), "params": params}
    if adapters:
        row["adapters"] = adapters.split()
    return [row]


ALL, BOTH, DOWN = "gate up down", "up down", "down"


def on_grid(module, seed=0):
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for tensor in module.parameters():
            tensor.copy_(torch.randint(-16, 17, tensor.shape, generator=generator).float() / 64)
    return module


def grid_input(shape, seed=1):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(-64, 65, shape, generator=generator).float() / 32


def cast(value, dtype):
    return value.to(DTYPES[dtype]) if value.is_floating_point() else value


def write(path, text, head):
    """Prints the text as mlir-opt does, with aliases for maps; '' or what is wrong."""
    if name := foreign_operation(text):
        return "has %s" % name
    tool = os.environ.get("MLIR_OPT", "mlir-opt-22")
    done = subprocess.run([tool, "-"], input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        return first_line(done.stderr)
    body = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
    out = "".join("// %s\n" % line for line in head) + body + "\n"
    if len(out) > MAX_BYTES:
        return "%d bytes, at most %d" % (len(out), MAX_BYTES)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(out)
    return ""


def save_reference(path, arguments, results):
    data = {"arg%d" % i: as_numpy(a) for i, a in enumerate(arguments)}
    data |= {"out%d" % i: as_numpy(r) for i, r in enumerate(results)}
    numpy.savez_compressed(path, **data)


def as_numpy(value):
    value = value.detach()
    return value.float().numpy() if value.dtype in (torch.bfloat16, torch.float16) else value.numpy()


def export_torch(case, route, dtype, folder, references):
    """One file; the error text is '' if all went well."""
    torch.manual_seed(0)
    module, inputs = case.build()
    module = on_grid(module).eval().to(DTYPES[dtype])
    inputs = tuple(cast(value, dtype) for value in inputs)
    wrapped = ParametersAsArguments(module, len(inputs))
    arguments = inputs + wrapped.values
    text = lower_torch(wrapped, arguments, route, case.dynamic)
    names = ["x%d" % i if i else "x" for i in range(len(inputs))] + wrapped.names
    head = ["Source: " + case.source, "Route: %s, %s" % (ROUTES[route], dtype)]
    if case.note:
        head.append("Note: " + case.note)
    if expected_blocks(case, route) is None:
        head.append("Expected: open, any answer that is equal in value")
    head.append("Arguments: " + ", ".join("%%arg%d = %s" % pair for pair in enumerate(names)))
    name = "%s/%s-%s" % (route, case.name, dtype)
    error = write(os.path.join(folder, name + ".mlir"), text, head)
    if not error and references:
        with torch.no_grad():
            results = wrapped(*arguments)
        results = results if isinstance(results, (tuple, list)) else (results,)
        os.makedirs(os.path.join(references, route), exist_ok=True)
        save_reference(os.path.join(references, name + ".npz"), arguments, results)
    return name, error


def expected_blocks(case, route):
    """None where several answers are right, as for erf through StableHLO: there
    it is a polynomial of about 60 operations."""
    if case.blocks is None:
        return None
    if route in ("torch-stablehlo", "jax", "jax-iree") and any(b["activation"] == "gelu" for b in case.blocks):
        return None
    return case.blocks


def update_expected(folder, rows):
    path = os.path.join(folder, "expected.json")
    known = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            known = json.load(file)
    known |= rows
    known = {k: v for k, v in sorted(known.items()) if v is not None and os.path.exists(os.path.join(folder, k + ".mlir"))}
    lines = ["  %s: %s" % (json.dumps(k), json.dumps(v)) for k, v in known.items()]
    with open(path, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def main(cases, argv, export=export_torch):
    """usage: FILE OUT [FILTER] [--references FOLDER]"""
    references = None
    if "--references" in argv:
        at = argv.index("--references")
        references = argv[at + 1]
        del argv[at : at + 2]
    folder, wanted = argv[1], re.compile(argv[2] if len(argv) > 2 else "")
    rows, failures = {}, 0
    for case in cases:
        for road in case.roads.split():
            route, dtype = road.split(":")
            if not wanted.search("%s/%s-%s" % (route, case.name, dtype)):
                continue
            try:
                name, error = export(case, route, dtype, folder, references)
            except Exception as problem:  # pylint: disable=broad-except
                name, error = "%s/%s-%s" % (route, case.name, dtype), "%s: %s" % (type(problem).__name__, first_line(problem))
            if error:
                failures += 1
            else:
                rows[name] = expected_blocks(case, route)
            print("%-4s %s %s" % ("FAIL" if error else "ok", name, error[:300]), flush=True)
    update_expected(folder, rows)
    print("%d written, %d failed" % (len(rows), failures))
