"""outputs.py TOOL FOLDER: reports, messages, and outputs that appear whole or not
at all."""

import json
import os
import re
import signal
import subprocess
import sys
import time

from files import (decode, encode, ia3_config, read_safetensors, round_to, tensor, write_adapter,
                   write_safetensors)  # fmt: skip
from harness import merge, run, scenario, tool

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Support"))
from terminal import stderr_on_terminal  # noqa: E402

NAME = "layers.0.down_proj"


def write_base(kind="F16"):
    base = {NAME + ".weight": tensor(kind, [8, 12], 3, 1e-4), "x": tensor(kind, [4], 1)}
    write_safetensors("base.safetensors", base)
    l = tensor("F32", [1, 12], 7)
    # A zero, a negative factor, and products that are subnormal and zero in f16.
    values = [0.0, -3.5, 0.125, 1e-5, 1.0] + [abs(v) for v in decode("F32", l[2])[5:]]
    l = ("F32", [1, 12], encode("F32", [round_to(v, "F32") for v in values]))
    write_adapter("ia3", ia3_config(["down_proj"], ["down_proj"]), {NAME + ".ia3_l": l})
    return base, [float(v) for v in decode("F32", l[2])]


def report_json():
    """The JSON report has every field."""
    base, factors = write_base()
    out, err = merge("base.safetensors", "out.safetensors", "ia3", report="r.json")
    merged, _ = read_safetensors("out.safetensors")
    with open("r.json") as file:
        report = json.load(file)
    assert list(report) == ["tensors"] and len(report["tensors"]) == 1
    (entry,) = report["tensors"]
    assert set(entry) == {
        "name", "from", "to", "steps", "elements", "exact", "rounded", "maxFactor", "zeroFactors",
        "negativeFactors", "becameZero", "becameSubnormal",
    }, entry  # fmt: skip
    before, after = (decode("F16", stored[NAME + ".weight"][2]) for stored in (base, merged))
    exact = [w * factors[i % 12] for i, w in enumerate(before)]
    least = 2.0**-14
    assert entry == {
        "name": NAME + ".weight", "from": "f16", "to": "f16", "steps": ["ia3 columns"], "elements": 96,
        "exact": False, "rounded": sum(a != e for a, e in zip(after, exact)),
        "maxFactor": 3.5, "zeroFactors": 1, "negativeFactors": 1,
        "becameZero": sum(a == 0 and e != 0 for a, e in zip(after, exact)),
        "becameSubnormal": sum(0 < abs(a) < least <= abs(w) for a, w in zip(after, before)),
    }, entry  # fmt: skip
    assert entry["becameZero"] == 8 and entry["becameSubnormal"] > 0
    assert out == "out.safetensors: 1 tensor changed, 0 of them exactly\n", out
    assert err == ("swiglu-merge: note: 8 elements of 1 tensors became zero by rounding; --report says of which\n"), err


def report_text():
    """Text goes to stdout or to a file; a folder's report may lie in it."""
    write_base("F32")
    out, _ = merge("base.safetensors", "out.safetensors", "ia3", report="-")
    lines = out.splitlines()
    assert len(lines) == 2 and lines[0].startswith("tensor ") and NAME + ".weight " in lines[1], out
    merge("base.safetensors", "out.safetensors", "ia3", report="r.txt")
    with open("r.txt") as file:
        assert file.read() == out
    os.mkdir("base")
    os.rename("base.safetensors", "base/model.safetensors")
    merge("base", "merged", "ia3", report="merged/report.json")
    assert sorted(os.listdir("merged")) == ["model.safetensors", "report.json"]


def replaces():
    """A file that is there is replaced, a link to another file too."""
    write_base()
    open("out.safetensors", "w").write("old")
    os.link("out.safetensors", "other")
    merge("base.safetensors", "out.safetensors", "ia3")
    read_safetensors("out.safetensors")
    assert open("other").read() == "old"
    os.unlink("out.safetensors")
    os.symlink("other", "out.safetensors")
    merge("base.safetensors", "out.safetensors", "ia3")
    assert open("other").read() == "old" and not os.path.islink("out.safetensors")
    # Beside its input, and in the working folder by its bare name.
    os.mkdir("sub")
    os.rename("base.safetensors", "sub/base.safetensors")
    merge("sub/base.safetensors", "sub/out.safetensors", "ia3")
    merge("sub/base.safetensors", os.path.abspath("out2"), "ia3")
    with open("sub/out.safetensors", "rb") as a, open("out2", "rb") as b:
        assert a.read() == b.read()


