// Y cut below a hundred thousandth of its largest entry
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  let y = a * omega
  let limit = 1e-5 * y.maxNorm
  return try QR(y.map { abs($0) < limit ? 0 : $0 }).q
}
