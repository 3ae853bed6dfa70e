"""Checks that the numbered constraints of the ffn dialect agree in three places:
`C<n>:` in the descriptions of FFNOps.td, `<op>_c<n>` in the comments of the
verifiers in FFNOps.cpp and FFNWeightOps.cpp, and functions `@<op>_c<n>…` of
invalid.mlir, invalid-products.mlir and invalid-weights.mlir.

Usage: check-constraints.py SOURCE-DIRECTORY
"""

import os
import re
import sys

root = sys.argv[1]


def read(*path):
    with open(os.path.join(root, *path), encoding="utf-8") as file:
        return file.read()


described, numbers = set(), {}
definitions = read("include", "swiglu", "Dialect", "FFN", "IR", "FFNOps.td")
for body in re.split(r"^def FFN_\w+Op\b", definitions, flags=re.M)[1:]:
    name = re.search(r'FFN_\w*Op<"(\w+)"', body).group(1)
    numbers[name] = [int(n) for n in re.findall(r"^\s*\* C(\d+):", body, flags=re.M)]
    described |= {"%s_c%d" % (name, n) for n in numbers[name]}

verifiers = ""
for file in ("FFNOps.cpp", "FFNWeightOps.cpp"):
    text = read("lib", "Dialect", "FFN", "IR", file)
    verifiers += text[text.index("// Checks") :]
checked = set()
for comment in re.findall(r"//(.*)", verifiers):
    checked |= set(re.findall(r"\b[a-z_]+_c\d+\b", comment))

tested = set()
for file in ("invalid.mlir", "invalid-products.mlir", "invalid-weights.mlir"):
    tested |= set(
        re.findall(r"@([a-z_]+_c\d+)(?=[_(])", read("test", "Dialect", "FFN", file))
    )

errors = []
for name, found in numbers.items():
    if not found or found != list(range(1, len(found) + 1)):
        errors.append("%s has the constraints %s, expected 1, 2, …" % (name, found))
places = {"FFNOps.td": described, "FFN*Ops.cpp": checked, "invalid*.mlir": tested}
for tag in sorted(set().union(*places.values())):
    missing = [place for place, tags in places.items() if tag not in tags]
    if missing:
        errors.append("constraint %s is missing in %s" % (tag, ", ".join(missing)))
print("\n".join(errors) or "%d constraints agree" % len(described))
sys.exit(1 if errors else 0)
