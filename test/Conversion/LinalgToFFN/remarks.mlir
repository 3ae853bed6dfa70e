// RUN: swiglu-opt %s --raise-linalg-to-ffn --remarks-filter=ffn -o /dev/null 2>&1 | FileCheck %s
// RUN: swiglu-opt %s --raise-linalg-to-ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=SILENT --allow-empty
// RUN: swiglu-opt %s --raise-linalg-to-ffn --remarks-filter-passed=ffn -o /dev/null 2>&1 | FileCheck %s --check-prefix=PASSED
// Each kind of remark: what was made, what is not computed in the same order or
// differs on special values, and what nearly was a part of a block. None without
// the filter.

// SILENT-NOT: remark
// PASSED-NOT: {{Missed|Analysis}}

// CHECK: remarks.mlir:[[@LINE+5]]:8: remark: [Passed] RaiseLinalgToFFN | Category:ffn | Function=passed | {{.*}}raised to ffn.activation
// CHECK: remarks.mlir:[[@LINE+3]]:8: remark: {{.*}} Function=passed | {{.*}}raised to ffn.linear
func.func @passed(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %a = math.tanh %y : tensor<4x6xf32>
  return %a : tensor<4x6xf32>
}
// CHECK: remarks.mlir:[[@LINE+7]]:8: remark: [Analysis] RaiseLinalgToFFN | Category:ffn | Function=reassociated | {{.*}}silu spelled x / (1 + exp(-x))
func.func @reassociated(%g: tensor<4x6xf32>, %u: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %n = arith.negf %g : tensor<4x6xf32>
  %e = math.exp %n : tensor<4x6xf32>
  %d = arith.addf %e, %one : tensor<4x6xf32>
  %s = arith.divf %g, %d : tensor<4x6xf32>
  %h = arith.mulf %s, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}
// CHECK: remarks.mlir:[[@LINE+5]]:8: remark: [Analysis] {{.*}} Function=drops_nan | {{.*}}in the source, NaN gives 0.0
func.func @drops_nan(%g: tensor<4x6xf32>, %u: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %zero = arith.constant dense<0.0> : tensor<4x6xf32>
  %p = arith.cmpf ogt, %g, %zero : tensor<4x6xf32>
  %a = arith.select %p, %g, %zero : tensor<4x6xi1>, tensor<4x6xf32>
  %h = arith.mulf %a, %u : tensor<4x6xf32>
  return %h : tensor<4x6xf32>
}
// CHECK: remarks.mlir:[[@LINE+6]]:8: remark: [Missed] {{.*}} Function=other_use | {{.*}}a value inside the activation has other uses
func.func @other_use(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>, %v: tensor<6x8xf32>) -> (tensor<4x8xf32>, tensor<4x6xf32>) {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %j = arith.constant dense<0.0> : tensor<4x8xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %m = arith.maximumf %y, %i : tensor<4x6xf32>
  %r = arith.mulf %m, %m : tensor<4x6xf32>
  %z = linalg.matmul ins(%r, %v : tensor<4x6xf32>, tensor<6x8xf32>) outs(%j : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %z, %m : tensor<4x8xf32>, tensor<4x6xf32>
}
// CHECK: remarks.mlir:[[@LINE+3]]:8: remark: [Missed] {{.*}} Function=nonzero | {{.*}}a product whose sum does not start from zero
func.func @nonzero(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<1.0> : tensor<4x6xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
// CHECK: remarks.mlir:[[@LINE+11]]:8: remark: [Missed] {{.*}} Function=other_literal | {{.*}}erf of 0.7 * x, expected erf of x / sqrt(2)
func.func @other_literal(%x: tensor<4x8xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %i = arith.constant dense<0.0> : tensor<4x6xf32>
  %half = arith.constant dense<0.5> : tensor<4x6xf32>
  %one = arith.constant dense<1.0> : tensor<4x6xf32>
  %root = arith.constant dense<0.7> : tensor<4x6xf32>
  %u = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x6xf32>) outs(%i : tensor<4x6xf32>) -> tensor<4x6xf32>
  %s = arith.mulf %u, %root : tensor<4x6xf32>
  %e = math.erf %s : tensor<4x6xf32>
  %p = arith.addf %e, %one : tensor<4x6xf32>
  %q = arith.mulf %u, %half : tensor<4x6xf32>
  %t = arith.mulf %q, %p : tensor<4x6xf32>
  return %t : tensor<4x6xf32>
}
