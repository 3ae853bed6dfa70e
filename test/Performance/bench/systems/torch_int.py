"""PyTorch's products with weights of 8 and 4 bits, as torchao calls them."""

import numpy as np
import torch

import data
from systems import torch_eager


def packed_int8(q, scales):
    weight, scale = torch.from_numpy(np.array(q)), torch.from_numpy(np.array(scales)).view(-1).bfloat16()
    return lambda x: torch._weight_int8pack_mm(x, weight, scale)


def packed_int4(q, scales):
    """w = (n - 8) * scale + zero, of which the zeros are 0 here."""
    nibbles = torch.from_numpy(q.astype(np.int32) + 8)
    weight = torch._convert_weight_to_int4pack_for_cpu(nibbles, 2)
    group = q.shape[1] // scales.shape[1]
    both = np.stack([scales.T, np.zeros_like(scales.T)], axis=2)
    parameters = torch.from_numpy(np.ascontiguousarray(both))
    return lambda x: torch._weight_int4pack_mm_for_cpu(x, weight, group, parameters.to(x.dtype))


class System(torch_eager.System):
    def load(self, folder, shape, storage):
        self.storage = storage
        read = data.read_safetensors(data.file_of(folder, storage))
        pack = packed_int8 if storage == "int8" else packed_int4
        self.products = {p: pack(read[n], read[n + ":scales"]) for p, n in data.NAMES.items()}
        self.act = torch_eager.activation(shape.activation)

    def tokens(self, x):
        # Of f32 there are only slow versions, without vectors.
        self.x = torch_eager.input_tensor(x, "bf16")

    def run(self):
        gate, up = self.products["gate"](self.x), self.products["up"](self.x)
        self.y = self.products["down"](self.act(gate) * up)
