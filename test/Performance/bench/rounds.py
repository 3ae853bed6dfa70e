"""The workers of one shape and type, asked in turn. Those that are not asked are
stopped (SIGSTOP), so that no thread of theirs spins beside the one that is measured."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time

import stats

HERE = os.path.dirname(os.path.abspath(__file__))
# A system slower than the best by SLOW gets only a few turns, as nothing close is to be
# decided about it.
SLOW, SLOW_TURNS = 4.0, 3
# Seconds from which on a call needs none before it that does not count: most of it runs
# with the caches as it has filled them itself.
LONG = 0.1
LOAD_LIMIT, CALL_LIMIT = 600, 300


class Failure(Exception):
    pass


class Worker:
    def __init__(self, system, storage, log, environment):
        self.system, self.storage = system, storage
        ours, theirs = socket.socketpair()
        command = [sys.executable, os.path.join(HERE, "worker.py"), str(theirs.fileno()), system.module, system.option or ""]
        with open(log, "w", encoding="utf-8") as file:
            self.process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                env=environment, start_new_session=True,
            )  # fmt: skip
        theirs.close()
        self.channel, self.buffer, self.log = ours, b"", log

    def signal(self, number):
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    def ask(self, do, limit=CALL_LIMIT, **arguments):
        self.signal(signal.SIGCONT)
        try:
            self.channel.sendall(json.dumps({"do": do, **arguments}).encode() + b"\n")
            answer = self.read_line(limit)
        except OSError:  # nobody listens any more
            raise Failure(self.ended()) from None
        finally:
            self.signal(signal.SIGSTOP)
        if "error" in answer:
            raise Failure("%s: %s" % (do, answer["error"]))
        return answer

    def read_line(self, limit):
        end = time.monotonic() + limit
        while b"\n" not in self.buffer:
            if not select.select([self.channel], [], [], max(0, end - time.monotonic()))[0]:
                raise Failure("no answer in %d s" % limit)
            got = self.channel.recv(1 << 16)
            if not got:
                raise Failure(self.ended())
            self.buffer += got
        line, _, self.buffer = self.buffer.partition(b"\n")
        return json.loads(line)

    def ended(self):
        try:
            code = self.process.wait(10)
        except subprocess.TimeoutExpired:
            code = None
        with open(self.log, encoding="utf-8", errors="replace") as file:
            last = [line.strip() for line in file if line.strip()][-1:]
        how = "was killed by signal %d" % -code if code and code < 0 else "ended with code %s" % code
        return "its process %s%s" % (how, ": " + last[0][:200] if last else "")

    def close(self):
        self.signal(signal.SIGKILL)
        self.signal(signal.SIGCONT)
        self.process.wait()
        self.channel.close()


class Plan:
    """Rounds at least and at most; seconds for a point, where they are enough, and for
    a turn of one system."""

    def __init__(self, least, most, point, turn):
        self.least, self.most, self.point, self.turn = least, most, point, turn


def turns(first, plan):
    """How many rounds, how many calls in a turn of each, and who is slow.
    first: {system: seconds of a call}"""
    best = min(first.values())
    slow = {name for name, t in first.items() if t > SLOW * best}
    calls = {name: max(1, round(plan.turn / t)) for name, t in first.items()}
    cost = {name: (calls[name] + (t < LONG)) * t for name, t in first.items()}
    fixed = sum(cost[name] * SLOW_TURNS for name in slow)
    each = sum(t for name, t in cost.items() if name not in slow)
    rounds = int((plan.point - fixed) / each) if each else plan.least
    return max(plan.least, min(plan.most, rounds)), calls, slow


def measure(workers, first, plan, failed):
    """{system: {round: seconds of a call}}; failed(worker, why) for those that end."""
    rounds, calls, slow = turns(first, plan)
    samples = {name: {} for name in first}
    running = list(workers)
    for number in range(rounds):
        # Another one begins each time; every second round goes backwards.
        order = running[number % len(running) :] + running[: number % len(running)]
        for worker in order if number % 2 == 0 else order[::-1]:
            name = worker.system.name
            if name in slow and number >= SLOW_TURNS:
                continue
            try:
                samples[name][number] = worker.ask("time", calls=calls[name], warm=first[name] < LONG)["seconds"]
            except Failure as why:
                failed(worker, str(why))
                samples.pop(name)
                running.remove(worker)
        if not running:
            break
    return samples, calls


def ratios(samples, ours, rivals):
    """Each of ours against the best rival: {name: paired ratio, with the rival}."""
    medians = {name: stats.median(s.values()) for name, s in samples.items() if s}
    known = [name for name in rivals if name in medians]
    if not known:
        return {}
    best = min(known, key=medians.get)
    return {n: {**stats.paired_ratio(samples[n], samples[best]), "rival": best} for n in ours if n in medians}
