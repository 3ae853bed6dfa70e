// RUN: split-file %s %t
// RUN: swiglu-opt %t/model.mlir --ffn-outline=extract | FileCheck %t/model.mlir --check-prefix=EXTRACT
// RUN: swiglu-opt %t/pieces.mlir --ffn-outline=pieces | FileCheck %t/pieces.mlir
// RUN: not swiglu-opt %t/none.mlir --ffn-outline=extract 2>&1 | FileCheck %t/none.mlir
// RUN: swiglu-opt %t/none.mlir --ffn-outline | FileCheck %t/none.mlir --check-prefix=SAME
// RUN: swiglu-opt %t/nested.mlir --ffn-outline | FileCheck %t/nested.mlir
// RUN: swiglu-opt %t/nested.mlir --ffn-outline=extract | FileCheck %t/nested.mlir --check-prefix=EXTRACT
// RUN: swiglu-opt %t/regions.mlir --ffn-outline --allow-unregistered-dialect | FileCheck %t/regions.mlir

// What was extracted is what the compiler of the CPU takes.
// RUN: swiglu-opt %t/model.mlir --ffn-outline=extract -o %t/extracted.mlir
// RUN: swiglu-opt %t/extracted.mlir --ffn-verify-stage=stage=import -o /dev/null
// RUN: swiglu-opt %t/extracted.mlir --ffn-prepare-abi | FileCheck %t/model.mlir --check-prefix=ABI

//--- model.mlir
// Nothing else is left, equal functions stay apart with the names of their
// weights, and a constant goes with its block.

// EXTRACT: module {
// EXTRACT-NEXT: func.func @model_ffn_0(%{{.*}}: tensor<?x4xf32>, %{{.*}}: tensor<6x4xf32> {ffn.name = "0.up"}, %{{.*}}: tensor<4x6xf32> {ffn.name = "0.down"}) -> tensor<?x4xf32>
// EXTRACT: func.func @model_ffn_1(%{{.*}}: tensor<?x4xf32>, %{{.*}}: tensor<6x4xf32> {ffn.name = "1.up"}, %{{.*}}: tensor<4x6xf32> {ffn.name = "1.down"}) -> tensor<?x4xf32>
// EXTRACT-NEXT: %[[B:.*]] = arith.constant dense<5.000000e-01> : tensor<6xf32>
// EXTRACT-NEXT: ffn.linear %{{.*}}, %{{.*}} <out_in> bias %[[B]]
// EXTRACT: func.func @whole(
// EXTRACT-NOT: @model(
// EXTRACT-NOT: @table

// ABI: swiglu.functions = {{\[}}["model_ffn_0", "0.up", "0.down"]], swiglu.weights = [unit, "0.up", "0.down"]
// ABI: swiglu.functions = {{\[}}["model_ffn_1", "1.up", "1.down"]], swiglu.weights = [unit, "1.up", "1.down"]

func.func @model(%x: tensor<?x4xf32>, %w0: tensor<6x4xf32> {ffn.name = "0.up"}, %d0: tensor<4x6xf32> {ffn.name = "0.down"}, %w1: tensor<6x4xf32> {ffn.name = "1.up"}, %d1: tensor<4x6xf32> {ffn.name = "1.down"}) -> tensor<?x4xf32> {
  %0 = ffn.linear %x, %w0 <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.activation %0 <relu> : tensor<?x6xf32>
  %2 = ffn.linear %1, %d0 <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  %e = math.exp %2 : tensor<?x4xf32>
  %b = arith.constant dense<0.5> : tensor<6xf32>
  %3 = ffn.linear %e, %w1 <out_in> bias %b : (tensor<?x4xf32>, tensor<6x4xf32>, tensor<6xf32>) -> tensor<?x6xf32>
  %4 = ffn.activation %3 <relu> : tensor<?x6xf32>
  %5 = ffn.linear %4, %d1 <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %5 : tensor<?x4xf32>
}
ml_program.global private @table(dense<0> : tensor<4xi32>) : tensor<4xi32>
func.func private @whole(%x: tensor<?x4xf32>, %w: tensor<6x4xf32> {ffn.name = "w"}, %d: tensor<4x6xf32> {ffn.name = "d"}) -> tensor<?x4xf32> {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.activation %0 <gelu> : tensor<?x6xf32>
  %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %2 : tensor<?x4xf32>
}

