"""Runs swiglu-merge, and compares what it writes with exact arithmetic."""

import os
import shutil
import subprocess
import sys
from fractions import Fraction

from files import encode, round_to, ulp, values_of

tool = os.path.abspath(sys.argv[1])
folder = os.path.abspath(sys.argv[2])


def start():
    """An empty folder, which the commands run in."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    os.chdir(folder)


def run(*arguments, code=0, **options):
    """stdout and stderr of a run that ends with `code`."""
    result = subprocess.run(
        [tool, *arguments], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        errors="backslashreplace", timeout=240, **options
    )  # fmt: skip
    assert result.returncode == code, "exit code %d from %s: %s" % (
        result.returncode, " ".join(arguments), result.stderr)  # fmt: skip
    assert not [name for name in os.listdir(".") if ".swiglu-" in name], os.listdir(".")
    return result.stdout, result.stderr


def merge(base, out, *adapters, **options):
    """`--adapter` each; options by their names, `weights` for --adapter-weight."""
    arguments = ["--weights", base, "-o", out]
    for adapter in adapters:
        arguments += ["--adapter", adapter]
    for weight in options.pop("weights", ()):
        arguments += ["--adapter-weight", str(weight)]
    for name, value in options.items():
        arguments += ["--" + name] + ([] if value is True else [str(value)])
    return run(*arguments)


def product(weight, a=None, b=None, scale=1):
    """weight + scale * b @ a, exactly; weight [out][in], a [r][in], b [out][r]."""
    if a is None:
        return weight
    return [
        [w + scale * sum((b[i][k] * a[k][j] for k in range(len(a))), Fraction(0)) for j, w in enumerate(row)]
        for i, row in enumerate(weight)
    ]


def matrix(stored):
    kind, shape, _ = stored
    values = values_of(stored)
    width = shape[-1] if len(shape) > 1 else 1
    return [values[i : i + width] for i in range(0, len(values), width)]


def flat(rows):
    return [value for row in rows for value in row]


def expect_rounded(name, stored, kind, exact):
    """Every element is the nearest to the exact one, bit for bit."""
    assert stored[0] == kind, "%s is %s" % (name, stored[0])
    wanted = [round_to(value, kind) for value in exact]
    got = values_of(stored)
    for i, (g, w) in enumerate(zip(got, wanted)):
        assert g == w, "%s[%d] is %r, expected %r" % (name, i, float(g), float(w))
    assert len(got) == len(wanted)


def expect_near(name, stored, kind, exact):
    """Within one ulp, and almost always the nearest: sums of f64 round, too."""
    assert stored[0] == kind, "%s is %s" % (name, stored[0])
    got, off = values_of(stored), 0
    assert len(got) == len(exact)
    for i, (g, e) in enumerate(zip(got, exact)):
        assert abs(g - e) <= ulp(e, kind), "%s[%d] is %r, expected %r" % (name, i, float(g), float(e))
        off += g != round_to(e, kind)
    assert off * 50 <= len(got), "%s: %d of %d are not the nearest" % (name, off, len(got))


def expect_kept(before, after, changed):
    """Names and their order, and the bytes of all but `changed`."""
    assert list(before) == list(after), (list(before), list(after))
    for name in before:
        same = before[name] == after[name]
        assert same != (name in changed), "%s is %s" % (name, "kept" if same else "changed")


def scenario(function):
    start()
    function()
    print("ok: " + function.__doc__.split("\n")[0].rstrip("."))
