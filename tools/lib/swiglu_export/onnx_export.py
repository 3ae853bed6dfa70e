"""ONNX files: the weights become arguments, and a safetensors file if wanted."""

import json
import os
import struct

from .errors import ExportError, first_line
from .functions import function_text, module_text
from .routes import lower_onnx

# Numbers such as a scale or an epsilon stay constants.
_SMALLEST_WEIGHT = 8


def export(path, options):
    import onnx

    if options["what"] != "ffn":
        raise ExportError("--what is for transformers models; an ONNX file is exported as a whole")
    try:
        model = onnx.load(path)
    except Exception as error:  # pylint: disable=broad-except
        raise ExportError("%s is no ONNX model: %s" % (path, first_line(error))) from None
    set_sizes(model.graph, options)
    weights = take_weights(model.graph)
    own = [value.name for value in model.graph.input]
    for weight in weights:
        model.graph.input.append(onnx.helper.make_tensor_value_info(weight.name, weight.data_type, list(weight.dims)))
    try:
        onnx.checker.check_model(model)
        text = lower_onnx(model)
    except ExportError:
        raise
    except Exception as error:  # pylint: disable=broad-except
        raise ExportError("%s is no valid ONNX model: %s" % (path, first_line(error))) from None
    name = model.graph.name or os.path.splitext(os.path.basename(path))[0]
    name = "".join(c if c.isalnum() or c in "._" else "_" for c in name)
    if not (name[:1].isalpha() or name[:1] == "_"):
        name = "_" + name
    made = module_text([function_text(text, name, [w.name for w in weights], len(own))])
    if options["save_weights"]:
        save(options["save_weights"], weights)
    return made


def set_sizes(graph, options):
    """Dimensions with a name get the size that --seq or --batch gives."""
    for value in graph.input:
        for dim in value.type.tensor_type.shape.dim:
            batch = "batch" in dim.dim_param.lower()
            size = options["batch"] if batch else options["seq"]
            if dim.dim_param and isinstance(size, int):
                dim.dim_value = size


def take_weights(graph):
    """Removes the weights from the graph's constants and returns them."""
    import onnx

    floats = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16, onnx.TensorProto.BFLOAT16, onnx.TensorProto.DOUBLE)
    kept, weights = [], []
    for tensor in graph.initializer:
        count = 1
        for dim in tensor.dims:
            count *= dim
        is_weight = tensor.data_type in floats and count >= _SMALLEST_WEIGHT
        (weights if is_weight else kept).append(tensor)
    del graph.initializer[:]
    graph.initializer.extend(kept)
    # Older files list initializers among the inputs too.
    names = {w.name for w in weights}
    inputs = [value for value in graph.input if value.name not in names]
    del graph.input[:]
    graph.input.extend(inputs)
    return weights


def save(path, weights):
    """A safetensors file: a JSON header with types, shapes and offsets, then the data."""
    import onnx

    types = {1: "F32", 10: "F16", 16: "BF16", 11: "F64"}
    header, blobs, at = {}, [], 0
    for weight in weights:
        data = onnx.numpy_helper.to_array(weight).tobytes()
        header[weight.name] = {"dtype": types[weight.data_type], "shape": list(weight.dims), "data_offsets": [at, at + len(data)]}
        blobs.append(data)
        at += len(data)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    try:
        with open(path, "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text)
            file.writelines(blobs)
    except OSError as error:
        raise ExportError("the weights cannot be written: %s" % error.strerror) from None
