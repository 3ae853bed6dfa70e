func.func @scaled(%x: tensor<?x4xf32>, %w: tensor<3x4xf32> {ffn.name = "w"}) -> tensor<?x3xf32> {
  %l = arith.constant dense<[FACTORS]> : tensor<3xf32>
  %p = ffn.merge %w <out_in> rows(%l) : (tensor<3x4xf32>, tensor<3xf32>) -> tensor<3x4xf32>
  %y = ffn.linear %x, %p <out_in> : (tensor<?x4xf32>, tensor<3x4xf32>) -> tensor<?x3xf32>
  return %y : tensor<?x3xf32>
}
