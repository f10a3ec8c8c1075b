import Foundation
import LinearAlgebra
import Literate
import LowRank

// snippet.naive
/// A basis of (A Aᵀ)^q A Ω, orthonormalized at the very end.
private func naiveBasis(
  _ a: Matrix<Double>, _ omega: Matrix<Double>, iterations q: Int
) throws -> Matrix<Double> {
  var y = a * omega
  for _ in 0..<q { y = a * (a.transpose * y) }
  return try QR(y).q
}
// snippet.end

func loseDirections(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // 1, 0.1, 0.01 and so on, down to 1e-10.
  let sigma = Vector<Double>.geometric(11, from: 1, to: 1e-10)
  let a = try Matrix.random(
    rows: 80, columns: 60, singularValues: sigma, using: &random)
  let omega = Matrix<Double>.gaussian(rows: 60, columns: 11, using: &random)
  var table = Table(
    "q", "ε^(1/(2q + 1))", "smallest σ found, naive", "with care")
  for q in [0, 1, 2, 3, 4] {
    let limit = pow(0x1p-53, 1 / Double(2 * q + 1))
    let naive = smallest(try naiveBasis(a, omega, iterations: q), a, sigma)
    let basis = try rangeFinder(
      a, size: 11, powerIterations: q, using: &random)
    let careful = smallest(basis, a, sigma)
    table.row(
      "\(q)", limit.formatted(digits: 1), naive.formatted(digits: 1),
      careful.formatted(digits: 1))
    if q == 2 { page.record("lost-naive", naive, digits: 1) }
  }
  page.print(table)
}

/// The smallest of the leading singular values whose left vectors lie for the
/// most part in the span of the basis.
private func smallest(
  _ basis: Matrix<Double>, _ a: Matrix<Double>, _ sigma: Vector<Double>
) -> Double {
  guard let svd = try? SVD(a) else { return .nan }
  let missing = svd.u[columns: 0..<sigma.count].outside(basis)
  let found = sigma.indices.prefix { missing[column: $0].norm < 0.5 }
  return found.last.map { sigma[$0] } ?? 1
}
