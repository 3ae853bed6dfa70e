// Kernels become tasks that call micro-kernels, which all products share.

// RUN: swiglu-opt %s --split-input-file --pass-pipeline='builtin.module(ffn-emit-kernels{cpu=x86-64-v4},canonicalize)' | FileCheck %s --check-prefixes=CHECK,WIDE --implicit-check-not=ffn_cpu.
// RUN: swiglu-opt %s --split-input-file --pass-pipeline='builtin.module(ffn-emit-kernels{cpu=x86-64-v3},canonicalize)' | FileCheck %s --check-prefixes=CHECK,NARROW --implicit-check-not=ffn_cpu.
// RUN: swiglu-opt %s --split-input-file --pass-pipeline='builtin.module(ffn-emit-kernels{cpu=x86-64},canonicalize)' | FileCheck %s --check-prefix=BASE
// RUN: swiglu-opt %s --split-input-file --pass-pipeline='builtin.module(ffn-emit-kernels{cpu=cooperlake},canonicalize)' | FileCheck %s --check-prefix=DOT

// A task for some panels and at most 192 rows. All rows in one tile: a stream kernel
// for their number; else a chunk of 512 k for each tile.
// CHECK-LABEL: func.func @two(
// CHECK:         scf.parallel
// CHECK:           memref.alloca() {alignment = 64 : i64} : memref<{{.*}}xf32>
// CHECK:           scf.for
// WIDE:              scf.index_switch
// WIDE:              case 1 {
// WIDE:                func.call @swiglu.kernel.f32.stream1(
// WIDE:              case 11 {
// WIDE:                func.call @swiglu.kernel.f32.stream11(
// WIDE:              default {
// WIDE:                func.call @swiglu.kernel.f32.stream12(
// NARROW:            func.call @swiglu.kernel.f32.stream6(
// WIDE-NOT:          @swiglu.kernel.f32.chunk5(
// WIDE:              func.call @swiglu.kernel.f32.chunk6(
// WIDE:              func.call @swiglu.kernel.f32.chunk12(
// NARROW-NOT:        @swiglu.kernel.f32.chunk2(
// NARROW:            func.call @swiglu.kernel.f32.chunk3(
// NARROW:            func.call @swiglu.kernel.f32.chunk6(
// The body on vectors, with its constants.
// WIDE:              arith.mulf %{{.*}} : vector<16xf32>
// WIDE:              vector.store %{{.*}} : memref<?x64xf32>, vector<16xf32>
// CHECK:         scf.parallel
// CHECK:           func.call @swiglu.kernel.f32.stream1(
// No column is left over here, and there is no loop over them.
// CHECK:         return
func.func @two(%tokens: index, %x: memref<?xf32>, %w: memref<1280xf32>, %y: memref<?x64xf32>, %z: memref<?x64xf32>) {
  %c = arith.constant 2.0 : f32
  ffn_cpu.product <k = 20, columns = 64, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : memref<?xf32>, memref<1280xf32>) outs(%y : memref<?x64xf32>) {
  ^bb0(%sum: f32):
    %r = arith.mulf %sum, %c : f32
    ffn_cpu.yield %r : f32
  }
  ffn_cpu.product <k = 20, columns = 64, gated = false, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : memref<?xf32>, memref<1280xf32>) outs(%z : memref<?x64xf32>) {
  ^bb0(%sum: f32):
    ffn_cpu.yield %sum : f32
  }
  return
}

// Sums stay in registers: a row has two vectors, and four rows four streams of K.
// CHECK:       func.func private @swiglu.kernel.f32.stream1(%{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr, %{{.*}}: index, %{{.*}}: index)
// CHECK:         scf.for {{.*}} iter_args
// WIDE:            vector.load {{.*}} vector<16xf32>
// NARROW:          vector.load {{.*}} vector<8xf32>
// CHECK:           vector.fma
// CHECK:       func.func private @swiglu.kernel.f32.chunk{{.*}}(
// CHECK:         scf.for {{.*}} iter_args
// CHECK:           memref.prefetch {{.*}} read, locality<{{[23]}}>, data
// CHECK:           vector.fma
// Without an instruction for fused operations, two.
// BASE:        func.func private @swiglu.kernel.f32.stream1(
// BASE-NOT:    vector.fma
// BASE:          arith.mulf {{.*}} : vector<4xf32>
// BASE-NOT:    vector.fma

// -----

