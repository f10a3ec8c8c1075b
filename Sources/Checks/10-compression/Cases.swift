import Gallery
import Grading
import LinearAlgebra

typealias Factors = (left: Matrix<Double>, right: Matrix<Double>)

/// What a wrong answer throws where refusing is right.
struct Refusal: Error {}

/// The length of the singular values beyond the first `rank`: the least error of that rank.
func tail(of a: Matrix<Double>, beyond rank: Int) throws -> Double {
  let sigma = try a.singularValues()
  return sigma[min(rank, sigma.count)..<sigma.count].norm
}

/// Singular values and vectors, cut to a rank, as left and right factor.
func cut(_ a: Matrix<Double>, _ rank: Int) throws -> (Factors, sigma: Vector<Double>) {
  let svd = try SVD(a)
  let kept = 0..<min(rank, svd.singularValues.count)
  return ((svd.u[columns: kept], svd.v[columns: kept].transposed()), svd.singularValues[kept])
}

extension Exam {
  /// Expects two factors of the sizes that belong to a rank.
  func expect(_ got: Factors, fit weight: Matrix<Double>, rank: Int) throws {
    try expect(got.left, hasShape: (weight.rows, rank), as: "the left factor")
    try expect(got.right, hasShape: (rank, weight.columns), as: "the right factor")
    for (factor, name) in [(got.left, "left"), (got.right, "right")] {
      try expect(
        factor.isFinite, as: "the \(name) factor", expected: "finite entries", got: factor.exhibit)
    }
  }
}
