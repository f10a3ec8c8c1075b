import Foundation
import LinearAlgebra
import Literate
import LowRank

func compareFilters(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.confusion
  let sigma: Vector<Double> = [2, 1, 0.5, 0.1]
  let a = try Matrix.random(
    rows: 6, columns: 4, singularValues: sigma, using: &random)
  let svd = try SVD(a)
  let lambda = 0.01
  let filtered = Vector(
    svd.singularValues.map { $0 / ($0 * $0 + lambda) })

  let asPosted = svd.u.scaled(columnsBy: filtered) * svd.v.transpose
  let turned = svd.v.scaled(columnsBy: filtered) * svd.u.transpose
  let inverse = try a.pseudoInverse()
  let ridge = try a.ridge(.identity(6), lambda: lambda)
  page.print("σ         ", svd.singularValues)
  page.print("σ/(σ² + λ)", filtered)
  page.print("1/σ       ", Vector(svd.singularValues.map { 1 / $0 }))
  // snippet.end
  // snippet.distances
  func distance(_ x: Matrix<Double>, _ y: Matrix<Double>) -> String {
    let d = (x - y).frobeniusNorm / y.frobeniusNorm
    return d < 1e-12 ? "< 1e-12" : d.formatted(decimals: 3)
  }
  var table = Table("matrix", "taken for", "relative distance")
  table.row("U F Vᵀ", "A", distance(asPosted, a))
  table.row("V F Uᵀ", "A⁺", distance(turned, inverse))
  table.row("V F Uᵀ", "(AᵀA + λI)⁻¹Aᵀ", distance(turned, ridge))
  page.print()
  page.print(table)
  // snippet.end
  try drawFilters(page, lambda)
}

private func drawFilters(_ page: Page, _ lambda: Double) throws {
  let sigma = (0...120).map { pow(10, -3 + Double($0) / 30) }
  page.record("filter-lambda", lambda, digits: 1)
  page.record("filter-corner", lambda.squareRoot(), digits: 1)
  page.record("filter-peak", 1 / (2 * lambda.squareRoot()), digits: 1)
  let ridge = sigma.map { $0 / ($0 * $0 + lambda) }
  var plot = Plot(
    x: Axis("σ", .logarithmic), y: Axis("factor", .logarithmic),
    .line("pseudo-inverse, 1/σ", x: sigma, sigma.map { 1 / $0 }),
    .line("ridge, σ/(σ² + λ)", x: sigma, ridge),
    .dashed(
      "what ridge keeps, σ²/(σ² + λ)", x: sigma,
      zip(sigma, ridge).map { $0 * $1 }))
  plot.key = .bottomRight
  try page.figure("filters", plot)
}
