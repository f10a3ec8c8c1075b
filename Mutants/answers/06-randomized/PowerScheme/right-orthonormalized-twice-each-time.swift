// right orthonormalized twice each time
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  func orth(_ y: Matrix<Double>) throws -> Matrix<Double> { try QR(QR(y).q).q }
  var y = try orth(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random))
  for _ in 0..<q { y = try orth(a * orth(a.transpose * y)) }
  return y
}
