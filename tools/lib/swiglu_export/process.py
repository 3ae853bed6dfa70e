"""Running the programs that Python packages and LLVM bring."""

import os
import shutil
import subprocess
import sys

from .errors import ExportError


def beside_python(name):
    """A program of the environment that this Python belongs to."""
    path = os.path.join(os.path.dirname(sys.executable), name)
    if not os.path.exists(path):
        raise ExportError("%s is missing in the export environment; make it anew with --install" % name)
    return path


def torch_mlir_opt():
    from torch_mlir import fx

    return os.path.join(os.path.dirname(fx.__file__), "_mlir_libs", "torch-mlir-opt")


def run(command, text=None):
    """The standard output of a command; an ExportError with its first error line."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "error:" in line] or done.stderr.strip().splitlines()
        reason = lines[0].strip() if lines else "exit code %d" % done.returncode
        raise ExportError("%s failed: %s" % (os.path.basename(command[0]), reason))
    return done.stdout


def mlir_opt():
    """swiglu-opt or a stock MLIR 22, whichever is found first; None if none is."""
    for name in (os.environ.get("SWIGLU_OPT"), "swiglu-opt", "mlir-opt-22", "/usr/lib/llvm-22/bin/mlir-opt"):
        if name and shutil.which(name):
            return shutil.which(name)
    return None
