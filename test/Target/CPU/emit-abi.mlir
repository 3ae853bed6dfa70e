// RUN: swiglu-opt %s --split-input-file --ffn-emit-abi="cpu=some-cpu features=+avx2" | FileCheck %s

// What ffn-outline-tasks leaves of two equal functions becomes one kernel with
// the exported functions of both.

// The unchecked entry hands out tasks, or runs them in order.
// CHECK-LABEL: func private @mlp.step(
// CHECK: call @mlp.task(
// CHECK-LABEL: func @mlp.run(
// CHECK: llvm.call %{{.*}} : !llvm.ptr, (!llvm.ptr, !llvm.ptr, !llvm.ptr, i64) -> ()
// CHECK: call @mlp.step(

// Weights lie one after the other at multiples of 64: 28 bytes, then 8.
// CHECK-LABEL: func @mlp.c_packed_bytes() -> i64
// CHECK: arith.constant 128 : i64
// CHECK-LABEL: func private @mlp.prepare_all(
// CHECK-COUNT-2: call @mlp.check_raw_null(
// CHECK: call @mlp.check_host(
// CHECK-COUNT-2: call @mlp.check_raw_alignment(
// CHECK-COUNT-2: call @mlp.copy(

// CHECK-LABEL: func @mlp.c_run(
// CHECK: call @mlp.check_sizes(
// CHECK: call @mlp.check_host(
// CHECK: call @mlp.check_buffers(

// Strings, tables and the description, then the C symbols.
// CHECK-DAG: llvm.mlir.global internal constant @{{.*}}("a.b\00")
// CHECK-DAG: llvm.mlir.global internal constant @{{.*}}("some-cpu\00")
// CHECK-DAG: llvm.mlir.global internal constant @{{.*}}("+avx2\00")
// CHECK-DAG: llvm.mlir.global internal constant @{{.*}}("w0\00")
// CHECK-LABEL: func @a_b_describe() -> !llvm.ptr
// CHECK: llvm.mlir.addressof
// CHECK-LABEL: func @a_b_packed_bytes() -> i64
// CHECK-NEXT: call @mlp.c_packed_bytes()
// CHECK-LABEL: func @a_b_prepare(
// CHECK-NEXT: call @mlp.c_prepare(
// CHECK-LABEL: func @a_b_scratch_bytes(
// CHECK-NEXT: call @mlp.c_scratch_bytes(
// CHECK-LABEL: func @a_b_stages(
// CHECK-LABEL: func @a_b_tasks(
// CHECK-LABEL: func @a_b_task(
// CHECK-LABEL: func @a_b_run(
// CHECK-SAME: %{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr, %{{.*}}: i64, %{{.*}}: i64, %{{.*}}: !llvm.ptr, %{{.*}}: i64, %{{.*}}: !llvm.ptr, %{{.*}}: !llvm.ptr) -> i32
// CHECK-NEXT: call @mlp.c_run(
// CHECK-LABEL: func @_9_describe(
// CHECK-LABEL: func @_9_run(
// CHECK-NEXT: call @mlp.c_run(
func.func private @mlp.scratch(%tokens: index) -> index {
  return %tokens : index
}
func.func private @mlp.tasks(%stage: index, %tokens: index) -> index {
  return %tokens : index
}
func.func private @mlp.task(%stage: index, %i: index, %in: !llvm.ptr, %ldin: !llvm.ptr, %tokens: index, %out: !llvm.ptr, %ldout: !llvm.ptr, %packed: !llvm.ptr, %scratch: !llvm.ptr)
    attributes {swiglu.functions = [["a.b", "w0", "w1"], ["9", "", ""]],
                swiglu.kernel = {inputs = [memref<?x7xf32>], outputs = [memref<?x2xf32>], row_bytes = 64 : i64, stages = 1 : i64, tokens = -1 : i64, weights = [memref<7xf32>, memref<4xbf16>]}} {
  return
}

// -----

// Two inputs: no C function can call it, the unchecked entry is there.

// CHECK-LABEL: func @two.run(
// CHECK-NOT: @two_
// CHECK-NOT: c_run
func.func private @two.scratch(%tokens: index) -> index {
  return %tokens : index
}
func.func private @two.tasks(%stage: index, %tokens: index) -> index {
  return %tokens : index
}
func.func private @two.task(%stage: index, %i: index, %in: !llvm.ptr, %ldin: !llvm.ptr, %tokens: index, %out: !llvm.ptr, %ldout: !llvm.ptr, %packed: !llvm.ptr, %scratch: !llvm.ptr)
    attributes {swiglu.functions = [["two"]],
                swiglu.kernel = {inputs = [memref<?x7xf32>, memref<?x7xf32>], outputs = [memref<?x2xf32>], row_bytes = 64 : i64, stages = 1 : i64, tokens = -1 : i64, weights = []}} {
  return
}

// -----

// Names of any characters.

// CHECK-LABEL: func @"a\22\\.run"(
// CHECK-LABEL: func @a___run(
func.func private @"a\22\5C.scratch"(%tokens: index) -> index {
  return %tokens : index
}
func.func private @"a\22\5C.tasks"(%stage: index, %tokens: index) -> index {
  return %tokens : index
}
func.func private @"a\22\5C.task"(%stage: index, %i: index, %in: !llvm.ptr, %ldin: !llvm.ptr, %tokens: index, %out: !llvm.ptr, %ldout: !llvm.ptr, %packed: !llvm.ptr, %scratch: !llvm.ptr)
    attributes {swiglu.functions = [["a\22\5C"]],
                swiglu.kernel = {inputs = [memref<?x7xf32>], outputs = [memref<?x2xf32>], row_bytes = 64 : i64, stages = 1 : i64, tokens = -1 : i64, weights = []}} {
  return
}

// -----

// A function that is no task stays alone.

// CHECK-LABEL: func @other()
// CHECK-NOT: llvm
func.func @other() {
  return
}
