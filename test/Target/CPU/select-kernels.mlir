// Linears with packed weights become products, whose bodies hold what follows them.

// RUN: swiglu-opt %s --split-input-file --pass-pipeline='builtin.module(ffn-pack-weights,ffn-prepare-weights,ffn-prepare-abi)' -o %t.mlir
// RUN: swiglu-opt %t.mlir --split-input-file --ffn-select-kernels=cpu=x86-64-v4 --canonicalize | FileCheck %s --check-prefixes=CHECK,WIDE --implicit-check-not=ffn_cpu.unpack
// RUN: swiglu-opt %t.mlir --split-input-file --ffn-select-kernels=cpu=x86-64-v3 --canonicalize | FileCheck %s --check-prefixes=CHECK,NARROW --implicit-check-not=ffn_cpu.unpack
// RUN: swiglu-opt %t.mlir --split-input-file --ffn-select-kernels=cpu=cooperlake --canonicalize | FileCheck %s --check-prefix=DOT

// The gate's sum, the up branch's, the biases in the order of the decomposition. The
// result goes into the tiles of the next product, which alone reads it.
// CHECK-LABEL: func.func @block(
// WIDE:          %[[X:.*]] = ffn_cpu.pack_rows rows 12 pairing 1 ins(%arg0 : tensor<?x7xf32>)
// NARROW:        %[[X:.*]] = ffn_cpu.pack_rows rows 6 pairing 1 ins(%arg0 : tensor<?x7xf32>)
// CHECK:         %[[H:.*]] = ffn_cpu.product <k = 7, columns = 48, gated = true, pairing = 1> rows {{[0-9]+}} tiled tokens(%{{.*}}) ins(%[[X]], %arg2 :
// CHECK-SAME:      bias [0, 1](%arg3 : tensor<96xf32>)
// CHECK-SAME:      outs(%{{.*}} : tensor<?xf32>)
// CHECK-NEXT:    ^bb0(%[[GATE:.*]]: f32, %[[UP:.*]]: f32, %[[GATE_BIAS:.*]]: f32, %[[UP_BIAS:.*]]: f32):
// CHECK-DAG:       arith.addf %[[GATE]], %[[GATE_BIAS]]
// CHECK-DAG:       arith.addf %[[UP]], %[[UP_BIAS]]
// CHECK:           math.exp
// CHECK:           ffn_cpu.yield %{{.*}} : f32
// CHECK-NOT:     ffn_cpu.pack_rows
// CHECK:         ffn_cpu.product <k = 48, columns = 5, gated = false, pairing = 1> rows {{[0-9]+}} tokens(%{{.*}}) ins(%[[H]], %arg4 :
// CHECK-SAME:      addends(%arg1 : tensor<?x5xf32>) outs(%{{.*}} : tensor<?x5xf32>)
// CHECK-NEXT:    ^bb0(%[[SUM:.*]]: f32, %[[BIAS:.*]]: f32, %[[ADDEND:.*]]: f32):
// CHECK-NEXT:      %[[A:.*]] = arith.addf %[[SUM]], %[[BIAS]] : f32
// CHECK-NEXT:      %[[B:.*]] = arith.addf %[[A]], %[[ADDEND]] : f32
// CHECK-NEXT:      ffn_cpu.yield %[[B]] : f32
func.func @block(%x: tensor<?x7xf32>, %w: tensor<96x7xf32> {ffn.name = "w"}, %c: tensor<96xf32> {ffn.name = "c"}, %d: tensor<5x48xf32> {ffn.name = "d"}, %b: tensor<5xf32> {ffn.name = "b"}, %a: tensor<?x5xf32>) -> tensor<?x5xf32> {
  %h = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, gate_up> bias %c
    : (tensor<?x7xf32>, tensor<96x7xf32>, tensor<96xf32>) -> tensor<?x48xf32>
  %y = ffn.linear %h, %d <out_in> bias %b addend %a : (tensor<?x48xf32>, tensor<5x48xf32>, tensor<5xf32>, tensor<?x5xf32>) -> tensor<?x5xf32>
  return %y : tensor<?x5xf32>
}

// -----

// Three columns of the last panel would not be written, so the tiles have gaps:
// 19 columns of gate and up are no multiple of 16.
// CHECK-LABEL: func.func @no_whole_panels(
// CHECK:         ffn_cpu.pack_rows
// CHECK:         %[[H:.*]] = ffn_cpu.product {{.*}} rows {{[0-9]+}} tokens
// CHECK:         ffn_cpu.pack_rows {{.*}} ins(%[[H]] : tensor<?x19xf32>)
// CHECK:         ffn_cpu.product
func.func @no_whole_panels(%x: tensor<?x7xf32>, %g: tensor<19x7xf32> {ffn.name = "g"}, %u: tensor<19x7xf32> {ffn.name = "u"}, %d: tensor<5x19xf32> {ffn.name = "d"}) -> tensor<?x5xf32> {
  %h = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish>
    : (tensor<?x7xf32>, tensor<19x7xf32>, tensor<19x7xf32>) -> tensor<?x19xf32>
  %y = ffn.linear %h, %d <out_in> : (tensor<?x19xf32>, tensor<5x19xf32>) -> tensor<?x5xf32>
  return %y : tensor<?x5xf32>
}

// -----

