"""transformers models: a feed-forward block, a layer or the whole model a function."""

import logging
import os
import sys
import warnings

import torch

from . import blocks as finder
from .checkpoint import Names, match_names, tensor_names
from .errors import ExportError, first_line
from .functions import common_path, function_text, module_text, renamed
from .parameters import ParametersAsArguments
from .routes import lower_torch

DTYPES = {"f32": torch.float32, "bf16": torch.bfloat16, "f16": torch.float16}
# A size that no model has in another place, so that the exporter finds out
# which dimensions follow it.
_DYNAMIC = 7


def export(model, options):
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    import transformers

    warnings.filterwarnings("ignore")
    logging.getLogger("torch").setLevel(logging.ERROR)
    transformers.logging.set_verbosity_error()
    torch.set_grad_enabled(False)
    config, folder = read_config(model)
    names = tensor_names(folder)
    model = build(config, "meta" if options["what"] == "ffn" else "cpu")
    known = None if names is None else loaded_names(model, names)
    if options["what"] == "ffn":
        return export_blocks(model, known, options)
    from .torch_whole import export_layers, export_model

    run = export_layers if options["what"] == "layer" else export_model
    return run(model, config, known, options)


def loaded_names(model, names):
    """What transformers calls the tensors of a checkpoint when it loads it."""
    from transformers.conversion_mapping import get_model_conversion_mapping
    from transformers.core_model_loading import WeightConverter, WeightRenaming, rename_source_key

    rules = get_model_conversion_mapping(model)
    renamings = [rule for rule in rules if isinstance(rule, WeightRenaming)]
    converters = [rule for rule in rules if isinstance(rule, WeightConverter)]
    state = model.state_dict()
    loaded, made = {}, {}
    for name in sorted(names):
        own, converted = rename_source_key(name, renamings, converters, model.base_model_prefix, state)
        if own not in state:
            continue
        if converted is not None:
            made[own] = name
        elif own not in loaded or name == own:
            loaded[own] = name
    return Names(names, loaded, made)


def read_config(path):
    """-> (config, folder of the checkpoint or None)."""
    import transformers

    folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
    file = os.path.join(path, "config.json") if os.path.isdir(path) else path
    if not os.path.exists(file):
        raise ExportError("%s has no config.json" % path)
    try:
        return transformers.AutoConfig.from_pretrained(file), folder
    except Exception as error:  # pylint: disable=broad-except
        raise ExportError("transformers cannot read %s: %s" % (file, first_line(error))) from None


def build(config, device):
    """The model of a configuration, without weights on `meta`."""
    import transformers
    from transformers.initialization import no_init_weights

    names = getattr(config, "architectures", None) or []
    cls = getattr(transformers, names[0], None) if names else None
    config._attn_implementation = "eager"
    try:
        with torch.device(device), no_init_weights():
            model = cls._from_config(config, dtype=torch.float32) if cls else transformers.AutoModel.from_config(config, dtype=torch.float32)
    except Exception as error:  # pylint: disable=broad-except
        raise ExportError("transformers cannot build %s: %s" % (names[0] if names else config.model_type, why_not_built(config, error))) from None
    model.tie_weights()
    return model.eval()


def why_not_built(config, error):
    """An activation that transformers lacks is a KeyError of the bare name."""
    from transformers.activations import ACT2FN

    parts = [config] + [part for part in vars(config).values() if hasattr(part, "model_type")]
    for part in parts if isinstance(error, KeyError) else []:
        for key, value in vars(part).items():
            if "act" in key and isinstance(value, str) and value == error.args[0] and value not in ACT2FN:
                return "its %s is '%s', which transformers lacks" % (key, value)
    return "%s: %s" % (type(error).__name__, first_line(error)) if isinstance(error, KeyError) else first_line(error)


def export_blocks(model, known, options):
    found, skipped = finder.find_blocks(model)
    finder.require_blocks(found, skipped, type(model).__name__)
    done, texts = [], []
    for block in found:
        names = weight_names(block, known)
        name = common_path(names) or block.path or "ffn"
        for other, text, old in done:  # layers mostly repeat
            if other.inputs == block.inputs and finder.same_program(other.module, block.module):
                text = renamed(text, old, names).replace("@%s(" % common_path(old), "@%s(" % name, 1)
                break
        else:
            try:
                text = export_block(block, name, names, options)
            except ExportError as error:
                skipped.append((name, str(error).removeprefix(name + ": ")))
                continue
            done.append((block, text, names))
        texts.append(text)
    if not texts:
        raise ExportError("%s: %s" % skipped[-1])
    for path, why in skipped:
        print("export.py: left out %s: %s" % (path, why), file=sys.stderr)
    return module_text(texts)


def weight_names(block, known):
    module = block.module
    keys = ParametersAsArguments(module, 0).names
    if isinstance(module, finder.Chain):
        keys = [module.state_path(key) for key in keys]
    return match_names([block.path + "." + key if block.path else key for key in keys], known)


def export_block(block, name, names, options):
    """One module, given memory for its weights but no values."""
    if any(b.is_meta for n, b in block.module.named_buffers() if n not in block.module.state_dict()):
        raise ExportError("%s computes constants when it is built; export it with --what model" % name)
    module = block.module.to_empty(device="cpu").to(DTYPES[options["dtype"]])
    dynamic = options["seq"] == "dynamic"
    tokens = _DYNAMIC if dynamic else options["seq"]
    dtype = DTYPES[options["dtype"]]
    shape = (options["batch"] or 1, tokens, block.features)
    if not options["batch"] and runs(module, [torch.zeros(shape[1:], dtype=dtype)] * block.inputs):
        shape = shape[1:]
    inputs = tuple(torch.zeros(shape, dtype=dtype) for _ in range(block.inputs))
    wrapped = ParametersAsArguments(module, len(inputs))
    sizes = {i: (len(shape) - 2,) for i in range(len(inputs))} if dynamic else None
    text = lower(wrapped, inputs + wrapped.values, name, options, sizes)
    module.to("meta")
    return function_text(text, name, names, len(inputs))


def runs(module, inputs):
    """False if the module needs another rank, as one that takes the shape apart."""
    try:
        return module(*inputs) is not None
    except (ValueError, IndexError, RuntimeError, TypeError):
        return False


def reason(error):
    """torch-mlir prints its diagnostics; the exception only says that there are some."""
    if "failed with the following diagnostics" in str(error):
        return "it has no lowering for one of the operations (--verbose shows which)"
    return first_line(error)


def lower(module, arguments, name, options, dynamic):
    try:
        return lower_torch(module, arguments, options["route"], dynamic, faithful=True)
    except ExportError as error:
        raise ExportError("%s: %s" % (name, error)) from None
    except Exception as error:  # pylint: disable=broad-except
        if options["verbose"]:
            raise
        # Not where it is called with too few arguments.
        helps = dynamic and not isinstance(error, TypeError)
        hint = "; a fixed number of tokens may help: --seq 32" if helps else ""
        raise ExportError("%s: torch-mlir cannot export it: %s%s" % (name, reason(error), hint)) from None
