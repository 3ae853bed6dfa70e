// RUN: swiglu-opt %s --split-input-file --ffn-outline-tasks --canonicalize --verify-diagnostics | FileCheck %s
// RUN: swiglu-opt %s --split-input-file --ffn-outline-tasks=vector-bits=512 --canonicalize --verify-diagnostics | FileCheck %s --check-prefix=WIDE

// A contraction after a fill with zero: one stage, whose sums start at zero in
// registers; then a pointwise operation on scratch, whose rows are 64 bytes. Rows of x and y lie as far
// apart as the caller says, weights lie in the packed ones.

// CHECK-LABEL: func private @block.scratch(
// CHECK: %[[LINE:.*]] = arith.constant 64 : index
// CHECK: %[[BYTES:.*]] = arith.muli %{{.*}}, %[[LINE]]
// CHECK: %[[LINES:.*]] = arith.ceildivui %[[BYTES]], %[[LINE]]
// CHECK: arith.muli %[[LINES]], %[[LINE]]
// CHECK: return

// CHECK-LABEL: func private @block.tasks(
// CHECK: scf.index_switch
// CHECK-NEXT: case 0
// CHECK: case 1
// CHECK-NOT: case 2
// CHECK: default

// CHECK-LABEL: func private @block.task(
// CHECK-SAME: swiglu.functions = {{\[}}["block", "w"]]
// CHECK-SAME: swiglu.kernel = {arguments = [unit, "w"], inputs = [memref<?x20xf32>], outputs = [memref<?x16xf32>]
// CHECK-SAME: stages = 2 : i64, tokens = -1 : i64, weights = [memref<16x20xf32>]
// CHECK-NOT: memref.alloc
// CHECK-NOT: linalg.
// CHECK: memref<?x20xf32, strided<[?, 1]>>
// CHECK: scf.index_switch
// CHECK-NEXT: case 0
// CHECK: vector.fma {{.*}} : vector<8xf32>
// CHECK: vector.reduction <add>
// CHECK: case 1
// CHECK: vector.load {{.*}} vector<8xf32>
// CHECK: arith.maximumf {{.*}} : vector<8xf32>
// CHECK: vector.store {{.*}} memref<?x16xf32, strided<[?, 1]>>, vector<8xf32>
// CHECK-NOT: func @block(

// WIDE-LABEL: func private @block.task(
// WIDE: vector.fma {{.*}} : vector<16xf32>
// WIDE: arith.maximumf {{.*}} : vector<16xf32>
#x = affine_map<(m, n, k) -> (m, k)>
#w = affine_map<(m, n, k) -> (n, k)>
#y = affine_map<(m, n, k) -> (m, n)>
#id = affine_map<(m, n) -> (m, n)>
func.func @block(%x: memref<?x20xf32>, %w: memref<16x20xf32>, %y: memref<?x16xf32>)
    attributes {swiglu.functions = [["block", "w"]], swiglu.weights = [unit, "w"]} {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %tokens = memref.dim %x, %c0 : memref<?x20xf32>
  %h = memref.alloc(%tokens) : memref<?x16xf32>
  linalg.fill ins(%zero : f32) outs(%h : memref<?x16xf32>)
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<?x20xf32>, memref<16x20xf32>) outs(%h : memref<?x16xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %sum, %p : f32
    linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%h : memref<?x16xf32>) outs(%y : memref<?x16xf32>) {
  ^bb0(%a: f32, %out: f32):
    %m = arith.maximumf %a, %zero : f32
    linalg.yield %m : f32
  }
  return
}

// -----

// A copy is a stage like another, and a static token count is kept.

// CHECK-LABEL: func private @copy.task(
// CHECK-SAME: tokens = 3 : i64
// CHECK-NOT: memref.copy
// CHECK: vector.store
func.func @copy(%x: memref<3x16xf32>, %y: memref<3x16xf32>)
    attributes {swiglu.functions = [["copy"]], swiglu.weights = [unit]} {
  memref.copy %x, %y : memref<3x16xf32> to memref<3x16xf32>
  return
}

// -----

// A function without the attribute is none of ours.

// CHECK-LABEL: func @untouched(
// CHECK-NEXT: linalg.copy
func.func @untouched(%x: memref<3x16xf32>, %y: memref<3x16xf32>) {
  linalg.copy ins(%x : memref<3x16xf32>) outs(%y : memref<3x16xf32>)
  return
}

// -----

