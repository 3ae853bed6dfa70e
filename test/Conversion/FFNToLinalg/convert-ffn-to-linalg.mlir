// RUN: swiglu-opt %s --convert-ffn-to-linalg --canonicalize | FileCheck %s
// The two products of a SwiGLU block, and the gate in one more generic.

// CHECK-DAG: #[[X_MAP:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[W_MAP:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK-DAG: #[[Y_MAP:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>

// CHECK-LABEL: func @swiglu(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<?x64xf32>, %[[WG:[a-z0-9]+]]: tensor<96x64xf32>, %[[WU:[a-z0-9]+]]: tensor<96x64xf32>)
// CHECK-NOT: ffn.name
// CHECK: %[[G:.*]] = linalg.generic {indexing_maps = [#[[X_MAP]], #[[W_MAP]], #[[Y_MAP]]], iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[X]], %[[WG]] :
// CHECK: %[[U:.*]] = linalg.generic {indexing_maps = [#[[X_MAP]], #[[W_MAP]], #[[Y_MAP]]], iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[X]], %[[WU]] :
// CHECK: %[[H:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[G]], %[[U]] :
// CHECK: math.exp
// CHECK: return %[[H]]
func.func @swiglu(%x: tensor<?x64xf32>, %wg: tensor<96x64xf32> {ffn.name = "gate_proj.weight"}, %wu: tensor<96x64xf32> {ffn.name = "up_proj.weight"}) -> tensor<?x96xf32> {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish>
    : (tensor<?x64xf32>, tensor<96x64xf32>, tensor<96x64xf32>) -> tensor<?x96xf32>
  return %h : tensor<?x96xf32>
}
