#!/bin/sh
# swiglu-merge beside cp: an IA3 adapter into a checkpoint of SIZE megabytes (a few
# layers of Llama 3 8B's shapes, bf16; K, V and down change, 31 % of the bytes), by
# turns, ROUNDS times each. Cold: the input is not in the page cache. Synced: until
# it is on the disk. No test, since a busy machine would fail it.
# usage: merge-file.sh [SWIGLU_MERGE [SIZE [ROUNDS [FOLDER]]]]
set -eu
merge=${1:-swiglu-merge} size=${2:-2000} rounds=${3:-5}
work=$(mktemp -d -p "${4:-.}" merge-file.XXXXXX)
trap 'rm -rf "$work"' EXIT

python3 - "$work" "$size" <<'END'
import json, os, random, struct, sys
work, size = sys.argv[1], int(sys.argv[2]) * 10**6
# Numbers around 0.01 of both signs: the high byte of a bf16 has sign and exponent.
block = bytearray(random.Random(0).randbytes(1 << 24))
block[1::2] = block[1::2].translate(bytes((i & 128) | 0x3C for i in range(256)))
shapes = {"self_attn.q_proj": (4096, 4096), "self_attn.k_proj": (1024, 4096),
          "self_attn.v_proj": (1024, 4096), "self_attn.o_proj": (4096, 4096),
          "mlp.gate_proj": (14336, 4096), "mlp.up_proj": (14336, 4096),
          "mlp.down_proj": (4096, 14336)}
def write(path, tensors, fill):
    header, at = {}, 0
    for name, (kind, width, shape) in tensors.items():
        end = at + width * shape[0] * shape[1]
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [at, end]}
        at = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        while at:
            at -= file.write(fill[: min(at, len(fill))])
layers, base, adapter = 0, {}, {}
while (layers + 1) * 436207616 <= size or not layers:
    for name, shape in shapes.items():
        base["model.layers.%d.%s.weight" % (layers, name)] = ("BF16", 2, shape)
    for name, shape in (("self_attn.k_proj", (1024, 1)), ("self_attn.v_proj", (1024, 1)),
                        ("mlp.down_proj", (1, 14336))):
        adapter["base_model.model.model.layers.%d.%s.ia3_l" % (layers, name)] = ("F32", 4, shape)
    layers += 1
write(work + "/base.safetensors", base, bytes(block))
os.mkdir(work + "/ia3")
numbers = [random.Random(1).gauss(1, 0.1) for _ in range(1 << 16)]
write(work + "/ia3/adapter_model.safetensors", adapter, struct.pack("<%df" % len(numbers), *numbers))
with open(work + "/ia3/adapter_config.json", "w") as file:
    json.dump({"peft_type": "IA3", "target_modules": ["k_proj", "v_proj", "down_proj"],
               "feedforward_modules": ["down_proj"], "base_model_name_or_path": None}, file)
END

copy() { cp "$work/base.safetensors" "$work/out.safetensors"; }
merged() {
  "$merge" --weights "$work/base.safetensors" --adapter "$work/ia3" \
    -o "$work/out.safetensors" > "$work/log" || cat "$work/log"
}
now() { date +%s.%N; }
# measure NAME warm|cold|synced: appends the seconds to a file.
measure() {
  rm -f "$work/out.safetensors"
  sync
  case $2 in
  cold) dd "if=$work/base.safetensors" iflag=nocache count=0 status=none ;;
  *) cat "$work/base.safetensors" > /dev/null ;;
  esac
  start=$(now)
  "$1"
  [ "$2" != synced ] || sync "$work/out.safetensors"
  echo "$start $(now)" | awk '{ print $2 - $1 }' >> "$work/$1.$2"
}
for mode in warm cold synced; do
  round=0
  while [ "$round" -lt "$rounds" ]; do
    measure copy $mode
    measure merged $mode
    round=$((round + 1))
  done
done

bytes=$(wc -c < "$work/base.safetensors")
echo "# $bytes bytes, $rounds rounds, $(nproc) CPUs"
printf '%-8s %-13s %8s %8s %8s %9s\n' cache program median least most 'MB/s'
for mode in warm cold synced; do
  for name in copy merged; do
    sort -g "$work/$name.$mode" | awk -v mode=$mode -v name=$name -v bytes="$bytes" '
      { t[NR] = $1 }
      END {
        m = NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2
        printf "%-8s %-13s %8.3f %8.3f %8.3f %9.0f\n", mode,
          name == "copy" ? "cp" : "swiglu-merge", m, t[1], t[NR], bytes / m / 1e6
      }'
  done
done
