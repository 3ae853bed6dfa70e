"""Runs the functions of a compiled library through its C interface (docs/ABI.md)
with ctypes: nothing of the compiler is loaded."""

import ctypes
import re

import numpy as np

c = ctypes


class Dtype(c.Structure):
    _fields_ = [("code", c.c_uint8), ("bits", c.c_uint8), ("lanes", c.c_uint16)]


class TensorInfo(c.Structure):
    _fields_ = [
        ("name", c.c_char_p),
        ("type", Dtype),
        ("ndim", c.c_int32),
        ("shape", c.POINTER(c.c_int64)),
        ("offset", c.c_uint64),
        ("bytes", c.c_uint64),
    ]


class Info(c.Structure):
    _fields_ = [
        ("size", c.c_uint32),
        ("abi_version", c.c_uint32),
        ("name", c.c_char_p),
        ("layout", c.c_char_p),
        ("layout_parameters", c.c_char_p),
        ("target_cpu", c.c_char_p),
        ("target_features", c.c_char_p),
        ("x_type", Dtype),
        ("y_type", Dtype),
        ("device_type", c.c_int32),
        ("weight_size", c.c_uint32),
        ("x_features", c.c_int64),
        ("y_features", c.c_int64),
        ("tokens", c.c_int64),
        ("weight_count", c.c_int64),
        ("weights", c.POINTER(TensorInfo)),
        ("packed_bytes", c.c_uint64),
    ]


def symbol_prefix(name):
    """The C prefix of a function of the module."""
    prefix = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return "_" + prefix if prefix[:1].isdigit() else prefix


class Function:
    """One function with its weights mapped and its threads ready."""

    def __init__(self, library, name, weights_path, threads):
        self.name = name
        prefix = symbol_prefix(name)

        def symbol(suffix, result, *arguments):
            try:
                found = getattr(library, "%s_%s" % (prefix, suffix))
            except AttributeError:
                raise RuntimeError("the library has no function '%s'" % name) from None
            found.restype, found.argtypes = result, arguments
            return found

        pointer, number = c.c_void_p, c.c_int64
        describe = symbol("describe", c.POINTER(Info))
        load = symbol("load", c.c_int, c.c_char_p, c.POINTER(pointer))
        explain = symbol("load_explain", c.c_int, c.c_char_p, c.c_char_p, c.c_size_t)
        create = symbol("context_create", c.c_int, pointer, c.c_int32, c.POINTER(pointer))
        self.unload = symbol("unload", None, pointer)
        self.destroy = symbol("context_destroy", None, pointer)
        self.strerror = symbol("strerror", c.c_char_p, c.c_int)
        self.call = symbol(
            "context_run", c.c_int, pointer, pointer, number, number, pointer, number
        )
        self.info = describe().contents
        self.model, self.context = pointer(), pointer()
        path = weights_path.encode()
        if load(path, c.byref(self.model)):
            why = c.create_string_buffer(512)
            explain(path, why, len(why))
            raise RuntimeError("%s: %s" % (name, why.value.decode()))
        self.check(create(self.model, threads, c.byref(self.context)))

    def check(self, error):
        if error:
            raise RuntimeError("%s: %s" % (self.name, self.strerror(error).decode()))

    def run(self, x, y):
        """x and y: contiguous f32 arrays [tokens, features]."""
        f32 = (2, 32, 1)
        for found in (self.info.x_type, self.info.y_type):
            if (found.code, found.bits, found.lanes) != f32:
                raise RuntimeError("%s: x and y are not f32" % self.name)
        assert x.flags.c_contiguous and y.flags.c_contiguous
        assert x.dtype == y.dtype == np.float32 and len(x) == len(y)
        assert x.shape[1] == self.info.x_features and y.shape[1] == self.info.y_features
        self.check(self.call(self.context, x.ctypes.data, 0, len(x), y.ctypes.data, 0))

    def close(self):
        self.destroy(self.context)
        self.unload(self.model)


def load_functions(path, names, weights_path, threads):
    library = c.CDLL(path)
    return [Function(library, name, weights_path, threads) for name in names]
