"""OpenVINO: constant weights, as floats or as integers with scales, which its CPU
plugin keeps as they are and multiplies with activations quantised in groups."""

import numpy as np
import openvino
from openvino import opset13 as op

import data


def integers(q, scales, bits, kept):
    """The pattern that OpenVINO knows as a compressed weight."""
    shape = (len(q), scales.shape[1], q.shape[1] // scales.shape[1])
    if bits == 4:
        nibbles = (q & 15).astype(np.uint8)
        both = np.ascontiguousarray(nibbles[:, 0::2] | nibbles[:, 1::2] << 4)
        # Not copied. Signed: with a zero point it may multiply with f32 activations.
        constant = op.constant(openvino.Tensor(both, list(shape), openvino.Type.i4))
        kept.append(both)
    else:
        constant = op.constant(np.array(q).reshape(shape))
    scaled = op.multiply(op.convert(constant, "f32"), op.constant(np.array(scales)[:, :, None]))
    return op.reshape(scaled, op.constant(np.array(q.shape, np.int64)), False)


class System:
    def __init__(self, option):
        self.version = "openvino " + openvino.__version__
        self.core = openvino.Core()
        self.kept = []

    def load(self, folder, shape, storage):
        read = data.read_safetensors(data.file_of(folder, storage))

        def weight(part):
            values = read[data.NAMES[part]]
            if storage.startswith("int"):
                return integers(values, read[data.NAMES[part] + ":scales"], data.bits_and_group(storage)[0], self.kept)
            # bf16 is how it computes; exactly so, as the numbers are bf16 already.
            return op.constant(data.from_bf16(values) if storage == "bf16" else np.array(values))

        def product(x, part):
            return op.matmul(x, weight(part), False, True)

        x = op.parameter(openvino.PartialShape([-1, shape.hidden]), np.float32)
        gate = product(x, "gate")
        active = op.swish(gate) if shape.activation == "swish" else op.gelu(gate, "tanh")
        y = product(op.multiply(active, product(x, "up")), "down")
        self.model = openvino.Model([y], [x], "block")
        self.settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "NUM_STREAMS": 1,
            "INFERENCE_PRECISION_HINT": "bf16" if storage == "bf16" else "f32",
        }
        if storage.startswith("int"):
            self.settings["DYNAMIC_QUANTIZATION_GROUP_SIZE"] = 32

    def threads(self, count):
        self.request = self.compiled = None
        self.compiled = self.core.compile_model(self.model, "CPU", {**self.settings, "INFERENCE_NUM_THREADS": count})
        self.request = self.compiled.create_infer_request()

    def tokens(self, x):
        self.request.set_input_tensor(openvino.Tensor(np.ascontiguousarray(x), shared_memory=True))
        self.x = x

    def run(self):
        self.request.infer()

    def result(self):
        return np.array(self.request.get_output_tensor().data)
