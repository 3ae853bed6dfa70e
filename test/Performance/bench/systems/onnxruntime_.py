"""ONNX Runtime: MatMul with constant weights, or MatMulNBits with int8 activations."""

import os

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

import data

KINDS = {"f32": TensorProto.FLOAT, "bf16": TensorProto.BFLOAT16}
# Of MatMulNBits: activations as int8, the fastest.
ACCURACY_LEVEL = 4


class Model:
    """A graph whose weights lie in a file beside it: one of 2 GB cannot hold them."""

    def __init__(self, folder, name):
        self.path = os.path.join(folder, name + ".onnx")
        self.beside = name + ".data"
        self.file = open(os.path.join(folder, self.beside), "wb")
        self.nodes, self.initialisers = [], []

    def weight(self, name, array, kind):
        tensor = TensorProto(name=name, data_type=kind, dims=array.shape, data_location=TensorProto.EXTERNAL)
        self.file.seek(-self.file.tell() % 4096, os.SEEK_CUR)
        places = {"location": self.beside, "offset": self.file.tell(), "length": array.nbytes}
        for key, value in places.items():
            tensor.external_data.add(key=key, value=str(value))
        np.ascontiguousarray(array).tofile(self.file)
        self.initialisers.append(tensor)

    def node(self, operation, inputs, output, **attributes):
        self.nodes.append(helper.make_node(operation, inputs, [output], **attributes))

    def save(self, hidden, kind):
        self.file.close()
        x, y = (helper.make_tensor_value_info(n, kind, ["tokens", hidden]) for n in "xy")
        graph = helper.make_graph(self.nodes, "block", [x], [y], self.initialisers)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=9), self.path)


def block(model, product, activation):
    """The nodes of the block; product(x, part, y) adds one."""
    product("x", "gate", "g")
    product("x", "up", "u")
    if activation == "swish":
        model.node("Sigmoid", ["g"], "s")
        model.node("Mul", ["g", "s"], "a")
    else:
        model.node("Gelu", ["g"], "a", approximate="tanh")
    model.node("Mul", ["a", "u"], "h")
    product("h", "down", "y")


def float_model(folder, shape, storage):
    model = Model(folder, "ort-" + storage)
    read = data.read_safetensors(data.file_of(folder, storage))
    for part, name in data.NAMES.items():
        model.weight(part, read[name].T, KINDS[storage])
    block(model, lambda x, part, y: model.node("MatMul", [x, part], y), shape.activation)
    model.save(shape.hidden, KINDS[storage])
    return model.path


def nbits_model(folder, shape, storage):
    bits, group = data.bits_and_group(storage)
    model = Model(folder, "ort-" + storage.replace(":", "-"))
    read = data.read_safetensors(data.file_of(folder, storage))

    def product(x, part, y):
        q, scales = read[data.NAMES[part]], read[data.NAMES[part] + ":scales"]
        unsigned = (q.astype(np.int16) + 2 ** (bits - 1)).astype(np.uint8)
        if bits == 4:
            unsigned = unsigned[:, 0::2] | unsigned[:, 1::2] << 4
        blob = unsigned.reshape(len(q), q.shape[1] // group, group * bits // 8)
        model.weight(part, blob, TensorProto.UINT8)
        model.weight(part + ".scales", scales.reshape(-1), TensorProto.FLOAT)
        model.node("MatMulNBits", [x, part, part + ".scales"], y, domain="com.microsoft",
                   K=q.shape[1], N=len(q), bits=bits, block_size=group, accuracy_level=ACCURACY_LEVEL)  # fmt: skip

    block(model, product, shape.activation)
    model.save(shape.hidden, TensorProto.FLOAT)
    return model.path


class System:
    def __init__(self, option):
        self.version = "onnxruntime " + onnxruntime.__version__
        self.session = None

    def load(self, folder, shape, storage):
        make = float_model if storage in KINDS else nbits_model
        self.path = make(folder, shape, storage)
        if storage == "bf16":  # fails, and says why
            onnxruntime.InferenceSession(self.path, providers=["CPUExecutionProvider"])

    def threads(self, count):
        self.session = None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = count
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(self.path, options, providers=["CPUExecutionProvider"])

    def tokens(self, x):
        # Bound once: no copy of inputs, no allocation of the result.
        self.y = np.empty_like(x)
        self.binding = self.session.io_binding()
        value = onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(x))
        self.binding.bind_ortvalue_input("x", value)
        self.binding.bind_output("y", "cpu", 0, np.float32, self.y.shape, self.y.ctypes.data)

    def run(self):
        self.session.run_with_iobinding(self.binding)

    def result(self):
        return self.y
