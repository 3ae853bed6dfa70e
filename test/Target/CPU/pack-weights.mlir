// The weights of linears, and their biases, become panels of 32 columns.

// RUN: swiglu-opt %s --ffn-pack-weights --split-input-file | FileCheck %s --implicit-check-not=ffn_cpu.
// RUN: swiglu-opt %s --ffn-pack-weights=cpu=x86-64 --split-input-file | FileCheck %s --check-prefix=BASE
// RUN: swiglu-opt %s --ffn-pack-weights=cpu=x86-64-v4 --split-input-file > %t.v4.mlir
// RUN: swiglu-opt %s --ffn-pack-weights=cpu=x86-64-v3 --split-input-file | diff - %t.v4.mlir

// Gate and up in one, 16 columns of each a panel; a weight without a name gets one.
// 3 panels of 7 x 32, and 1 of 48 x 32.
// CHECK-LABEL: func.func @block(
// CHECK-SAME:    tensor<5x48xf32> {ffn.name = "<argument 3>"}
// CHECK:         %[[PAIR:.*]] = ffn_cpu.pack <k = 7, columns = 48, gated = true, pairing = 1>
// CHECK-SAME:      weight(%{{.*}} <out_in> : tensor<48x7xf32>) up(%{{.*}} <in_out> : tensor<7x48xf32>)
// CHECK-SAME:      -> tensor<672xf32>
// CHECK:         %[[W:.*]]:2 = ffn_cpu.unpack <k = 7, columns = 48, gated = true, pairing = 1> %[[PAIR]] :
// CHECK:         ffn.gated_linear %{{.*}}, %[[W]]#0 <out_in>, %[[W]]#1 <out_in> unit <swish>
// CHECK:         %[[DOWN:.*]]:2 = ffn_cpu.pack <k = 48, columns = 5, gated = false, pairing = 1>
// CHECK-SAME:      bias(%{{.*}} : tensor<5xf32>)
// CHECK-SAME:      -> tensor<1536xf32>, tensor<32xf32>
// CHECK:         %[[D:.*]]:2 = ffn_cpu.unpack <{{.*}}> %[[DOWN]]#0, %[[DOWN]]#1 :
// CHECK:         ffn.linear %{{.*}}, %[[D]]#0 <out_in> bias %[[D]]#1
func.func @block(%x: tensor<?x7xf32>, %g: tensor<48x7xf32> {ffn.name = "g"}, %u: tensor<7x48xf32> {ffn.name = "u"}, %d: tensor<5x48xf32>, %b: tensor<5xf32> {ffn.name = "b"}) -> tensor<?x5xf32> {
  %h = ffn.gated_linear %x, %g <out_in>, %u <in_out> unit <swish>
    : (tensor<?x7xf32>, tensor<48x7xf32>, tensor<7x48xf32>) -> tensor<?x48xf32>
  %y = ffn.linear %h, %d <out_in> bias %b : (tensor<?x48xf32>, tensor<5x48xf32>, tensor<5xf32>) -> tensor<?x5xf32>
  return %y : tensor<?x5xf32>
}

// -----

// One tensor that holds both branches becomes two weights, and so does its bias.
// CHECK-LABEL: func.func @concat(
// CHECK:         %[[P:.*]]:2 = ffn_cpu.pack <k = 8, columns = 20, gated = true, pairing = 1>
// CHECK-SAME:      weight(%{{.*}} <in_out> : tensor<8x40xf32>) packing <concat, gate_up> bias(
// CHECK:         %[[W:.*]]:4 = ffn_cpu.unpack <{{.*}}> %[[P]]#0, %[[P]]#1
// CHECK-SAME:      -> (tensor<20x8xf32>, tensor<20x8xf32>, tensor<20xf32>, tensor<20xf32>)
// CHECK:         ffn.gated_linear %{{.*}}, %[[W]]#0 <out_in>, %[[W]]#1 <out_in> unit <gelu> bias(gate %[[W]]#2, up %[[W]]#3)
func.func @concat(%x: tensor<?x8xf32>, %w: tensor<8x40xf32> {ffn.name = "w"}, %b: tensor<40xf32> {ffn.name = "b"}) -> tensor<?x20xf32> {
  %y = ffn.gated_linear %x, %w <in_out> unit <gelu> packing <concat, gate_up> bias %b
    : (tensor<?x8xf32>, tensor<8x40xf32>, tensor<40xf32>) -> tensor<?x20xf32>
  return %y : tensor<?x20xf32>
}