// Somebody else reads the result, and another one is not a product.
// CHECK-LABEL: func.func @returned(
// CHECK:         %[[H:.*]] = ffn_cpu.product {{.*}} rows {{[0-9]+}} tokens
// CHECK:         ffn_cpu.pack_rows {{.*}} ins(%[[H]] : tensor<?x32xf32>)
// CHECK:         %[[Y:.*]] = ffn_cpu.product
// CHECK:         return %[[H]], %[[Y]]
func.func @returned(%x: tensor<?x7xf32>, %g: tensor<32x7xf32> {ffn.name = "g"}, %d: tensor<5x32xf32> {ffn.name = "d"}) -> (tensor<?x32xf32>, tensor<?x5xf32>) {
  %h = ffn.linear %x, %g <out_in> : (tensor<?x7xf32>, tensor<32x7xf32>) -> tensor<?x32xf32>
  %y = ffn.linear %h, %d <out_in> : (tensor<?x32xf32>, tensor<5x32xf32>) -> tensor<?x5xf32>
  return %h, %y : tensor<?x32xf32>, tensor<?x5xf32>
}

// CHECK-LABEL: func.func @between(
// CHECK:         %[[H:.*]] = ffn_cpu.product {{.*}} rows {{[0-9]+}} tokens
// CHECK:         %[[S:.*]] = ffn.scale %[[H]]
// CHECK:         ffn_cpu.pack_rows {{.*}} ins(%[[S]] :
func.func @between(%x: tensor<?x7xf32>, %g: tensor<32x7xf32> {ffn.name = "g"}, %l: tensor<32xf32> {ffn.name = "l"}, %d: tensor<5x32xf32> {ffn.name = "d"}) -> tensor<?x5xf32> {
  %h = ffn.linear %x, %g <out_in> : (tensor<?x7xf32>, tensor<32x7xf32>) -> tensor<?x32xf32>
  %s = ffn.scale %h, %l : (tensor<?x32xf32>, tensor<32xf32>) -> tensor<?x32xf32>
  %y = ffn.linear %s, %d <out_in> : (tensor<?x32xf32>, tensor<5x32xf32>) -> tensor<?x5xf32>
  return %y : tensor<?x5xf32>
}

// -----

// bf16: pairs as words of 32 bits for the instruction, else widened to f32, each with
// the missing half of the last pair. The sum is f32 and rounded where the formula
// says so: here before the bias, and at the end.
// CHECK-LABEL: func.func @pairs(
// CHECK:         %[[T:.*]] = tensor.empty() : tensor<24xf32>
// CHECK:         ffn_cpu.pack_rows rows {{[0-9]+}} pairing 2 ins(%arg0 : tensor<3x7xbf16>) outs(%[[T]] : tensor<24xf32>)
// CHECK:         ffn_cpu.product <k = 7, columns = 33, gated = false, pairing = 2>
// CHECK-NEXT:    ^bb0(%[[SUM:.*]]: f32, %[[BIAS:.*]]: bf16):
// CHECK:           arith.truncf %[[SUM]] : f32 to bf16
// CHECK:           arith.addf
// CHECK:           ffn_cpu.yield %{{.*}} : bf16
// DOT-LABEL:   func.func @pairs(
// DOT:           %[[T:.*]] = tensor.empty() : tensor<12xi32>
// DOT:           ffn_cpu.pack_rows rows 12 pairing 2 ins(%arg0 : tensor<3x7xbf16>) outs(%[[T]] : tensor<12xi32>)
func.func @pairs(%x: tensor<3x7xbf16>, %w: tensor<33x7xbf16> {ffn.name = "w"}, %b: tensor<33xbf16> {ffn.name = "b"}) -> tensor<3x33xbf16> {
  %y = ffn.linear %x, %w <out_in> bias %b rounding <stepwise> : (tensor<3x7xbf16>, tensor<33x7xbf16>, tensor<33xbf16>) -> tensor<3x33xbf16>
  return %y : tensor<3x33xbf16>
}

// -----

// What was not packed stays for linalg; a module without such functions too.
// CHECK-LABEL: func.func @double(
// CHECK-NOT:     ffn_cpu
// CHECK:         ffn.linear
func.func @double(%x: tensor<?x7xf64>, %w: tensor<20x7xf64> {ffn.name = "w"}) -> tensor<?x20xf64> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x7xf64>, tensor<20x7xf64>) -> tensor<?x20xf64>
  return %y : tensor<?x20xf64>
}

// -----

// Integers are multiplied in tiles of the same rows, whatever the type of x.
// CHECK-LABEL: func.func @integers_of_bf16(
// WIDE:          ffn_cpu.pack_rows rows 12
// WIDE:          ffn_cpu.product {{.*}} rows 12
// NARROW:        ffn_cpu.pack_rows rows 4
// NARROW:        ffn_cpu.product {{.*}} rows 4
func.func @integers_of_bf16(%x: tensor<?x64xbf16>, %q: tensor<96x64xi8> {ffn.name = "q"}, %s: tensor<96x1xf32> {ffn.name = "s"}) -> tensor<?x96xbf16> {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 64, zero = none> : (tensor<96x64xi8>, tensor<96x1xf32>) -> tensor<96x64xbf16>
  %y = ffn.linear %x, %w <out_in> rounding <fused> : (tensor<?x64xbf16>, tensor<96x64xbf16>) -> tensor<?x96xbf16>
  return %y : tensor<?x96xbf16>
}
