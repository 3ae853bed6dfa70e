#!/usr/bin/env python3
"""Gated feed-forward blocks on this CPU: ours beside libraries and compilers, in turn."""

import argparse
import datetime
import os
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import machine  # noqa: E402
import points  # noqa: E402
import report  # noqa: E402
import rounds  # noqa: E402
import systems  # noqa: E402

SOURCE = os.path.abspath(os.path.join(HERE, "../../.."))
FULL = rounds.Plan(least=7, most=15, point=20.0, turn=0.1)
QUICK = rounds.Plan(least=6, most=7, point=3.0, turn=0.05)
QUICK_SECONDS = 540
# Relative rms that our results may be off what is computed in f64 of the same stored
# weights; of one row, three times as much.
ALLOWED = {"f32": 1e-5, "bf16": 1e-2, "int8": 1e-4, "int4": 1e-4}


def listed(kind, known=None):
    def parse(text):
        values = text.replace(",", " ").split()
        if not values:
            raise argparse.ArgumentTypeError("is empty")
        try:
            values = [kind(value) for value in values]
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        for value in values:
            if known and value not in known:
                raise argparse.ArgumentTypeError("has '%s', expected %s" % (value, ", ".join(map(str, known))))
            if kind is int and value < 1:
                raise argparse.ArgumentTypeError("has %d, expected positive numbers" % value)
        return list(dict.fromkeys(values))

    return parse


def parse_arguments(arguments=None):
    parser = argparse.ArgumentParser(
        prog="bench.sh", description=__doc__, epilog="Lists are separated by commas.", allow_abbrev=False
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="ten minutes: two shapes, three token counts, fewer rounds")
    add("--shapes", type=listed(str), metavar="LIST", help="of %s, or HIDDEN/INNER[/gelu_tanh]" % ", ".join(points.SHAPES))
    add("--types", type=listed(str, points.TYPES), metavar="LIST", help="of " + ", ".join(points.TYPES))
    add("--tokens", type=listed(int), metavar="LIST", help="up to 2048; " + ",".join(map(str, points.TOKENS)))
    add("--threads", type=listed(int), metavar="LIST", help="1 and one on each core, if not given")
    add("--systems", type=listed(str), metavar="LIST", help="only those whose names begin so; ours are always there")
    add("--seconds", type=float, help="for a point; rounds are at least 7 all the same")
    add("--out", default=os.path.join(SOURCE, "build/bench"), help="folder for the results, build/bench")
    add("--bin", default=os.path.join(SOURCE, "build/release/bin"), help="folder with our tools, which are built otherwise")
    add("--no-setup", action="store_true", help="neither build our tools nor install rivals")
    add("--check-arguments", action="store_true", help=argparse.SUPPRESS)
    add("--missing", help=argparse.SUPPRESS)  # file with the rivals that pip could not install
    args = parser.parse_args(arguments)
    try:
        args.shapes = [points.Shape(t) for t in args.shapes or (points.QUICK["shapes"] if args.quick else points.SHAPES)]
    except ValueError as error:
        parser.error(str(error))
    args.tokens = args.tokens or list(points.QUICK["tokens"] if args.quick else points.TOKENS)
    if max(args.tokens) > max(points.TOKENS):
        parser.error("--tokens has %d, expected at most %d" % (max(args.tokens), max(points.TOKENS)))
    args.types = args.types or list(points.TYPES)
    count = len(machine.cores())
    args.threads = sorted(args.threads or {1, count})
    if args.threads[-1] > count:
        parser.error("--threads has %d, but this process may use %d cores" % (args.threads[-1], count))
    return args


