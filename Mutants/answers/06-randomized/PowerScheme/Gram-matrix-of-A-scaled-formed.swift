// Gram matrix of A scaled formed
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let g = (a / a.maxNorm).rowGram()
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  for _ in 0..<q { y = try QR(g * y).q }
  return y
}
