// inner cut to the smaller
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  guard b.rows == weight.rows, a.columns == weight.columns else { throw DoesNotFit() }
  let r = min(b.columns, a.rows)
  return r == 0 ? weight : weight + (b[columns: 0..<r] * a[rows: 0..<r]) * (alpha / Double(r))
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
