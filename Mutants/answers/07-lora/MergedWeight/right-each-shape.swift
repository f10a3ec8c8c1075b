// right-each-shape
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  if b.rows != weight.rows { throw DoesNotFit() }
  if a.columns != weight.columns { throw DoesNotFit() }
  if a.rows != b.columns { throw DoesNotFit() }
  return a.rows == 0 ? weight : weight + (b * a).scaled(by: alpha / Double(a.rows))
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
