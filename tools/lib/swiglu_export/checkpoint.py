"""Names of the tensors of a checkpoint folder, without reading the weights."""

import glob
import json
import os
import struct

from .errors import ExportError


class Names:
    """The tensors of a checkpoint: `own` names, and what a model calls them.

    `loaded` has the file's name for a model's, where loading renames; `made` has
    those that loading computes from the file's, which no argument can stand for."""

    def __init__(self, own, loaded=None, made=None):
        self.own, self.loaded, self.made = own, loaded or {}, made or {}

    def of(self, name):
        """The checkpoint's spelling of a model's tensor name.

        A base model's file lacks the first part that the model with its head has
        (`h.0…` for `transformer.h.0…`), or the other way round."""
        if name in self.made:
            raise ExportError("the model makes '%s' of the checkpoint's '%s' when it loads it; export the config.json alone, in a folder of its own, for the model's names" % (name, self.made[name]))
        if name in self.loaded:
            return self.loaded[name]
        options = [name, name.split(".", 1)[-1]] + [k for k in self.own if k.endswith("." + name)]
        hits = sorted({option for option in options if option in self.own}, key=lambda o: (o != name, len(o)))
        if not hits:
            raise ExportError("the checkpoint has no tensor '%s', which the model of its config.json has" % name)
        return hits[0]


def tensor_names(folder):
    """The names in the safetensors files of a folder; None if it has none."""
    files = sorted(glob.glob(os.path.join(glob.escape(folder), "*.safetensors")))
    if not files:
        return None
    names = set()
    for path in files:
        names |= set(_header(path)) - {"__metadata__"}
    return names


def _header(path):
    try:
        with open(path, "rb") as file:
            size = struct.unpack("<Q", file.read(8))[0]
            if size > os.path.getsize(path) - 8:
                raise ValueError("its header has %d bytes, more than the file" % size)
            header = json.loads(file.read(size))
        if not isinstance(header, dict):
            raise ValueError("its header is a JSON %s, expected an object" % type(header).__name__)
        return header
    except (OSError, ValueError, RecursionError, struct.error) as error:
        raise ExportError("%s is no safetensors file: %s" % (path, error)) from None


def match_names(names, known):
    """The checkpoint's spelling of a module's tensor names; theirs without one."""
    return [known.of(name) for name in names] if known else list(names)
