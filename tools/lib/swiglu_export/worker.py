"""What runs inside the environment: worker.py KIND MODEL OPTIONS-AS-JSON OUTPUT."""

import json
import sys

from .errors import ExportError, first_line


def export(kind, model, options):
    # Each framework is there in its own environment alone.
    if kind == "torch":
        from .torch_export import export as run
    elif kind == "onnx":
        from .onnx_export import export as run
    else:
        from .jax_export import export as run
    return run(model, options)


def main(kind, model, options, output):
    options = json.loads(options)
    try:
        text = export(kind, model, options)
    except ExportError as error:
        sys.exit("export.py: error: %s" % error)
    except ImportError as error:
        sys.exit("export.py: error: the environment lacks a package: %s; make it anew with --install" % error)
    except Exception as error:  # pylint: disable=broad-except
        if options["verbose"]:
            raise
        sys.exit("export.py: error: %s: %s (--verbose shows where)" % (type(error).__name__, first_line(error)))
    try:
        with open(output, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        sys.exit("export.py: error: the output cannot be written: %s" % error.strerror)


if __name__ == "__main__":
    main(*sys.argv[1:])
