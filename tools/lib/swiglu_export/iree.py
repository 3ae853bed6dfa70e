"""IREE's importers: tensors in, tensors out, without IREE's calling convention.

For PyTorch and ONNX `iree-compile --compile-to=input` wraps the tensor code in
a function `@NAME$async` of buffer views and fences. `plain_functions` rebuilds
it as a `func.func` on tensors; the code in between is upstream MLIR.
"""

import tempfile

from .errors import ExportError
from .process import beside_python, run

# Results that only repeat an operand: op name -> how many operands they repeat.
_PASS_THROUGH = {"util.assume.int": None, "flow.tensor.tie_shape": 1, "util.optimization_barrier": None}


def compile_to_input(text, kind):
    """`kind` is torch, onnx or stablehlo."""
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        file.write(text)
        file.flush()
        out = run(
            [beside_python("iree-compile"), "--compile-to=input", "--iree-input-type=" + kind]
            + ["--mlir-print-local-scope", file.name, "-o", "-"]
        )
    return plain_functions(out)


def plain_functions(text):
    """Each function of an IREE input module as func.func on tensors."""
    from iree.compiler import ir

    with ir.Context() as context, ir.Location.unknown():
        context.allow_unregistered_dialects = True
        module = ir.Module.parse(text)
        old = [op for op in module.body.operations if op.operation.name == "util.func"]
        # The function without $async only waits for the one that has it.
        asynchronous = [op for op in old if _name(op).endswith("$async")]
        for op in asynchronous or old:
            _rebuild(ir, module, op)
        for op in old:
            op.operation.erase()
        return module.operation.get_asm(use_local_scope=True)


def _name(op):
    return str(op.operation.attributes["sym_name"]).strip('"')


def _rebuild(ir, module, function):
    """Moves the body of a util.func into a new func.func."""
    source = function.operation.regions[0].blocks[0]
    body = list(source.operations)
    imports = {}  # argument number -> hal.tensor.import
    for op in body:
        if op.operation.name == "hal.tensor.import":
            imports[ir.BlockArgument(op.operation.operands[0]).arg_number] = op.operation
    if imports:
        numbers = sorted(imports)
        types = [imports[n].results[0].type for n in numbers]
    else:
        numbers = [a.arg_number for a in source.arguments]
        types = [a.type for a in source.arguments]
    results = _returned(body)
    signature = ir.FunctionType.get(types, [value.type for value in results])
    with ir.InsertionPoint.at_block_begin(module.body):
        new = ir.Operation.create(
            "func.func",
            attributes={
                "sym_name": ir.StringAttr.get(_name(function).removesuffix("$async")),
                "function_type": ir.TypeAttr.get(signature),
            },
            regions=1,
        )
    block = new.regions[0].blocks.append(*types)
    for number, argument in zip(numbers, block.arguments):
        (imports[number].results[0] if imports else source.arguments[number]).replace_all_uses_with(argument)
    _move(ir, block, body, dict(zip(numbers, block.arguments)), results)


def _returned(body):
    """The tensors behind the operands of util.return."""
    values = []
    for value in body[-1].operation.operands:
        while (owner := _owner(value)) and owner.name in ("hal.tensor.export", "hal.tensor.barrier"):
            value = owner.operands[list(owner.results).index(value)]
        values.append(value)
    return values


def _owner(value):
    """The operation that makes a value; None for an argument."""
    return getattr(value.owner, "operation", None) if hasattr(value, "result_number") else None


def _move(ir, block, body, arguments, returned):
    """Moves operations into the block, but for those of the calling convention."""
    dropped = []
    for op in body:
        operation = op.operation
        name = operation.name
        if name == "hal.buffer_view.dim":
            _dimension(ir, block, operation, arguments)
        elif name == "hal.tensor.barrier" or name in _PASS_THROUGH:
            for result, operand in zip(operation.results, operation.operands):
                result.replace_all_uses_with(operand)
        elif name == "util.return":
            with ir.InsertionPoint(block):
                ir.Operation.create("func.return", operands=returned)
        elif name.startswith(("hal.", "util.", "flow.")):
            pass
        else:
            operation.detach_from_parent()
            block.append(operation)
            continue
        dropped.append(operation)
    for operation in reversed(dropped):
        for result in operation.results:
            if len(list(result.uses)):
                raise ExportError("IREE's importer left a use of %s, which this exporter cannot remove" % operation.name)
        operation.erase()


def _dimension(ir, block, operation, arguments):
    """hal.buffer_view.dim -> tensor.dim of the tensor argument."""
    number = ir.BlockArgument(operation.operands[0]).arg_number
    index = ir.IndexType.get()
    with ir.InsertionPoint(block):
        axis = ir.Operation.create(
            "arith.constant",
            results=[index],
            attributes={"value": ir.IntegerAttr.get(index, ir.IntegerAttr(operation.attributes["index"]).value)},
        )
        dim = ir.Operation.create("tensor.dim", results=[index], operands=[arguments[number], axis.results[0]])
    operation.results[0].replace_all_uses_with(dim.results[0])
