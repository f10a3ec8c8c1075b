// alpha over root r
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  guard b.rows == weight.rows, a.columns == weight.columns, b.columns == a.rows else { throw DoesNotFit() }
  return a.rows == 0 ? weight : weight + (b * a) * (alpha / Double(a.rows).squareRoot())
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
