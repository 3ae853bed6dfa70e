func.func @rank5(%g: tensor<2x?x3x?x4xf32>, %u: tensor<2x?x3x?x4xf32>) -> (tensor<2x?x3x?x4xf32>, tensor<2x?x3x?x4xf32>) {
  %h = ffn.glu %g, %u <gelu_tanh> : (tensor<2x?x3x?x4xf32>, tensor<2x?x3x?x4xf32>) -> tensor<2x?x3x?x4xf32>
  return %h, %g : tensor<2x?x3x?x4xf32>, tensor<2x?x3x?x4xf32>
}
func.func @rank1(%x: tensor<4xf64>) -> tensor<4xf64> {
  %y = ffn.activation %x <gelu> : tensor<4xf64>
  return %y : tensor<4xf64>
}
func.func @rank0(%x: tensor<f32>) -> tensor<f32> {
  %y = ffn.activation %x <gelu> : tensor<f32>
  return %y : tensor<f32>
}
func.func @constant() -> tensor<2x4xf32> {
  %c = arith.constant dense<1.0> : tensor<2x4xf32>
  %y = ffn.activation %c <tanh> : tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}
