"""Files that appear whole or not at all; the standard library alone."""

import os
import shutil
import stat
import tempfile

from .errors import ExportError

# Names of what a process has open: renaming over these would lose the reader.
_OPEN_FILES = ("/dev/std", "/dev/fd/", "/proc/")


class Output:
    """One file that a command writes: `stage` is filled, then published.

    A device, a pipe or the like gets the bytes as they are, since renaming would
    replace it; a symbolic link stays, and what it names is replaced."""

    def __init__(self, path, what):
        self.path, self.stage = path, None
        self.target = os.path.realpath(path)
        self.direct = _is_direct(path)
        if self.direct:
            return
        if os.path.isdir(path):
            raise ExportError("%s '%s' is a folder, expected a file" % (what, path))
        if not os.path.isdir(os.path.dirname(self.target)):
            raise ExportError("the folder of '%s' does not exist" % path)
        if os.path.islink(self.target):
            raise ExportError("%s '%s' is a link to itself" % (what, path))

    def is_file(self, path):
        if self.target == os.path.realpath(path):
            return True
        return os.path.exists(self.path) and os.path.exists(path) and os.path.samefile(self.path, path)

    def open(self):
        folder = None if self.direct else os.path.dirname(self.target)
        try:
            handle, self.stage = tempfile.mkstemp(prefix=".export-", dir=folder)
        except OSError as error:
            raise self.problem(error) from None
        os.close(handle)

    def publish(self):
        try:
            if self.direct:
                with open(self.stage, "rb") as source, open(self.path, "wb") as target:
                    shutil.copyfileobj(source, target)
            else:
                os.chmod(self.stage, 0o666 & ~_umask())
                os.replace(self.stage, self.target)
        except OSError as error:
            raise self.problem(error) from None

    def close(self):
        if self.stage and os.path.exists(self.stage):
            os.unlink(self.stage)

    def problem(self, error):
        return ExportError("'%s' cannot be written: %s" % (self.path, error.strerror))


def _is_direct(path):
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISDIR(mode) and (not stat.S_ISREG(mode) or os.path.abspath(path).startswith(_OPEN_FILES))


def _umask():
    value = os.umask(0)
    os.umask(value)
    return value


def model_files(model, kind):
    """The files of a model that no output may replace."""
    if kind == "jax":
        return [model.split(":")[0].removesuffix(".py").replace(".", os.sep) + ".py"]
    if os.path.isdir(model):
        return [model] + [os.path.join(model, name) for name in os.listdir(model) if name.endswith((".json", ".safetensors", ".bin"))]
    # Exporters put the weights of a large ONNX model beside it.
    return [model, model + ".data", model + "_data"] if kind == "onnx" else [model]


def check_apart(outputs, model, kind):
    """An error if two outputs, or an output and the model, are one file."""
    for output in outputs:
        if any(output.is_file(path) for path in model_files(model, kind)):
            raise ExportError("the output '%s' would replace the model" % output.path)
    for i, output in enumerate(outputs):
        for other in outputs[:i]:
            if output.is_file(other.path):
                raise ExportError("-o and --save-weights name one file, '%s'" % output.path)
