"""OpenBLAS, the one inside of NumPy, and the unit in C."""

import ctypes
import os

import numpy as np

import data
import machine

import measure  # test/Demo/Inputs


class System:
    def __init__(self, option):
        self.blas = measure.OpenBLAS()
        self.version = self.blas.describe()
        self.unit = machine.helper_library().swish_mul

    def load(self, folder, shape, storage):
        read = data.read_safetensors(data.file_of(folder, storage))
        self.weights = {part: np.array(read[name]) for part, name in data.NAMES.items()}
        library = machine.helper_library()
        self.unit = library.swish_mul if shape.activation == "swish" else library.gelu_tanh_mul
        self.unit.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
        self.inner = shape.inner

    def threads(self, count):
        self.count = count
        if not self.blas.set_threads(count):
            raise RuntimeError("OpenBLAS has no openblas_set_num_threads")

    def tokens(self, x):
        self.x = np.ascontiguousarray(x)
        self.gate, self.up = (np.empty((len(x), self.inner), np.float32) for _ in range(2))
        self.y = np.empty_like(self.x)

    def run(self):
        np.matmul(self.x, self.weights["gate"].T, out=self.gate)
        np.matmul(self.x, self.weights["up"].T, out=self.up)
        self.unit(self.gate.ctypes.data, self.up.ctypes.data, self.gate.size, self.count)
        np.matmul(self.gate, self.weights["down"].T, out=self.y)

    def result(self):
        return self.y