// Sixteen gate columns beside those of up; the last panel has three of each. At the
// end of a row elements are written one by one, and addends read within the row.
// CHECK-LABEL: func.func @gated(
// CHECK:         memref.load %{{.*}} : memref<?x19xf32>
// CHECK:         scf.if
// CHECK-NEXT:      vector.extract
// CHECK-NEXT:      memref.store %{{.*}} : memref<?x19xf32>
func.func @gated(%tokens: index, %x: memref<?xf32>, %w: memref<1280xf32>, %b: memref<64xf32>, %a: memref<?x19xf32>, %y: memref<?x19xf32>) {
  ffn_cpu.product <k = 20, columns = 19, gated = true, pairing = 1> rows 12 tokens(%tokens) ins(%x, %w : memref<?xf32>, memref<1280xf32>)
    bias [1](%b : memref<64xf32>) addends(%a : memref<?x19xf32>) outs(%y : memref<?x19xf32>) {
  ^bb0(%gate: f32, %up: f32, %bias: f32, %addend: f32):
    %0 = arith.addf %up, %bias : f32
    %1 = arith.mulf %gate, %0 : f32
    %2 = arith.addf %1, %addend : f32
    ffn_cpu.yield %2 : f32
  }
  return
}

// -----

// bf16 multiplied in pairs, or widened by shift and mask. The result goes into tiles of
// the next product, a pair of columns a word.
// DOT-LABEL:   func.func @pairs(
// DOT:           vector.bitcast %{{.*}} : vector<16xbf16> to vector<8xi32>
// DOT:         func.func private @swiglu.kernel.bf16dot.stream1(
// DOT:           llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.512"
func.func @pairs(%tokens: index, %x: memref<?xi32>, %w: memref<640xbf16>, %y: memref<?xi32>) {
  ffn_cpu.product <k = 19, columns = 32, gated = false, pairing = 2> rows 12 tiled tokens(%tokens) ins(%x, %w : memref<?xi32>, memref<640xbf16>) outs(%y : memref<?xi32>) {
  ^bb0(%sum: f32):
    %0 = arith.truncf %sum : f32 to bf16
    ffn_cpu.yield %0 : bf16
  }
  return
}

// -----

// CHECK-LABEL: func.func @widened(
// CHECK:       func.func private @swiglu.kernel.bf16.stream1(
// CHECK:         arith.shli
// CHECK:         arith.andi
// CHECK:         vector.fma
func.func @widened(%tokens: index, %x: memref<?xf32>, %w: memref<640xbf16>, %y: memref<?x32xbf16>) {
  ffn_cpu.product <k = 19, columns = 32, gated = false, pairing = 2> rows 12 tokens(%tokens) ins(%x, %w : memref<?xf32>, memref<640xbf16>) outs(%y : memref<?x32xbf16>) {
  ^bb0(%sum: f32):
    %0 = arith.truncf %sum : f32 to bf16
    ffn_cpu.yield %0 : bf16
  }
  return
}

// -----

// Rows of x: word by word, a row of the tile beside the other; the half of a pair that
// is missing is zero, and never read.
// CHECK-LABEL: func.func @rows(
// CHECK:         scf.parallel
// CHECK:           arith.extf %{{.*}} : bf16 to f32
// CHECK:         scf.parallel
// CHECK:           %[[HALF:.*]] = arith.select %{{.*}}, %{{.*}}, %{{.*}} : i32
// CHECK:           arith.shli %[[HALF]]
// CHECK:           arith.ori
func.func @rows(%x: memref<?x7xbf16>, %wide: memref<?xf32>, %pairs: memref<?xi32>) {
  ffn_cpu.pack_rows rows 12 pairing 2 ins(%x : memref<?x7xbf16>) outs(%wide : memref<?xf32>)
  ffn_cpu.pack_rows rows 12 pairing 2 ins(%x : memref<?x7xbf16>) outs(%pairs : memref<?xi32>)
  return
}

// -----

// A panel is a task. Columns beyond the last one are zero; the up branch is behind.
// CHECK-LABEL: func.func @pack(
// CHECK:         scf.parallel {{.*}} to (%c2{{.*}})
// CHECK:           scf.if
// CHECK:             memref.load %arg0
// CHECK:             memref.store %{{.*}}, %arg2
// CHECK:           } else {
// CHECK:             memref.store %cst{{.*}}, %arg2
// CHECK:             memref.load %arg1
func.func @pack(%g: memref<19x7xf32>, %u: memref<7x19xf32>, %p: memref<448xf32>) {
  ffn_cpu.pack <k = 7, columns = 19, gated = true, pairing = 1> weight(%g <out_in> : memref<19x7xf32>) up(%u <in_out> : memref<7x19xf32>) outs(%p : memref<448xf32>)
  return
}
