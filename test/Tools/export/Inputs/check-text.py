"""check-text.py LIB: prints what the text functions of the exporter make."""

import os
import struct
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from swiglu_export import checkpoint, functions, routes
from swiglu_export.errors import ExportError, first_line

MODULE = """module attributes {torch.debug = "none"} {
  func.func @main(%arg0: tensor<?x4xf32>, %arg1: tensor<8x4xf32> {torch.x = "y"}) -> tensor<?x8xf32> attributes {torch.assume_strict_symbolic_shapes} {
    return %arg0 : tensor<?x8xf32>
  }
}
"""


def show(title, function, *arguments):
    print(title)
    try:
        print(function(*arguments))
    except ExportError as error:
        print(error)


show("named arguments", functions.function_text, MODULE, "model.layers.0.mlp", ["a.weight"])
show("a name that is no identifier", functions.function_text, MODULE, "0.a b", ["a.weight"])
show("another number of arguments", functions.function_text, MODULE, "f", ["a", "b", "c"])
scan = MODULE.replace("    return", '    %0 = tm_tensor.scan dimension(1)\n    return')
show("an operation of a foreign dialect", functions.function_text, scan, "f", ["a"])
show("a name in a string is none", routes.foreign_operation, '%0 = "tensor.empty"() {a = "torch.x"} : () -> ()')
text = '{ffn.name = "a.b"}, {ffn.name = "b.a"}'
show("the same program for other weights", functions.renamed, text, ["a.b", "b.a"], ["b.a", "a.b"])
show("common path", functions.common_path, ["model.layers.0.mlp.up.weight", "model.layers.0.mlp.down.bias"])
show("names of a base model", checkpoint.match_names, ["transformer.h.0.mlp.c_fc.weight"], checkpoint.Names({"h.0.mlp.c_fc.weight", "weight"}))
show("names of a model with a head", checkpoint.match_names, ["encoder.weight"], checkpoint.Names({"bert.encoder.weight"}))
show("a tensor that is not there", checkpoint.match_names, ["x.weight"], checkpoint.Names({"y.weight"}))
renamed = checkpoint.Names({"encoder.up.weight", "fused"}, {"mlp.up.weight": "encoder.up.weight"}, {"mlp.gate.weight": "fused"})
show("names that loading changes", checkpoint.match_names, ["mlp.up.weight"], renamed)
show("a tensor that loading makes", checkpoint.match_names, ["mlp.gate.weight"], renamed)
show("what a colon announces", first_line, "field 'a':\n\n  expected int")
with tempfile.TemporaryDirectory() as folder:
    header = b'{"__metadata__": {}, "b": {}, "a": {}}'
    with open(os.path.join(folder, "m.safetensors"), "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header)
    show("headers", lambda: sorted(checkpoint.tensor_names(folder)))
    with open(os.path.join(folder, "n.safetensors"), "wb") as file:
        file.write(b"\0" * 7 + b"\1" + b"\0" * 8)
    show("", checkpoint.tensor_names, folder)
    with open(os.path.join(folder, "n.safetensors"), "wb") as file:
        file.write(struct.pack("<Q", 4) + b"[[]]")
    show("", checkpoint.tensor_names, folder)
