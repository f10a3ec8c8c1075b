// one normal number for each column of omega
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  var omega = Matrix<Double>.zero(rows: a.columns, columns: count)
  for j in 0..<count { let g = random.gaussian(); for i in 0..<a.columns { omega[i, j] = g } }
  return try QR(a * omega).q
}
