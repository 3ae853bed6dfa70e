"""Lowers the StableHLO of jax_cases.py by two roads.
usage: jax_lower.py STABLEHLO-FOLDER OUT [--references FOLDER]"""

import json
import os
import shutil
import sys

from cases import ROUTES, update_expected, write
from swiglu_export.errors import first_line
from swiglu_export.routes import stablehlo_with_iree, stablehlo_with_torch_mlir

ROADS = {"jax": stablehlo_with_torch_mlir, "jax-iree": stablehlo_with_iree}


def main(source, folder, references=None):
    rows, failures = {}, 0
    with open(os.path.join(source, "cases.json"), encoding="utf-8") as file:
        cases = json.load(file)
    for case in cases:
        with open(os.path.join(source, case["name"] + ".mlir"), encoding="utf-8") as file:
            text = file.read()
        for route, lower in ROADS.items():
            name = "%s/%s" % (route, case["name"])
            head = ["Source: " + case["source"], "Route: %s, %s" % (ROUTES[route], case["dtype"])]
            if case["note"]:
                head.append("Note: " + case["note"])
            if case["blocks"] is None:
                head.append("Expected: open, any answer that is equal in value")
            try:
                error = write(os.path.join(folder, name + ".mlir"), lower(text), head)
            except Exception as problem:  # pylint: disable=broad-except
                error = first_line(problem)
            failures += bool(error)
            if not error:
                rows[name] = case["blocks"]
                if references:
                    os.makedirs(os.path.join(references, route), exist_ok=True)
                    shutil.copy(os.path.join(source, case["name"] + ".npz"), os.path.join(references, name + ".npz"))
            print("%-4s %s %s" % ("FAIL" if error else "ok", name, error[:300]), flush=True)
    update_expected(folder, rows)
    print("%d written, %d failed" % (len(rows), failures))


if __name__ == "__main__":
    references = None
    if "--references" in sys.argv:
        at = sys.argv.index("--references")
        references = sys.argv[at + 1]
        del sys.argv[at : at + 2]
    main(sys.argv[1], sys.argv[2], references)
