import LinearAlgebra
import Literate
import LowRank

func chooseTolerance(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.float
  let left = Matrix<Float>.gaussian(
    rows: 50, columns: 3, using: &random)
  let right = Matrix<Float>.gaussian(
    rows: 3, columns: 40, using: &random)
  let a = left * right  // rank 3, but for rounding

  var table = Table("tolerance", "rank", "‖P‖", "‖APA - A‖/‖A‖")
  let rules: [(name: String, tolerance: Float?)] = [
    ("1e-15", 1e-15), ("max(m, n) ε", nil),
  ]
  for (name, tolerance) in rules {
    let inverse = try PseudoInverse(a, relativeTolerance: tolerance)
    let p = inverse.matrix
    let residual = (a * p * a - a).frobeniusNorm / a.frobeniusNorm
    table.row(
      name, "\(inverse.rank)", magnitude(Double(try p.spectralNorm())),
      magnitude(Double(residual)))
  }
  page.printMeasured(table)
  // snippet.end
  try compareWithTheory(page, a)
  try drawSpectrum(page, a)
}

/// What holds on every machine of the table.
private func compareWithTheory(_ page: Page, _ a: Matrix<Float>) throws {
  let proper = try PseudoInverse(a)
  let all = try PseudoInverse(a, relativeTolerance: 1e-15)
  page.print("ranks: \(proper.rank) and \(all.rank)")
  let (small, large) = (proper.matrix.maxNorm, all.matrix.maxNorm)
  page.print("‖P‖ grows more than a thousandfold: \(large > 1000 * small)")
}

private func drawSpectrum(_ page: Page, _ a: Matrix<Float>) throws {
  let sigma = try a.singularValues().map(Double.init)
  let ends = [0.0, 41.0]
  let relative = Double(Float.ulpOfOne) * 50
  page.record("float-tolerance", relative, digits: 1)
  page.record("float-third", sigma[2] / sigma[0], digits: 1)
  page.recordMeasured("float-fourth", sigma[3] / sigma[0], digits: 1)
  var plot = Plot(
    x: Axis("k", range: 0...41),
    y: Axis("σₖ/σ₁", .logarithmic, range: 1e-16...10),
    .points("singular values", sigma.map { $0 / sigma[0] }),
    .dashed("max(m, n) ε", x: ends, [relative, relative]),
    .dashed("10⁻¹⁵", x: ends, [1e-15, 1e-15]))
  plot.key = .topRight
  try page.figure("float-spectrum", plot)
}
