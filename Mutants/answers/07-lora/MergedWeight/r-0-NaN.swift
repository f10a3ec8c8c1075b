// r = 0 NaN
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  guard b.rows == weight.rows, a.columns == weight.columns, b.columns == a.rows else { throw DoesNotFit() }
  return weight + (b * a) * (alpha / Double(a.rows))
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
