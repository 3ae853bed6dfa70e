// Source: nn.Module code
// Route: torch.export, torch-mlir, f32
// Expected: open, any answer that is equal in value
// Arguments: %arg0 = x, %arg1 = c1.weight, %arg2 = c2.weight, %arg3 = c3.weight
#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
module {
  func.func @main(%arg0: tensor<2x32x6xf32>, %arg1: tensor<88x32x1xf32>, %arg2: tensor<88x32x1xf32>, %arg3: tensor<32x88x1xf32>) -> tensor<2x32x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %0 = tensor.empty() : tensor<2x88x6xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x88x6xf32>) -> tensor<2x88x6xf32>
    %2 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%arg0, %arg1 : tensor<2x32x6xf32>, tensor<88x32x1xf32>) outs(%1 : tensor<2x88x6xf32>) -> tensor<2x88x6xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2 : tensor<2x88x6xf32>) outs(%0 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %10 = arith.negf %in : f32
      %11 = math.exp %10 : f32
      %12 = arith.addf %11, %cst_0 : f32
      %13 = arith.divf %cst_0, %12 : f32
      linalg.yield %13 : f32
    } -> tensor<2x88x6xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %3 : tensor<2x88x6xf32>, tensor<2x88x6xf32>) outs(%0 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %10 = arith.mulf %in, %in_1 : f32
      linalg.yield %10 : f32
    } -> tensor<2x88x6xf32>
    %5 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%arg0, %arg2 : tensor<2x32x6xf32>, tensor<88x32x1xf32>) outs(%1 : tensor<2x88x6xf32>) -> tensor<2x88x6xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %5 : tensor<2x88x6xf32>, tensor<2x88x6xf32>) outs(%0 : tensor<2x88x6xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %10 = arith.mulf %in, %in_1 : f32
      linalg.yield %10 : f32
    } -> tensor<2x88x6xf32>
    %7 = tensor.empty() : tensor<2x32x6xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%7 : tensor<2x32x6xf32>) -> tensor<2x32x6xf32>
    %9 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%6, %arg3 : tensor<2x88x6xf32>, tensor<32x88x1xf32>) outs(%8 : tensor<2x32x6xf32>) -> tensor<2x32x6xf32>
    return %9 : tensor<2x32x6xf32>
  }
}
