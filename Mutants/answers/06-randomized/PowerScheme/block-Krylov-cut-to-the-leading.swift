// block Krylov, cut to the leading
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  var k = y
  for _ in 0..<q { y = try QR(a * QR(a.transpose * y).q).q; k = k.appending(columnsOf: y) }
  let b = try QR(k).q
  return b * (try SVD(b.transpose * a)).u[columns: 0..<columns]
}
