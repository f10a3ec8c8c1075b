// one normal number for each row of omega
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let g = (0..<a.columns).map { _ in random.gaussian() }
  return try QR(a * Matrix(rows: a.columns, columns: count) { i, _ in g[i] }).q
}
