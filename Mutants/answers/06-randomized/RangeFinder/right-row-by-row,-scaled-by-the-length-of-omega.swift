// right row by row, scaled by the length of omega
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  var omega = Matrix<Double>.zero(rows: a.columns, columns: count)
  for i in 0..<a.columns { for j in 0..<count { omega[i, j] = random.gaussian() } }
  return try QR(a * (omega / 7)).q
}
