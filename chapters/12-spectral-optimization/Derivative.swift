import LinearAlgebra
import Literate
import LowRank

func derivative(_ page: Page) throws {
  // snippet.derivative
  let a: Matrix<Double> = [[2, 0], [0, 1]]
  let e: Matrix<Double> = [[0.3, 1], [-2, 0.5]]
  var table = Table("t", "(‖A + tE‖ − ‖A‖) / t")
  for t in [0.1, 0.01, 0.001] {
    let quotient = (try (a + t * e).spectralNorm() - 2) / t
    table.row("\(t)", quotient.formatted(decimals: 3))
  }
  page.print(table)
  // snippet.end
  try compareWithDifferences(page)
}

/// The gradient of a random matrix against central differences.
private func compareWithDifferences(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = try Matrix.random(
    rows: 6, columns: 4, singularValues: [3, 2, 1, 0.5], using: &random)
  // snippet.triplet
  let top = try LeadingTriplet(of: a, tolerance: 1e-10, using: &random)
  let h = 1e-5
  let errors = try (0..<20).map { _ in
    let e = Matrix<Double>.gaussian(rows: 6, columns: 4, using: &random)
    let above = try (a + h * e).spectralNorm()
    let below = try (a - h * e).spectralNorm()
    return (above - below) / (2 * h) - top.gradient.inner(e)
  }
  // snippet.end
  let worst = errors.map(\.magnitude).max() ?? .infinity
  page.print("")
  page.print("20 directions, all within 1e-7: \(worst < 1e-7 ? "yes" : "no")")
  try page.claim("The gradient is that of central differences.", worst < 1e-7)
}

extension Matrix<Double> {
  // snippet.inner
  /// The inner product `⟨A, B⟩`, entry times entry.
  func inner(_ other: Matrix) -> Double {
    hadamard(other).elements.reduce(0, +)
  }
  // snippet.end
}
