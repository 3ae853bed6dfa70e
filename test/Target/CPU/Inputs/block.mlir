func.func @mlp(%x: tensor<?x512xTYPE>, %gate: tensor<1408x512xTYPE> {ffn.name = "gate"}, %up: tensor<1408x512xTYPE> {ffn.name = "up"}, %down: tensor<512x1408xTYPE> {ffn.name = "down"}) -> tensor<?x512xTYPE> {
  %h = ffn.gated_linear %x, %gate <out_in>, %up <out_in> unit <ACT> ROUNDING
    : (tensor<?x512xTYPE>, tensor<1408x512xTYPE>, tensor<1408x512xTYPE>) -> tensor<?x1408xTYPE>
  %y = ffn.linear %h, %down <out_in> ROUNDING
    : (tensor<?x1408xTYPE>, tensor<512x1408xTYPE>) -> tensor<?x512xTYPE>
  return %y : tensor<?x512xTYPE>
}
