func.func @same(%x: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %y = ffn.activation %x <gelu> : tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
func.func @other_gelu(%x: tensor<?x6xf32>) -> tensor<?x6xf32> {
  %y = ffn.activation %x <gelu> : tensor<?x6xf32>
  return %y : tensor<?x6xf32>
}
func.func @swapped(%x: tensor<4x12xf32>) -> tensor<4x6xf32> {
  %y = ffn.glu %x <swish> packing <concat, gate_up> : (tensor<4x12xf32>) -> tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}
func.func @clamped(%x: tensor<4x6xf32>, %w: tensor<64x6xf32>) -> tensor<4x64xf32> {
  %g = ffn.linear %x, %w <out_in> : (tensor<4x6xf32>, tensor<64x6xf32>) -> tensor<4x64xf32>
  %y = ffn.glu %g, %g <swish, limit = 7.0> : (tensor<4x64xf32>, tensor<4x64xf32>) -> tensor<4x64xf32>
  return %y : tensor<4x64xf32>
}
// The literal is 1/sqrt(2) in bf16.
func.func @snapped(%x: tensor<4x6xbf16>) -> tensor<4x6xbf16> {
  %c = arith.constant dense<7.070310e-01> : tensor<4x6xbf16>
  %y = arith.mulf %x, %c : tensor<4x6xbf16>
  return %y : tensor<4x6xbf16>
}
func.func @ordered(%a: tensor<64xf32>, %b: tensor<64xf32>, %c: tensor<64xf32>) -> tensor<64xf32> {
  %0 = arith.addf %a, %b : tensor<64xf32>
  %1 = arith.addf %0, %c : tensor<64xf32>
  return %1 : tensor<64xf32>
}
func.func @rounded(%x: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %0 = arith.truncf %x : tensor<4x6xf32> to tensor<4x6xbf16>
  %1 = arith.extf %0 : tensor<4x6xbf16> to tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}
func.func @integers(%i: tensor<8xi8>, %n: index) -> (tensor<8xi8>, tensor<1xindex>) {
  %0 = arith.addi %i, %i : tensor<8xi8>
  %1 = tensor.from_elements %n : tensor<1xindex>
  return %0, %1 : tensor<8xi8>, tensor<1xindex>
}
func.func @missing(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
func.func @typed(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
func.func @shaped(%x: tensor<4x2xf32>) -> tensor<?xf32> {
  %0 = tensor.extract_slice %x[0, 0] [4, 1] [1, 1] : tensor<4x2xf32> to tensor<4xf32>
  %1 = tensor.cast %0 : tensor<4xf32> to tensor<?xf32>
  return %1 : tensor<?xf32>
}
func.func @opaque(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = "somebody.else"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
// The scale is sqrt(2) in f32, once as a literal and once as a parameter.
func.func @parameter(%x: tensor<4x6xf32>, %a: tensor<2x6xf32>, %b: tensor<6x2xf32>) -> tensor<4x6xf32> {
  %y = ffn.low_rank %x, %a, %b scale 1.0 : (tensor<4x6xf32>, tensor<2x6xf32>, tensor<6x2xf32>) -> tensor<4x6xf32>
  %s = arith.constant dense<1.41421354> : tensor<4x6xf32>
  %z = arith.mulf %y, %s : tensor<4x6xf32>
  return %z : tensor<4x6xf32>
}
// -----
func.func @second_module(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
