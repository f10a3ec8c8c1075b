// right recursive
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  func iterated(_ y: Matrix<Double>, _ left: Int) throws -> Matrix<Double> {
    left == 0 ? y : try iterated(QR(a * QR(a.transpose * y).q).q, left - 1)
  }
  return try iterated(y, q)
}
