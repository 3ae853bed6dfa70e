// Each kind of adapter on linears of each form. Weights are found by name.
// RUN: %python %S/Inputs/make-adapter.py %t/ia3 \
// RUN:   '{"peft_type": "IA3", "target_modules": ["up_proj", "down_proj"], "feedforward_modules": ["down_proj"]}' \
// RUN:   mlp.up_proj.ia3_l=4x1 mlp.down_proj.ia3_l=1x4:2
// RUN: %python %S/Inputs/make-adapter.py %t/lora \
// RUN:   '{"peft_type": "LORA", "target_modules": ["down_proj"], "r": 1, "lora_alpha": 2}' \
// RUN:   mlp.down_proj.lora_A.weight=1x4 mlp.down_proj.lora_B.weight=2x1
// RUN: %python %S/Inputs/make-adapter.py %t/dora \
// RUN:   '{"peft_type": "LORA", "target_modules": ["down_proj"], "r": 1, "lora_alpha": 2, "use_dora": true}' \
// RUN:   mlp.down_proj.lora_A.weight=1x4 mlp.down_proj.lora_B.weight=2x1 mlp.down_proj.lora_magnitude_vector=2
// RUN: %python %S/Inputs/make-adapter.py %t/bias \
// RUN:   '{"peft_type": "LORA", "target_modules": ["up_proj"], "r": 1, "lora_alpha": 2, "lora_bias": true}' \
// RUN:   mlp.up_proj.lora_A.weight=1x3 mlp.up_proj.lora_B.weight=4x1 mlp.up_proj.lora_B.bias=4
// RUN: split-file %s %t/in
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/bias | FileCheck %s --check-prefix=BIAS
// RUN: swiglu-opt %t/in/block.mlir --ffn-optimize-pipeline=adapter=%t/bias | FileCheck %s --check-prefix=GAINED
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/ia3 | FileCheck %s --check-prefix=IA3
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/lora | FileCheck %s --check-prefix=LORA
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter="adapter=%t/lora weight=0.5" | FileCheck %s --check-prefix=HALF
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/dora | FileCheck %s --check-prefix=DORA
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/lora,%t/ia3 | FileCheck %s --check-prefix=BOTH
// RUN: swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/ia3,%t/ia3 --ffn-attach-adapter=adapter=%t/lora | FileCheck %s --check-prefix=TWICE
// RUN: swiglu-opt %t/in/bf16.mlir --ffn-attach-adapter="adapter=%t/lora" | FileCheck %s --check-prefix=BF16
// RUN: swiglu-opt %t/in/both.mlir --ffn-attach-adapter="adapter=%t/ia3 partial" 2>&1 | FileCheck %s --check-prefix=SHARED
// RUN: not swiglu-opt %t/in/reader.mlir --ffn-attach-adapter=adapter=%t/lora 2>&1 | FileCheck %s --check-prefix=READER
// RUN: not swiglu-opt %t/in/none.mlir --ffn-attach-adapter=adapter=%t/lora 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not swiglu-opt %t/in/block.mlir --ffn-attach-adapter=adapter=%t/missing 2>&1 | FileCheck %s --check-prefix=MISSING
// RUN: not swiglu-opt %t/in/block.mlir --ffn-attach-adapter 2>&1 | FileCheck %s --check-prefix=EMPTY

// IA3: %[[L:.*]] = arith.constant dense<{{\[}}1.000000e+00, 1.250000e+00, 1.500000e+00, 1.750000e+00]> : tensor<4xf32>
// IA3: %[[U:.*]] = ffn.linear %{{.*}}, %{{.*}} <out_in> :
// IA3: ffn.scale %[[U]], %[[L]] :
// IA3: %[[M:.*]] = arith.constant dense<{{\[}}2.000000e+00, 2.250000e+00, 2.500000e+00, 2.750000e+00]> : tensor<4xf32>
// IA3: %[[X:.*]] = ffn.scale %{{.*}}, %[[M]] :
// IA3: ffn.linear %[[X]], %{{.*}} <out_in> bias %{{.*}} :

// LORA: %[[B:.*]] = ffn.low_rank %[[X:.*]], %{{.*}}, %{{.*}} scale 2.0
// LORA: ffn.linear %[[X]], %{{.*}} <out_in> bias %{{.*}} addend %[[B]] :

// A linear without a bias gains one.
// BIAS: ffn.low_rank %{{.*}}, %{{.*}}, %{{.*}} bias %{{.*}} scale 2.0
// GAINED: ffn.gated_linear {{.*}} unit <swish> bias(up %{{.*}})
// GAINED: func.func @block_prepare

// HALF: ffn.low_rank %{{.*}} scale 1.0

