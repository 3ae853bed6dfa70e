"""check-source.py REPOSITORY: the rules of docs/CONTRIBUTING.md that a machine
can check, on each file that would be committed."""

import os
import re
import sys

ROOT = sys.argv[1]
FOLDERS = ["cmake", "docs", "include", "lib", "test", "tools", "unittests", "utils"]
CODE = (".c", ".cpp", ".h", ".td", ".py", ".sh")
GLOBAL_OPTION = re.compile(r"\bcl::(opt|list|bits|alias)\b")
UNDONE = re.compile(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))")
# A path that names a place on one machine.
MACHINE_PATH = re.compile(r"(?<![\w.$}*/-])/(home|root|work|Users)/\w")


def check(path, lines):
    name = os.path.relpath(path, ROOT)
    top = name.split(os.sep)[0]
    if name.endswith(CODE) and top != "test" and len(lines) > 800:
        yield 1, "has %d lines, at most 800" % len(lines)
    is_main = any(line.startswith("int main(") for line in lines)
    if top == "tools" and is_main and len(lines) > 40:
        yield 1, "has %d lines, a main at most 40" % len(lines)
    if name.endswith((".h", ".cpp", ".td")) and top in ("include", "lib") and not lines[0].startswith(("//", "/*")):
        yield 1, "does not begin with its purpose"
    is_written = name.endswith(CODE + (".md", ".mlir", ".cmake", ".txt"))
    for number, line in enumerate(lines, 1):
        if is_written and (line != line.rstrip() or "\t" in line):
            yield number, "tab, or blanks at the end"
        if top in ("include", "lib") and GLOBAL_OPTION.search(line):
            yield number, "global option; make it one of a pass or pipeline"
        if UNDONE.search(line):
            yield number, "undone work without the number of an issue"
        if MACHINE_PATH.search(line):
            yield number, "path of one machine"


def main():
    files = failures = 0
    for folder in FOLDERS:
        for parent, folders, names in os.walk(os.path.join(ROOT, folder)):
            skipped = ("__pycache__", "Inputs", "Output", "generated")
            folders[:] = [entry for entry in folders if entry not in skipped]
            for name in names:
                path = os.path.join(parent, name)
                # This file and its test spell what they look for.
                if name.startswith("check-source") or os.path.islink(path):
                    continue
                try:
                    with open(path, encoding="utf-8") as file:
                        lines = file.read().split("\n")
                except UnicodeDecodeError:
                    continue  # data
                files += 1
                for number, message in check(path, lines):
                    failures += 1
                    print("%s:%d: error: %s" % (os.path.relpath(path, ROOT), number, message))
    print("%d files, %d errors" % (files, failures))
    sys.exit(failures != 0)


if __name__ == "__main__":
    main()
