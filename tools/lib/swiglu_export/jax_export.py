"""JAX functions, through StableHLO.

The arguments come from --arguments, or from the function's attribute
`example_arguments`: a tuple of arrays, shapes or trees of them. All but the
first argument of the function are weights, named after the parameter and the
path in its tree: `params.mlp.gate`.
"""

import importlib
import inspect
import re

from .errors import ExportError, first_line
from .functions import function_text, module_text
from .routes import stablehlo_with_iree

_TYPE = re.compile(r"^((?:(?:\d+|\?)x)*)(f64|f32|f16|bf16|i64|i32|i1)$")
_DTYPES = {"f64": "float64", "f32": "float32", "f16": "float16", "bf16": "bfloat16", "i64": "int64", "i32": "int32", "i1": "bool"}


def export(target, options):
    import jax

    if options["what"] != "ffn":
        raise ExportError("--what is for transformers models; a JAX function is exported as a whole")
    function = find(target)
    arguments = types(options) if options["arguments"] else getattr(function, "example_arguments", None)
    if arguments is None:
        raise ExportError("the arguments of %s are unknown; give --arguments, as in 8x64xf32,64x160xf32, or set %s.example_arguments" % (target, target.split(":")[1]))
    arguments = tuple(arguments() if callable(arguments) else arguments)
    try:
        lowered = jax.jit(function, keep_unused=True).lower(*arguments)
        text = lowered.as_text()
    except Exception as error:  # pylint: disable=broad-except
        if options["verbose"]:
            raise
        raise ExportError("jax cannot trace %s: %s" % (target, first_line(error))) from None
    names, inputs = argument_names(function, arguments)
    return module_text([function_text(stablehlo_with_iree(text), target.split(":")[1].replace(".", "_"), names, inputs)])


def find(target):
    """The function of MODULE:FUNCTION."""
    module_name, _, path = target.partition(":")
    module_name = module_name.removesuffix(".py").replace("/", ".")
    try:
        value = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name and (module_name == error.name or module_name.startswith(error.name + ".")):
            raise ExportError("there is no Python module '%s' here or in the environment" % module_name) from None
        raise
    for part in path.split("."):
        if not hasattr(value, part):
            raise ExportError("the module '%s' has no '%s'" % (module_name, path))
        value = getattr(value, part)
    if not callable(value):
        raise ExportError("'%s' is no function" % target)
    return value


def types(options):
    """The shapes that --arguments lists; ? is the number that --seq gives."""
    import jax
    import jax.numpy as jnp

    shapes = []
    for text in options["arguments"].split(","):
        match = _TYPE.match(text.strip())
        if not match:
            raise ExportError("--arguments: '%s' is no type, expected one such as 8x64xf32" % text)
        dims = [d for d in match[1].split("x") if d]
        if "?" in dims and options["seq"] == "dynamic":
            raise ExportError("--arguments: JAX's road needs sizes; give --seq N for the '?' of '%s'" % text)
        shape = tuple(options["seq"] if d == "?" else int(d) for d in dims)
        shapes.append(jax.ShapeDtypeStruct(shape, jnp.dtype(_DTYPES[match[2]])))
    return shapes


def argument_names(function, arguments):
    """-> (names of the weights, number of leading inputs)."""
    import jax

    try:
        parameters = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        parameters = []
    parameters += ["arg%d" % i for i in range(len(parameters), len(arguments))]
    names = []
    for name, tree in zip(parameters, arguments):
        for path, _ in jax.tree_util.tree_flatten_with_path(tree)[0]:
            names.append(".".join([name] + [re.sub(r"[\[\]'.\"]", "", str(key)) for key in path]))
    inputs = len(jax.tree_util.tree_leaves(arguments[0])) if arguments else 0
    return names[inputs:], inputs
