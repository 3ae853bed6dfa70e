"""data.py FOLDER HIDDEN INNER ACTIVATION STORAGE...: weights, inputs and expected results.

Into FOLDER, where they are not there yet: f32.safetensors and, made of the same
numbers, each other way of storing them; x.npy; STORAGE.expected.npz with some rows of
the result, computed in f64 from what is stored. Everything is the same in each run.
"""

import json
import os
import sys

import numpy as np

PARTS = ("gate", "up", "down")
NAMES = {part: "mlp.%s_proj.weight" % part for part in PARTS}
MOST_TOKENS = 2048
GGUF_TYPES = {"q4_0": "Q4_0", "q4_1": "Q4_1", "q8_0": "Q8_0", "q4_K": "Q4_K"}
DTYPES = {"F32": np.float32, "BF16": np.uint16, "I8": np.int8}


def file_of(folder, storage):
    ending = ".gguf" if storage in GGUF_TYPES else ".safetensors"
    return os.path.join(folder, storage.replace(":", "-") + ending)


def shape_of(part, hidden, inner):
    return (hidden, inner) if part == "down" else (inner, hidden)


def write_safetensors(path, tensors):
    """tensors: {name: (type, array)}; the file is there complete or not at all."""
    header, offset = {}, 0
    for name, (dtype, array) in tensors.items():
        header[name] = {"dtype": dtype, "shape": array.shape, "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 64 + 56)  # data at a multiple of 64
    with open(path + ".part", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for _, array in tensors.values():
            array.tofile(file)
    os.rename(path + ".part", path)


def read_safetensors(path):
    """{name: array, mapped}; bf16 as uint16."""
    with open(path, "rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    header.pop("__metadata__", None)
    return {
        name: np.memmap(path, DTYPES[entry["dtype"]], "r", 8 + size + entry["data_offsets"][0], tuple(entry["shape"]))
        for name, entry in header.items()
    }


def to_bf16(values):
    """The bits, rounded to the nearest, ties to even."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def from_bf16(bits):
    return (np.asarray(bits).astype(np.uint32) << 16).view(np.float32)


def quantise(weight, bits, group):
    """Integers and scales as ffn.quantize makes them: symmetric, max |w| / L."""
    largest = 2 ** (bits - 1) - 1
    q = np.empty(weight.shape, np.int8)
    group = group or weight.shape[1]
    scales = np.empty((weight.shape[0], weight.shape[1] // group), np.float32)
    for begin in range(0, len(weight), 256):
        rows = slice(begin, begin + 256)
        w = weight[rows].reshape(-1, weight.shape[1] // group, group).astype(np.float64)
        s = (np.abs(w).max(axis=2) / largest).astype(np.float32)
        divisor = np.where(s == 0, 1, s).astype(np.float64)
        q[rows] = np.clip(np.rint(w / divisor[:, :, None]), -largest, largest).reshape(q[rows].shape)
        scales[rows] = s
    return q, scales


def bits_and_group(storage):
    name, _, group = storage.partition(":")
    return int(name[3:]), int(group or 0)


def make_f32(folder, hidden, inner):
    generator = np.random.default_rng(1)
    tensors = {}
    for part in PARTS:
        values = generator.standard_normal(shape_of(part, hidden, inner), dtype=np.float32)
        tensors[NAMES[part]] = ("F32", values * np.float32(0.02))
    write_safetensors(file_of(folder, "f32"), tensors)


def make_gguf(path, storage, weights, hidden, inner, activation):
    import gguf

    # GELU of a GGUF file is what the architecture says.
    writer = gguf.GGUFWriter(path + ".part", "llama" if activation == "swish" else "gemma")
    writer.add_block_count(1)
    writer.add_embedding_length(hidden)
    writer.add_feed_forward_length(inner)
    kind = gguf.GGMLQuantizationType[GGUF_TYPES[storage]]
    for part in PARTS:
        weight = np.asarray(weights[NAMES[part]])
        if storage == "q4_K":  # the package only reads it
            from systems import ggml

            blocks = ggml.quantise(weight, storage)
        else:
            blocks = gguf.quants.quantize(weight, kind)
        writer.add_tensor("blk.0.ffn_%s.weight" % part, blocks, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.rename(path + ".part", path)


def read_gguf(path):
    """{part: (bytes of the blocks [out, ...], type)}."""
    import gguf

    reader = gguf.GGUFReader(path)
    return {t.name.split("_")[1].split(".")[0]: (t.data, t.tensor_type) for t in reader.tensors}


def make(folder, storage, hidden, inner, activation):
    path = file_of(folder, storage)
    if os.path.exists(path):
        return
    if storage == "f32":
        return make_f32(folder, hidden, inner)
    weights = read_safetensors(file_of(folder, "f32"))
    if storage in GGUF_TYPES:
        return make_gguf(path, storage, weights, hidden, inner, activation)
    tensors = {}
    for part in PARTS:
        name = NAMES[part]
        if storage == "bf16":
            tensors[name] = ("BF16", to_bf16(weights[name]))
        else:
            q, scales = quantise(weights[name], *bits_and_group(storage))
            tensors[name], tensors[name + ":scales"] = ("I8", q), ("F32", scales)
    write_safetensors(path, tensors)


def dequantised(folder, storage):
    """{part: function of a slice of rows that returns f32 or f64}."""
    path = file_of(folder, storage)
    if storage in GGUF_TYPES:
        import gguf

        blocks = read_gguf(path)
        return {p: lambda rows, b=b: gguf.quants.dequantize(b[0][rows], b[1]) for p, b in blocks.items()}
    tensors = read_safetensors(path)

    def load(part):
        weight = tensors[NAMES[part]]
        if storage == "f32":
            return lambda rows: weight[rows]
        if storage == "bf16":
            return lambda rows: from_bf16(weight[rows])
        scales = tensors[NAMES[part] + ":scales"]
        repeat = weight.shape[1] // scales.shape[1]
        return lambda rows: weight[rows].astype(np.float64) * np.repeat(scales[rows], repeat, axis=1)

    return {part: load(part) for part in PARTS}


def unit(gate, up, activation):
    if activation == "swish":
        return gate / (1 + np.exp(-gate)) * up
    inside = np.sqrt(2 / np.pi) * (gate + 0.044715 * gate**3)
    return 0.5 * gate * (1 + np.tanh(inside)) * up


def checked_rows():
    """Some of each token count: the first, the last of each count, and others."""
    others = np.random.default_rng(2).integers(0, MOST_TOKENS, 16)
    ends = [2**i - 1 for i in range(12)] + [2**i for i in range(11)]
    return np.unique(np.concatenate([np.arange(8), ends, others]))


def expected(folder, storage, inner, activation):
    """The checked rows of the result in f64, of the weights as they are stored."""
    rows = checked_rows()
    x = np.load(os.path.join(folder, "x.npy"), mmap_mode="r")[rows]
    x = (from_bf16(to_bf16(x)) if storage == "bf16" else x).astype(np.float64)
    weights = dequantised(folder, storage)
    hidden = np.empty((len(rows), inner))
    for begin in range(0, inner, 1024):
        part = slice(begin, begin + 1024)
        gate, up = (x @ weights[p](part).T.astype(np.float64) for p in ("gate", "up"))
        hidden[:, part] = unit(gate, up, activation)
    y = np.empty(x.shape)
    for begin in range(0, x.shape[1], 512):
        part = slice(begin, begin + 512)
        y[:, part] = hidden @ weights["down"](part).T.astype(np.float64)
    return rows, y


def expected_file(folder, storage):
    return os.path.join(folder, storage.replace(":", "-") + ".expected.npz")


def errors(folder, storage, result):
    """Relative rms over all checked rows that `result` has, and of the worst row."""
    known = np.load(expected_file(folder, storage))
    use = known["rows"] < len(result)
    want = known["y"][use]
    off = np.asarray(result)[known["rows"][use]].astype(np.float64) - want
    scale = np.sqrt((want**2).mean(axis=1))
    row = np.sqrt((off**2).mean(axis=1)) / scale
    if not np.isfinite(off).all():
        return float("inf"), float("inf")
    return float(np.sqrt((off**2).mean() / (want**2).mean())), float(row.max())


def main():
    folder, hidden, inner, activation = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    os.makedirs(folder, exist_ok=True)
    inputs = os.path.join(folder, "x.npy")
    if not os.path.exists(inputs):
        x = np.random.default_rng(0).standard_normal((MOST_TOKENS, hidden), dtype=np.float32)
        np.save(inputs + ".part.npy", x)
        os.rename(inputs + ".part.npy", inputs)
    for storage in ["f32"] + sys.argv[5:]:
        make(folder, storage, hidden, inner, activation)
        path = expected_file(folder, storage)
        if not os.path.exists(path):
            rows, y = expected(folder, storage, inner, activation)
            np.savez(path + ".part.npz", rows=rows, y=y)
            os.rename(path + ".part.npz", path)


if __name__ == "__main__":
    main()
