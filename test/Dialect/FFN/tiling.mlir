// RUN: swiglu-opt %s --transform-interpreter=entry-point=with_for --canonicalize --cse | FileCheck %s --check-prefixes=CHECK,FOR
// RUN: swiglu-opt %s --transform-interpreter=entry-point=with_forall --canonicalize --cse | FileCheck %s --check-prefixes=CHECK,FORALL
// Tiles of every operation over its parallel loops, in scf.for and scf.forall.
// What is refused: tiling-invalid.mlir. Fusion: tiling-fusion.mlir.

// FOR-DAG: #[[PLUS64:.*]] = affine_map<(d0) -> (d0 + 64)>
// FOR-DAG: #[[TWICE:.*]] = affine_map<(d0) -> (d0 * 2)>
// FOR-DAG: #[[BYTES:.*]] = affine_map<(d0) -> (d0 floordiv 2)>
// FOR-DAG: #[[GROUPS:.*]] = affine_map<(d0) -> (d0 floordiv 8)>
// FORALL-DAG: #[[TIMES4:.*]] = affine_map<(d0) -> (d0 * 4)>
// FORALL-DAG: #[[TIMES16:.*]] = affine_map<(d0) -> (d0 * 16)>
// FORALL-DAG: #[[PLUS64:.*]] = affine_map<(d0) -> (d0 * 16 + 64)>
// FORALL-DAG: #[[TWICE:.*]] = affine_map<(d0) -> (d0 * 32)>
// FORALL-DAG: #[[BYTES:.*]] = affine_map<(d0) -> (d0 * 8)>
// FORALL-DAG: #[[GROUPS:.*]] = affine_map<(d0) -> (d0 * 2)>

// CHECK-LABEL: func @activation(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[T:.*]] = tensor.extract_slice %[[X]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK: %[[R:.*]] = ffn.activation %[[T]] <gelu> rounding <fused> : tensor<?x16xf32> -> tensor<?x16xbf16>
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @activation(%x: tensor<?x64xf32>) -> tensor<?x64xbf16> {
  %y = ffn.activation %x <gelu> rounding <fused> : tensor<?x64xf32> -> tensor<?x64xbf16>
  return %y : tensor<?x64xbf16>
}

