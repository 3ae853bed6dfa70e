"""check-report.py FOLDER: the report of rows whose figures are known, without a rival
and without measuring."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import points  # noqa: E402
import report  # noqa: E402
import rounds  # noqa: E402
import stats  # noqa: E402

assert stats.spread([4, 1, 3, 2, 5]) == (3, 2, 4)
assert abs(stats.geomean([2, 8]) - 4) < 1e-12
# Of six, least and largest; of nine, the second of each end: 1 - 2 * 10/512.
assert stats.median_interval([6, 5, 4, 3, 2, 1]) == (1, 6, 1 - 2 / 64)
assert stats.median_interval(range(9)) == (1, 7, 1 - 20 / 512)
# Four are too few for 95 %, and it says so.
assert stats.median_interval([1, 2, 3, 4])[2] == 0.875

# Rounds that only one has are left out; the drift of the machine cancels.
ours, theirs = {0: 1.0, 1: 2.0, 2: 4.0, 3: 9.0}, {0: 1.5, 1: 3.0, 2: 6.0}
ratio = stats.paired_ratio(ours, theirs)
assert (ratio["median"], ratio["low"], ratio["high"], ratio["pairs"]) == (1.5, 1.5, 1.5, 3)

# One that is far behind gets few turns; a call that lasts longer than a turn is alone.
plan = rounds.Plan(least=7, most=15, point=20.0, turn=0.1)
number, calls, slow = rounds.turns({"a": 0.01, "b": 0.011, "c": 0.5}, plan)
assert (number, calls, slow) == (15, {"a": 10, "b": 9, "c": 1}, {"c"}), (number, calls, slow)
assert rounds.turns({"a": 3.0, "b": 4.0}, plan)[0] == 7

assert points.roofline(200, 40, points.Shape("64/96").flops(1), points.Shape("64/96").bytes_of("f32")) == 20
assert points.Shape("576/1536").why_not("int4:128") and not points.Shape("576/1536").why_not("q4_0")


class Limits:
    """machine.Limits without a machine."""

    def __init__(self):
        self.best = {("clock", 1): 4.0, ("f32", 1): 256.0, ("dram", 1): 40.0, ("int8", 1): 1000.0}

    def at_least(self, kind, threads, rate, source):
        self.best[kind, threads] = max(rate, self.best.get((kind, threads), 0))

    def rows(self):
        return [{"what": k, "threads": t, "rate": rate, "from": "canned"} for (k, t), rate in self.best.items()]


def rows():
    shape = points.Shape("4096/4096")
    # Seconds of a call at 1 token: 201 MB at 50 GB/s are 4.03 ms; the rivals are slower.
    one = {"swiglu": 0.00403, "ONNX Runtime": 0.006, "OpenVINO": 0.00806, "llama.cpp f32": 0.012}
    many = {"swiglu": 0.1, "ONNX Runtime": 0.08, "OpenVINO": 0.2}
    for tokens, times in ((1, one), (128, many)):
        where = {"shape": shape.name, "type": "f32", "threads": 1, "tokens": tokens}
        samples = {n: {i: t * (1 + 0.01 * i) for i in range(9)} for n, t in times.items()}
        samples["oneDNN"] = {}  # failed in its first round
        yield from report.rows_of_point(shape, where, samples, dict.fromkeys(times, 3), dict.fromkeys(times, 1e-7), 1 << 20)


found = list(rows())
assert [r["system"] for r in found] == ["swiglu", "ONNX Runtime", "OpenVINO", "llama.cpp f32", "swiglu", "ONNX Runtime", "OpenVINO"]
result = {
    "date": "2026-01-01",
    "commit": "0123abc",
    "machine": {"cpu": "Canned", "family": "1/2/3", "features": ["avx2"], "cores": 1, "cache": 1 << 20, "memory": 1 << 30, "kernel": "6"},
    "busy": 0.25,
    "versions": {"OpenVINO": "1.0"},
    "limits": report.raised(Limits(), found, 1 << 20),
    "missing": [{"system": "IREE", "shape": "4096/4096", "type": "f32", "why": "load: no | such thing"}],
    "compile": [{"system": "swiglu", "shape": "4096/4096", "type": "f32", "seconds": s} for s in (1.0, 3.0)],
    "wrong": [],
    "rows": found,
}
report.write(result, sys.argv[1])
