import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

func testBound(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let draws = 20_000
  let slow = try Example("slow", size: 40, using: &random) {
    1 / Double($0).squareRoot()
  }
  let layer = try Example("one layer", size: 40, using: &random) {
    $0 == 1 ? 1 : 0
  }
  // Nothing is kept of the layer, and ten layers of the other matrix.
  let svds = [
    try SVD(layer.a).truncated(toRank: 0),
    try SVD(randomized: slow.a, rank: 10, using: &random),
  ]
  var table = Table("r", "promised", "one layer", "slow", "bound/error, slow")
  for r in [1, 2, 3] {
    var (rates, factors) = ([Double](), [Double]())
    for (example, svd) in zip([layer, slow], svds) {
      let error = try (example.a - Matrix(svd)).spectralNorm()
      // snippet.posterior
      let bounds = try (0..<draws).map { _ in
        try example.a.posteriorErrorBound(of: svd, probes: r, using: &random)
      }
      let failures = bounds.filter { $0 < error }.count
      // snippet.end
      rates.append(Double(failures) / Double(draws))
      factors.append(bounds.mean / error)
    }
    table.row(
      "\(r)", percent(pow(0.1, Double(r))), percent(rates[0]),
      percent(rates[1]), factors[1].formatted(decimals: 1))
    if r == 1 { page.record("posterior-one", percent(rates[0])) }
    if r == 3 { page.record("posterior-factor", factors[1], decimals: 0) }
  }
  page.print("how often the bound fails in \(draws) draws")
  page.print(table)
}

func askForTolerance(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = Scene(rows: 192, columns: 256).gray
  let sigma = try a.singularValues()
  var table = Table("asked for", "rank", "least rank", "error")
  for tolerance in [4000.0, 2000, 1000, 500] {
    // snippet.tolerance
    let svd = try SVD(randomized: a, tolerance: tolerance, using: &random)
    // snippet.end
    let error = try (a - Matrix(svd)).spectralNorm()
    table.row(
      tolerance.formatted(decimals: 0), "\(svd.singularValues.count)",
      "\(sigma.prefix { $0 > tolerance }.count)", error.formatted(digits: 3))
  }
  page.print(table)
}
