// What has nothing to prepare, or cannot follow, stays as it is.
// RUN: swiglu-opt %s -o %t.in.mlir
// RUN: swiglu-opt %t.in.mlir --ffn-prepare-weights -o %t.out.mlir
// RUN: diff %t.in.mlir %t.out.mlir

// Constants that the work on tokens reads, filled and empty tensors, sizes.
func.func @constants(%x: tensor<?x2xf32>, %w: tensor<2x2xf32> {ffn.name = "w"}) -> tensor<?x2xf32> {
  %l = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x2xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2xf32>) -> tensor<2x2xf32>
  %y = ffn.scale %x, %l : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %z = ffn.linear %y, %w <out_in> : (tensor<?x2xf32>, tensor<2x2xf32>) -> tensor<?x2xf32>
  %a = ffn.linear %z, %f <out_in> : (tensor<?x2xf32>, tensor<2x2xf32>) -> tensor<?x2xf32>
  return %a : tensor<?x2xf32>
}

// Integers are not converted ahead, nor is a narrow type to a wide one.
func.func @wider(%x: tensor<?x32xf32>, %q: tensor<6x32xi8> {ffn.name = "q"}, %s: tensor<6x1xf32> {ffn.name = "s"}, %b: tensor<6xbf16> {ffn.name = "b"}) -> (tensor<?x6xf32>, tensor<6xf32>) {
  %w = ffn.dequantize %q, %s <bits = 8, axis = 1, group = 32, zero = none> : (tensor<6x32xi8>, tensor<6x1xf32>) -> tensor<6x32xf32>
  %y = ffn.linear %x, %w <out_in> : (tensor<?x32xf32>, tensor<6x32xf32>) -> tensor<?x6xf32>
  %e = arith.extf %b : tensor<6xbf16> to tensor<6xf32>
  return %y, %e : tensor<?x6xf32>, tensor<6xf32>
}

// Without a name an argument is no weight; without others there is no work on
// tokens to keep this apart from.
func.func @no_names(%x: tensor<?x2xf32>, %l: tensor<2xf32>) -> tensor<?x2xf32> {
  %p = ffn.merge %l <out_in> rows(%l) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %p : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %y : tensor<?x2xf32>
}
func.func @names_alone(%l: tensor<2xf32> {ffn.name = "l"}) -> tensor<2xf32> {
  %p = ffn.merge %l <out_in> rows(%l) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %p : tensor<2xf32>
}

// Effects, a region that reads tokens, and work that does not always run and is
// not made for a product.
func.func private @effect(tensor<2xf32>) -> tensor<2xf32>
func.func @effects(%x: tensor<2xf32>, %c: i1, %l: tensor<2xf32> {ffn.name = "l"}) -> tensor<2xf32> {
  %p = call @effect(%l) : (tensor<2xf32>) -> tensor<2xf32>
  %c0 = arith.constant 0 : index
  %g = tensor.generate {
  ^bb0(%i: index):
    %v = tensor.extract %x[%i] : tensor<2xf32>
    tensor.yield %v : f32
  } : tensor<2xf32>
  %y = scf.if %c -> tensor<2xf32> {
    %m = arith.mulf %l, %l : tensor<2xf32>
    scf.yield %m : tensor<2xf32>
  } else {
    scf.yield %p : tensor<2xf32>
  }
  %z = arith.addf %y, %g : tensor<2xf32>
  return %z : tensor<2xf32>
}

// Functions that call themselves, and one whose address is taken.
func.func @again(%x: tensor<?x2xf32>, %l: tensor<2xf32> {ffn.name = "l"}) -> tensor<?x2xf32> {
  %p = ffn.merge %l <out_in> rows(%l) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %p : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %z = call @and_again(%y, %l) : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %z : tensor<?x2xf32>
}
func.func @and_again(%x: tensor<?x2xf32>, %l: tensor<2xf32> {ffn.name = "l"}) -> tensor<?x2xf32> {
  %z = call @again(%x, %l) : (tensor<?x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %z : tensor<?x2xf32>
}
func.func @address(%x: tensor<2xf32>, %l: tensor<2xf32> {ffn.name = "l"}) -> tensor<2xf32> {
  %p = ffn.merge %l <out_in> rows(%l) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  %y = ffn.scale %x, %p : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}
func.func @takes_address() -> ((tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>) {
  %f = constant @address : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %f : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
}
