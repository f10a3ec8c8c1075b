import Drawing
import LinearAlgebra
import Literate
import LowRank

func kink(_ page: Page) throws {
  try drawKink(page)
  // snippet.kink
  let identity = Matrix<Double>.identity(2)
  let e: Matrix<Double> = [[1, 0], [0, -1]]
  for t in [-0.1, 0.1] {
    let change = try (identity + t * e).spectralNorm() - 1
    page.print("t = \(t): the norm changes by \(change.formatted(digits: 3))")
  }
  // snippet.end
  var random = SplitMix64(seed: page.seed)
  let g = try LeadingTriplet(of: identity, using: &random).gradient
  let holds = try (0..<1000).allSatisfy { _ in
    let e = Matrix<Double>.gaussian(rows: 2, columns: 2, using: &random)
    return try (identity + e).spectralNorm() >= 1 + g.inner(e) - 1e-12
  }
  try page.claim("What the power iteration finds is a subgradient.", holds)
}

/// The norm of diag(1 + t, 1 − t), with two of the lines below it.
private func drawKink(_ page: Page) throws {
  let corner = (0.0, 1.0)
  try page.draw(
    "kink",
    Sketch {
      Plane(
        x: -1.2...1.3, y: -0.25...2.3, unit: 80,
        .axes("t"),
        .segment(from: (-1.1, 0.67), to: (1.1, 1.33), "", .second),
        .segment(from: (-1.1, 1.55), to: (1.1, 0.45), "", .third),
        .segment(from: (-1.1, 2.1), to: corner, "", .first),
        .segment(from: corner, to: (1.1, 2.1), "", .first),
        .note("1 + |t|", at: (0.55, 1.95), .first),
        .note("slope 0.3", at: (0.75, 1.05), .second),
        .note("slope −0.5", at: (0.7, 0.4), .third))
    })
}
