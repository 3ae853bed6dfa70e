"""check-tools.py BIN: every program in BIN answers --version with its name, our
version and commit and LLVM's version, and --help with a text."""

import os
import re
import subprocess
import sys

VERSION = re.compile(
    r"(\S+) \d+\.\d+\.\d+ \(commit ([0-9a-f]+(-dirty)?|unknown)\)\nLLVM 22\.1\.\d+\n"
)


def run(tool, option):
    result = subprocess.run(
        [tool, option], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=60
    )
    return result.returncode, result.stdout + result.stderr


failures = 0
tools = sorted(name for name in os.listdir(sys.argv[1]) if name.startswith("swiglu-"))
for name in tools:
    tool = os.path.join(sys.argv[1], name)
    code, text = run(tool, "--version")
    match = VERSION.fullmatch(text)
    if code or not match or match.group(1) != name:
        print("%s --version: exit code %d, %r" % (name, code, text))
        failures += 1
    code, text = run(tool, "--help")
    if code or "usage:" not in text.lower():
        print("%s --help: exit code %d, %r" % (name, code, text[:200]))
        failures += 1
print(" ".join(tools))
print("%d tools, %d failures" % (len(tools), failures))
sys.exit(failures != 0)
