// Work that a later pass leaves behind goes to the function that is there.
// RUN: swiglu-opt %s --ffn-prepare-weights | FileCheck %s

// CHECK-LABEL: func.func @f(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x2xf32>, %[[P:[^:]*]]: tensor<2xf32> {ffn.name = "ffn.merge(a, ffn.merge(b))"})
// CHECK-SAME: attributes {ffn.prepare = @make}
// CHECK-NEXT: ffn.scale %[[X]], %[[P]]
// CHECK-LABEL: func.func @make(
// CHECK-SAME: %[[A:[^:]*]]: tensor<2xf32> {ffn.name = "a"}, %[[B:[^:]*]]: tensor<2xf32> {ffn.name = "b"}) -> tensor<2xf32>
// CHECK-NEXT: %[[M:.*]] = ffn.merge %[[B]]
// CHECK-NEXT: %[[P:.*]] = ffn.merge %[[A]] <out_in> rows(%[[M]])
// CHECK-NEXT: return %[[P]]
func.func @f(%x: tensor<?x2xf32>, %a: tensor<2xf32> {ffn.name = "a"}, %p: tensor<2xf32> {ffn.name = "ffn.merge(b)"}) -> tensor<?x2xf32> attributes {ffn.prepare = @make} {
  %q = ffn.merge %a <out_in> rows(%p) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %q : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
func.func @make(%a: tensor<2xf32> {ffn.name = "a"}, %b: tensor<2xf32> {ffn.name = "b"}) -> (tensor<2xf32>, tensor<2xf32>) {
  %p = ffn.merge %b <out_in> rows(%b) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %a, %p : tensor<2xf32>, tensor<2xf32>
}

// Not where something else calls it.

// CHECK-LABEL: func.func @called(
// CHECK-SAME: %[[P:[^:]*]]: tensor<2xf32> {ffn.name = "ffn.merge(b)"})
// CHECK-NEXT: ffn.merge
// CHECK-LABEL: func.func @caller(
// CHECK: call @made
func.func @called(%x: tensor<?x2xf32>, %p: tensor<2xf32> {ffn.name = "ffn.merge(b)"}) -> tensor<?x2xf32> attributes {ffn.prepare = @made} {
  %q = ffn.merge %p <out_in> rows(%p) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %q : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
func.func @caller(%x: tensor<?x2xf32>, %b: tensor<2xf32>) -> tensor<?x2xf32> {
  %p = call @made(%b) : (tensor<2xf32>) -> tensor<2xf32>
  %y = call @called(%x, %p) : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
func.func @made(%b: tensor<2xf32> {ffn.name = "b"}) -> tensor<2xf32> {
  %p = ffn.merge %b <out_in> rows(%b) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %p : tensor<2xf32>
}
