func.func @relu(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = ffn.activation %x <relu> : tensor<4xf32>
  return %y : tensor<4xf32>
}
