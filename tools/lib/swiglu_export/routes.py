"""Roads from a framework's program to linalg (or TOSA) on tensors.

Every function returns the text of one module with one function. The dialects in
it are MLIR's own; what stock MLIR 22 cannot read is taken out on the way. Maps
are printed where they are used, so that functions of several modules can be put
side by side as text.
"""

import io
import logging
import os
import re
import sys
import tempfile

from . import iree
from .errors import ExportError
from .process import beside_python, run, torch_mlir_opt

TORCH_ROUTES = ("torch", "torch-nodecomp", "torch-iree", "torch-stablehlo", "tosa", "tosa-linalg", "onnx", "onnx-iree")

_LOCAL = "--mlir-print-local-scope"
_STABLEHLO_TO_LINALG = (
    "builtin.module(inline,func.func(stablehlo-aggressive-simplification),"
    "func.func(shape-legalize-to-stablehlo),stablehlo-legalize-to-linalg,canonicalize,cse)"
)
_CHLO_TO_STABLEHLO = "builtin.module(func.func(chlo-legalize-to-stablehlo))"
_TOSA_TO_LINALG = (
    "builtin.module(func.func(tosa-infer-shapes,tosa-make-broadcastable,tosa-to-linalg-named,"
    "canonicalize,tosa-to-linalg,tosa-to-arith,tosa-to-tensor,canonicalize,cse))"
)
# What is left when an importer has no lowering for an operation.
_DIALECTS = r"(torch|torch_c|tm_tensor|stablehlo|chlo|vhlo|shape|hal|util|flow|iree_\w+)"
_FOREIGN = re.compile(r'^ *(?:%%[^=]* = )?"?%s\.(\w+)' % _DIALECTS, re.M)


def foreign_operation(text):
    """The first operation of a dialect that MLIR 22 lacks, or None."""
    match = _FOREIGN.search(text)
    return "%s.%s" % match.groups() if match else None


def lower_torch(module, arguments, route="torch", dynamic=None, opset=20, faithful=False):
    """A torch module called with `arguments`; `dynamic` maps an argument's number
    to its dimensions of unknown size. With `faithful`, activations are written
    out as PyTorch computes them."""
    shapes = _dynamic_shapes(len(arguments), dynamic)
    if route in ("torch", "torch-nodecomp"):
        # With several dynamic dimensions the default decompositions of a view
        # lose one of them, so that results are wrong.
        several = dynamic and sum(len(d) for d in dynamic.values()) > 1
        keep = route == "torch-nodecomp" or several
        return _fx(module, arguments, "linalg-on-tensors", shapes, keep, faithful)
    if route == "torch-iree":
        return iree.compile_to_input(_fx(module, arguments, "raw", shapes), "torch")
    if route == "torch-stablehlo":
        return stablehlo_with_torch_mlir(_fx(module, arguments, "stablehlo", shapes))
    if route == "tosa":
        return _fx(module, arguments, "tosa", shapes)
    if route == "tosa-linalg":
        mlir_opt = os.environ.get("MLIR_OPT", "mlir-opt-22")
        text = _fx(module, arguments, "tosa", shapes)
        return run([mlir_opt, "-", _LOCAL, "--pass-pipeline=" + _TOSA_TO_LINALG], text)
    if route in ("onnx", "onnx-iree"):
        model = torch_to_onnx(module, arguments, shapes, opset)
        return lower_onnx(model, "iree" if route == "onnx-iree" else "torch-mlir")
    raise ExportError("unknown route '%s', expected one of %s" % (route, ", ".join(TORCH_ROUTES)))


def _dynamic_shapes(count, dynamic):
    if not dynamic:
        return None
    import torch

    shapes = [None] * count
    for number, dimensions in dynamic.items():
        shapes[number] = {d: torch.export.Dim.DYNAMIC for d in dimensions}
    return (tuple(shapes),)


def _fx(module, arguments, output, shapes, keep=False, faithful=False):
    from torch_mlir import fx
    from torch_mlir.extras.fx_decomp_util import get_decomposition_table

    table = {} if keep else dict(get_decomposition_table())
    if faithful:
        table |= _activations()
    out = fx.export_and_import(module, *arguments, output_type=output, dynamic_shapes=shapes, decomposition_table=table)
    return _inline_resources(out.operation.get_asm(use_local_scope=True), out)


def _activations():
    """Decompositions for GELU and SiLU as PyTorch's kernels compute them: in f32.

    torch-mlir's own have 0.797724 for the square root of 2/pi, which is off by
    2e-4, and round each step of a 16-bit erf."""
    import torch

    gelu = torch._refs.nn.functional.gelu  # pylint: disable=protected-access
    silu = torch._decomp.decomposition_table[torch.ops.aten.silu.default]  # pylint: disable=protected-access
    return {torch.ops.aten.gelu.default: lambda x, approximate="none": gelu(x, approximate), torch.ops.aten.silu.default: silu}


def _inline_resources(text, module):
    """Constants that are stored behind the module become dense literals.

    Only printing the whole module shows them, as hexadecimal text: 4 bytes that
    state the alignment, then the data."""
    if "dense_resource<" not in text:
        return text
    blobs = dict(re.findall(r'^ *([\w.]+): "0x[0-9A-F]{8}([0-9A-F]*)"', str(module), re.M))

    def literal(match):
        name, type_ = match.groups()
        if name not in blobs or type_.endswith("xi1"):
            raise ExportError("a constant of type tensor<%s> cannot be written as a literal" % type_)
        return 'dense<"0x%s"> : tensor<%s>' % (blobs[name], type_)

    return re.sub(r"dense_resource<([\w.]+)> : tensor<([^>]*)>", literal, text)


def torch_to_onnx(module, arguments, shapes=None, opset=20):
    """An onnx.ModelProto, with the functions of the exporter kept as they are."""
    import onnx
    import torch

    # It warns of each library that it could support and that is not there.
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    buffer = io.BytesIO()
    options = {"dynamic_shapes": shapes} if shapes else {}
    torch.onnx.export(
        module, arguments, buffer, dynamo=True, opset_version=opset, verbose=False, external_data=False, **options
    )
    return onnx.load_from_string(buffer.getvalue())


def lower_onnx(model, importer="iree"):
    """An onnx.ModelProto through IREE's or torch-mlir's importer."""
    import onnx

    model = onnx.shape_inference.infer_shapes(model)
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "m.onnx"), os.path.join(folder, "m.mlir")
        onnx.save(model, source)
        if importer == "iree":
            run([sys.executable, "-m", "iree.compiler.tools.import_onnx", source, "-o", target])
        else:
            run([sys.executable, "-m", "torch_mlir.tools.import_onnx", source, "-o", target])
        with open(target, encoding="utf-8") as file:
            text = file.read()
    if importer == "iree":
        return iree.compile_to_input(text, "onnx")
    pipelines = ["--torch-onnx-to-torch-backend-pipeline", "--torch-backend-to-linalg-on-tensors-backend-pipeline"]
    return run([torch_mlir_opt(), "-", _LOCAL] + pipelines, text)


def stablehlo_with_torch_mlir(text):
    if "chlo." in text:  # erf and the like become long polynomials
        text = run([beside_python("iree-opt"), "-", "--pass-pipeline=" + _CHLO_TO_STABLEHLO], text)
    return run([torch_mlir_opt(), "-", _LOCAL, "--pass-pipeline=" + _STABLEHLO_TO_LINALG], text)


def stablehlo_with_iree(text):
    return iree.compile_to_input(text, "stablehlo")
