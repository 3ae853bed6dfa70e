// ffn.merge and ffn.dora_scale in memory: rows in tasks, a tile of four rows and
// eight columns in registers, one rounding from f64.
// RUN: swiglu-opt %s --pass-pipeline='builtin.module(ffn-prepare-abi,one-shot-bufferize{bufferize-function-boundaries=true function-boundary-type-conversion=identity-layout-map allow-unknown-ops=true},canonicalize)' | FileCheck %s

// CHECK-LABEL: func.func @merge(
// CHECK: %[[C2:.*]] = arith.constant 2 : index
// CHECK: %[[OUT:.*]] = memref.alloc() {{.*}}: memref<96x64xbf16>
// CHECK: scf.parallel (%{{.*}}) = (%{{.*}}) to (%[[C2]])
// CHECK: scf.for
// Rows of the factor, then the tile's loop over columns, then that over the rank.
// CHECK-COUNT-4: memref.load %{{.*}} : memref<96xf32>
// CHECK: scf.for
// CHECK-COUNT-4: vector.load %{{.*}} : memref<96x64xbf16>, vector<8xbf16>
// CHECK: scf.for {{.*}} -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>)
// CHECK: vector.load %{{.*}} : memref<3x64xf32>, vector<8xf32>
// CHECK: arith.extf %{{.*}} : vector<8xf32> to vector<8xf64>
// CHECK-COUNT-4: vector.fma %{{.*}} : vector<8xf64>
// 16 bits by way of an odd f32.
// CHECK: arith.truncf %{{.*}} : vector<8xf64> to vector<8xf32>
// CHECK: arith.subi
// CHECK-NEXT: arith.ori
// CHECK: arith.truncf %{{.*}} : vector<8xf32> to vector<8xbf16>
// CHECK-NOT: vector<8xf64> to vector<8xbf16>
// CHECK: vector.store %{{.*}}, %[[OUT]]
func.func @f(%x: tensor<?x64xbf16>, %p: tensor<96x64xbf16> {ffn.name = "p"}) -> tensor<?x96xbf16> attributes {ffn.prepare = @merge} {
  %y = ffn.linear %x, %p <out_in> rounding <acc = f32> : (tensor<?x64xbf16>, tensor<96x64xbf16>) -> tensor<?x96xbf16>
  return %y : tensor<?x96xbf16>
}
func.func @merge(%w: tensor<96x64xbf16>, %a: tensor<3x64xf32>, %b: tensor<96x3xf32>, %l: tensor<96xf32>) -> tensor<96x64xbf16> {
  %p = ffn.merge %w <out_in> add(%b) times(%a) scales [2.0] rows(%l) : (tensor<96x64xbf16>, tensor<96x3xf32>, tensor<3x64xf32>, tensor<96xf32>) -> tensor<96x64xbf16>
  return %p : tensor<96x64xbf16>
}

// diag(k)·(W·diag(l) + s·B·A): the f64 matrix of the inner merge has no memory.
// CHECK-LABEL: func.func @nested(
// CHECK-NOT: memref<{{.*}}xf64>
// CHECK: memref.alloc() {{.*}}: memref<96x64xbf16>
// CHECK-NOT: memref.alloc
// CHECK: memref.load %{{.*}} : memref<96xf32>
// CHECK: vector.load %{{.*}} : memref<96x64xbf16>, vector<8xbf16>
// CHECK: %[[L:.*]] = vector.load %{{.*}} : memref<64xf32>, vector<8xf32>
// CHECK: %[[WIDE:.*]] = arith.extf %[[L]] : vector<8xf32> to vector<8xf64>
// CHECK: arith.mulf %{{.*}}, %[[WIDE]] : vector<8xf64>
// CHECK: scf.for {{.*}} -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>)
// CHECK-NOT: memref.alloc
// CHECK: return
func.func @g(%x: tensor<?x64xbf16>, %p: tensor<96x64xbf16> {ffn.name = "p"}) -> tensor<?x96xbf16> attributes {ffn.prepare = @nested} {
  %y = ffn.linear %x, %p <out_in> rounding <acc = f32> : (tensor<?x64xbf16>, tensor<96x64xbf16>) -> tensor<?x96xbf16>
  return %y : tensor<?x96xbf16>
}
func.func @nested(%w: tensor<96x64xbf16>, %a: tensor<3x64xf32>, %b: tensor<96x3xf32>, %l: tensor<64xf32>, %k: tensor<96xf32>) -> tensor<96x64xbf16> {
  %0 = ffn.merge %w <out_in> columns(%l) : (tensor<96x64xbf16>, tensor<64xf32>) -> tensor<96x64xf64>
  %p = ffn.merge %0 <out_in> add(%b) times(%a) scales [2.0] rows(%k) : (tensor<96x64xf64>, tensor<96x3xf32>, tensor<3x64xf32>, tensor<96xf32>) -> tensor<96x64xbf16>
  return %p : tensor<96x64xbf16>
}
