// one column repeated
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let w = Matrix<Double>.gaussian(rows: a.columns, columns: 1, using: &random)[column: 0]
  return try QR(a * Matrix(columns: Array(repeating: w, count: count))).q
}
