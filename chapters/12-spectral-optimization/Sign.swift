import LinearAlgebra
import Literate
import LowRank

func sign(_ page: Page) throws {
  try drawSign(page)
  var random = SplitMix64(seed: page.seed)
  let m = try Matrix.random(
    rows: 4, columns: 3, singularValues: [2, 1, 0.1], using: &random)
  // snippet.sign
  let q = try m.matrixSign()
  page.print("σ of M", try m.singularValues())
  page.print("σ of msign(M)", try q.singularValues())
  page.print("‖M − msign(M)‖_F² = \((m - q).squares.formatted(digits: 4))")
  page.print("⟨M, msign(M)⟩     = \(m.inner(q).formatted(digits: 4))")
  // snippet.end
  let nearer = try (0..<1000).contains { _ in
    let other = try QR(
      Matrix<Double>.gaussian(rows: 4, columns: 3, using: &random)
    ).q
    return (m - other).squares < (m - q).squares
  }
  try page.claim("No orthonormal matrix of 1000 is nearer.", !nearer)
}

extension Matrix<Double> {
  /// The sum of the squares of all entries.
  fileprivate var squares: Double { inner(self) }
}
