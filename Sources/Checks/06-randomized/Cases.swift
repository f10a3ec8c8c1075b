import Gallery
import Grading
import LinearAlgebra

/// A random matrix of a given rank.
func deficient(rows: Int, columns: Int, rank: Int, seed: UInt64) -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  let left = Matrix<Double>.gaussian(rows: rows, columns: rank, using: &random)
  return left * Matrix.gaussian(rows: rank, columns: columns, using: &random)
}

/// A random matrix with given singular values.
func matrix(
  rows: Int, columns: Int, singularValues: Vector<Double>, seed: UInt64
) throws -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return try .random(
    rows: rows, columns: columns, singularValues: singularValues, using: &random)
}

/// Columns of which three are nearly parallel.
func parallel(rows: Int, columns: Int, seed: UInt64) -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  return .nearlyParallel(rows: rows, columns: columns, spread: 1e-5, using: &random)
}

/// What is left of a matrix outside the span of orthonormal columns.
func remainder(_ a: Matrix<Double>, outside q: Matrix<Double>) -> Matrix<Double> {
  a - q * (q.transpose * a)
}

extension Exam {
  /// Expects orthonormal columns that span all columns of a matrix.
  ///
  /// The tolerance is one for a basis from a square Gaussian matrix: rounding errors are divided by its
  /// least singular value, which is below 10⁻⁹ with a probability of about 10⁻⁸.
  func expect(
    _ q: Matrix<Double>, spansColumnsOf a: Matrix<Double>, within tolerance: Double = 1e-6,
    as subject: String
  ) throws {
    try expect(
      q * (q.transpose * a), closeTo: a, within: tolerance, as: "\(subject)\(subject)ᵀA")
  }
}

/// The mixtures of columns that a sketch consists of.
func mixtures(
  _ a: Matrix<Double>, _ count: Int, _ random: inout SplitMix64
) -> Matrix<Double> {
  a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
}

/// Orthonormal columns for `(AAᵀ)^q Y`, made orthonormal before each product.
func iterated(
  _ a: Matrix<Double>, _ y: Matrix<Double>, times q: Int
) throws -> Matrix<Double> {
  var basis = try QR(y).q
  for _ in 0..<max(0, q) { basis = try QR(a * QR(a.transpose * basis).q).q }
  return basis
}
