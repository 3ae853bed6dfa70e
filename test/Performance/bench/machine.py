"""The machine: its CPUs, caches and features, how busy it is, and its limits by probe.c."""

import ctypes
import functools
import glob
import os
import re
import shutil
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return ""


def cores():
    """One CPU of each core that this process may use: further threads of a core share
    its units."""
    found, seen = [], set()
    for cpu in sorted(os.sched_getaffinity(0)):
        siblings = read("/sys/devices/system/cpu/cpu%d/topology/thread_siblings_list" % cpu) or str(cpu)
        if siblings not in seen:
            seen.add(siblings)
            found.append(cpu)
    return found


def cache_bytes():
    """Of the last level that CPU 0 sees."""
    sizes = {}
    for folder in glob.glob("/sys/devices/system/cpu/cpu0/cache/index*"):
        match = re.fullmatch(r"(\d+)([KM])", read(folder + "/size"))
        if match and read(folder + "/type") != "Instruction":
            sizes[int(read(folder + "/level") or 0)] = int(match[1]) << (10 if match[2] == "K" else 20)
    return sizes[max(sizes)] if sizes else 0


def cpu_info(key):
    match = re.search(r"^%s\s*: (.*)$" % key, read("/proc/cpuinfo"), re.M)
    return match[1] if match else ""


def memory_available():
    match = re.search(r"^MemAvailable:\s+(\d+) kB", read("/proc/meminfo"), re.M)
    return int(match[1]) << 10 if match else 0


def busy(seconds=1.0):
    """The part of the CPUs that other programs use while this one sleeps."""

    def ticks():
        fields = [int(field) for field in read("/proc/stat").split("\n")[0].split()[1:9]]
        return sum(fields), fields[3] + fields[4]

    total, idle = ticks()
    time.sleep(seconds)
    after, idle_after = ticks()
    return 1 - (idle_after - idle) / max(after - total, 1)


def describe():
    flags = set(cpu_info("flags").split())
    known = ("avx2", "avx512f", "avx512_bf16", "avx512_vnni", "avx_vnni", "amx_bf16", "amx_int8")
    return {
        "cpu": cpu_info("model name") or os.uname().machine,
        "family": "%s/%s/%s" % tuple(cpu_info(key) for key in ("cpu family", "model", "stepping")),
        "features": [flag for flag in known if flag in flags],
        "cores": len(cores()),
        "cache": cache_bytes(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "kernel": os.uname().release,
    }


def probe_kinds():
    flags = set(cpu_info("flags").split())
    kinds = ["clock"]
    if not flags:
        return kinds + ["f32-generic"]
    if "avx512f" in flags:
        kinds.append("f32-avx512")
    if {"avx2", "fma"} <= flags:
        kinds += ["f32-avx2", "int8-avx2"]
    if "avx512_bf16" in flags:
        kinds.append("bf16-avx512")
    if "avx512_vnni" in flags:
        kinds.append("int8-avx512vnni")
    if "avx_vnni" in flags:
        kinds.append("int8-avxvnni")
    return kinds


def compiler():
    for name in ("clang-22", os.environ.get("CC") or "cc", "gcc", "clang"):
        if shutil.which(name):
            return name
    raise RuntimeError("no C compiler: install gcc or clang-22")


def compiled(source, name, *flags):
    """What the compiler makes of a file beside this one, in the folder of the run."""
    folder = os.environ.get("SWIGLU_BENCH_WORK") or os.path.join(HERE, "__pycache__")
    os.makedirs(folder, exist_ok=True)
    path, source = os.path.join(folder, name), os.path.join(HERE, source)
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(source):
        part = "%s.%d" % (path, os.getpid())
        done = subprocess.run([*flags, source, "-o", part, "-lm"], capture_output=True, text=True)
        if done.returncode:
            lines = done.stderr.strip().split("\n")
            raise RuntimeError(next((line for line in lines if "error:" in line), lines[0]))
        os.rename(part, path)
    return path


@functools.cache
def helper_library():
    flags = ("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC")
    try:
        path = compiled("helper.c", "helper.so", shutil.which("gcc") or "cc", *flags, "-fopenmp")
    except RuntimeError:  # no OpenMP: one thread for the unit
        path = compiled("helper.c", "helper.so", "cc", *flags)
    return ctypes.CDLL(path)


class Limits:
    """The best of all probes, and of what is reported by `at_least`."""

    def __init__(self):
        self.program = compiled("probe.c", "probe", compiler(), "-O3", "-pthread")
        self.best = {}  # (kind, threads): 1e9 a second
        self.source = {}

    def probe(self, cpus):
        total = int(0.4 * cache_bytes()) or 1 << 23
        command = [self.program, ",".join(map(str, cpus)), str(total), *probe_kinds(), "dram", "cache"]
        done = subprocess.run(command, capture_output=True, text=True)
        for line in done.stdout.split("\n")[:-1]:
            kind, rate = line.split()
            self.at_least(kind.split("-")[0], len(cpus), float(rate), "probe " + kind)
        if done.returncode:
            raise RuntimeError("probe: exit code %d after %r: %s" % (done.returncode, done.stdout[-40:], done.stderr.strip()))

    def at_least(self, kind, threads, rate, source):
        if rate > self.best.get((kind, threads), 0):
            self.best[kind, threads] = rate
            self.source[kind, threads] = source

    def peak(self, kind, threads):
        """Without instructions of their own, smaller types are computed as f32."""
        return max(self.best.get((kind, threads), 0), self.best.get(("f32", threads), 0))

    def bandwidth(self, level, threads):
        return self.best.get(("cache" if level == "L3" else "dram", threads), 0)

    def rows(self):
        return [
            {"what": kind, "threads": threads, "rate": rate, "from": self.source[kind, threads]}
            for (kind, threads), rate in sorted(self.best.items())
        ]
