// right-svd-for-orthonormalization
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = try SVD(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).u
  for _ in 0..<q {
    let z = try SVD(a.transpose * y).u
    y = try SVD(a * z).u
  }
  return y
}
