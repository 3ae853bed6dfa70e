// RUN: swiglu-opt %s --convert-ffn-to-linalg --canonicalize | FileCheck %s
// Merging is computed in f64, on [out, in], and rounded once: directly to f32, by
// way of an odd f32 to 16 bits.

// CHECK-DAG: #[[TRANSPOSED:.*]] = affine_map<(d0, d1) -> (d1, d0)>
// CHECK-DAG: #[[FIRST:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-DAG: #[[LAST:.*]] = affine_map<(d0, d1) -> (d1)>

// CHECK-LABEL: func @merge(
// CHECK-SAME: %[[W:[a-z0-9]+]]: tensor<64x96xf32>, %[[B:[a-z0-9]+]]: tensor<96x8xbf16>, %[[A:[a-z0-9]+]]: tensor<8x64xbf16>, %[[R:[a-z0-9]+]]: tensor<96xf32>, %[[C:[a-z0-9]+]]: tensor<64xf32>)
// CHECK: %[[P:.*]] = linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[B]], %[[A]] :
// CHECK-NOT: arith.truncf
// CHECK: -> tensor<96x64xf64>
// CHECK: %[[Y:.*]] = linalg.generic {indexing_maps = [#{{.*}}, #[[TRANSPOSED]], #[[LAST]], #[[FIRST]], #{{.*}}], iterator_types = ["parallel", "parallel"]} ins(%[[W]], %[[P]], %[[R]], %[[C]] :
// CHECK-COUNT-1: arith.truncf %{{.*}} : f64 to f32
// CHECK-NOT: arith.truncf
// CHECK: return %[[Y]]
func.func @merge(%w: tensor<64x96xf32>, %b: tensor<96x8xbf16>, %a: tensor<8x64xbf16>, %r: tensor<96xf32>, %c: tensor<64xf32>) -> tensor<64x96xf32> {
  %y = ffn.merge %w <in_out> add(%b) times(%a) scales [0.5] rows(%r) columns(%c)
    : (tensor<64x96xf32>, tensor<96x8xbf16>, tensor<8x64xbf16>, tensor<96xf32>, tensor<64xf32>) -> tensor<64x96xf32>
  return %y : tensor<64x96xf32>
}

// Two merges with f64 between them round once; the inner one does not round.
// CHECK-LABEL: func @chain(
// CHECK-NOT: arith.truncf
// CHECK: -> tensor<96xf64>
// CHECK: arith.truncf %{{.*}} : f64 to f32
// CHECK: arith.truncf %{{.*}} : f32 to bf16
// CHECK-NOT: arith.truncf
func.func @chain(%b: tensor<96xbf16>, %l: tensor<96xf32>) -> tensor<96xbf16> {
  %y = ffn.merge %b <out_in> add(%l) scales [0.5] : (tensor<96xbf16>, tensor<96xf32>) -> tensor<96xf64>
  %z = ffn.merge %y <out_in> rows(%l) : (tensor<96xf64>, tensor<96xf32>) -> tensor<96xbf16>
  return %z : tensor<96xbf16>
}

// CHECK-LABEL: func @dora_scale(
// CHECK-SAME: %[[M:[a-z0-9]+]]: tensor<96xf32>, %[[W:[a-z0-9]+]]: tensor<96x64xf32>, %[[B:[a-z0-9]+]]: tensor<96x8xf32>, %[[A:[a-z0-9]+]]: tensor<8x64xf32>)
// CHECK: %[[P:.*]] = linalg.generic {{.*}} ins(%[[B]], %[[A]] :
// CHECK: %[[S:.*]] = linalg.generic {{.*}}iterator_types = ["parallel", "reduction"]} ins(%[[W]], %[[P]] :
// CHECK-NOT: arith.truncf
// CHECK: -> tensor<96xf64>
// CHECK: linalg.generic {{.*}} ins(%[[M]], %[[S]] :
// CHECK: math.sqrt %{{.*}} : f64
// CHECK: arith.truncf %{{.*}} : f64 to f32
func.func @dora_scale(%m: tensor<96xf32>, %w: tensor<96x64xf32>, %b: tensor<96x8xf32>, %a: tensor<8x64xf32>) -> tensor<96xf32> {
  %l = ffn.dora_scale %m, %w <out_in> add(%b) times(%a) scales [2.0]
    : (tensor<96xf32>, tensor<96x64xf32>, tensor<96x8xf32>, tensor<8x64xf32>) -> tensor<96xf32>
  return %l : tensor<96xf32>
}