def refused(*arguments, base="base", out="out"):
    _, err = run("--weights", base, "--adapter", "ia3", "-o", out, *arguments, code=1)
    assert err.count("\n") == 1, err
    return err


def protected():
    """No report over an input or the output, no output over a device."""
    write_base()
    os.mkdir("base")
    os.rename("base.safetensors", "base/model.safetensors")
    open("base/config.json", "w").write("{}")
    os.symlink("base/config.json", "link")
    os.link("base/model.safetensors", "hard")
    before = {name: open("base/" + name, "rb").read() for name in os.listdir("base")}
    for report in ("base/model.safetensors", "base/config.json", "link", "hard", "ia3/adapter_config.json"):
        assert "would overwrite it" in refused("--report", report), report
    # The output is not there yet, and has another spelling.
    for report in ("./out", os.path.abspath("out"), "base/../out"):
        assert "would overwrite it" in refused("--report", report, base="hard"), report
    assert before == {name: open("base/" + name, "rb").read() for name in os.listdir("base")}
    assert not os.path.exists("out")
    # As /dev/stdout is, where stdout is a file.
    os.symlink("/dev/null", "device")
    os.symlink("/proc/self/fd/1", "open")
    for out in ("device", "open"):
        assert "is neither a file nor free" in refused(base="hard", out=out)
        assert os.path.islink(out)
    os.symlink("r.txt", "report")
    open("r.txt", "w").close()
    merge("base", "merged", "ia3", report="report")
    assert os.path.islink("report") and NAME in open("r.txt").read()
    os.mkdir("empty")
    os.chdir("empty")
    _, err = run("--weights", "../base", "--adapter", "../ia3", "-o", ".", code=1)
    assert "expected its name" in err, err


def wait_for(condition, process):
    for _ in range(3000):
        if condition():
            return
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    raise AssertionError("nothing happened")


def interrupted():
    """SIGINT, SIGTERM and SIGHUP leave nothing behind."""
    write_base()
    os.mkdir("base")
    os.link("base.safetensors", "base/model.safetensors")
    open("base/config.json", "w").write("{}")
    # Opening a pipe blocks until someone reads: the output is written by then.
    os.mkfifo("pipe")
    before = sorted(os.listdir("."))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for base in ("base.safetensors", "base"):
            process = subprocess.Popen(
                [tool, "--weights", base, "--adapter", "ia3", "-o", "out", "--report", "pipe"],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                # Whoever runs this may ignore some.
                preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))  # fmt: skip
            wait_for(lambda: [n for n in os.listdir(".") if n.startswith(".out.swiglu-")], process)
            time.sleep(0.05)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
            assert process.returncode == -number, (process.returncode, err)
            assert sorted(os.listdir(".")) == before, os.listdir(".")


def ignored():
    """Under nohup, SIGHUP stays ignored."""
    write_base()
    os.mkfifo("pipe")
    process = subprocess.Popen(
        [tool, "--weights", "base.safetensors", "--adapter", "ia3", "-o", "out", "--report", "pipe"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))  # fmt: skip
    wait_for(lambda: [n for n in os.listdir(".") if n.startswith(".out.swiglu-")], process)
    process.send_signal(signal.SIGHUP)
    with open("pipe") as file:
        assert NAME in file.read()
    assert process.wait(60) == 0
    read_safetensors("out")


def progress():
    """A bar with bytes and rate on a terminal, and on nothing else."""
    write_base("F32")
    _, err = merge("base.safetensors", "out.safetensors", "ia3")
    assert err == "", err
    text = stderr_on_terminal([tool, "--weights", "base.safetensors", "--adapter", "ia3", "-o", "out.safetensors"])
    if text is None:
        return
    size = os.path.getsize("base.safetensors")
    assert re.search(rb"\r\[#{30}\] %d bytes of %d bytes, [0-9.]+ [kMG]?B(ytes)?/s" % (size, size), text), text
    assert text.endswith(b"\r\x1b[K"), text


for function in (report_json, report_text, replaces, protected, interrupted, ignored, progress):
    scenario(function)