// The bias comes behind DoRA's scale.
// DORA: %[[L:.*]] = ffn.dora_scale %{{.*}}, %[[W:.*]] <out_in> add(%[[FB:.*]]) times(%[[FA:.*]]) scales [2.000000e+00]
// DORA: %[[B:.*]] = ffn.low_rank %[[X:.*]], %[[FA]], %[[FB]] scale 2.0
// DORA: %[[Y:.*]] = ffn.linear %[[X]], %[[W]] <out_in> addend %[[B]] :
// DORA: ffn.scale %[[Y]], %[[L]] bias %{{.*}} :

// IA3 after LoRA scales what both read.
// BOTH: %[[H:.*]] = ffn.glu
// BOTH: %[[X:.*]] = ffn.scale %[[H]], %{{.*}} :
// BOTH: %[[B:.*]] = ffn.low_rank %[[X]],
// BOTH: ffn.linear %[[X]], %{{.*}} <out_in> bias %{{.*}} addend %[[B]] :

// LoRA after IA3 reads the unscaled input.
// TWICE: %[[H:.*]] = ffn.glu
// TWICE: %[[X1:.*]] = ffn.scale %[[H]],
// TWICE: %[[X2:.*]] = ffn.scale %[[X1]],
// TWICE: ffn.linear %[[X2]],

// Exact factors stay behind the rounded ones.
// BF16: %[[A:.*]] = ffn.merge %{{.*}} <out_in> : (tensor<1x4xf32>) -> tensor<1x4xbf16>
// BF16: %[[B:.*]] = ffn.merge %{{.*}} <out_in> : (tensor<2x1xf32>) -> tensor<2x1xbf16>
// BF16: %[[C:.*]] = ffn.low_rank %{{.*}}, %[[A]], %[[B]] scale 2.0
// BF16: ffn.linear %{{.*}} addend %[[C]] rounding <fused>

// READER: error: 'tensor.extract' reads the weight 'mlp.down_proj.weight', to which an adapter is to be attached, expected ffn products alone
// NONE: error: {{.*}}mlp.down_proj
// MISSING: error: {{.*}}missing
// EMPTY: error: no adapter, expected a folder

// Gate and up are one weight. A warning is one line, without the module.
// SHARED: warning: {{.*}} left out
// SHARED-NOT: see current operation
// SHARED: %[[G:.*]] = ffn.linear
// SHARED: %[[GS:.*]] = ffn.scale %[[G]],
// SHARED: %[[U:.*]] = ffn.linear
// SHARED: %[[US:.*]] = ffn.scale %[[U]],
// SHARED: ffn.glu %[[GS]], %[[US]] <swish>

//--- block.mlir
func.func @block(%x: tensor<?x3xf32>,
    %wg: tensor<4x3xf32> {ffn.name = "mlp.gate_proj.weight"}, %wu: tensor<4x3xf32> {ffn.name = "mlp.up_proj.weight"},
    %wd: tensor<2x4xf32> {ffn.name = "mlp.down_proj.weight"}, %b: tensor<2xf32> {ffn.name = "mlp.down_proj.bias"}) -> tensor<?x2xf32> {
  %g = ffn.linear %x, %wg <out_in> : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x4xf32>
  %u = ffn.linear %x, %wu <out_in> : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x4xf32>
  %h = ffn.glu %g, %u <swish> : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
  %y = ffn.linear %h, %wd <out_in> bias %b : (tensor<?x4xf32>, tensor<2x4xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}

//--- both.mlir
func.func @both(%x: tensor<?x2xf32>, %w: tensor<4x2xf32> {ffn.name = "mlp.up_proj.weight"}) -> tensor<?x4xf32> {
  %y = ffn.gated_linear %x, %w <out_in>, %w <out_in> unit <swish> : (tensor<?x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
//--- bf16.mlir
func.func @down(%x: tensor<?x4xbf16>, %wd: tensor<2x4xbf16> {ffn.name = "mlp.down_proj.weight"}) -> tensor<?x2xbf16> {
  %y = ffn.linear %x, %wd <out_in> rounding <acc = f32> : (tensor<?x4xbf16>, tensor<2x4xbf16>) -> tensor<?x2xbf16>
  return %y : tensor<?x2xbf16>
}

//--- reader.mlir
func.func @down(%i: index, %wd: tensor<2x4xf32> {ffn.name = "mlp.down_proj.weight"}) -> f32 {
  %y = tensor.extract %wd[%i, %i] : tensor<2x4xf32>
  return %y : f32
}

//--- none.mlir
func.func @down(%x: tensor<?x4xf32>, %wd: tensor<2x4xf32> {ffn.name = "mlp.up_proj.weight"}) -> tensor<?x2xf32> {
  %y = ffn.linear %x, %wd <out_in> : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
