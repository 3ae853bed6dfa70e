// Options, files and tensors that can't be.
// RUN: not swiglu-opt %s --ffn-quantize-weights="type=int3" 2>&1 | FileCheck %s --check-prefix=TYPE
// TYPE: error: type is 'int3', expected int8 or int4
// RUN: not swiglu-opt %s --ffn-quantize-weights="group=48" 2>&1 | FileCheck %s --check-prefix=GROUP
// GROUP: error: group is 48, expected 0, 32, 64 or 128
// RUN: not swiglu-opt %s --ffn-quantize-weights="names=weight,.nothing" 2>&1 | FileCheck %s --check-prefix=NAME
// NAME: error: names: no weight of a product has a name that ends with '.nothing'
// RUN: not swiglu-opt %s --ffn-quantize-weights="weights=%t.missing" 2>&1 | FileCheck %s --check-prefix=FILE
// FILE: error: {{.*}}.missing
// RUN: %python %S/Inputs/quantize-weights.py tensors %t.safetensors
// RUN: not swiglu-opt %s --ffn-quantize-weights="weights=%t.safetensors" 2>&1 | FileCheck %s --check-prefix=SHAPE
// SHAPE: error: 'm.weight' of '{{.*}}.safetensors' has the shape [4, 6], expected that of 'tensor<6x4xf32>'
// RUN: not swiglu-opt %s --ffn-quantize-weights="report=%t.no/such.json" 2>&1 | FileCheck %s --check-prefix=REPORT
// REPORT: error: {{.*}}.no/such.json
func.func @f(%x: tensor<?x4xf32>, %w: tensor<6x4xf32> {ffn.name = "m.weight"}) -> tensor<?x6xf32> {
  %y = ffn.linear %x, %w <out_in> : (tensor<?x4xf32>, tensor<6x4xf32>) -> tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}
