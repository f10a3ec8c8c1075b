// right singular vectors of A where all columns are wanted
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  if count == min(a.rows, a.columns) { return try SVD(a).u }
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  return try SVD(a * omega).u
}
