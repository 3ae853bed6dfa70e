func.func @block(%x: tensor<?x64xf32>, %wg: tensor<?x?xf32> {ffn.name = "gate"}, %wu: tensor<96x64xf32> {ffn.name = "up"}, %wd: tensor<64x96xf32>) -> tensor<?x64xf32> {
  %h = ffn.gated_linear %x, %wg <out_in>, %wu <out_in> unit <swish>
    : (tensor<?x64xf32>, tensor<?x?xf32>, tensor<96x64xf32>) -> tensor<?x?xf32>
  %y = ffn.linear %h, %wd <out_in> : (tensor<?x?xf32>, tensor<64x96xf32>) -> tensor<?x64xf32>
  return %y : tensor<?x64xf32>
}
func.func @other(%a: tensor<?x8xbf16>, %b: tensor<?x8xbf16>) -> tensor<?x8xbf16> {
  %h = ffn.glu %a, %b <gelu> rounding <eager> : (tensor<?x8xbf16>, tensor<?x8xbf16>) -> tensor<?x8xbf16>
  return %h : tensor<?x8xbf16>
}
