"""What is measured: shapes, types, token counts; operations and bytes of a point."""

SHAPES = {
    # name: hidden, inner, activation
    "llama-8b": (4096, 14336, "swish"),
    "tinyllama": (2048, 5632, "swish"),
    "smollm2": (576, 1536, "swish"),
    "gemma": (1152, 6912, "gelu_tanh"),
}
TYPES = ("f32", "bf16", "int8", "int4")
TOKENS = (1, 2, 4, 8, 16, 32, 64, 128, 512, 2048)
# --quick: what ends in ten minutes on two cores.
QUICK = {"shapes": ("llama-8b", "smollm2"), "tokens": (1, 8, 64)}
# Bytes for a weight, with scales and zeros, of each way of storing it.
FORMAT_BYTES = {
    "f32": 4,
    "bf16": 2,
    "int8": 1,  # a scale an output: nothing beside so many weights
    "int8:32": 1 + 4 / 32,
    "int4:32": 0.5 + 4 / 32,
    "int4:128": 0.5 + 4 / 128,
    "q8_0": 34 / 32,
    "q4_0": 18 / 32,
    "q4_1": 20 / 32,
    "q4_K": 144 / 256,
}
# Numbers that share a scale: a row has to be a multiple of it.
GROUPS = {"int8:32": 32, "int4:32": 32, "int4:128": 128, "q8_0": 32, "q4_0": 32, "q4_1": 32, "q4_K": 256}
PEAK_OF_TYPE = {"f32": "f32", "bf16": "bf16", "int8": "int8", "int4": "int8"}


class Shape:
    def __init__(self, text):
        self.name = text
        parts = text.split("/")
        if text in SHAPES:
            self.hidden, self.inner, self.activation = SHAPES[text]
            return
        try:
            self.hidden, self.inner = int(parts[0]), int(parts[1])
        except (ValueError, IndexError):
            raise ValueError("--shapes has '%s', expected %s, or HIDDEN/INNER[/gelu_tanh]" % (text, ", ".join(SHAPES))) from None
        self.activation = parts[2] if len(parts) > 2 else "swish"
        if len(parts) > 3 or self.activation not in ("swish", "gelu_tanh"):
            raise ValueError("--shapes has '%s', expected HIDDEN/INNER/swish or HIDDEN/INNER/gelu_tanh" % text)
        if self.hidden < 1 or self.inner < 1 or self.hidden % 32 or self.inner % 32:
            raise ValueError("--shapes has '%s', expected multiples of 32" % text)

    @property
    def weights(self):
        return 3 * self.hidden * self.inner

    def flops(self, tokens):
        return 2 * self.weights * tokens

    def bytes_of(self, storage):
        return self.weights * FORMAT_BYTES[storage]

    def why_not(self, storage):
        """Why the weights cannot be stored like that, or None."""
        group = GROUPS.get(storage, 1)
        for size in (self.hidden, self.inner):
            if size % group:
                return "rows of %d are no multiple of a group of %d" % (size, group)
        return None

    def describe(self):
        unit = "SwiGLU" if self.activation == "swish" else "GeGLU (tanh)"
        return "%s (%d/%d, %s)" % (self.name, self.hidden, self.inner, unit)


def level_of(size, cache):
    """Where weights of that size are read from, again and again."""
    return "L3" if cache and size <= 0.75 * cache else "DRAM"


def roofline(peak, bandwidth, flops, size):
    """In operations a second; peak in the same, bandwidth in bytes a second."""
    return min(peak, bandwidth * flops / size)
