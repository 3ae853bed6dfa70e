// RUN: swiglu-opt %s | swiglu-opt | FileCheck %s

// The blocks of fracast's int8 file: test/Import/fracast.mlir with weights of one
// byte and a scale per row. fracast.test compiles and runs both.

// CHECK-COUNT-6: ffn.dequantize

func.func @core.block.ffn(
    %x: tensor<?x64xf32>,
    %up: tensor<192x64xi8> {ffn.name = "core.block.ffn.up.weight.qweight"},
    %up_scale: tensor<192x1xf32> {ffn.name = "core.block.ffn.up.weight.scale"},
    %up_bias: tensor<192xf32> {ffn.name = "core.block.ffn.up.bias"},
    %down: tensor<64x96xi8> {ffn.name = "core.block.ffn.down.weight.qweight"},
    %down_scale: tensor<64x1xf32> {ffn.name = "core.block.ffn.down.weight.scale"},
    %down_bias: tensor<64xf32> {ffn.name = "core.block.ffn.down.bias"}) -> tensor<?x64xf32> {
  %up_weight = ffn.dequantize %up, %up_scale <bits = 8, axis = 1, group = 64, zero = none> : (tensor<192x64xi8>, tensor<192x1xf32>) -> tensor<192x64xf32>
  %gu = ffn.linear %x, %up_weight <out_in> bias %up_bias : (tensor<?x64xf32>, tensor<192x64xf32>, tensor<192xf32>) -> tensor<?x192xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x192xf32>) -> tensor<?x96xf32>
  %down_weight = ffn.dequantize %down, %down_scale <bits = 8, axis = 1, group = 96, zero = none> : (tensor<64x96xi8>, tensor<64x1xf32>) -> tensor<64x96xf32>
  %y = ffn.linear %h, %down_weight <out_in> bias %down_bias : (tensor<?x96xf32>, tensor<64x96xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

func.func @head.decoder_ffns.0(
    %x: tensor<?x64xf32>,
    %up: tensor<192x64xi8> {ffn.name = "head.decoder_ffns.0.up.weight.qweight"},
    %up_scale: tensor<192x1xf32> {ffn.name = "head.decoder_ffns.0.up.weight.scale"},
    %up_bias: tensor<192xf32> {ffn.name = "head.decoder_ffns.0.up.bias"},
    %down: tensor<64x96xi8> {ffn.name = "head.decoder_ffns.0.down.weight.qweight"},
    %down_scale: tensor<64x1xf32> {ffn.name = "head.decoder_ffns.0.down.weight.scale"},
    %down_bias: tensor<64xf32> {ffn.name = "head.decoder_ffns.0.down.bias"}) -> tensor<?x64xf32> {
  %up_weight = ffn.dequantize %up, %up_scale <bits = 8, axis = 1, group = 64, zero = none> : (tensor<192x64xi8>, tensor<192x1xf32>) -> tensor<192x64xf32>
  %gu = ffn.linear %x, %up_weight <out_in> bias %up_bias : (tensor<?x64xf32>, tensor<192x64xf32>, tensor<192xf32>) -> tensor<?x192xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x192xf32>) -> tensor<?x96xf32>
  %down_weight = ffn.dequantize %down, %down_scale <bits = 8, axis = 1, group = 96, zero = none> : (tensor<64x96xi8>, tensor<64x1xf32>) -> tensor<64x96xf32>
  %y = ffn.linear %h, %down_weight <out_in> bias %down_bias : (tensor<?x96xf32>, tensor<64x96xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}

func.func @head.future_conv.block.ffn(
    %x: tensor<?x64xf32>,
    %up: tensor<192x64xi8> {ffn.name = "head.future_conv.block.ffn.up.weight.qweight"},
    %up_scale: tensor<192x1xf32> {ffn.name = "head.future_conv.block.ffn.up.weight.scale"},
    %up_bias: tensor<192xf32> {ffn.name = "head.future_conv.block.ffn.up.bias"},
    %down: tensor<64x96xi8> {ffn.name = "head.future_conv.block.ffn.down.weight.qweight"},
    %down_scale: tensor<64x1xf32> {ffn.name = "head.future_conv.block.ffn.down.weight.scale"},
    %down_bias: tensor<64xf32> {ffn.name = "head.future_conv.block.ffn.down.bias"}) -> tensor<?x64xf32> {
  %up_weight = ffn.dequantize %up, %up_scale <bits = 8, axis = 1, group = 64, zero = none> : (tensor<192x64xi8>, tensor<192x1xf32>) -> tensor<192x64xf32>
  %gu = ffn.linear %x, %up_weight <out_in> bias %up_bias : (tensor<?x64xf32>, tensor<192x64xf32>, tensor<192xf32>) -> tensor<?x192xf32>
  %h = ffn.glu %gu <swish> packing <concat, gate_up> : (tensor<?x192xf32>) -> tensor<?x96xf32>
  %down_weight = ffn.dequantize %down, %down_scale <bits = 8, axis = 1, group = 96, zero = none> : (tensor<64x96xi8>, tensor<64x1xf32>) -> tensor<64x96xf32>
  %y = ffn.linear %h, %down_weight <out_in> bias %down_bias : (tensor<?x96xf32>, tensor<64x96xf32>, tensor<64xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}
