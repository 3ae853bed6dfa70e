"""PyTorch: eager, and torch.compile with weights frozen and max-autotune."""

import time

import numpy as np
import torch
import torch.nn.functional as functional

import data


def tensors(folder, storage):
    """{part: tensor}."""
    read = data.read_safetensors(data.file_of(folder, storage))
    arrays = {part: torch.from_numpy(np.array(read[name])) for part, name in data.NAMES.items()}
    return {p: a.view(torch.bfloat16) if storage == "bf16" else a for p, a in arrays.items()}


def input_tensor(x, storage):
    x = torch.from_numpy(x.copy())
    return x.to(torch.bfloat16) if storage == "bf16" else x


def activation(name):
    if name == "swish":
        return functional.silu
    return lambda value: functional.gelu(value, approximate="tanh")


class Block(torch.nn.Module):
    def __init__(self, weights, name):
        super().__init__()
        for part, weight in weights.items():
            setattr(self, part, torch.nn.Parameter(weight, requires_grad=False))
        self.act = activation(name)

    def forward(self, x):
        gate = functional.linear(x, self.gate)
        up = functional.linear(x, self.up)
        return functional.linear(self.act(gate) * up, self.down)


class System:
    def __init__(self, option):
        self.compiled = option == "compile"
        self.version = "torch " + torch.__version__
        torch.set_grad_enabled(False)

    def load(self, folder, shape, storage):
        self.storage = storage
        self.block = Block(tensors(folder, storage), shape.activation).eval()

    def threads(self, count):
        torch.set_num_threads(count)

    def tokens(self, x):
        self.x = input_tensor(x, self.storage)
        self.call = self.block
        if self.compiled:
            import torch._inductor.config as config

            config.freezing = True
            config.max_autotune = True
            torch._dynamo.reset()
            begin = time.perf_counter()
            self.call = torch.compile(self.block, dynamic=False)
            self.call(self.x)
            self.compile_seconds = time.perf_counter() - begin

    def run(self):
        self.y = self.call(self.x)

    def result(self):
        return self.y.float().numpy()
