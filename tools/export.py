#!/usr/bin/env python3
"""Exports a user's own model to MLIR, with the weights as arguments.

MODEL is the config.json or the folder of a transformers checkpoint, an .onnx
file, or a Python MODULE:FUNCTION for JAX. The exporters run in a Python
environment of their own, which --install makes once. The result is linalg on
tensors that stock MLIR 22 reads; `swiglu-opt --ffn-raise-pipeline` finds the
feed-forward blocks in it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
sys.dont_write_bytecode = True
from swiglu_export import environment  # noqa: E402
from swiglu_export.errors import ExportError, first_line  # noqa: E402
from swiglu_export.outputs import Output, check_apart  # noqa: E402
from swiglu_export.process import mlir_opt  # noqa: E402


def sequence(text):
    if text == "dynamic":
        return text
    return positive(text)


def positive(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("'%s' is no positive number" % text)
    return int(text)


def parse_arguments():
    parser = argparse.ArgumentParser(prog="export.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", metavar="MODEL")
    parser.add_argument("-o", dest="output", metavar="FILE", help="the MLIR file; standard output without it")
    parser.add_argument("--seq", type=sequence, default="dynamic", metavar="N|dynamic", help="number of tokens (dynamic)")
    parser.add_argument("--batch", type=positive, metavar="N", help="a leading batch dimension; blocks have none without it")
    parser.add_argument("--dtype", choices=("f32", "bf16", "f16"), default="f32", help="type of weights and values (f32)")
    parser.add_argument("--what", choices=("ffn", "layer", "model"), help="transformers: a function for each feed-forward block (the default) or layer, or one for the model")
    parser.add_argument("--route", choices=("torch", "torch-nodecomp", "torch-stablehlo", "tosa"), default="torch", help="transformers: another road through torch-mlir, to see what it makes")
    parser.add_argument("--arguments", metavar="TYPES", help="JAX: types of the function's arguments, as in ?x64xf32,64x160xf32")
    parser.add_argument("--save-weights", metavar="FILE", help="ONNX: writes the weights of the model to a safetensors file")
    parser.add_argument("--install", action="store_true", help="make the environment if it is not there; without MODEL: all of them, or those of --kind")
    parser.add_argument("--kind", choices=environment.KINDS, help="the kind of MODEL, where its name does not tell")
    parser.add_argument("--verbose", action="store_true", help="show where an exporter failed")
    arguments = parser.parse_args()
    if not arguments.model and not arguments.install:
        parser.error("MODEL is missing")
    return arguments


def kind_of(model):
    if model.endswith(".onnx"):
        return "onnx"
    if os.path.exists(model):
        if os.path.isdir(model) or model.endswith(".json"):
            return "torch"
        raise ExportError("'%s' is neither a config.json, a folder with one, nor an .onnx file" % model)
    if ":" in model and not model.endswith(".json"):
        return "jax"
    raise ExportError("'%s' does not exist; expected a config.json, a folder with one, an .onnx file or MODULE:FUNCTION" % model)


def python_for(kind, may_install):
    found = environment.python(kind)
    if not found and may_install:
        environment.install(kind)
        found = environment.python(kind)
    if not found:
        raise ExportError(
            "the exporter for %s is not installed; add --install to get it from PyPI (%s) into %s"
            % (kind, environment.SIZES[kind], environment.folder(kind))
        )
    return found


def check_function(model):
    """MODULE:FUNCTION, where MODULE may be written as a path."""
    module, _, function = model.partition(":")
    names = module.removesuffix(".py").replace("/", ".").split(".") + function.split(".")
    if not all(name.isidentifier() for name in names):
        raise ExportError("'%s' names no function, expected MODULE:FUNCTION as in model:block" % model)


def outputs_of(arguments, kind):
    """-> [the MLIR file, the weights' file], None where there is none."""
    if arguments.save_weights is not None and kind != "onnx":
        raise ExportError("--save-weights is for ONNX files; the weights of '%s' are where they were" % arguments.model)
    mlir = Output(arguments.output, "the output") if arguments.output is not None else None
    weights = Output(arguments.save_weights, "the weights' file") if arguments.save_weights is not None else None
    check_apart([output for output in (mlir, weights) if output], arguments.model, kind)
    return mlir, weights


def export(arguments, kind, python, target, weights):
    """Runs the exporter, which writes `target` and, if given, `weights`."""
    options = {name: getattr(arguments, name) for name in ("seq", "batch", "dtype", "route", "arguments", "verbose")}
    options["save_weights"] = weights
    options["what"] = arguments.what or "ffn"
    lib = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib")
    # MODULE:FUNCTION is looked up from where the user is.
    paths = [lib] + ([os.getcwd()] if kind == "jax" else []) + [p for p in [os.environ.get("PYTHONPATH")] if p]
    child = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}
    command = [python, "-m", "swiglu_export.worker", kind, arguments.model, json.dumps(options), target]
    done = subprocess.run(command, env=child, stderr=None if arguments.verbose else subprocess.PIPE, text=True, check=False)
    # Frameworks warn of much that is not the user's; what is ours has our name.
    lines = [line for line in (done.stderr or "").splitlines() if line.startswith("export.py:")]
    if done.returncode and not lines and not arguments.verbose:
        lines = ["export.py: error: the exporter ended with code %d: %s" % (done.returncode, first_line((done.stderr or "?").strip().splitlines()[-1]))]
    print("".join(line + "\n" for line in lines), end="", file=sys.stderr)
    if done.returncode:
        sys.exit(1)


def print_normal_form(path):
    """Reads the file with MLIR 22 and prints it as that does, if there is one."""
    tool = mlir_opt()
    if not tool:
        print("export.py: warning: neither swiglu-opt nor mlir-opt-22 is on the path; the result was not checked", file=sys.stderr)
        return
    with tempfile.NamedTemporaryFile("r", suffix=".mlir") as printed:
        done = subprocess.run([tool, path, "-o", printed.name], capture_output=True, text=True, check=False)
        if done.returncode:
            raise ExportError("%s does not read what the exporter made: %s" % (os.path.basename(tool), first_line(done.stderr)))
        with open(printed.name, encoding="utf-8") as source, open(path, "w", encoding="utf-8") as target:
            target.write(source.read())


def main():
    arguments = parse_arguments()
    if not arguments.model:
        for kind in [arguments.kind] if arguments.kind else environment.KINDS:
            environment.install(kind)
        return
    kind = arguments.kind or kind_of(arguments.model)
    if kind == "jax":
        check_function(arguments.model)
    mlir, weights = outputs_of(arguments, kind)
    python = python_for(kind, arguments.install)
    try:
        for output in (mlir, weights):
            if output:
                output.open()
        with tempfile.TemporaryDirectory(prefix="swiglu-export-") as folder:
            made = mlir.stage if mlir else os.path.join(folder, "made.mlir")
            export(arguments, kind, python, made, weights and weights.stage)
            print_normal_form(made)
            if weights:
                weights.publish()
            publish_text(mlir, made)
    finally:
        for output in (mlir, weights):
            if output:
                output.close()


def publish_text(mlir, made):
    if mlir:
        mlir.publish()
        return
    with open(made, encoding="utf-8") as file:
        text = file.read()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer cannot be written either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise ExportError("standard output cannot be written: %s" % error.strerror) from None


if __name__ == "__main__":
    try:
        main()
    except ExportError as error:
        sys.exit("export.py: error: %s" % error)
    except OSError as error:  # as of the folder for temporary files
        sys.exit("export.py: error: %s" % first_line(error))
    except KeyboardInterrupt:
        sys.exit(130)
