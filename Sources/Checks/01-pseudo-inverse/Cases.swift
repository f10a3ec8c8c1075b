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

/// A matrix that is made from its singular value decomposition, so that A⁺ is known too.
struct Planted {
  let u: Matrix<Double>
  let sigma: Vector<Double>
  let v: Matrix<Double>

  init(
    rows: Int, columns: Int, _ sigma: Vector<Double>, using generator: inout SplitMix64
  ) throws {
    u = try .orthonormal(rows: rows, columns: sigma.count, using: &generator)
    v = try .orthonormal(rows: columns, columns: sigma.count, using: &generator)
    self.sigma = sigma
  }

  var a: Matrix<Double> { u.scaled(columnsBy: sigma) * v.transpose }

  var inverse: Matrix<Double> {
    v.scaled(columnsBy: Vector(sigma.map { $0 > 0 ? 1 / $0 : 0 })) * u.transpose
  }

  /// The ridge solution `Σ σⱼ/(σⱼ² + λ) (uⱼᵀb) vⱼ`.
  func ridge(_ b: Vector<Double>, _ lambda: Double) -> Vector<Double> {
    let filter = Vector(sigma.map { $0 > 0 ? $0 / ($0 * $0 + lambda) : 0 })
    return v * filter.hadamard(u.transpose * b)
  }
}

/// What a wrong answer throws where refusing is right.
struct Refusal: Error {}

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
