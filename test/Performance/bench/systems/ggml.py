"""llama.cpp's ggml, the one inside of llama-cpp-python, through its C interface: its
own threads, weights as it stores them or, `repacked`, in its buffer for the CPU at
hand, which llama.cpp takes where it can."""

import ctypes
import importlib.metadata
import importlib.util
import os

import numpy as np

import data

c = ctypes
pointer, integer = c.c_void_p, c.c_int64
TYPES = {"f32": 0, "f16": 1, "q4_0": 2, "q4_1": 3, "q8_0": 8, "q4_K": 12, "bf16": 30}
REPACK = "_Z35ggml_backend_cpu_repack_buffer_typev"  # no C name for it


class Parameters(c.Structure):
    _fields_ = [("size", c.c_size_t), ("memory", pointer), ("no_allocation", c.c_bool)]


FUNCTIONS = {
    "ggml_init": (pointer, [Parameters]),
    "ggml_free": (None, [pointer]),
    "ggml_new_tensor_2d": (pointer, [pointer, c.c_int, integer, integer]),
    "ggml_mul_mat": (pointer, [pointer] * 3),
    "ggml_swiglu_split": (pointer, [pointer] * 3),
    "ggml_geglu_split": (pointer, [pointer] * 3),
    "ggml_new_graph": (pointer, [pointer]),
    "ggml_build_forward_expand": (None, [pointer] * 2),
    "ggml_nbytes": (c.c_size_t, [pointer]),
    "ggml_set_input": (None, [pointer]),
    "ggml_set_output": (None, [pointer]),
    "ggml_quantize_chunk": (c.c_size_t, [c.c_int, pointer, pointer, integer, integer, integer, pointer]),
    "ggml_backend_cpu_init": (pointer, []),
    "ggml_backend_cpu_set_n_threads": (None, [pointer, c.c_int]),
    "ggml_backend_cpu_buffer_type": (pointer, []),
    REPACK: (pointer, []),
    "ggml_backend_alloc_ctx_tensors_from_buft": (pointer, [pointer] * 2),
    "ggml_backend_tensor_set": (None, [pointer, pointer, c.c_size_t, c.c_size_t]),
    "ggml_backend_tensor_get": (None, [pointer, pointer, c.c_size_t, c.c_size_t]),
    "ggml_backend_get_device": (pointer, [pointer]),
    "ggml_backend_dev_supports_op": (c.c_bool, [pointer] * 2),
    "ggml_backend_graph_compute": (c.c_int, [pointer] * 2),
    "ggml_gallocr_new": (pointer, [pointer]),
    "ggml_gallocr_alloc_graph": (c.c_bool, [pointer] * 2),
    "ggml_gallocr_free": (None, [pointer]),
}


class Library:
    """Its functions, by their names."""

    def __init__(self):
        package = importlib.util.find_spec("llama_cpp")
        if not package:
            raise RuntimeError("llama-cpp-python is not installed")
        folder = os.path.join(os.path.dirname(package.origin), "lib")
        names = ("libggml-base.so", "libggml-cpu.so", "libggml.so")
        libraries = [c.CDLL(os.path.join(folder, name), mode=c.RTLD_GLOBAL) for name in names]
        for name, (result, arguments) in FUNCTIONS.items():
            found = next((getattr(x, name) for x in libraries if hasattr(x, name)), None)
            if found is not None:
                found.restype, found.argtypes = result, arguments
            setattr(self, name, found)


def address(array):
    return array.ctypes.data


