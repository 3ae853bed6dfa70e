func.func @mlp(%x: tensor<?x48xf32>, %gate: tensor<?x?xf32> {ffn.name = "gate_proj.weight"}, %up: tensor<80x48xf32> {ffn.name = "up_proj.weight"}, %down: tensor<40x80xf32> {ffn.name = "down_proj.weight"}) -> tensor<?x40xf32> {
  %h = ffn.gated_linear %x, %gate <out_in>, %up <out_in> unit <swish>
    : (tensor<?x48xf32>, tensor<?x?xf32>, tensor<80x48xf32>) -> tensor<?x80xf32>
  %y = ffn.linear %h, %down <out_in> : (tensor<?x80xf32>, tensor<40x80xf32>) -> tensor<?x40xf32>
  return %y : tensor<?x40xf32>
}
