#!/bin/sh
# The time of a SwiGLU block without adapters, with a LoRA and an IA3 adapter merged
# into its weights, and with both kept: merging has to cost nothing at run time. The
# three take turns, since a machine's speed drifts. No test, since a busy machine
# would fail it.
# usage: folded-time.sh [FOLDER OF THE TOOLS] [ROUNDS]
set -eu
tools=${1:-}
rounds=${2:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -z "$tools" ] || PATH=$tools:$PATH

python3 - "$work" << 'END'
import array, json, os, random, struct, sys

work, hidden, inner, rank = sys.argv[1], 1024, 2816, 16
source = random.Random(0)


def store(path, tensors):
    """Tensors of f32: name to shape and spread around a mean."""
    header, blobs, offset = {}, [], 0
    for name, (shape, mean, spread) in tensors.items():
        count = 1
        for size in shape:
            count *= size
        # A short piece again and again: the values do not matter.
        piece = [source.gauss(mean, spread) for _ in range(min(count, 9973))]
        blob = array.array("f", (piece * (count // len(piece) + 1))[:count]).tobytes()
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [offset, offset + len(blob)]}
        offset += len(blob)
        blobs.append(blob)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.writelines(blobs)


mlp = "model.layers.0.mlp."
sizes = {"gate_proj": (inner, hidden), "up_proj": (inner, hidden), "down_proj": (hidden, inner)}
store(work + "/model.safetensors", {mlp + n + ".weight": (s, 0, 0.02) for n, s in sizes.items()})
for kind, config, tensors in [
    ("lora", {"peft_type": "LORA", "r": rank, "lora_alpha": 32, "target_modules": list(sizes)},
     {"base_model.model." + mlp + n + ".lora_" + p + ".weight": (s, 0, 0.02)
      for n, (out, width) in sizes.items()
      for p, s in (("A", (rank, width)), ("B", (out, rank)))}),
    ("ia3", {"peft_type": "IA3", "target_modules": ["down_proj", "up_proj"], "feedforward_modules": ["down_proj"]},
     {"base_model.model." + mlp + "down_proj.ia3_l": ((1, inner), 1, 0.1),
      "base_model.model." + mlp + "up_proj.ia3_l": ((inner, 1), 1, 0.1)}),
]:
    os.mkdir(work + "/" + kind)
    with open(work + "/" + kind + "/adapter_config.json", "w") as file:
        json.dump(config, file)
    store(work + "/" + kind + "/adapter_model.safetensors", tensors)

x, h = "tensor<?x%dxf32>" % hidden, "tensor<?x%dxf32>" % inner
g, d = "tensor<%dx%dxf32>" % (inner, hidden), "tensor<%dx%dxf32>" % (hidden, inner)
with open(work + "/model.mlir", "w") as file:
    file.write("""
func.func @mlp(%%x: %(x)s, %%g: %(g)s {ffn.name = "%(m)sgate_proj.weight"}, %%u: %(g)s {ffn.name = "%(m)sup_proj.weight"}, %%d: %(d)s {ffn.name = "%(m)sdown_proj.weight"}) -> %(x)s {
  %%0 = ffn.linear %%x, %%g <out_in> : (%(x)s, %(g)s) -> %(h)s
  %%1 = ffn.linear %%x, %%u <out_in> : (%(x)s, %(g)s) -> %(h)s
  %%2 = ffn.glu %%0, %%1 <swish> : (%(h)s, %(h)s) -> %(h)s
  %%3 = ffn.linear %%2, %%d <out_in> : (%(h)s, %(d)s) -> %(x)s
  return %%3 : %(x)s
}
""" % {"x": x, "h": h, "g": g, "d": d, "m": mlp})
END

# Fused as merging does it too, so that all three differ in the adapters alone.
swiglu-opt "$work/model.mlir" --ffn-fuse-gates -o "$work/plain.mlir"
swiglu-opt "$work/model.mlir" \
  --ffn-attach-adapter="adapter=$work/lora,$work/ia3" -o "$work/kept.mlir"

time_of() {
  case $1 in
  plain) set -- plain "$work/plain.mlir" ;;
  merged) set -- merged "$work/model.mlir" --adapter "$work/lora" --adapter "$work/ia3" ;;
  kept) set -- kept "$work/kept.mlir" ;;
  esac
  kind=$1
  shift
  swiglu-run "$@" --weights "$work/model.safetensors" --tokens "$tokens" \
    --bench --format=json >> "$work/$kind.$tokens"
}

# Each is first, second and last equally often.
for tokens in 1 16 128; do
  round=0
  while [ "$round" -lt "$rounds" ]; do
    case $((round % 3)) in
    0) order="plain merged kept" ;;
    1) order="merged kept plain" ;;
    2) order="kept plain merged" ;;
    esac
    for kind in $order; do
      time_of "$kind"
    done
    round=$((round + 1))
  done
done

python3 - "$work" "$rounds" << 'END'
import json, statistics, sys

work, rounds = sys.argv[1], sys.argv[2]
print("SwiGLU block 1024/2816, f32, 1 thread; LoRA (r = 16) on gate, up and down, IA3 on up and down.")
print("Medians of %s runs of `swiglu-run --bench` in turn; quartiles of the pairwise ratio to plain.\n" % rounds)
print("| tokens | weights | ms | least | ratio | quartiles |\n|---|---|---|---|---|---|")
for tokens in (1, 16, 128):
    def read(kind, field):
        return [json.loads(line)[field] for line in open("%s/%s.%d" % (work, kind, tokens))]

    times = {kind: read(kind, "median_ms") for kind in ("plain", "merged", "kept")}
    for kind, values in times.items():
        ratios = [value / plain for value, plain in zip(values, times["plain"])]
        quartiles = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
        print("| %d | %s | %.3f | %.3f | %.3f | %.3f to %.3f |" % (
            tokens, kind, statistics.median(values), min(read(kind, "min_ms")),
            statistics.median(ratios), quartiles[0], quartiles[2]))
END
