import LinearAlgebra
import Literate
import LowRank

func rank(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.rank
  let left = Matrix<Double>.gaussian(rows: 8, columns: 3, using: &generator)
  let right = Matrix<Double>.gaussian(rows: 3, columns: 6, using: &generator)
  let a = left * right
  var table = Table("matrix", "σ ≥ 0", "σ ≠ 0", "σ > 1e-10", "relative")
  for scale in [1e-12, 1, 1e12] {
    let sigma = try (scale * a).singularValues()
    table.row(
      scale == 1 ? "A" : "A × \(scale.formatted(digits: 1))",
      atMost(3, sigma.count { $0 >= 0 }), atMost(3, sigma.count { $0 != 0 }),
      atMost(3, sigma.count { $0 > 1e-10 }),
      "\(try (scale * a).numericalRank())")
  }
  page.print(table)
  // snippet.end
  let sigma = try a.singularValues()
  page.print("the first three of six", sigma[0..<3], decimals: 4)
  page.print("the fourth is \(atMostRounding(sigma[3] / sigma[0])) of σ₁")
}

/// A count, or how it misses a limit: by how much is a matter of rounding.
func atMost(_ limit: Int, _ count: Int) -> String {
  count <= limit ? "\(count)" : "> \(limit)"
}
