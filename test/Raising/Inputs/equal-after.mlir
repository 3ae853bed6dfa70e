func.func @same(%x: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %y = ffn.activation %x <gelu> : tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
func.func @other_gelu(%x: tensor<?x6xf32>) -> tensor<?x6xf32> {
  %y = ffn.activation %x <gelu_tanh> : tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}
func.func @swapped(%x: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %y = ffn.glu %x <swish> packing <concat, up_gate> : (tensor<4x12xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
func.func @clamped(%x: tensor<4x6xf32>, %w: tensor<64x6xf32>) -> tensor<4x64xf32> {
  %g = ffn.linear %x, %w <out_in> : (tensor<4x6xf32>, tensor<64x6xf32>) -> tensor<4x64xf32>
  %y = ffn.glu %g, %g <swish, limit = 7.5> : (tensor<4x64xf32>, tensor<4x64xf32>) -> tensor<4x64xf32>
  return %y : tensor<4x64xf32>
}
// The literal is 1/sqrt(2) in bf16.
func.func @snapped(%x: tensor<4x6xbf16>) -> tensor<4x6xbf16> {
  %c = arith.constant dense<0.70710678118654752440> : tensor<4x6xf64>
  %n = arith.truncf %c : tensor<4x6xf64> to tensor<4x6xbf16>
  %y = arith.mulf %x, %n : tensor<4x6xbf16>
  return %y : tensor<4x6xbf16>
}
func.func @ordered(%a: tensor<64xf32>, %b: tensor<64xf32>, %c: tensor<64xf32>) -> tensor<64xf32> {
  %0 = arith.addf %b, %c : tensor<64xf32>
  %1 = arith.addf %a, %0 : tensor<64xf32>
  return %1 : tensor<64xf32>
}
func.func @rounded(%x: tensor<4x6xf32>) -> tensor<4x6xf32> {
  return %x : tensor<4x6xf32>
}
func.func @integers(%i: tensor<8xi8>, %n: index) -> (tensor<8xi8>, tensor<1xindex>) {
  %0 = arith.subi %i, %i : tensor<8xi8>
  %1 = tensor.from_elements %n : tensor<1xindex>
  return %0, %1 : tensor<8xi8>, tensor<1xindex>
}
func.func @typed(%x: tensor<4xf32>) -> tensor<?xf32> {
  %0 = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
  return %0 : tensor<?xf32>
}
func.func @shaped(%x: tensor<4x2xf32>) -> tensor<?xf32> {
  %0 = tensor.extract_slice %x[0, 0] [3, 1] [1, 1] : tensor<4x2xf32> to tensor<3xf32>
  %1 = tensor.cast %0 : tensor<3xf32> to tensor<?xf32>
  return %1 : tensor<?xf32>
}
func.func @opaque(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = "somebody.else"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func @parameter(%x: tensor<4x6xf32>, %a: tensor<2x6xf32>, %b: tensor<6x2xf32>) -> tensor<4x6xf32> {
  %y = ffn.low_rank %x, %a, %b scale 1.4142135381698608 : (tensor<4x6xf32>, tensor<2x6xf32>, tensor<6x2xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
// -----
func.func @second_module(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = arith.negf %x : tensor<4xf32>
  return %y : tensor<4xf32>
}
