"""worker.py DESCRIPTOR MODULE OPTION: one competitor in a process of its own, which does
what it is told on a socket, in lines of JSON, and nothing otherwise."""

import ctypes
import gc
import importlib
import json
import os
import signal
import socket
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Demo/Inputs"))

import numpy as np  # noqa: E402

import data  # noqa: E402
import points  # noqa: E402

PR_SET_PDEATHSIG = 1


class Worker:
    def __init__(self, module, option):
        self.system = importlib.import_module("systems." + module).System(option)

    def load(self, folder, shape, storage):
        self.folder, self.storage = folder, storage
        self.x = np.load(os.path.join(folder, "x.npy"), mmap_mode="r")
        begin = time.perf_counter()
        self.system.load(folder, points.Shape(shape), storage)
        return {"seconds": time.perf_counter() - begin}

    def threads(self, count, cpus):
        # Threads that are started from here on inherit it.
        os.sched_setaffinity(0, cpus)
        self.system.threads(count)
        gc.collect()
        return {"version": self.system.version}

    def tokens(self, count):
        """Errors of the first result, and how long the second call takes."""
        x = np.array(self.x[:count])
        self.system.tokens(x)
        self.system.run()
        rms, worst = data.errors(self.folder, self.storage, self.system.result())
        begin = time.perf_counter()
        self.system.run()
        seconds = time.perf_counter() - begin
        return {"rms": rms, "worst": worst, "seconds": seconds, "compile": getattr(self.system, "compile_seconds", None)}

    def time(self, calls, warm):
        """Seconds of a call, if `warm` after one that does not count."""
        run = self.system.run
        if warm:
            run()
        begin = time.perf_counter()
        for _ in range(calls):
            run()
        return {"seconds": (time.perf_counter() - begin) / calls}


def main():
    # Stopped most of the time, it could not notice that its parent is gone.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    channel = socket.socket(fileno=int(sys.argv[1])).makefile("rw", encoding="utf-8")
    worker = None
    for line in channel:
        request = json.loads(line)
        try:
            worker = worker or Worker(sys.argv[2], sys.argv[3] or None)
            answer = getattr(worker, request.pop("do"))(**request)
        except Exception as error:  # whatever a rival raises is its answer
            text = str(error).strip().split("\n")[0]
            answer = {"error": "%s: %s" % (type(error).__name__, text[:300])}
        channel.write(json.dumps(answer) + "\n")
        channel.flush()


if __name__ == "__main__":
    main()
