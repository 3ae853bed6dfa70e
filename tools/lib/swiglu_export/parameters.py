"""Weights as arguments: a torch module whose parameters are passed to forward."""

import torch


class ParametersAsArguments(torch.nn.Module):
    """forward(inputs..., weights...) calls `module` with these weights.

    Parameters and buffers that a checkpoint stores become arguments, in the
    order of `names`; other buffers stay constants.
    """

    def __init__(self, module, input_count):
        super().__init__()
        # Not a submodule: its own parameters must not be captured.
        self.__dict__["module"] = module
        self.input_count = input_count
        state = module.state_dict(keep_vars=True)
        # Tied weights are one tensor of several names: one argument.
        self.names, seen = [], set()
        for name, tensor in state.items():
            if id(tensor) not in seen:
                seen.add(id(tensor))
                self.names.append(name)
        self.eval()
        self.values = tuple(state[name].detach() for name in self.names)

    def forward(self, *arguments):
        inputs, weights = arguments[: self.input_count], arguments[self.input_count :]
        module = self.__dict__["module"]
        return torch.func.functional_call(module, dict(zip(self.names, weights)), inputs)
