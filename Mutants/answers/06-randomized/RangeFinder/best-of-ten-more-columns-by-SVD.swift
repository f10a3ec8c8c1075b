// best of ten more columns by SVD
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns + 10, a.rows, a.columns)
  let q = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)).q
  let s = try SVD(q.transpose * a)
  return q * s.u[columns: 0..<min(columns, count)]
}
