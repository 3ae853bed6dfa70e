// REQUIRES: fracast
// RUN: swiglu-opt %s | FileCheck %s
// RUN: %python %S/Inputs/fracast.py swiglu-opt %s %fracast_dir model.safetensors | FileCheck %s --check-prefix=AGREES

// The three feed-forward blocks of fracast (PyPI, Apache-2.0), written by hand:
// its config.json has no model_type that an importer could know. In its code
// (`_core/self_similar_block.py`) `up` holds gate and value one after the other
// (`chunk(2, dim=-1)`, the gate first), and the activation is SiLU.

// CHECK-COUNT-3: ffn.glu {{.*}} <swish> packing <concat, gate_up>
// AGREES: core.block.ffn agrees
// AGREES: head.decoder_ffns.0 agrees
// AGREES: head.future_conv.block.ffn agrees

func.func @core.block.ffn(
    %x: tensor<?x64xf32>,
    %up: tensor<192x64xf32> {ffn.name = "core.block.ffn.up.weight"},
    %up_bias: tensor<192xf32> {ffn.name = "core.block.ffn.up.bias"},
    %down: tensor<64x96xf32> {ffn.name = "core.block.ffn.down.weight"},
    %down_bias: tensor<64xf32> {ffn.name = "core.block.ffn.down.bias"}) -> tensor<?x64xf32> {
  %gu = ffn.linear %x, %up <out_in> bias %up_bias : (tensor<?x64xf32>, tensor<192x64xf32>, tensor<192xf32>) -> tensor<?x192xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x192xf32>) -> tensor<?x96xf32>
  %y = ffn.linear %h, %down <out_in> bias %down_bias : (tensor<?x96xf32>, tensor<64x96xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

func.func @head.decoder_ffns.0(
    %x: tensor<?x64xf32>,
    %up: tensor<192x64xf32> {ffn.name = "head.decoder_ffns.0.up.weight"},
    %up_bias: tensor<192xf32> {ffn.name = "head.decoder_ffns.0.up.bias"},
    %down: tensor<64x96xf32> {ffn.name = "head.decoder_ffns.0.down.weight"},
    %down_bias: tensor<64xf32> {ffn.name = "head.decoder_ffns.0.down.bias"}) -> tensor<?x64xf32> {
  %gu = ffn.linear %x, %up <out_in> bias %up_bias : (tensor<?x64xf32>, tensor<192x64xf32>, tensor<192xf32>) -> tensor<?x192xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x192xf32>) -> tensor<?x96xf32>
  %y = ffn.linear %h, %down <out_in> bias %down_bias : (tensor<?x96xf32>, tensor<64x96xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

func.func @head.future_conv.block.ffn(
    %x: tensor<?x64xf32>,
    %up: tensor<192x64xf32> {ffn.name = "head.future_conv.block.ffn.up.weight"},
    %up_bias: tensor<192xf32> {ffn.name = "head.future_conv.block.ffn.up.bias"},
    %down: tensor<64x96xf32> {ffn.name = "head.future_conv.block.ffn.down.weight"},
    %down_bias: tensor<64xf32> {ffn.name = "head.future_conv.block.ffn.down.bias"}) -> tensor<?x64xf32> {
  %gu = ffn.linear %x, %up <out_in> bias %up_bias : (tensor<?x64xf32>, tensor<192x64xf32>, tensor<192xf32>) -> tensor<?x192xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x192xf32>) -> tensor<?x96xf32>
  %y = ffn.linear %h, %down <out_in> bias %down_bias : (tensor<?x96xf32>, tensor<64x96xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}
