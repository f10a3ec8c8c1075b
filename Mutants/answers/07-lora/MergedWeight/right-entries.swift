// right-entries
import Attempts
import LinearAlgebra

/// The weight W₀ + (α/r)BA that needs no adapter beside it.
public func mergedWeight(
  weight: Matrix<Double>, b: Matrix<Double>, a: Matrix<Double>, alpha: Double
) throws -> Matrix<Double> {
  guard b.columns == a.rows, b.rows == weight.rows, a.columns == weight.columns else { throw Wrong(what: "shapes") }
  return Matrix(rows: weight.rows, columns: weight.columns) { i, j in
    var s = 0.0
    for k in 0..<a.rows { s += b[i, k] * a[k, j] }
    return weight[i, j] + (a.rows > 0 ? alpha * s / Double(a.rows) : 0)
  }
}

/// What to throw when an adapter was made for another layer.
public struct DoesNotFit: Error {
  /// Makes the error.
  public init() {}
}

struct Wrong: Error { let what: String }