def quantise(weight, storage):
    """Blocks [rows, bytes of a row]."""
    lib, weight = Library(), np.ascontiguousarray(weight)
    lib.ggml_free(lib.ggml_init(Parameters(1 << 16, None, False)))  # its tables
    rows, columns = weight.shape
    context = lib.ggml_init(Parameters(1 << 16, None, True))
    size = lib.ggml_nbytes(lib.ggml_new_tensor_2d(context, TYPES[storage], columns, rows))
    blocks = np.empty((rows, size // rows), np.uint8)
    lib.ggml_quantize_chunk(TYPES[storage], address(weight), address(blocks), 0, rows, columns, None)
    lib.ggml_free(context)
    return blocks


def stored(folder, storage):
    """{part: bytes, with the number of rows}."""
    path = data.file_of(folder, storage)
    if storage in data.GGUF_TYPES:
        return {part: blocks for part, (blocks, _) in data.read_gguf(path).items()}
    read = data.read_safetensors(path)
    return {part: read[name] for part, name in data.NAMES.items()}


class System:
    def __init__(self, option):
        self.lib = Library()
        self.version = "ggml in llama-cpp-python " + importlib.metadata.version("llama-cpp-python")
        self.repacked = option == "repacked"
        self.backend = self.lib.ggml_backend_cpu_init()
        self.graph_context = None

    def load(self, folder, shape, storage):
        lib = self.lib
        if self.repacked and getattr(lib, REPACK) is None:
            raise RuntimeError("this build of ggml has no buffer for repacked weights")
        self.unit = lib.ggml_swiglu_split if shape.activation == "swish" else lib.ggml_geglu_split
        self.hidden = shape.hidden
        context = lib.ggml_init(Parameters(1 << 20, None, True))
        sizes = {part: data.shape_of(part, shape.hidden, shape.inner) for part in data.PARTS}
        self.weights = {p: lib.ggml_new_tensor_2d(context, TYPES[storage], s[1], s[0]) for p, s in sizes.items()}
        kind = getattr(lib, REPACK if self.repacked else "ggml_backend_cpu_buffer_type")()
        if not lib.ggml_backend_alloc_ctx_tensors_from_buft(context, kind):
            raise RuntimeError("ggml could not allocate the weights")
        if self.repacked:
            self.check_repacked(context)
        for part, blocks in stored(folder, storage).items():
            blocks = np.ascontiguousarray(blocks)
            assert blocks.nbytes == lib.ggml_nbytes(self.weights[part])
            lib.ggml_backend_tensor_set(self.weights[part], address(blocks), 0, blocks.nbytes)

    def check_repacked(self, context):
        """Where it has no other layout for a type and CPU, llama.cpp keeps the plain one."""
        x = self.lib.ggml_new_tensor_2d(context, TYPES["f32"], self.hidden, 8)
        product = self.lib.ggml_mul_mat(context, self.weights["gate"], x)
        device = self.lib.ggml_backend_get_device(self.backend)
        if not self.lib.ggml_backend_dev_supports_op(device, product):
            raise RuntimeError("ggml has no repacked layout for this type on this CPU")

    def threads(self, count):
        self.lib.ggml_backend_cpu_set_n_threads(self.backend, count)

    def tokens(self, x):
        lib = self.lib
        if self.graph_context:
            lib.ggml_gallocr_free(self.allocator)
            lib.ggml_free(self.graph_context)
        context = self.graph_context = lib.ggml_init(Parameters(1 << 20, None, True))
        source = lib.ggml_new_tensor_2d(context, TYPES["f32"], self.hidden, len(x))
        lib.ggml_set_input(source)
        gate = lib.ggml_mul_mat(context, self.weights["gate"], source)
        up = lib.ggml_mul_mat(context, self.weights["up"], source)
        self.y = lib.ggml_mul_mat(context, self.weights["down"], self.unit(context, gate, up))
        lib.ggml_set_output(self.y)
        self.graph = lib.ggml_new_graph(context)
        lib.ggml_build_forward_expand(self.graph, self.y)
        self.allocator = lib.ggml_gallocr_new(lib.ggml_backend_cpu_buffer_type())
        lib.ggml_gallocr_alloc_graph(self.allocator, self.graph)
        x = np.ascontiguousarray(x)
        lib.ggml_backend_tensor_set(source, address(x), 0, x.nbytes)
        self.shape = x.shape

    def run(self):
        if self.lib.ggml_backend_graph_compute(self.backend, self.graph):
            raise RuntimeError("ggml_backend_graph_compute failed")

    def result(self):
        result = np.empty(self.shape, np.float32)
        self.lib.ggml_backend_tensor_get(self.y, address(result), 0, result.nbytes)
        return result
