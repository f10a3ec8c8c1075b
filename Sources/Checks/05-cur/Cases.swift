import Grading
import LinearAlgebra

/// A random matrix of a given rank, but for rounding.
func random(rows: Int, columns: Int, rank: Int, seed: UInt64) -> Matrix<Double> {
  var generator = SplitMix64(seed: seed)
  let left = Matrix<Double>.gaussian(rows: rows, columns: rank, using: &generator)
  return left * Matrix.gaussian(rows: rank, columns: columns, using: &generator)
}

/// The pseudo-inverse by SVD, with singular values up to a fraction of the largest left out.
func pseudoInverse(
  _ a: Matrix<Double>, relativeTolerance: Double = 1e-12
) throws -> Matrix<Double> {
  let svd = try SVD(a)
  let limit = relativeTolerance * (svd.singularValues.first ?? 0)
  let inverses = svd.singularValues.map { $0 > limit ? 1 / $0 : 0 }
  return svd.v.scaled(columnsBy: Vector(inverses)) * svd.u.transpose
}
