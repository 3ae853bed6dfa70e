#!/bin/sh
# Measures the errors stated in docs/Numerics.md and fails when one is broken.
#
#   test/Numerics/ulp.sh SWIGLU_OPT [STRIDE [THREADS [FUNCTION]]]
#   test/Numerics/ulp.sh SWIGLU_OPT time
#
# SWIGLU_OPT is the compiler, build/release/bin/swiglu-opt. Every STRIDE-th f32
# is tried (default 4099, about a million; 1 tries all 2^32, which takes some
# minutes) on THREADS threads (default 2), for all functions or for FUNCTION.
# "time" prints nanoseconds an element instead.
# Needs mlir-translate and llc of LLVM 22 (with or without -22 in their names),
# python3 and cc. OUT=DIR keeps the files there; MCPU=CPU (default native) and
# WIDTH=ELEMENTS (default 16) choose instructions and the vectors' size. EDIT=SED
# changes the expanded code, to see that an error in it is found; EXPAND=PASSES run
# behind the expansion.
set -eu
if [ $# -lt 1 ]; then
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" >&2
  exit 2
fi
opt=$1
here=$(dirname "$0")

find_tool() {
  for name in "$1-22" "$1"; do
    if command -v "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  echo "ulp.sh: neither $1-22 nor $1 found in PATH" >&2
  return 1
}
translate=$(find_tool mlir-translate)
llc=$(find_tool llc)

if [ -n "${OUT:-}" ]; then
  out=$OUT
  mkdir -p "$out"
else
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi

python3 "$here/functions.py" "${WIDTH:-16}" >"$out/functions.mlir"
# math-to-llvm comes before math-to-libm, which would turn math.fma into a call.
"$opt" "$out/functions.mlir" --ffn-expand-math ${EXPAND:-} \
  --arith-expand=include-bf16=true --convert-scf-to-cf \
  --convert-math-to-llvm --convert-math-to-libm --convert-vector-to-llvm \
  --convert-arith-to-llvm --finalize-memref-to-llvm \
  --convert-func-to-llvm=use-bare-ptr-memref-call-conv=1 \
  --convert-cf-to-llvm --reconcile-unrealized-casts -o "$out/llvm.mlir"
if [ -n "${EDIT:-}" ]; then
  sed "$EDIT" "$out/llvm.mlir" >"$out/edited.mlir"
  ! cmp -s "$out/llvm.mlir" "$out/edited.mlir" || { echo "ulp.sh: EDIT changes nothing" >&2; exit 2; }
  mv "$out/edited.mlir" "$out/llvm.mlir"
fi
"$translate" --mlir-to-llvmir "$out/llvm.mlir" -o "$out/functions.ll"
"$llc" -O3 -mcpu="${MCPU:-native}" -relocation-model=pic -filetype=obj \
  "$out/functions.ll" -o "$out/functions.o"
cc -std=gnu11 -O2 -Wall -Wextra -Werror -pthread "$here/ulp.c" "$out/functions.o" -lm -o "$out/ulp"
if [ "${2:-}" = time ]; then
  "$out/ulp" "$here/../../docs/Numerics.md" time
else
  "$out/ulp" "$here/../../docs/Numerics.md" "${2:-4099}" "${3:-2}" ${4:+"$4"}
fi
