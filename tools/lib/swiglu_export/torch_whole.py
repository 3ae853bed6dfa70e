"""Whole layers and models: attention, norms and all, one function each."""

import sys

import torch

from .checkpoint import match_names
from .errors import ExportError, first_line
from .functions import common_path, function_text, module_text
from .parameters import ParametersAsArguments
from .torch_export import DTYPES, lower

_TRACED = 7


class Call(torch.nn.Module):
    """A module with some arguments bound: forward takes the tensors alone."""

    def __init__(self, module, names, fixed):
        super().__init__()
        self.inner = module
        self.argument_names, self.fixed = names, fixed

    def forward(self, *tensors):
        values = dict(zip(self.argument_names, tensors))
        keywords = {**self.fixed, **{n: v for n, v in values.items() if "." not in n}}
        for name in [n for n in values if "." in n]:  # a part of a tuple
            keywords.setdefault(name.split(".")[0], []).append(values[name])
        keywords = {k: tuple(v) if isinstance(v, list) else v for k, v in keywords.items()}
        out = self.inner(**keywords)
        out = out[0] if isinstance(out, (tuple, list)) else out
        return getattr(out, "logits", getattr(out, "last_hidden_state", out))


def sizes(options):
    """-> (batch, tokens to trace with, whether these are dynamic)."""
    dynamic = options["seq"] == "dynamic"
    return options["batch"] or 1, _TRACED if dynamic else options["seq"], dynamic


def model_inputs(model, config, options):
    """Inputs of the model, by name. The causal mask is an input: it is added to
    the scores of attention, and building one inside needs a cumulative sum."""
    batch, tokens, _ = sizes(options)
    dtype = DTYPES[options["dtype"]]
    if model.main_input_name != "input_ids":
        raise ExportError("%s takes %s, expected input_ids; export it with --what ffn" % (type(model).__name__, model.main_input_name))
    inputs = {"input_ids": torch.zeros((batch, tokens), dtype=torch.int64)}
    if getattr(config, "is_encoder_decoder", False):
        raise ExportError("%s has an encoder and a decoder; export it with --what ffn" % type(model).__name__)
    inputs["attention_mask"] = torch.zeros((batch, 1, tokens, tokens), dtype=dtype)
    return inputs


def export_model(model, config, known, options):
    model = model.to(DTYPES[options["dtype"]])
    inputs = model_inputs(model, config, options)
    fixed = {"use_cache": False} if getattr(config, "use_cache", None) is not None else {}
    name = config.model_type
    return module_text([export_call(model, name, "", inputs, fixed, known, options)])


def export_layers(model, config, known, options):
    """Each layer with what the model passes to it, as seen in one run."""
    model = model.to(DTYPES[options["dtype"]])
    layers = find_layers(model)
    calls = {}

    def note(path):
        return lambda module, args, kwargs: calls.setdefault(path, (args, kwargs))

    hooks = [module.register_forward_pre_hook(note(path), with_kwargs=True) for path, module in layers]
    inputs = model_inputs(model, config, options)
    try:
        model(**inputs, use_cache=False)
    except Exception as error:  # pylint: disable=broad-except
        raise ExportError("%s cannot be run once to see how its layers are called: %s" % (type(model).__name__, first_line(error))) from None
    finally:
        for hook in hooks:
            hook.remove()
    texts = []
    for path, module in layers:
        if path not in calls:
            print("export.py: left out %s: the model does not call it" % path, file=sys.stderr)
            continue
        tensors, fixed = bind(module, *calls[path])
        texts.append(export_call(module, path, path + ".", tensors, fixed, known, options))
    return module_text(texts)


def find_layers(model):
    """The longest list of modules of the model: its layers."""
    lists = [(path, m) for path, m in model.named_modules() if isinstance(m, torch.nn.ModuleList) and len(m)]
    if not lists:
        raise ExportError("%s has no list of layers; use --what model" % type(model).__name__)
    outer = [(p, m) for p, m in lists if not any(p.startswith(q + ".") for q, _ in lists if q != p)]
    path, modules = max(outer, key=lambda pair: len(pair[1]))
    return [("%s.%d" % (path, i), module) for i, module in enumerate(modules)]


def bind(module, args, kwargs):
    """-> (tensors by name, other arguments by name) of a call."""
    import inspect

    bound = inspect.signature(module.forward).bind(*args, **kwargs)
    tensors, fixed = {}, {}
    arguments = dict(bound.arguments)
    for parameter in inspect.signature(module.forward).parameters.values():
        if parameter.kind == parameter.VAR_KEYWORD:
            arguments |= arguments.pop(parameter.name, {})
    for name, value in arguments.items():
        if isinstance(value, torch.Tensor):
            tensors[name] = value
        elif isinstance(value, tuple) and value and all(isinstance(v, torch.Tensor) for v in value):
            tensors |= {"%s.%d" % (name, i): v for i, v in enumerate(value)}
        elif value is None or isinstance(value, (bool, int, float, str)):
            fixed[name] = value
    # The hidden state comes first.
    return tensors, fixed


def export_call(module, name, prefix, tensors, fixed, known, options):
    _, tokens, dynamic = sizes(options)
    call = Call(module, list(tensors), fixed)
    inputs = tuple(tensors.values())
    wrapped = ParametersAsArguments(call, len(inputs))
    names = match_names([prefix + key.removeprefix("inner.") for key in wrapped.names], known)
    shapes = {i: tuple(d for d, n in enumerate(t.shape) if n == tokens) for i, t in enumerate(inputs)} if dynamic else None
    text = lower(wrapped, inputs + wrapped.values, name, options, {i: d for i, d in shapes.items() if d} if shapes else None)
    return function_text(text, common_path(names) or name, names, len(inputs))