//--- pieces.mlir
// The input of a product takes the reshape before the scale; what an addend
// knows of a size goes with the input.
// CHECK-LABEL: func.func private @pieces_ffn_0(
// CHECK-SAME: %{{[^:]*}}: tensor<1x8x4xf32>, %{{[^:]*}}: tensor<4x4xf32>, %{{[^:]*}}: tensor<4xf32>) -> tensor<1x8x4xf32>
// CHECK-NEXT: ffn.linear {{.*}} -> tensor<1x8x4xf32>
// CHECK-NEXT: ffn.scale
// CHECK-NEXT: return
// CHECK-LABEL: func.func private @pieces_ffn_1(
// CHECK-SAME: %[[G:[^:]*]]: tensor<?x4xf32>, %[[U:[^:]*]]: tensor<?x4xf32>)
// CHECK-NEXT: ffn.glu %[[G]], %[[U]] <swish>
// CHECK-LABEL: func.func private @pieces_ffn_2(
// CHECK-SAME: %[[X:[^:]*]]: tensor<8x4xf32>, %[[W:[^:]*]]: tensor<4x4xf32>, %[[A:[^:]*]]: tensor<8x4xf32>) -> tensor<8x4xf32>
// CHECK-NEXT: ffn.linear %[[X]], %[[W]] <out_in> addend %[[A]]
// CHECK-LABEL: func.func private @pieces_ffn_3(
// CHECK-NEXT: ffn.gated_linear
// CHECK-LABEL: func.func @pieces(
// CHECK-NEXT: %[[E:.*]] = tensor.expand_shape
// CHECK-NEXT: call @pieces_ffn_0(%[[E]],
// CHECK-NEXT: call @pieces_ffn_1(
// CHECK-NEXT: %[[C:.*]] = tensor.cast %{{.*}} : tensor<?x4xf32> to tensor<8x4xf32>
// CHECK-NEXT: call @pieces_ffn_2(%[[C]],
// CHECK-NEXT: call @pieces_ffn_3(
// CHECK-NEXT: return
func.func @pieces(%x: tensor<8x4xf32>, %y: tensor<?x4xf32>, %z: tensor<?x4xf32>, %w: tensor<4x4xf32>, %l: tensor<4xf32>) -> (tensor<1x8x4xf32>, tensor<?x4xf32>, tensor<8x4xf32>, tensor<?x4xf32>) {
  %0 = ffn.linear %x, %w <out_in> : (tensor<8x4xf32>, tensor<4x4xf32>) -> tensor<8x4xf32>
  %1 = tensor.expand_shape %0 [[0, 1], [2]] output_shape [1, 8, 4] : tensor<8x4xf32> into tensor<1x8x4xf32>
  %2 = ffn.scale %1, %l : (tensor<1x8x4xf32>, tensor<4xf32>) -> tensor<1x8x4xf32>
  %3 = ffn.glu %y, %z <swish> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  %4 = ffn.linear %y, %w <out_in> addend %x : (tensor<?x4xf32>, tensor<4x4xf32>, tensor<8x4xf32>) -> tensor<8x4xf32>
  %5 = ffn.gated_linear %y, %w <out_in>, %w <out_in> unit <gelu> : (tensor<?x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<?x4xf32>
  return %2, %3, %4, %5 : tensor<1x8x4xf32>, tensor<?x4xf32>, tensor<8x4xf32>, tensor<?x4xf32>
}

//--- none.mlir
// CHECK: none.mlir{{.*}}: error: no feed-forward block was found, expected one to extract
// SAME: func.func @none
func.func @none(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  return %x : tensor<?x4xf32>
}

//--- nested.mlir
// The function of a block stands in the module of its caller.
// CHECK: module @inner {
// CHECK-NEXT: func.func private @f_ffn_0(
// CHECK: func.func @f(
// CHECK: call @f_ffn_0(
// CHECK: func.func private @f_ffn_0(
// CHECK: func.func @f(
// EXTRACT-NOT: @inner
// EXTRACT: func.func @f_ffn_0(
// EXTRACT-NOT: func.func
module @inner {
  func.func @f(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
    %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
    %1 = ffn.activation %0 <relu> : tensor<?x6xf32>
    %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
    return %2, %x : tensor<?x4xf32>, tensor<?x4xf32>
  }
}
func.func @f(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  %1 = ffn.activation %0 <relu> : tensor<?x6xf32>
  %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
  return %2, %x : tensor<?x4xf32>, tensor<?x4xf32>
}

//--- regions.mlir
// Neither regions without an order of operations nor code outside of functions
// has a place for a call.
// CHECK-NOT: _ffn_0
func.func @graph(%x: tensor<?x4xf32>, %w: tensor<6x4xf32>, %d: tensor<4x6xf32>) {
  "test.graph"() ({
    %2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
    %1 = ffn.activation %0 <relu> : tensor<?x6xf32>
    %0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
    "test.use"(%2) : (tensor<?x4xf32>) -> ()
  }) : () -> ()
  return
}
%x, %w, %d = "test.values"() : () -> (tensor<?x4xf32>, tensor<6x4xf32>, tensor<4x6xf32>)
%0 = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
%1 = ffn.activation %0 <relu> : tensor<?x6xf32>
%2 = ffn.linear %1, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
// A loop of reshapes comes to an end.
%3 = tensor.cast %4 : tensor<?x4xf32> to tensor<2x4xf32>
%4 = tensor.cast %3 : tensor<2x4xf32> to tensor<?x4xf32>
%5 = ffn.linear %4, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
%6 = ffn.activation %5 <relu> : tensor<?x6xf32>
%7 = tensor.cast %6 : tensor<?x6xf32> to tensor<?x6xf32>
%8 = ffn.linear %7, %d <out_in> : (tensor<?x6xf32>, tensor<4x6xf32>) -> tensor<?x4xf32>
%9 = ffn.activation %10 <relu> : tensor<2x4xf32>
%10 = tensor.cast %11 : tensor<2x4xf32> to tensor<2x4xf32>
%11 = tensor.cast %10 : tensor<2x4xf32> to tensor<2x4xf32>
%12 = ffn.linear %9, %w <out_in> : (tensor<2x4xf32>, tensor<6x4xf32>) -> tensor<2x6xf32>
