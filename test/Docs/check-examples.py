"""check-examples.py SWIGLU-OPT FILE.md...

Every ```mlir block of the pages has to parse. A block whose lines all begin
with '#' holds one attribute a line; everything else is the text of a module.
`<!-- not run: REASON -->` on the line above skips a block, and is shown. Every
`Example (test/….mlir)` has to be a lit test in which the page's operation
occurs.
"""

import os
import re
import subprocess
import sys

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIP = re.compile(r"<!-- not run: (.+) -->")
POINTER = re.compile(r"^Example \((\S+)\):")
HEADING = re.compile(r"^### `?([a-z_.]+)`?")


def blocks_of(path):
    """Line number, reason to skip or None, and lines of each block."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    inside = None
    for number, line in enumerate(lines, 1):
        if inside is None and line.strip() == "```mlir":
            above = [text for text in lines[max(0, number - 3) : number - 1] if text.strip()]
            skip = SKIP.search(above[-1]) if above else None
            inside = (number, skip.group(1) if skip else None, [])
        elif inside and line.strip() == "```":
            yield inside
            inside = None
        elif inside:
            inside[2].append(line)
    if inside:
        raise SystemExit("%s:%d: error: block is not closed" % (path, inside[0]))


def as_module(lines):
    filled = [line for line in lines if line.strip()]
    if all(line.startswith("#") for line in filled):
        return "".join('"test.attribute"() {a = %s} : () -> ()\n' % line for line in filled)
    return "\n".join(lines)


def check_pointers(path):
    failures = 0
    operation = ""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            heading = HEADING.match(line)
            if heading:
                operation = heading.group(1)
            pointer = POINTER.match(line)
            if not pointer:
                continue
            test = os.path.join(SOURCE, pointer.group(1))
            text = open(test, encoding="utf-8").read() if os.path.isfile(test) else ""
            if "RUN:" not in text or operation not in text:
                print("%s:%d: error: %s is no test of %s" % (path, number, pointer.group(1), operation))
                failures += 1
    return failures


def main():
    opt, *pages = sys.argv[1:]
    parsed = skipped = failures = 0
    for page in pages:
        failures += check_pointers(page)
        for number, skip, lines in blocks_of(page):
            if skip:
                print("%s:%d: not run: %s" % (page, number, skip))
                skipped += 1
                continue
            result = subprocess.run(
                [opt, "--allow-unregistered-dialect", "-o", os.devnull, "-"],
                input=as_module(lines), capture_output=True, encoding="utf-8",
            )  # fmt: skip
            parsed += 1
            if result.returncode:
                failures += 1
                print("%s:%d: error: example does not parse\n%s" % (page, number, result.stderr))
    print("%d examples parsed, %d not run, %d wrong" % (parsed, skipped, failures))
    sys.exit(failures != 0)


if __name__ == "__main__":
    main()