// -----

// CHECK-LABEL: func.func @interleaved(
// CHECK:         ffn_cpu.pack {{.*}} packing <interleaved<4>, up_gate> bias(
// CHECK:         ffn_cpu.unpack
func.func @interleaved(%x: tensor<?x8xf32>, %w: tensor<40x8xf32> {ffn.name = "w"}, %b: tensor<40xf32> {ffn.name = "b"}) -> tensor<?x20xf32> {
  %y = ffn.gated_linear %x, %w <out_in> unit <gelu> packing <interleaved<4>, up_gate> bias %b
    : (tensor<?x8xf32>, tensor<40x8xf32>, tensor<40xf32>) -> tensor<?x20xf32>
  return %y : tensor<?x20xf32>
}

// -----

// Addends of both branches in one tensor would have to be taken apart in each run.
// CHECK-LABEL: func.func @packed_addend(
// CHECK:         ffn.gated_linear %{{.*}}, %arg1 <out_in> unit <gelu> packing <concat, gate_up> addend %arg2
func.func @packed_addend(%x: tensor<?x8xf32>, %w: tensor<40x8xf32> {ffn.name = "w"}, %a: tensor<?x40xf32>) -> tensor<?x20xf32> {
  %y = ffn.gated_linear %x, %w <out_in> unit <gelu> packing <concat, gate_up> addend %a
    : (tensor<?x8xf32>, tensor<40x8xf32>, tensor<?x40xf32>) -> tensor<?x20xf32>
  return %y : tensor<?x20xf32>
}

// -----

// A bias of one branch alone: zeros stand for the other's. Wider biases stay wider.
// CHECK-LABEL: func.func @one_bias(
// CHECK:         ffn_cpu.pack <k = 7, columns = 20, gated = true, pairing = 2>
// CHECK-SAME:      up_bias(%{{.*}} : tensor<20xf32>) outs(%{{.*}}, %{{.*}} : tensor<512xbf16>, tensor<64xf32>)
// CHECK:         %[[W:.*]]:4 = ffn_cpu.unpack
// CHECK:         ffn.gated_linear {{.*}} bias(up %[[W]]#3)
func.func @one_bias(%x: tensor<?x7xbf16>, %g: tensor<20x7xbf16> {ffn.name = "g"}, %u: tensor<20x7xbf16> {ffn.name = "u"}, %b: tensor<20xf32> {ffn.name = "b"}) -> tensor<?x20xbf16> {
  %y = ffn.gated_linear %x, %g <out_in>, %u <out_in> unit <swish> bias(up %b) rounding <fused>
    : (tensor<?x7xbf16>, tensor<20x7xbf16>, tensor<20x7xbf16>, tensor<20xf32>) -> tensor<?x20xbf16>
  return %y : tensor<?x20xbf16>
}

// -----

// bf16 lies in pairs of k on every target; half a pair is filled with a zero.
// CHECK-LABEL: func.func @pairs(
// CHECK:         ffn_cpu.pack <k = 7, columns = 33, gated = false, pairing = 2> {{.*}} -> tensor<512xbf16>
// CHECK:         ffn_cpu.unpack
func.func @pairs(%x: tensor<?x7xbf16>, %w: tensor<33x7xbf16> {ffn.name = "w"}) -> tensor<?x33xbf16> {
  %y = ffn.linear %x, %w <out_in> rounding <fused> : (tensor<?x7xbf16>, tensor<33x7xbf16>) -> tensor<?x33xbf16>
  return %y : tensor<?x33xbf16>
}

