"""oneDNN, the one inside of PyTorch: weights packed beforehand, activation and product
as its post-operations, so that the block is three primitives."""

import torch

import data
from systems import torch_eager

linear = torch.ops.mkldnn._linear_pointwise


class System(torch_eager.System):
    def __init__(self, option):
        super().__init__(option)
        found = [part for part in torch.__config__.show().split("\n") if "oneDNN" in part or "MKL-DNN" in part]
        self.version = "%s in torch %s" % ((found or ["oneDNN"])[0].strip(" -"), torch.__version__)

    def load(self, folder, shape, storage):
        self.storage = storage
        self.weights = torch_eager.tensors(folder, storage)
        self.unit = ("swish", [], "") if shape.activation == "swish" else ("gelu", [], "tanh")

    def tokens(self, x):
        self.x = input_tensor = torch_eager.input_tensor(x, self.storage)
        # oneDNN picks the layout for the number of rows.
        self.packed = {p: torch.ops.mkldnn._reorder_linear_weight(w, len(input_tensor)) for p, w in self.weights.items()}

    def run(self):
        gate = linear(self.x, self.packed["gate"], None, *self.unit)
        both = linear.binary(self.x, gate, self.packed["up"], None, "mul")
        self.y = linear(both, self.packed["down"], None, "none", [], "")
