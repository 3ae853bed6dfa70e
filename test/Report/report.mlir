// RUN: swiglu-opt %s --ffn-report -o %t.mlir | FileCheck %s
// RUN: swiglu-opt %s -o %t.same.mlir
// RUN: diff %t.mlir %t.same.mlir
// RUN: swiglu-opt %s --ffn-report -o /dev/null | %python -c "import json, sys; [json.loads(line) for line in sys.stdin]"
// Each row in the order of the module, and the module as it was.

// CHECK: {"function":"gated","location":"{{.*}}report.mlir:[[@LINE+5]]:8","kind":"gated_ffn","activation":"swish","params":{"beta":1.0},"packing":"separate","weights":{"gate":"out_in","up":"in_out","down":"out_in"},"bias":[],"adapters":[],"types":{"input":"f32","weight":"f32","result":"f32"},"dims":{"tokens":[null],"in":4,"hidden":6,"out":4},"names":{"gate":"g.weight","down":"d.weight"}}
func.func @gated(%x: tensor<?x4xf32>, %wg: tensor<6x4xf32> {ffn.name = "g.weight"}, %wu: tensor<4x6xf32>, %wd: tensor<4x6xf32> {ffn.name = "d.weight"}) -> tensor<?x4xf32> {
  %g = ffn.linear %x, %wg <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %wu <in_out> : (tensor<?x4xf32>, tensor<4x6xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// The bias of a packed product is that of both branches. Parameters are exact
// doubles: 1.702 in f32 is another one.
// CHECK: {"function":"packed",{{.*}}"kind":"gated_ffn","activation":"swish","params":{"beta":1.702,"limit":7.0,"offset":1.0},"packing":"interleaved:1","order":"gate_up","weights":{"gate_up":"in_out","down":"in_out"},"bias":["gate","up","down"],
// CHECK-SAME: "rounding":{"gate_up":"stepwise","down":"fused","glu":"stepwise"},"adapters":[],"types":{"input":"bf16","weight":"bf16","result":"bf16"},"dims":{"tokens":[2,3],"in":4,"hidden":6,"out":4}}
func.func @packed(%x: tensor<2x3x4xbf16>, %w: tensor<4x12xbf16>, %b: tensor<12xbf16>, %wd: tensor<6x4xbf16>, %bd: tensor<4xbf16>) -> tensor<2x3x4xbf16> {
  %gu = ffn.linear %x, %w <in_out> bias %b rounding <stepwise> : (tensor<2x3x4xbf16>, tensor<4x12xbf16>, tensor<12xbf16>) -> tensor<2x3x12xbf16>
  %h = ffn.glu %gu <swish, beta = 1.702, limit = 7.0, offset = 1.0> packing <interleaved<1>, gate_up> rounding <stepwise> : (tensor<2x3x12xbf16>) -> tensor<2x3x6xbf16>
  %y = ffn.linear %h, %wd <in_out> bias %bd rounding <fused> : (tensor<2x3x6xbf16>, tensor<6x4xbf16>, tensor<4xbf16>) -> tensor<2x3x4xbf16>
  return %y : tensor<2x3x4xbf16>
}

// CHECK: {"function":"one_op",{{.*}}"kind":"gated_ffn","activation":"gelu_tanh","params":{"coefficient":0.797724},"packing":"concat","order":"up_gate","weights":{"gate_up":"out_in","down":"out_in"},"bias":[]
func.func @one_op(%x: tensor<?x4xf32>, %w: tensor<12x4xf32>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %h = ffn.gated_linear %x, %w <out_in> unit <gelu_tanh, coefficient = 0.797724> packing <concat, up_gate> : (tensor<?x4xf32>, tensor<12x4xf32>) -> tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// The residual of down is no adapter.
// CHECK: {"function":"plain",{{.*}}"kind":"ffn","activation":"fatrelu","params":{"threshold":0.25},"weights":{"up":"out_in","down":"out_in"},"bias":["up","down"],"adapters":[]
func.func @plain(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>, %wd: tensor<4x6xf32>, %bd: tensor<4xf32>) -> tensor<?x4xf32> {
  %u = ffn.linear %x, %w <out_in> bias %b : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <fatrelu, threshold = 0.25> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> bias %bd addend %x : (tensor<?x6xf32>, tensor<4x6xf32>, tensor<4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// Weights may stand between reshapes of leading dimensions; gate and up may read
// one input through different ones.
// CHECK: {"function":"reshapes",{{.*}}"kind":"gated_ffn","activation":"gelu",{{.*}}"dims":{"tokens":[1,8],"in":4,"hidden":6,"out":4}}
func.func @reshapes(%x: tensor<1x8x4xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>) -> tensor<8x4xf32> {
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<1x8x4xf32> into tensor<8x4xf32>
  %g = ffn.linear %c, %wg <out_in> : (tensor<8x4xf32>, tensor<6x4xf32>) -> tensor<8x6xf32>
  %ge = tensor.expand_shape %g [[0, 1], [2]] output_shape [1, 8, 6] : tensor<8x6xf32> into tensor<1x8x6xf32>
  %u = ffn.linear %x, %wu <out_in> : (tensor<1x8x4xf32>, tensor<6x4xf32>) -> tensor<1x8x6xf32>
  %h = ffn.glu %ge, %u <gelu> : (tensor<1x8x6xf32>, tensor<1x8x6xf32>) -> tensor<1x8x6xf32>
  %hc = tensor.collapse_shape %h [[0, 1], [2]] : tensor<1x8x6xf32> into tensor<8x6xf32>
  %y = ffn.linear %hc, %wd <out_in> : (tensor<8x6xf32>, tensor<4x6xf32>) -> tensor<8x4xf32>
  return %y : tensor<8x4xf32>
}

// CHECK: {"function":"adapters",{{.*}}"kind":"gated_ffn",{{.*}}"adapters":["lora:gate","ia3:gate:out","lora:up","ia3:up:out","lora:down","ia3:down:in"]
func.func @adapters(%x: tensor<?x4xf32>, %wg: tensor<6x4xf32>, %wu: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %a: tensor<2x4xf32>, %b: tensor<6x2xf32>, %da: tensor<2x6xf32>, %db: tensor<4x2xf32>, %l: tensor<6xf32>) -> tensor<?x4xf32> {
  %ga = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
  %g = ffn.linear %x, %wg <out_in> addend %ga : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %gs = ffn.scale %g, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %ua = ffn.low_rank %x, %a, %b scale 2.0 : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<?x6xf32>
  %u = ffn.linear %x, %wu <out_in> addend %ua : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %us = ffn.scale %u, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %h = ffn.glu %gs, %us <swish> : (tensor<?x6xf32>, tensor<?x6xf32>) -> tensor<?x6xf32>
  %hs = ffn.scale %h, %l : (tensor<?x6xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %ya = ffn.low_rank %hs, %da, %db scale 2.0 : (tensor<?x6xf32>, tensor<2x6xf32>, tensor<4x2xf32>) -> tensor<?x4xf32>
  %y = ffn.linear %hs, %wd <out_in> addend %ya : (tensor<?x6xf32>, tensor<4x6xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// The branches of down may read the hidden value through reshapes of their own.
// CHECK: {"function":"adapter_reshaped",{{.*}}"kind":"ffn",{{.*}}"adapters":["lora:down"]
func.func @adapter_reshaped(%x: tensor<2x3x4xf32>, %w: tensor<6x4xf32>, %wd: tensor<4x6xf32>, %a: tensor<2x6xf32>, %b: tensor<4x2xf32>) -> tensor<2x3x4xf32> {
  %u = ffn.linear %x, %w <out_in> : (tensor<2x3x4xf32>, tensor<6x4xf32>) -> tensor<2x3x6xf32>
  %h = ffn.activation %u <relu> : tensor<2x3x6xf32>
  %hc = tensor.collapse_shape %h [[0, 1], [2]] : tensor<2x3x6xf32> into tensor<6x6xf32>
  %ya = ffn.low_rank %hc, %a, %b scale 2.0 : (tensor<6x6xf32>, tensor<2x6xf32>, tensor<4x2xf32>) -> tensor<6x4xf32>
  %ye = tensor.expand_shape %ya [[0, 1], [2]] output_shape [2, 3, 4] : tensor<6x4xf32> into tensor<2x3x4xf32>
  %y = ffn.linear %h, %wd <out_in> addend %ye : (tensor<2x3x6xf32>, tensor<4x6xf32>, tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %y : tensor<2x3x4xf32>
}

// A weight in integers is named like its integers.
// CHECK: {"function":"quantised",{{.*}}"kind":"ffn",{{.*}}"names":{"up":"u.q"}}
func.func @quantised(%x: tensor<?x32xf32>, %q: tensor<6x32xi8> {ffn.name = "u.q"}, %s: tensor<6x1xf16>, %wd: tensor<4x6xf32>) -> tensor<?x4xf32> {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 32, zero = none> : (tensor<6x32xi8>, tensor<6x1xf16>) -> tensor<6x32xf32>
  %u = ffn.linear %x, %w <out_in> : (tensor<?x32xf32>, tensor<6x32xf32>) -> tensor<?x6xf32>
  %h = ffn.activation %u <relu> : tensor<?x6xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// Pieces. A scale belongs to the product before it, through reshapes.
// CHECK: {"function":"linears",{{.*}}"kind":"linear","weights":{"linear":"in_out"},"bias":["linear"],"adapters":["lora"],"types":{{.*}},"dims":{"tokens":[6],"in":4,"out":6}}
// CHECK: {"function":"linears",{{.*}}"kind":"linear","weights":{"linear":"out_in"},"bias":[],"adapters":["ia3:out"],
// CHECK: {"function":"linears",{{.*}}"kind":"linear","weights":{"linear":"out_in"},"bias":[],"adapters":["ia3:in"],
func.func @linears(%x: tensor<6x4xf32>, %w: tensor<4x6xf32>, %b: tensor<6xf32>, %a: tensor<2x4xf32>, %c: tensor<6x2xf32>, %wk: tensor<4x4xf32>, %l: tensor<4xf32>) -> (tensor<6x6xf32>, tensor<1x6x4xf32>, tensor<6x4xf32>) {
  %xa = ffn.low_rank %x, %a, %c scale 2.0 : (tensor<6x4xf32>, tensor<2x4xf32>, tensor<6x2xf32>) -> tensor<6x6xf32>
  %0 = ffn.linear %x, %w <in_out> bias %b addend %xa : (tensor<6x4xf32>, tensor<4x6xf32>, tensor<6xf32>, tensor<6x6xf32>) -> tensor<6x6xf32>
  %1 = ffn.linear %x, %wk <out_in> : (tensor<6x4xf32>, tensor<4x4xf32>) -> tensor<6x4xf32>
  %e = tensor.expand_shape %1 [[0, 1], [2]] output_shape [1, 6, 4] : tensor<6x4xf32> into tensor<1x6x4xf32>
  %k = ffn.scale %e, %l : (tensor<1x6x4xf32>, tensor<4xf32>) -> tensor<1x6x4xf32>
  %s = ffn.scale %x, %l : (tensor<6x4xf32>, tensor<4xf32>) -> tensor<6x4xf32>
  %2 = ffn.linear %s, %wk <out_in> : (tensor<6x4xf32>, tensor<4x4xf32>) -> tensor<6x4xf32>
  return %0, %k, %2 : tensor<6x6xf32>, tensor<1x6x4xf32>, tensor<6x4xf32>
}

// CHECK: {"function":"units",{{.*}}"kind":"glu","activation":"identity","params":{},"packing":"separate","types":{"input":"f32","result":"f32"},"dims":{"tokens":[],"hidden":6}}
// CHECK: {"function":"units",{{.*}}"kind":"glu","activation":"sigmoid","params":{},"packing":"separate","weights":{"gate":"out_in","up":"out_in"},"bias":["up"],
// CHECK: {"function":"units",{{.*}}"kind":"activation","activation":"squared_relu","params":{},"types":
func.func @units(%x: tensor<6xf32>, %y: tensor<?x4xf32>, %w: tensor<6x4xf32>, %b: tensor<6xf32>) -> (tensor<6xf32>, tensor<?x6xf32>, tensor<?x4xf32>) {
  %0 = ffn.glu %x, %x <identity> : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  %1 = ffn.gated_linear %y, %w <out_in>, %w <out_in> unit <sigmoid> bias(up %b) : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %2 = ffn.activation %y <squared_relu> : tensor<?x4xf32>
  return %0, %1, %2 : tensor<6xf32>, tensor<?x6xf32>, tensor<?x4xf32>
}

// In a stack of products each belongs to one block.
// CHECK: {"function":"stack",{{.*}}"kind":"ffn","activation":"relu"
// CHECK: {"function":"stack",{{.*}}"kind":"activation","activation":"tanh"
// CHECK: {"function":"stack",{{.*}}"kind":"linear"
func.func @stack(%x: tensor<?x4xf32>, %w: tensor<4x4xf32>) -> tensor<?x4xf32> {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
  %1 = ffn.activation %0 <relu> : tensor<?x4xf32>
  %2 = ffn.linear %1, %w <out_in> : (tensor<?x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
  %3 = ffn.activation %2 <tanh> : tensor<?x4xf32>
  %4 = ffn.linear %3, %w <out_in> : (tensor<?x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
  return %4 : tensor<?x4xf32>
}

// Locations through names and fusions; names that need quoting; a block in the
// region of a loop.
// CHECK: {"function":"odd \"name\"","location":"model.py:12:5","kind":"ffn"
func.func @"odd \22name\22"(%x: tensor<4xf32>, %w: tensor<4x4xf32>, %n: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%y = %x) -> tensor<4xf32> {
    %0 = ffn.linear %y, %w <out_in> : (tensor<4xf32>, tensor<4x4xf32>) -> tensor<4xf32>
    %1 = ffn.activation %0 <relu> : tensor<4xf32>
    %2 = ffn.linear %1, %w <out_in> : (tensor<4xf32>, tensor<4x4xf32>) -> tensor<4xf32> loc(fused["mlp"("model.py":12:5), "other.py":1:1])
    scf.yield %2 : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}

// CHECK: {"function":"nowhere","location":"unknown","kind":"activation"
func.func @nowhere(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = ffn.activation %x <relu> : tensor<4xf32> loc(unknown)
  return %0 : tensor<4xf32>
}

// Rows of what is nearly a block come last: here of the stack's second
// activation and of a gated unit that ends before down.
// CHECK: {"function":"units","location":"{{.*}}","kind":"missed","reason":"no product reads the hidden value"}
// CHECK-NEXT: {"function":"stack","location":"{{.*}}","kind":"missed","reason":"the up product is the down product of another block"}
// CHECK-NOT: {{.}}
