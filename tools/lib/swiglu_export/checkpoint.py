"""Names of the tensors of a checkpoint folder, without reading the weights."""

import glob
import json
import os
import struct

from .errors import ExportError


def tensor_names(folder):
    """The names in the safetensors files of a folder; None if it has none."""
    files = sorted(glob.glob(os.path.join(folder, "*.safetensors")))
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
            return json.loads(file.read(size))
    except (OSError, ValueError, struct.error) as error:
        raise ExportError("%s is no safetensors file: %s" % (path, error)) from None


def match_names(names, known):
    """The checkpoint's spelling of a module's tensor names.

    A base model's file lacks the first part that the model with its head has
    (`h.0…` for `transformer.h.0…`), or the other way round."""
    if known is None:
        return list(names)
    found = []
    for name in names:
        options = [name, name.split(".", 1)[-1]] + [k for k in known if k.endswith("." + name)]
        hits = sorted({option for option in options if option in known}, key=lambda o: (o != name, len(o)))
        if not hits:
            raise ExportError("the checkpoint has no tensor '%s', which the model of its config.json has" % name)
        found.append(hits[0])
    return found
