// RUN: swiglu-opt %s --ffn-lower-tosa | FileCheck %s
// RUN: swiglu-opt %s --ffn-lower-tosa --remarks-filter=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// Functions with TOSA are lowered by upstream's passes; a function that they
// cannot lower stays as it was, and one without TOSA is not touched.

// CHECK-LABEL: func @block(
// CHECK-NOT: tosa.
// CHECK: linalg.batch_matmul
// CHECK: arith.addf
// CHECK: math.tanh
// CHECK: return
func.func @block(%x: tensor<1x4x8xf32>, %w: tensor<1x8x6xf32>, %b: tensor<1x1x6xf32>) -> tensor<1x4x6xf32> {
  %zp = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %y = tosa.matmul %x, %w, %zp, %zp : (tensor<1x4x8xf32>, tensor<1x8x6xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x6xf32>
  %s = tosa.add %y, %b : (tensor<1x4x6xf32>, tensor<1x1x6xf32>) -> tensor<1x4x6xf32>
  %r = tosa.tanh %s : (tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  return %r : tensor<1x4x6xf32>
}

// Not even canonicalised.
// CHECK-LABEL: func @other(
// CHECK-COUNT-2: arith.constant
// CHECK-NEXT: arith.addf
func.func @other(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c = arith.constant dense<1.0> : tensor<4xf32>
  %d = arith.constant dense<1.0> : tensor<4xf32>
  %y = arith.addf %c, %d : tensor<4xf32>
  return %x : tensor<4xf32>
}

// Half lowered is worse than not lowered.
// REMARK: [[@LINE+4]]:1: remark: [Missed] LowerTosa | {{.*}} Function=custom | {{.*}}TOSA stays: failed to legalize operation 'tosa.custom'
// CHECK-LABEL: func @custom(
// CHECK-NEXT: tosa.custom
// CHECK-NEXT: tosa.tanh
func.func @custom(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = tosa.custom %x {domain_name = "a", operator_name = "b", implementation_attrs = ""} : (tensor<4xf32>) -> tensor<4xf32>
  %z = tosa.tanh %y : (tensor<4xf32>) -> tensor<4xf32>
  return %z : tensor<4xf32>
}

// REMARK: remark: [Missed] LowerTosa | {{.*}} Function=unranked | {{.*}}TOSA stays: failed to legalize operation 'tosa.tanh'
// CHECK-LABEL: func @unranked(
// CHECK-NEXT: tosa.tanh
func.func @unranked(%x: tensor<*xf32>) -> tensor<*xf32> {
  %y = tosa.tanh %x : (tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// The types of a function are those that its callers know.
// CHECK-LABEL: func @refined(%{{.*}}: tensor<4x6xf32>) -> tensor<?x6xf32>
// CHECK: math.tanh
// CHECK: tensor.cast
func.func @refined(%x: tensor<4x6xf32>) -> tensor<?x6xf32> {
  %a = tosa.tanh %x : (tensor<4x6xf32>) -> tensor<?x6xf32>
  return %a : tensor<?x6xf32>
}
func.func @caller(%x: tensor<4x6xf32>) -> tensor<?x6xf32> {
  %a = call @refined(%x) : (tensor<4x6xf32>) -> tensor<?x6xf32>
  return %a : tensor<?x6xf32>
}

// CHECK-LABEL: module @inner
// CHECK: func @in_inner(
// CHECK: math.tanh
module @inner {
  func.func @in_inner(%x: tensor<4xf32>) -> tensor<4xf32> {
    %y = tosa.tanh %x : (tensor<4xf32>) -> tensor<4xf32>
    return %y : tensor<4xf32>
  }
}