def environment(threads, work, binaries):
    """Of a worker. Settings that make a library take another road than its own are
    left out."""
    dropped = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "MKL_DEBUG_CPU_TYPE", "PYTHONPATH")
    kept = {k: v for k, v in os.environ.items() if k not in dropped}
    kept.update({k: str(threads) for k in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")})
    kept.update(SWIGLU_BENCH_WORK=work, SWIGLU_BENCH_BIN=os.path.abspath(binaries), TORCHINDUCTOR_CACHE_DIR=os.path.join(work, "inductor"))
    return kept


class Run:
    def __init__(self, args):
        self.args = args
        self.begin = time.monotonic()
        self.work = os.path.join(os.path.abspath(args.out), "work")
        os.makedirs(self.work, exist_ok=True)
        os.environ["SWIGLU_BENCH_WORK"] = self.work
        self.plan = QUICK if args.quick else FULL
        self.plan.point = args.seconds or self.plan.point
        self.limits = machine.Limits()
        self.cores = machine.cores()
        self.rows, self.missing, self.compile, self.versions = [], [], [], {}
        self.wrong = []
        self.commit = subprocess.run(
            ["git", "-C", SOURCE, "describe", "--always", "--dirty", "--exclude=*"], capture_output=True, text=True
        ).stdout.strip()

    def say(self, text):
        seconds = time.monotonic() - self.begin
        print("[%02d:%02d] %s" % (seconds // 60, seconds % 60, text), flush=True)

    def late(self):
        """What is left is then listed as missing, not measured."""
        return self.args.quick and time.monotonic() - self.begin > QUICK_SECONDS

    def miss(self, system, why, **where):
        entry = {"system": system, **where, "why": why}
        if entry not in self.missing:
            self.missing.append(entry)
            self.say("missing: %s, %s: %s" % (system, " ".join(map(str, where.values())), why))

    def probe(self):
        for threads in self.args.threads:
            self.limits.probe(self.cores[:threads])

    # Workers ---------------------------------------------------------------

    def wanted(self, system):
        chosen = self.args.systems
        return system.ours or not chosen or any(system.name.lower().startswith(c.lower()) for c in chosen)

    def folder(self, shape):
        return os.path.join(self.work, shape.name.replace("/", "x"))

    def systems(self, kind):
        return [s for s in systems.of_type(kind) if self.wanted(s)]

    def prepare(self):
        """Weights and expected results, each in a process of its own for its memory."""
        self.broken = {}
        for shape in self.args.shapes:
            storages = [s.storages[kind] for kind in self.args.types for s in self.systems(kind)]
            for storage in dict.fromkeys(storages):
                why = shape.why_not(storage) or self.make_data(shape, storage)
                if why:
                    self.broken[shape.name, storage] = why

    def make_data(self, shape, storage):
        arguments = (self.folder(shape), str(shape.hidden), str(shape.inner), shape.activation, storage)
        begin = time.monotonic()
        done = subprocess.run([sys.executable, os.path.join(HERE, "data.py"), *arguments], capture_output=True, text=True)
        if done.returncode:
            return (done.stderr.strip().split("\n") or ["?"])[-1]
        if time.monotonic() - begin > 2:
            self.say("made weights of %s as %s" % (shape.name, storage))
        return None

    def start(self, system, shape, kind, threads):
        """A worker that has loaded the weights, or None."""
        name = re.sub("[ :/]", "-", "%s-%s-%s" % (system.name, shape.name, kind))
        storage = system.storages[kind]
        logs = os.path.join(self.work, "logs")
        os.makedirs(logs, exist_ok=True)
        worker = rounds.Worker(system, storage, os.path.join(logs, name + ".log"), environment(threads, self.work, self.args.bin))
        try:
            worker.ask("load", rounds.LOAD_LIMIT, folder=self.folder(shape), shape=shape.name, storage=storage)
        except rounds.Failure as why:
            self.miss(system.name, str(why), shape=shape.name, type=kind)
            worker.close()
            return None
        return worker

    def start_all(self, shape, kind):
        workers = []
        for system in self.systems(kind):
            why = self.broken.get((shape.name, system.storages[kind]))
            if self.args.quick and system.option == "compile" and not self.args.systems:
                why = "left out by --quick: up to 15 s to compile for each point"
            if why:
                self.miss(system.name, why, shape=shape.name, type=kind)
                continue
            worker = self.start(system, shape, kind, self.args.threads[-1])
            if worker:
                workers.append(worker)
        return workers

    def set_threads(self, workers, shape, kind, threads):
        """With threads set, those that can; others are closed."""
        ready = []
        for worker in workers:
            system = worker.system
            if system.fresh and getattr(worker, "count", threads) != threads:
                worker.close()
                worker = self.start(system, shape, kind, threads)
                if not worker:
                    continue
            worker.count = threads
            try:
                answer = worker.ask("threads", count=threads, cpus=self.cores[:threads])
            except rounds.Failure as why:
                self.miss(system.name, str(why), shape=shape.name, type=kind, threads=threads)
                worker.close()
                continue
            self.versions[system.name] = answer["version"]
            ready.append(worker)
        return ready

    # Points ------------------------------------------------------------------

    def point(self, workers, shape, kind, threads, tokens):
        where = {"shape": shape.name, "type": kind, "threads": threads, "tokens": tokens}

        def failed(worker, why):
            self.miss(worker.system.name, why, **where)
            worker.close()
            workers.remove(worker)

        first, errors = {}, {}
        for worker in list(workers):
            name = worker.system.name
            try:
                answer = worker.ask("tokens", count=tokens)
            except rounds.Failure as why:
                if "process" in str(why) or "no answer" in str(why):
                    failed(worker, str(why))
                else:
                    self.miss(name, str(why), **where)
                continue
            first[name], errors[name] = answer["seconds"], answer["rms"]
            if answer["compile"]:
                self.compile.append({"system": name, **where, "seconds": answer["compile"]})
            self.check(worker.system, answer, where)
        if not first:
            return
        active = [w for w in workers if w.system.name in first]
        samples, calls = rounds.measure(active, first, self.plan, failed)
        self.add_rows(shape, where, samples, calls, errors)

    def check(self, system, answer, where):
        allowed = ALLOWED[where["type"]]
        if system.ours and not (answer["rms"] <= allowed and answer["worst"] <= 3 * allowed):
            text = "%s, %s: rms %.2e, of one row %.2e, allowed %.0e" % (
                system.name, " ".join(map(str, where.values())), answer["rms"], answer["worst"], allowed)  # fmt: skip
            self.wrong.append(text)
            self.say("WRONG: " + text)

    def add_rows(self, shape, where, samples, calls, errors):
        self.rows += report.rows_of_point(shape, where, samples, calls, errors, machine.cache_bytes())
        rates = ", ".join("%s %.1f" % (r["system"], r["gflops"]) for r in self.rows if all(r[k] == where[k] for k in where))
        self.say("%s %s, %d threads, %d tokens, GFLOP/s: %s" % (*where.values(), rates))

    def measure(self):
        self.probe()
        for shape in self.args.shapes:
            for kind in self.args.types:
                workers = self.start_all(shape, kind)
                self.say("%s, %s: %d systems" % (shape.describe(), kind, len(workers)))
                for threads in self.args.threads:
                    workers = self.set_threads(workers, shape, kind, threads)
                    for tokens in self.args.tokens:
                        if self.late():
                            self.miss("all", "no time left of --quick", shape=shape.name, type=kind, threads=threads, tokens=tokens)
                            continue
                        self.point(workers, shape, kind, threads, tokens)
                for worker in workers:
                    worker.close()
                if not self.args.quick:
                    self.probe()
                self.write()
            if not self.late():
                self.probe()

    def write(self):
        """After each shape and type, so that a run that is broken off is not lost."""
        result = {
            "date": datetime.date.today().isoformat(),
            "commit": self.commit,
            "machine": machine.describe(),
            "busy": self.busy,
            "versions": self.versions,
            "limits": report.raised(self.limits, self.rows, machine.cache_bytes()),
            "missing": self.missing,
            "compile": self.compile,
            "wrong": self.wrong,
            "rows": self.rows,
        }
        report.write(result, os.path.abspath(self.args.out))
        return result


def main():
    args = parse_arguments()
    if args.check_arguments:
        return 0
    for tool in ("swiglu-compile", "swiglu-translate"):
        if not shutil.which(os.path.join(args.bin, tool)):
            sys.exit("bench.sh: error: no %s in '%s'" % (tool, args.bin))
    run = Run(args)
    run.busy = machine.busy()
    if run.busy > 0.1:
        run.say("warning: other programs use %.0f %% of the CPUs; the figures will be doubtful" % (100 * run.busy))
    if args.missing and os.path.exists(args.missing):
        with open(args.missing, encoding="utf-8") as file:
            for line in file:
                name, _, why = line.strip().partition("\t")
                run.miss(name, why, step="installation")
    run.prepare()
    run.begin = time.monotonic()
    try:
        run.measure()
    except KeyboardInterrupt:
        run.miss("all", "interrupted", step="the rest")
    result = run.write()
    report.show(result, os.path.abspath(args.out))
    if run.wrong:
        sys.exit("bench.sh: error: %d wrong results of ours:\n  %s" % (len(run.wrong), "\n  ".join(run.wrong)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
