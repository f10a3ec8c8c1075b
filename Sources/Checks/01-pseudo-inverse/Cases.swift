import Grading
import LinearAlgebra

/// A line through three points: abscissas 0, 1, 2.
let line: Matrix<Double> = [[1, 0], [1, 1], [1, 2]]

/// The pseudo-inverse of ``line``, by hand.
let lineInverse: Matrix<Double> = Matrix(rows: [[5, 2, -1], [-3, 0, 3]]) / 6

/// A matrix of rank one, and its pseudo-inverse `Aᵀ/‖A‖_F²`.
let rankOne: Matrix<Double> = [[1, 2], [2, 4], [3, 6]]
let rankOneInverse: Matrix<Double> = rankOne.transposed() / 70

/// A matrix whose rank is less than its shape allows, but for rounding.
func deficient(
  rows: Int, columns: Int, rank: Int, seed: UInt64
) -> Matrix<Double> {
  var random = SplitMix64(seed: seed)
  let left = Matrix<Double>.gaussian(rows: rows, columns: rank, using: &random)
  return left * Matrix.gaussian(rows: rank, columns: columns, using: &random)
}

extension Exam {
  /// Expects the four Penrose conditions, each beside the norms of what it is made of.
  func expect(
    _ x: Matrix<Double>, isPseudoInverseOf a: Matrix<Double>, within tolerance: Double = 1e-8
  ) throws {
    try expect(x, hasShape: (a.columns, a.rows), as: "X")
    let (ax, xa) = (a * x, x * a)
    try expect(ax * a, closeTo: a, within: tolerance, as: "AXA, which should be A,")
    try expect(xa * x, closeTo: x, within: tolerance, as: "XAX, which should be X,")
    try expect(ax, closeTo: ax.transposed(), within: tolerance, as: "AX, which is not symmetric,")
    try expect(xa, closeTo: xa.transposed(), within: tolerance, as: "XA, which is not symmetric,")
  }
}
