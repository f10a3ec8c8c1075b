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

/// Singular values that fall like 1/√j.
func slow(_ count: Int) -> Vector<Double> {
  Vector((1...count).map { 1 / Double($0).squareRoot() })
}

/// What is left of a matrix outside the span of orthonormal columns.
func remainder(_ a: Matrix<Double>, outside q: Matrix<Double>) -> Matrix<Double> {
  a - q * (q.transpose * a)
}

extension Exam {
  /// Expects an error that is not above a multiple of the least one possible.
  func expect(
    error: Double, notAbove factor: Double, times least: Double, scale: Double, as subject: String
  ) throws {
    try expect(
      error <= factor * least + 1e-9 * scale, as: subject,
      expected: "not far above the least possible error \(least.exhibit)", got: error.exhibit)
  }

  /// Expects that an answer has drawn from the generator that it was given.
  func expect(_ random: SplitMix64, differsFrom before: SplitMix64) throws {
    var (after, untouched) = (random, before)
    try expect(
      after.next() != untouched.next(), as: "the generator",
      expected: "random numbers drawn from it", got: "none drawn")
  }
}
