// right-outer-products
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  guard (weight.rows, weight.columns) == (b.rows, a.columns) && b.columns == a.rows else { throw DoesNotFit() }
  var w = weight
  for k in 0..<a.rows { w += (alpha / Double(a.rows)) * b[column: k].outer(a[row: k]) }
  return w
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