// -----

// f16, also where ffn-expand-f16 has to widen it.
// CHECK-LABEL: func.func @half(
// CHECK:         ffn_cpu.pack {{.*}} -> tensor<224xf16>
// CHECK:         ffn_cpu.unpack
// BASE-LABEL:  func.func @half(
// BASE:          ffn_cpu.pack {{.*}} -> tensor<224xf16>
func.func @half(%x: tensor<?x7xf16>, %w: tensor<20x7xf16> {ffn.name = "w"}) -> tensor<?x20xf16> {
  %y = ffn.linear %x, %w <out_in> rounding <fused> : (tensor<?x7xf16>, tensor<20x7xf16>) -> tensor<?x20xf16>
  return %y : tensor<?x20xf16>
}

// -----

// Left alone: f64, sizes that are not known, no features or columns at all.
// CHECK-LABEL: func.func @double(
// CHECK:         ffn.linear %arg0, %arg1 <out_in>
func.func @double(%x: tensor<?x7xf64>, %w: tensor<20x7xf64> {ffn.name = "w"}) -> tensor<?x20xf64> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x7xf64>, tensor<20x7xf64>) -> tensor<?x20xf64>
  return %y : tensor<?x20xf64>
}
// CHECK-LABEL: func.func @open(
// CHECK:         ffn.linear %arg0, %arg1 <out_in>
func.func @open(%x: tensor<?x7xf32>, %w: tensor<?x7xf32> {ffn.name = "w"}) -> tensor<?x?xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x7xf32>, tensor<?x7xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
// CHECK-LABEL: func.func @empty(
// CHECK:         ffn.linear %arg0, %arg1 <out_in>
func.func @empty(%x: tensor<?x0xf32>, %w: tensor<20x0xf32> {ffn.name = "w"}) -> tensor<?x20xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x0xf32>, tensor<20x0xf32>) -> tensor<?x20xf32>
  return %y : tensor<?x20xf32>
}

// -----

// A weight that is also read as tokens is not known before the first token, whatever
// its place; neither is what is computed from tokens.
// CHECK-LABEL: func.func @tokens(
// CHECK-SAME:    %arg1: tensor<8x8xf32>) ->
// CHECK:         ffn.linear %arg0, %arg1 <out_in>
// CHECK:         ffn.linear %arg0, %{{.*}} <out_in>
func.func @tokens(%x: tensor<?x8xf32>, %w: tensor<8x8xf32>) -> (tensor<?x8xf32>, tensor<?x8xf32>) {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x8xf32>, tensor<8x8xf32>) -> tensor<?x8xf32>
  %v = ffn.activation %w <relu> : tensor<8x8xf32>
  %z = ffn.linear %x, %v <out_in> : (tensor<?x8xf32>, tensor<8x8xf32>) -> tensor<?x8xf32>
  return %y, %z : tensor<?x8xf32>, tensor<?x8xf32>
}

// -----

// Merged weights are packed; what is made of weights is one.
// CHECK-LABEL: func.func @merged(
// CHECK:         %[[M:.*]] = ffn.merge
// CHECK:         ffn_cpu.pack {{.*}} weight(%[[M]] <out_in> : tensor<20x7xf32>)
// CHECK:         ffn_cpu.unpack
func.func @merged(%x: tensor<?x7xf32>, %w: tensor<20x7xf32> {ffn.name = "w"}, %r: tensor<20xf32> {ffn.name = "r"}) -> tensor<?x20xf32> {
  %m = ffn.merge %w <out_in> rows(%r) : (tensor<20x7xf32>, tensor<20xf32>) -> tensor<20x7xf32>
  %y = ffn.linear %x, %m <out_in> : (tensor<?x7xf32>, tensor<20x7xf32>) -> tensor<?x20xf32>
  return %y : tensor<?x20xf32>
}
