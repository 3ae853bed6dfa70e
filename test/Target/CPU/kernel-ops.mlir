// Operations of ffn_cpu read back as they were written, with and without each part.

// RUN: swiglu-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @pack(
// CHECK:         ffn_cpu.pack <k = 7, columns = 20, gated = true, pairing = 1> weight(%{{.*}} <out_in> : tensor<20x7xf32>) up(%{{.*}} <in_out> : tensor<7x20xf32>)
// CHECK:         ffn_cpu.pack {{.*}} packing <concat, gate_up> bias(
// CHECK:         ffn_cpu.unpack <k = 7, columns = 20, gated = true, pairing = 1> %
func.func @pack(%g: tensor<20x7xf32>, %u: tensor<7x20xf32>, %w: tensor<40x7xf32>, %b: tensor<40xf32>, %p: tensor<448xf32>, %q: tensor<64xf32>) -> tensor<20x7xf32> {
  %0 = ffn_cpu.pack <k = 7, columns = 20, gated = true, pairing = 1> weight(%g <out_in> : tensor<20x7xf32>) up(%u <in_out> : tensor<7x20xf32>) outs(%p : tensor<448xf32>) -> tensor<448xf32>
  %1:2 = ffn_cpu.pack <k = 7, columns = 20, gated = true, pairing = 1> weight(%w <out_in> : tensor<40x7xf32>) packing <concat, gate_up> bias(%b : tensor<40xf32>) outs(%0, %q : tensor<448xf32>, tensor<64xf32>) -> tensor<448xf32>, tensor<64xf32>
  %2:4 = ffn_cpu.unpack <k = 7, columns = 20, gated = true, pairing = 1> %1#0, %1#1 : (tensor<448xf32>, tensor<64xf32>) -> (tensor<20x7xf32>, tensor<20x7xf32>, tensor<20xf32>, tensor<20xf32>)
  return %2#0 : tensor<20x7xf32>
}

// CHECK-LABEL: func.func @product(
// CHECK:         ffn_cpu.pack_rows rows 12 pairing 1 ins(%{{.*}} : tensor<?x7xf32>) outs(%{{.*}} : tensor<?xf32>) -> tensor<?xf32>
// CHECK:         ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tokens(%{{.*}}) ins({{.*}}) outs(%{{.*}} : tensor<?x20xf32>) {
// CHECK:         ffn_cpu.product {{.*}} rows 12 tiled tokens({{.*}}) ins({{.*}}) bias [0](%{{.*}} : tensor<32xf32>) addends(%{{.*}} : tensor<?x20xf32>) outs(
func.func @product(%tokens: index, %x: tensor<?x7xf32>, %t: tensor<?xf32>, %w: tensor<224xf32>, %b: tensor<32xf32>, %y: tensor<?x20xf32>, %z: tensor<?xf32>) -> tensor<?xf32> {
  %0 = ffn_cpu.pack_rows rows 12 pairing 1 ins(%x : tensor<?x7xf32>) outs(%t : tensor<?xf32>) -> tensor<?xf32>
  %1 = ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%0, %w : tensor<?xf32>, tensor<224xf32>) outs(%y : tensor<?x20xf32>) {
  ^bb0(%sum: f32):
    ffn_cpu.yield %sum : f32
  } -> tensor<?x20xf32>
  %2 = ffn_cpu.product <k = 7, columns = 20, gated = false, pairing = 1> rows 12 tiled tokens(%tokens) ins(%0, %w : tensor<?xf32>, tensor<224xf32>) bias [0](%b : tensor<32xf32>) addends(%1 : tensor<?x20xf32>) outs(%z : tensor<?xf32>) {
  ^bb0(%sum: f32, %bias: f32, %addend: f32):
    %3 = arith.addf %sum, %bias : f32
    ffn_cpu.yield %3 : f32
  } -> tensor<?xf32>
  return %2 : tensor<?xf32>
}
