#!/bin/sh
# How the time of raise-linalg-to-ffn grows with the module: it has to double
# where the operations do. No test, since a busy machine would fail it.
# usage: raise-growth.sh [SWIGLU_OPT]
set -eu
opt=${1:-swiglu-opt}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ten operations a layer: gate, up, silu in five steps, product, down, residual.
layers() {
  awk -v n="$1" 'BEGIN {
    t = "tensor<4x4xf32>"
    print "func.func @f(%x: " t ", %w: " t ", %v: " t ") -> " t " {"
    print "%i = arith.constant dense<0.0> : " t
    print "%one = arith.constant dense<1.0> : " t
    x = "%x"
    for (k = 0; k < n / 10; ++k) {
      product("%g" k, x, "%w", t); product("%u" k, x, "%v", t)
      print "%n" k " = arith.negf %g" k " : " t
      print "%e" k " = math.exp %n" k " : " t
      print "%d" k " = arith.addf %e" k ", %one : " t
      print "%q" k " = arith.divf %one, %d" k " : " t
      print "%s" k " = arith.mulf %q" k ", %g" k " : " t
      print "%h" k " = arith.mulf %s" k ", %u" k " : " t
      product("%y" k, "%h" k, "%w", t)
      print "%r" k " = arith.addf %y" k ", " x " : " t
      x = "%r" k
    }
    print "return " x " : " t "\n}"
  }
  function product(result, x, w, t) {
    print result " = linalg.matmul ins(" x ", " w " : " t ", " t ") outs(%i : " t ") -> " t
  }'
}

# One product, then a chain of one operation with an argument.
chain() {
  awk -v n="$2" -v op="$1" 'BEGIN {
    t = "tensor<4x4xf32>"
    print "func.func @f(%x: " t ", %w: " t ") -> " t " {"
    print "%i = arith.constant dense<0.0> : " t
    print "%a0 = linalg.matmul ins(%x, %w : " t ", " t ") outs(%i : " t ") -> " t
    for (k = 1; k <= n; ++k)
      print "%a" k " = " op " %a" k - 1 ", %w : " t
    print "return %a" n " : " t "\n}"
  }'
}

# Halves of dynamic size, each computed from the layer before.
slices() {
  awk -v n="$1" 'BEGIN {
    t = "tensor<?x4xf32>"; p = "tensor<?x8xf32>"
    print "func.func @f(%x: " t ", %w: tensor<4x8xf32>) -> " t " {"
    print "%c0 = arith.constant 0 : index\n%z = arith.constant 0.0 : f32"
    x = "%x"
    for (k = 0; k < n / 8; ++k) {
      print "%m" k " = tensor.dim " x ", %c0 : " t
      print "%e" k " = tensor.empty(%m" k ") : " p
      print "%i" k " = linalg.fill ins(%z : f32) outs(%e" k " : " p ") -> " p
      print "%p" k " = linalg.matmul ins(" x ", %w : " t ", tensor<4x8xf32>) outs(%i" k " : " p ") -> " p
      print "%g" k " = tensor.extract_slice %p" k "[0, 0] [%m" k ", 4] [1, 1] : " p " to " t
      print "%u" k " = tensor.extract_slice %p" k "[0, 4] [%m" k ", 4] [1, 1] : " p " to " t
      print "%a" k " = math.tanh %g" k " : " t
      print "%h" k " = arith.mulf %a" k ", %u" k " : " t
      x = "%h" k
    }
    print "return " x " : " t "\n}"
  }'
}

printf '%-12s %10s %10s\n' module operations seconds
for kind in layers adds muls slices; do
  for n in 12500 25000 50000 100000 200000; do
    case $kind in
    adds) chain arith.addf "$n" ;;
    muls) chain arith.mulf "$n" ;;
    *) $kind "$n" ;;
    esac > "$work/in.mlir"
    "$opt" "$work/in.mlir" --raise-linalg-to-ffn --mlir-disable-threading \
      --mlir-timing --mlir-timing-display=list -o /dev/null 2> "$work/time"
    seconds=$(awk '/RaiseLinalgToFFN/ { print $1; exit }' "$work/time")
    printf '%-12s %10s %10s\n' "$kind" "$n" "$seconds"
  done
done