// CHECK-LABEL: func @glu(
// CHECK-SAME: %[[G:[a-z0-9]+]]: {{[^,]*}}, %[[U:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[TG:.*]] = tensor.extract_slice %[[G]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK-DAG: %[[TU:.*]] = tensor.extract_slice %[[U]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK: %[[R:.*]] = ffn.glu %[[TG]], %[[TU]] <swish> : (tensor<?x16xf32>, tensor<?x16xf32>) -> tensor<?x16xf32>
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @glu(%g: tensor<?x64xf32>, %u: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %g, %u <swish> : (tensor<?x64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}

// A tile of two halves is the form with two operands; here up is the first.
// CHECK-LABEL: func @glu_concat(
// CHECK-SAME: %[[GU:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK: %[[K:.*]] = affine.apply #[[PLUS64]](
// CHECK-DAG: %[[TU:.*]] = tensor.extract_slice %[[GU]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK-DAG: %[[TG:.*]] = tensor.extract_slice %[[GU]][%[[I]], %[[K]]] [%[[M]], 16]
// CHECK: %[[R:.*]] = ffn.glu %[[TG]], %[[TU]] <swish> : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @glu_concat(%gu: tensor<?x128xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %gu <swish> packing <concat, up_gate> : (tensor<?x128xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}

// Two blocks of 8, of each.
// CHECK-LABEL: func @glu_interleaved(
// CHECK-SAME: %[[GU:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK: %[[K:.*]] = affine.apply #[[TWICE]](
// CHECK-DAG: %[[T:.*]] = tensor.extract_slice %[[GU]][%[[I]], %[[K]]] [%[[M]], 32]
// CHECK: %[[R:.*]] = ffn.glu %[[T]] <swish> packing <interleaved<8>, up_gate> : (tensor<?x32xf32>) -> tensor<?x16xf32>
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @glu_interleaved(%gu: tensor<?x128xf32>) -> tensor<?x64xf32> {
  %h = ffn.glu %gu <swish> packing <interleaved<8>, up_gate> : (tensor<?x128xf32>) -> tensor<?x64xf32>
  return %h : tensor<?x64xf32>
}

// CHECK-LABEL: func @scale(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[L:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK-DAG: %[[TL:.*]] = tensor.extract_slice %[[L]][%[[J]]] [16]
// CHECK-DAG: %[[TB:.*]] = tensor.extract_slice %[[B]][%[[J]]] [16]
// CHECK: %[[R:.*]] = ffn.scale %[[TX]], %[[TL]] bias %[[TB]] : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @scale(%x: tensor<?x64xf32>, %l: tensor<64xf32>, %b: tensor<64xf32>) -> tensor<?x64xf32> {
  %y = ffn.scale %x, %l bias %b : (tensor<?x64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// All of k in every tile.
// CHECK-LABEL: func @linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[W:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}}, %[[C:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], 0] [%[[M]], 48]
// CHECK-DAG: %[[TW:.*]] = tensor.extract_slice %[[W]][%[[J]], 0] [16, 48]
// CHECK-DAG: %[[TB:.*]] = tensor.extract_slice %[[B]][%[[J]]] [16]
// CHECK-DAG: %[[TC:.*]] = tensor.extract_slice %[[C]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK: %[[R:.*]] = ffn.linear %[[TX]], %[[TW]] <out_in> bias %[[TB]] addend %[[TC]] : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @linear(%x: tensor<?x48xf32>, %w: tensor<64x48xf32>, %b: tensor<64xf32>, %c: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = ffn.linear %x, %w <out_in> bias %b addend %c : (tensor<?x48xf32>, tensor<64x48xf32>, tensor<64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: func @linear_in_out(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[W:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], 0] [%[[M]], 48]
// CHECK-DAG: %[[TW:.*]] = tensor.extract_slice %[[W]][0, %[[J]]] [48, 16]
// CHECK: %[[R:.*]] = ffn.linear %[[TX]], %[[TW]] <in_out> : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @linear_in_out(%x: tensor<?x48xf32>, %w: tensor<48x64xf32>) -> tensor<?x64xf32> {
  %y = ffn.linear %x, %w <in_out> : (tensor<?x48xf32>, tensor<48x64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: func @gated_linear(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[WG:[a-z0-9]+]]: {{[^,]*}}, %[[WU:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}}, %[[C:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], 0] [%[[M]], 48]
// CHECK-DAG: %[[TG:.*]] = tensor.extract_slice %[[WG]][%[[J]], 0] [16, 48]
// CHECK-DAG: %[[TU:.*]] = tensor.extract_slice %[[WU]][0, %[[J]]] [48, 16]
// CHECK-DAG: %[[TB:.*]] = tensor.extract_slice %[[B]][%[[J]]] [16]
// CHECK-DAG: %[[TC:.*]] = tensor.extract_slice %[[C]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK: %[[R:.*]] = ffn.gated_linear %[[TX]], %[[TG]] <out_in>, %[[TU]] <in_out> unit <swish> bias(up %[[TB]]) addend(gate %[[TC]]) : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @gated_linear(%x: tensor<?x48xf32>, %wg: tensor<64x48xf32>, %wu: tensor<48x64xf32>, %b: tensor<64xf32>, %c: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %y = ffn.gated_linear %x, %wg <out_in>, %wu <in_out> unit <swish> bias(up %b) addend(gate %c) : (tensor<?x48xf32>, tensor<64x48xf32>, tensor<48x64xf32>, tensor<64xf32>, tensor<?x64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// Two weights, biases and addends out of each packed one.
// CHECK-LABEL: func @gated_linear_concat(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[W:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}}, %[[C:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK: %[[K:.*]] = affine.apply #[[PLUS64]](
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], 0] [%[[M]], 48]
// CHECK-DAG: %[[TU:.*]] = tensor.extract_slice %[[W]][%[[J]], 0] [16, 48]
// CHECK-DAG: %[[TG:.*]] = tensor.extract_slice %[[W]][%[[K]], 0] [16, 48]
// CHECK-DAG: %[[BU:.*]] = tensor.extract_slice %[[B]][%[[J]]] [16]
// CHECK-DAG: %[[BG:.*]] = tensor.extract_slice %[[B]][%[[K]]] [16]
// CHECK-DAG: %[[CU:.*]] = tensor.extract_slice %[[C]][%[[I]], %[[J]]] [%[[M]], 16]
// CHECK-DAG: %[[CG:.*]] = tensor.extract_slice %[[C]][%[[I]], %[[K]]] [%[[M]], 16]
// CHECK: %[[R:.*]] = ffn.gated_linear %[[TX]], %[[TG]] <out_in>, %[[TU]] <out_in> unit <swish> bias(gate %[[BG]], up %[[BU]]) addend(gate %[[CG]], up %[[CU]]) : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @gated_linear_concat(%x: tensor<?x48xf32>, %w: tensor<128x48xf32>, %b: tensor<128xf32>, %c: tensor<?x128xf32>) -> tensor<?x64xf32> {
  %y = ffn.gated_linear %x, %w <out_in> unit <swish> packing <concat, up_gate> bias %b addend %c : (tensor<?x48xf32>, tensor<128x48xf32>, tensor<128xf32>, tensor<?x128xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// CHECK-LABEL: func @gated_linear_interleaved(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[W:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK: %[[K:.*]] = affine.apply #[[TWICE]](
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], 0] [%[[M]], 48]
// CHECK-DAG: %[[TW:.*]] = tensor.extract_slice %[[W]][0, %[[K]]] [48, 32]
// CHECK-DAG: %[[TB:.*]] = tensor.extract_slice %[[B]][%[[K]]] [32]
// CHECK: %[[R:.*]] = ffn.gated_linear %[[TX]], %[[TW]] <in_out> unit <swish> packing <interleaved<8>, gate_up> bias %[[TB]] : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @gated_linear_interleaved(%x: tensor<?x48xf32>, %w: tensor<48x128xf32>, %b: tensor<128xf32>) -> tensor<?x64xf32> {
  %y = ffn.gated_linear %x, %w <in_out> unit <swish> packing <interleaved<8>, gate_up> bias %b : (tensor<?x48xf32>, tensor<48x128xf32>, tensor<128xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// x·Aᵀ is computed again in every column of tiles.
// CHECK-LABEL: func @low_rank(
// CHECK-SAME: %[[X:[a-z0-9]+]]: {{[^,]*}}, %[[A:[a-z0-9]+]]: {{[^,]*}}, %[[B:[a-z0-9]+]]: {{[^,]*}}, %[[BB:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[TX:.*]] = tensor.extract_slice %[[X]][%[[I]], 0] [%[[M]], 48]
// CHECK-DAG: %[[TB:.*]] = tensor.extract_slice %[[B]][%[[J]], 0] [16, 8]
// CHECK-DAG: %[[TBB:.*]] = tensor.extract_slice %[[BB]][%[[J]]] [16]
// CHECK: %[[R:.*]] = ffn.low_rank %[[TX]], %[[A]], %[[TB]] bias %[[TBB]] scale 2.000000e+00 : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @low_rank(%x: tensor<?x48xf32>, %a: tensor<8x48xf32>, %b: tensor<64x8xf32>, %bb: tensor<64xf32>) -> tensor<?x64xf32> {
  %y = ffn.low_rank %x, %a, %b bias %bb scale 2.0 : (tensor<?x48xf32>, tensor<8x48xf32>, tensor<64x8xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

// Elements, bytes and groups: 16, 8 and 2.
// CHECK-LABEL: func @dequantize(
// CHECK-SAME: %[[Q:[a-z0-9]+]]: {{[^,]*}}, %[[S:[a-z0-9]+]]: {{[^,]*}}, %[[Z:[a-z0-9]+]]: {{[^,]*}})
// FOR: scf.for %[[I:[a-z0-9_]+]] = %{{.*}} step %c4
// FOR: scf.for %[[J:[a-z0-9_]+]] = %c0{{.*}} to %c64 step %c16
// FOR: %[[M:.*]] = affine.min #{{.*}}(%[[I]])
// FORALL: scf.forall ({{.*}}) in (%{{.*}}, 4) shared_outs(
// FORALL-DAG: %[[I:[a-z0-9_]+]] = affine.apply #[[TIMES4]](
// FORALL-DAG: %[[J:[a-z0-9_]+]] = affine.apply #[[TIMES16]](
// FORALL: %[[M:.*]] = affine.min
// CHECK-DAG: %[[BYTE:.*]] = affine.apply #[[BYTES]](
// CHECK-DAG: %[[GROUP:.*]] = affine.apply #[[GROUPS]](
// CHECK-DAG: %[[TQ:.*]] = tensor.extract_slice %[[Q]][%[[I]], %[[BYTE]]] [%[[M]], 8]
// CHECK-DAG: %[[TS:.*]] = tensor.extract_slice %[[S]][%[[I]], %[[GROUP]]] [%[[M]], 2]
// CHECK-DAG: %[[TZ:.*]] = tensor.extract_slice %[[Z]][%[[I]], %[[GROUP]]] [%[[M]], 2]
// CHECK: %[[R:.*]] = ffn.dequantize %[[TQ]], %[[TS]] zeros %[[TZ]] <bits = 4, axis = 1, group = 8, zero = additive, order = split<16>> : (
// FOR: tensor.insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
// FORALL: tensor.parallel_insert_slice %[[R]] into %{{.*}}[%[[I]], %[[J]]] [%[[M]], 16]
func.func @dequantize(%q: tensor<?x32xi8>, %s: tensor<?x8xf16>, %z: tensor<?x8xf16>) -> tensor<?x64xf32> {
  %w = ffn.dequantize %q, %s zeros %z <bits = 4, axis = 1, group = 8, zero = additive, order = split<16>> : (tensor<?x32xi8>, tensor<?x8xf16>, tensor<?x8xf16>) -> tensor<?x64xf32>
  return %w : tensor<?x64xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @with_for(%root: !transform.any_op {transform.readonly}) {
    %ops = transform.structured.match interface{TilingInterface} in %root : (!transform.any_op) -> !transform.any_op
    %tiled, %rows, %columns = transform.structured.tile_using_for %ops tile_sizes [4, 16] : (!transform.any_op) -> (!transform.any_op, !transform.any_op, !transform.any_op)
    transform.yield
  }
  transform.named_sequence @with_forall(%root: !transform.any_op {transform.readonly}) {
    %ops = transform.structured.match interface{TilingInterface} in %root : (!transform.any_op) -> !transform.any_op
    %tiled, %loop = transform.structured.tile_using_forall %ops tile_sizes [4, 16] : (!transform.any_op) -> (!transform.any_op, !transform.any_op)
    transform.yield
  }
}
