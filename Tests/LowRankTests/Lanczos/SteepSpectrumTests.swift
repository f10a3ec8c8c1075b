import Gallery
import LinearAlgebra
import LowRank
import Testing

/// Matrices with products whose columns are nearly parallel: the first singular values are far above
/// the others, or there are few different ones.
private func steep<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws -> [Matrix<Scalar>] {
  var generator = SplitMix64(seed: 61)
  let hilbert = [(60, 33), (73, 23), (52, 35), (8, 8)].map { rows, columns in
    Matrix<Scalar>(rows: rows, columns: columns) { 1 / Scalar($0 + $1 + 1) }
  }
  let sets: [[Scalar]] = [[1, 1, 1, 0.5, 0.5, 1e-3, 1e-7, 1e-7], [1, 1, 0.5, 1e-3, 1e-3, 1e-7]]
  let few = try (0..<8).map { number in
    try Matrix<Scalar>.random(
      rows: 8 + 5 * number, columns: 40 - 4 * number,
      singularValues: Vector(sets[number % 2]), using: &generator)
  }
  return hilbert + few
}

@Suite struct `Lanczos where products are nearly parallel` {
  @Test(arguments: precisions) func `keeps its vectors orthonormal and its residuals small`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for (number, a) in try steep(Scalar.self).enumerated() {
        let sigma = try SVD(a).singularValues
        let slack = 64 * Scalar.ulpOfOne * Scalar(max(a.rows, a.columns)).squareRoot()
        for rank in 1...6 {
          var generator = SplitMix64(seed: UInt64(rank))
          for end in SingularValueEnd.allCases {
            let svd = try SVD(lanczos: a, rank: rank, end: end, using: &generator)
            let wanted = end == .largest ? sigma.prefix(rank) : sigma.suffix(rank)
            for (value, right) in zip(svd.singularValues, wanted) {
              #expect(abs(value - right) <= slack * sigma[0], "\(number), \(rank), \(end)")
            }
            for q in [svd.u, svd.v] {
              #expect((q.gram() - .identity(rank)).maxNorm <= slack, "\(number), \(rank), \(end)")
            }
          }
          let gram = a.rowGram()
          let eigen = try SymmetricEigen(lanczos: gram, count: rank, using: &generator)
          let q = eigen.eigenvectors
          let residual = gram * q - q.scaled(columnsBy: eigen.eigenvalues)
          #expect(residual.maxNorm <= 2 * slack * sigma[0] * sigma[0], "\(number), \(rank)")
          #expect((q.gram() - .identity(rank)).maxNorm <= slack, "\(number), \(rank)")
        }
      }
    }
    try check(scalar)
  }
}
