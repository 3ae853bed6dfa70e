"""What the tests of raising share: run swiglu-opt and swiglu-equal on many
modules in few processes, and compare what ffn-report prints with what a test
expects."""

import collections
import json
import os
import re
import subprocess
import sys

SPLIT = "// -----"
RAISE = ["--allow-unregistered-dialect", "--ffn-raise-pipeline"]
# What raise-linalg-to-ffn notes about a function: a step that it computes in
# another order, or ("in the source, NaN gives 7.0") that special values differ.
REMARK = re.compile(r" remark: \[Analysis\] .*\| Function=(\S+) \| Remark=\"(.*)\"")
SPECIAL_VALUES = "in the source, "


def fail(message):
    sys.exit("%s: error: %s" % (os.path.basename(sys.argv[0]), message))


def run(command, timeout=600):
    """The finished process; a crash or a time-out is an exit code like others."""
    try:
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=timeout
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "timeout after %d s" % timeout)


def rename_symbols(text, prefix):
    """The module with `prefix__` before each symbol: no name occurs twice in
    the modules of one process."""
    text = re.sub(r"@([A-Za-z_][\w$.]*)", r"@%s__\1" % prefix, text)
    return re.sub(r"(sym_name = \")", r"\1%s__" % prefix, text)


class Raised:
    """What became of some modules."""

    def __init__(self):
        self.rows = []  # of ffn-report
        self.loose = collections.Counter()  # function -> how many remarks allow other bits
        self.failures = {}  # index of a module -> what went wrong
        self.texts = []  # the raised modules; None for those that failed


class Tools:
    def __init__(self, folder, has_report=True):
        self.opt = os.path.join(folder, "swiglu-opt")
        self.equal = os.path.join(folder, "swiglu-equal")
        self.has_report = has_report

    def raise_modules(self, modules, path):
        """Raises the texts of `modules` in one process. `path` is where files
        go, without their suffix."""
        raised = self._raise_together(modules, path)
        if raised is None:
            raised = self._raise_apart(modules, path)
        return raised

    def _command(self, source, target):
        command = [self.opt, source, "--split-input-file", *RAISE]
        command += ["--ffn-report"] if self.has_report else []
        return command + ["--remarks-filter=.*", "--remark-format=emitRemark", "-o", target]

    def _raise_together(self, modules, path):
        text = ("\n%s\n" % SPLIT).join(modules)
        source, target = path + ".mlir", path + ".raised.mlir"
        write(source, text)
        process = run(self._command(source, target))
        if process.returncode:
            self.last_error = process.stderr.strip() or "exit code %d" % process.returncode
            return None
        raised = Raised()
        raised.rows = read_rows(process.stdout)
        raised.loose = read_loose(process.stderr)
        with open(target, encoding="utf-8") as file:
            raised.texts = file.read().split(SPLIT)
        if len(raised.texts) != len(modules):
            fail("%s has %d modules, expected %d" % (target, len(raised.texts), len(modules)))
        return raised

    def _raise_apart(self, modules, path):
        """One process each, since one of them fails."""
        whole = Raised()
        for index, module in enumerate(modules):
            one = self._raise_together([module], path + ".one")
            if one is None:
                whole.failures[index] = self.last_error.splitlines()[0]
                whole.texts.append(None)
                continue
            whole.rows += one.rows
            whole.loose.update(one.loose)
            whole.texts += one.texts
        return whole

    def compare(self, modules, raised, path, options=()):
        """Runs both: in f64, and in their own types. Returns what differs,
        function -> text, and what was skipped, function -> why."""
        pairs = [(a, b) for a, b in zip(modules, raised.texts) if b is not None]
        source, target, loose = path + ".before.mlir", path + ".after.mlir", path + ".loose"
        write(source, ("\n%s\n" % SPLIT).join(a for a, _ in pairs))
        write(target, ("\n%s\n" % SPLIT).join(b for _, b in pairs))
        write(loose, "".join((name + "\n") * count for name, count in sorted(raised.loose.items())))
        result = Comparison()
        for mode in (["--f64"], ["--loose=" + loose]):
            command = [self.equal, source, target, *mode, *options]
            result.add(run(command, 1800), "in f64" if mode[0] == "--f64" else "in its own type", " ".join(command))
        return result


class Comparison:
    def __init__(self):
        self.different, self.skipped, self.compared = {}, {}, 0

    def add(self, process, how, command):
        for line in process.stdout.splitlines():
            word, _, rest = line.partition(" ")
            name, _, text = rest.partition(": ")
            if word == "different":
                self.different.setdefault(name, "%s: %s" % (how, text))
            elif word == "skipped":
                self.skipped[name] = text
            elif rest.startswith("compared"):
                self.compared += int(word)
        # A fault ends the process, and hides what would have come after it.
        if process.stderr.strip() or process.returncode not in (0, 1):
            fail("%s: %s\n%s" % (how, process.stderr.strip() or process.returncode, command))


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read_rows(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def read_loose(text):
    """The number of remarks that name a step in another order, by function."""
    found = (REMARK.search(line) for line in text.splitlines())
    return collections.Counter(m[1] for m in found if m and not m[2].startswith(SPECIAL_VALUES))


# Blocks ------------------------------------------------------------------------


def is_block(row):
    return row.get("kind") in ("gated_ffn", "ffn")


def parameters(block):
    """By name, as numbers; the coefficient of the tanh GELU apart, which a
    source rounds as it likes."""
    values = block.get("params") or {}
    return {k: float(v) for k, v in values.items() if k != "coefficient" and v}


def packing(block):
    if block["kind"] != "gated_ffn" or block.get("packing", "separate") == "separate":
        return "separate"
    return "%s %s" % (block["packing"], block.get("order"))


def mismatch(found, expected, tolerance):
    """The first thing in which `found` is not what is expected, or ''."""
    pairs = [
        ("kind", found["kind"], expected["kind"]),
        ("activation", found.get("activation"), expected["activation"]),
        ("packing", packing(found), packing(expected)),
        ("bias", sorted(found.get("bias") or []), sorted(expected.get("bias") or [])),
    ]
    if "adapters" in expected:
        pairs.append(("adapters", sorted(found.get("adapters") or []), sorted(expected["adapters"])))
    p, q = parameters(found), parameters(expected)
    pairs.append(("parameters", sorted(p), sorted(q)))
    for what, a, b in pairs:
        if a != b:
            return "%s: found %s, expected %s" % (what, a, b)
    for name in p:
        if abs(p[name] - q[name]) > tolerance * max(abs(p[name]), abs(q[name])):
            return "%s: found %r, expected %r" % (name, p[name], q[name])
    return ""


def compare_blocks(found, expected, tolerance):
    """What is wrong with the blocks `found`, a list of sentences."""
    problems, left = [], list(found)
    for block in expected:
        reasons = [mismatch(candidate, block, tolerance) for candidate in left]
        if "" in reasons:
            left.pop(reasons.index(""))
        else:
            nearest = reasons[0] if reasons else "nothing found"
            problems.append("no %s %s (%s)" % (block["kind"], block["activation"], nearest))
    for block in left:
        problems.append("%s %s is not expected" % (block["kind"], block.get("activation")))
    return problems
