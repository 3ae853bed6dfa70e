// Both conversions, for f16.c.
func.func @widen(%half: i16) -> f32 {
  %0 = arith.bitcast %half : i16 to f16
  %1 = arith.extf %0 : f16 to f32
  return %1 : f32
}
func.func @narrow(%value: f32) -> i16 {
  %0 = arith.truncf %value : f32 to f16
  %1 = arith.bitcast %0 : f16 to i16
  return %1 : i16
}
