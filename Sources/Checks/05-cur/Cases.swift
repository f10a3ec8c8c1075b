import Grading
import LinearAlgebra

/// A random matrix of a given rank, but for rounding.
func random(rows: Int, columns: Int, rank: Int, seed: UInt64) -> Matrix<Double> {
  var generator = SplitMix64(seed: seed)
  let left = Matrix<Double>.gaussian(rows: rows, columns: rank, using: &generator)
  return left * Matrix.gaussian(rows: rank, columns: columns, using: &generator)
}

/// The pseudo-inverse by SVD, with singular values up to a limit left out.
///
/// - Parameters:
///   - a: The matrix.
///   - limit: The limit, from the matrix and its largest singular value.
/// - Returns: The pseudo-inverse.
/// - Throws: As the SVD.
func pseudoInverse(
  _ a: Matrix<Double>, upTo limit: (Matrix<Double>, Double) throws -> Double
) throws -> Matrix<Double> {
  let svd = try SVD(a)
  let limit = try limit(a, svd.singularValues.first ?? 0)
  let inverses = svd.singularValues.map { $0 > limit ? 1 / $0 : 0 }
  return svd.v.scaled(columnsBy: Vector(inverses)) * svd.u.transpose
}

/// The pseudo-inverse by SVD, with singular values up to a fraction of the largest left out.
func pseudoInverse(
  _ a: Matrix<Double>, relativeTolerance: Double = 1e-12
) throws -> Matrix<Double> {
  try pseudoInverse(a) { _, largest in relativeTolerance * largest }
}

/// What a wrong answer throws where refusing is right.
struct Refusal: Error {}
