import Foundation
import LinearAlgebra
import Literate
import LowRank

func dropOversampling(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let k = 10
  let draws = 2000
  // Ten directions that matter, and many more that hardly do.
  let sigma = Vector((0..<60).map { $0 < k ? 1 : 1e-3 })
  let a = try Matrix.random(
    rows: 60, columns: 60, singularValues: sigma, using: &random)
  var table = Table(
    "p", "median", "one in a hundred", "worst", "√(1 + k/(p − 1))")
  for p in [0, 1, 2, 5, 10] {
    let ratios = try (0..<draws).map { _ in
      let q = try rangeFinder(
        a, size: k + p, powerIterations: 0, using: &random)
      return a.outside(q).frobeniusNorm / sigma.tail(k)
    }
    let factor = (1 + Double(k) / Double(p - 1)).squareRoot()
    let worst = ratios.max() ?? 0
    table.row(
      "\(p)", ratios.quantile(0.5).formatted(digits: 3),
      ratios.quantile(0.99).formatted(digits: 3), worst.formatted(digits: 3),
      p < 2 ? "∞" : factor.formatted(digits: 3))
    if p == 0 || p == 5 {
      page.record("oversampling-median-\(p)", ratios.quantile(0.5), digits: 2)
      page.record("oversampling-worst-\(p)", worst, decimals: p == 0 ? 0 : 1)
    }
  }
  page.print("error over the least error of rank \(k), \(draws) draws")
  page.print(table)
  page.record("oversampling-draws", draws)
}
