import LinearAlgebra

extension Tensor<Double> {
  /// How far an approximation is from this tensor, relative to its norm.
  func relativeError(of other: Tensor) -> Double {
    (self - other).frobeniusNorm / frobeniusNorm
  }
}
