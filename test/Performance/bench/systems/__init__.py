"""The competitors. Each module has a class with
    load(folder, shape, storage)  the weights of data.py, once
    threads(n)                    how many the calls after it use
    tokens(x)                     x: the bits of the input; after it run() may be called
    run()                         one call of the block
    result()                      the last call's, as f32
and may say `version` and, after tokens(), `compile_seconds`. They run in worker
processes, so that no two of them share libraries or threads."""


class System:
    def __init__(self, name, module, storages, ours=False, option=None, same_type=True, fresh=False):
        self.name, self.module, self.ours, self.option = name, module, ours, option
        # type of the point -> storage of data.py
        self.storages = storages
        # Whether it counts for the best rival of the type, or is there for comparison.
        self.same_type = same_type
        # Whether another number of threads needs another process.
        self.fresh = fresh


FLOATS = {"f32": "f32", "bf16": "bf16"}


def llama_cpp(storage, kind, repacked=False, same_type=True):
    name = "llama.cpp %s%s" % (storage, " repacked" if repacked else "")
    return System(name, "ggml", {kind: storage}, option="repacked" if repacked else None, same_type=same_type)


ALL = [
    System("swiglu", "swiglu", FLOATS, ours=True),
    System("swiglu int8", "swiglu", {"int8": "int8"}, ours=True),
    System("swiglu q8_0", "swiglu", {"int8": "q8_0"}, ours=True),
    System("swiglu int4:32", "swiglu", {"int4": "int4:32"}, ours=True),
    System("swiglu int4:128", "swiglu", {"int4": "int4:128"}, ours=True),
    System("swiglu q4_0", "swiglu", {"int4": "q4_0"}, ours=True),
    System("swiglu q4_1", "swiglu", {"int4": "q4_1"}, ours=True),
    # Activations of 8 bits, as most rivals have them.
    System("swiglu int8 a8", "swiglu", {"int8": "int8"}, ours=True, option="int8"),
    System("swiglu q8_0 a8", "swiglu", {"int8": "q8_0"}, ours=True, option="int8"),
    System("swiglu int4:32 a8", "swiglu", {"int4": "int4:32"}, ours=True, option="int8"),
    System("swiglu q4_0 a8", "swiglu", {"int4": "q4_0"}, ours=True, option="int8"),
    System("PyTorch eager", "torch_eager", FLOATS),
    System("torch.compile", "torch_eager", FLOATS, option="compile"),
    System("PyTorch int8", "torch_int", {"int8": "int8"}),
    System("PyTorch int4", "torch_int", {"int4": "int4:32"}),
    System("oneDNN", "onednn", FLOATS),
    System("ONNX Runtime", "onnxruntime_", FLOATS),
    System("ORT MatMulNBits", "onnxruntime_", {"int8": "int8:32", "int4": "int4:32"}),
    System("OpenVINO", "openvino_", {**FLOATS, "int8": "int8", "int4": "int4:32"}, fresh=True),
    System("IREE", "iree_", FLOATS, fresh=True),
    System("OpenBLAS", "openblas", {"f32": "f32"}),
    llama_cpp("f32", "f32"),
    llama_cpp("bf16", "bf16"),
    llama_cpp("q8_0", "int8"),
    llama_cpp("q8_0", "int8", repacked=True),
    llama_cpp("q4_K", "int8", same_type=False),
    llama_cpp("q4_K", "int8", repacked=True, same_type=False),
    llama_cpp("q4_0", "int4"),
    llama_cpp("q4_0", "int4", repacked=True),
    llama_cpp("q4_1", "int4"),
    llama_cpp("q4_K", "int4"),
    llama_cpp("q4_K", "int4", repacked=True),
]


def of_type(kind):
    return [system for system in ALL if kind in system.storages]
