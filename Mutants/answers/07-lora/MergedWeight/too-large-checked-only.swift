// too large checked only
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  guard b.rows <= weight.rows, a.columns <= weight.columns, b.columns == a.rows else { throw DoesNotFit() }
  var w = weight
  let d = a.rows == 0 ? Matrix<Double>.zero(rows: b.rows, columns: a.columns) : (b * a) * (alpha / Double(a.rows))
  for i in 0..<d.rows { for j in 0..<d.columns { w[i, j] += d[i, j] } }
  return w
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}
