import Foundation
import LinearAlgebra

/// An error for a table: two digits, or the statement that only rounding is
/// left.
func shown(_ error: Double) -> String {
  error < 1e-13 ? "rounding" : error.formatted(digits: 2)
}

extension Tensor<Double> {
  /// How far an approximation is from this tensor, relative to its norm.
  func relativeError(of other: Tensor) -> Double {
    (self - other).frobeniusNorm / frobeniusNorm
  }
}