// expected-error @+1 {{weight 1 of 'dynamic_weight' has the shape of 'memref<?x16xf32>', expected static sizes; binding the weights gives them}}
func.func @dynamic_weight(%x: memref<?x16xf32>, %w: memref<?x16xf32>, %y: memref<?x16xf32>)
    attributes {swiglu.functions = [["dynamic_weight", ""]], swiglu.weights = [unit, ""]} {
  return
}

// -----

// expected-error @+1 {{argument 0 of 'dynamic_features' has the type 'memref<?x?xf32>', expected [tokens, features] with static features}}
func.func @dynamic_features(%x: memref<?x?xf32>)
    attributes {swiglu.functions = [["dynamic_features"]], swiglu.weights = [unit]} {
  return
}

// -----

// expected-error @+1 {{argument 0 of 'strided' has the type 'memref<?x4xf32, strided<[8, 1]>>', expected a dense memref}}
func.func @strided(%x: memref<?x4xf32, strided<[8, 1]>>)
    attributes {swiglu.functions = [["strided"]], swiglu.weights = [unit]} {
  return
}

// -----

// expected-error @+1 {{'two_counts' has inputs of 2 and 3 tokens, expected one number}}
func.func @two_counts(%x: memref<2x4xf32>, %y: memref<3x4xf32>)
    attributes {swiglu.functions = [["two_counts"]], swiglu.weights = [unit, unit]} {
  return
}

// -----

func.func @store(%x: memref<2x4xf32>)
    attributes {swiglu.functions = [["store"]], swiglu.weights = [unit]} {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  // expected-error @+1 {{'memref.store' between the stages of 'store', expected linalg operations or parallel loops}}
  memref.store %zero, %x[%c0, %c0] : memref<2x4xf32>
  return
}

// -----

// A parallel loop is a stage, and each iteration a task. A prepare function reads
// its weights where the caller has them and writes into the packed ones.

// CHECK-LABEL: func private @prepare.tasks(
// CHECK: case 0
// CHECK-NEXT: scf.yield %[[THREE:.*]] : index
// CHECK-LABEL: func private @prepare.task(
// CHECK-SAME: %{{[^:]*}}: index, %[[TASK:[^:]*]]: index, %[[RAW:[^:]*]]: !llvm.ptr, %{{[^:]*}}: !llvm.ptr, %{{[^:]*}}: index, %{{[^:]*}}: !llvm.ptr, %{{[^:]*}}: !llvm.ptr, %[[PACKED:[^:]*]]: !llvm.ptr
// CHECK-SAME: swiglu.kernel = {arguments = ["w"], inputs = [], outputs = [memref<3xf32>], packing = {bytes = 192 : i64, {{.*}}}, {{.*}}scratch = 64 : i64, stages = 1 : i64
// CHECK: llvm.load %[[RAW]] : !llvm.ptr -> !llvm.ptr
// CHECK: llvm.getelementptr %[[PACKED]][128]
// CHECK-NOT: scf.parallel
// CHECK: memref.store %{{.*}}, %{{.*}}[%[[TASK]]]
func.func @prepare(%w: memref<3xf32>, %y: memref<3xf32>)
    attributes {swiglu.packing = {bytes = 192 : i64, parameters = "prepare=0", places = array<i64: 128>, raw_places = array<i64: -1>}, swiglu.weights = ["w"]} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %beside = memref.alloc() : memref<2xf64>
  scf.parallel (%i) = (%c0) to (%c3) step (%c1) {
    %v = memref.load %w[%i] : memref<3xf32>
    memref.store %v, %y[%i] : memref<3xf32>
    scf.reduce
  }
  return
}

// -----

// expected-error @+1 {{'greedy' needs 192 bytes of memory beside the 64 of its results, expected no more than twice those}}
func.func @greedy(%w: memref<3xf32>, %y: memref<3xf32>)
    attributes {swiglu.packing = {bytes = 64 : i64, parameters = "prepare=0", places = array<i64: 0>, raw_places = array<i64: -1>}, swiglu.weights = ["w"]} {
  %beside = memref.alloc() : memref<24xf64>
  return
}

// -----

func.func @loop(%w: memref<3xf32>)
    attributes {swiglu.functions = [["loop", "w"]], swiglu.weights = ["w"]} {
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  // expected-error @+1 {{a parallel loop of 'loop' is not from 0 in steps of 1, one task each}}
  scf.parallel (%i) = (%c1) to (%c3) step (%c1) {
    scf.reduce
  }
  return
}
