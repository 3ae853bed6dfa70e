"""The Python environments that exporters run in, one for each kind of model.

They lie in a cache folder, named after what is in them, so that a change of the
requirements makes a new one. Uses the standard library alone.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv

from .errors import ExportError, first_line

KINDS = ("torch", "onnx", "jax")
SIZES = {"torch": "5.7 GB, 2 GB without GPU libraries", "onnx": "0.4 GB", "jax": "0.9 GB"}


def requirements(kind):
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "requirements-%s.txt" % kind)


def folder(kind):
    """Where the environment of a kind lies, whether it is there or not."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    with open(requirements(kind), "rb") as file:
        lines = [line for line in file.read().splitlines() if line and not line.startswith(b"#")]
    version = b"%d.%d" % sys.version_info[:2]
    digest = hashlib.sha256(b"\n".join(lines + [version])).hexdigest()[:12]
    return os.path.join(cache, "swiglu-opt", "export-%s-%s" % (kind, digest))


def python(kind):
    """The Python that has the packages of a kind; None if there is none.

    SWIGLU_EXPORT_PYTHON names another one, which must have them."""
    chosen = os.environ.get("SWIGLU_EXPORT_PYTHON")
    if chosen:
        if not shutil.which(chosen):
            raise ExportError("SWIGLU_EXPORT_PYTHON: '%s' is no program" % chosen)
        return chosen
    path = os.path.join(folder(kind), "bin", "python")
    return path if os.path.exists(os.path.join(folder(kind), ".complete")) else None


def install(kind):
    """Makes the environment of a kind, in a hidden folder until it is complete."""
    target = folder(kind)
    if os.path.exists(os.path.join(target, ".complete")):
        return
    # Scripts of an environment name its folder: it is made where it stays, and
    # the stamp comes last.
    shutil.rmtree(target, ignore_errors=True)
    print("export.py: installing the packages of requirements-%s.txt into %s (%s)" % (kind, target, SIZES[kind]), file=sys.stderr)
    try:
        os.makedirs(target)
        venv.create(target, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ExportError("cannot make a Python environment in %s: %s" % (target, first_line(error))) from None
    command = [os.path.join(target, "bin", "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run(command + ["-r", requirements(kind)], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        shutil.rmtree(target, ignore_errors=True)
        raise ExportError("pip could not install requirements-%s.txt: %s" % (kind, first_line(errors[-1] if errors else done.stderr)))
    with open(os.path.join(target, ".complete"), "w", encoding="utf-8") as file:
        file.write(sys.version + "\n")
