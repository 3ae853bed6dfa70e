"""Export of models from PyTorch, ONNX and JAX to MLIR that stock MLIR 22 reads.

`tools/export.py` is the command. The modules here run inside the environment
that it makes (see `environment.py`); each imports its framework when it is used.
"""
