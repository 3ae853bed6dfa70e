func.func @wrong_size(%x: tensor<?x6xf32>) -> tensor<?x6xf32> {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %d = tensor.dim %x, %c0 : tensor<?x6xf32>
  %ok = arith.cmpi eq, %d, %c4 : index
  cf.assert %ok, "four tokens"
  return %x : tensor<?x6xf32>
}
