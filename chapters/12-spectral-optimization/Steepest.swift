import LinearAlgebra
import Literate
import LowRank

func steepest(_ page: Page) throws {
  try drawBalls(page)
  // snippet.steepest
  let g: Matrix<Double> = [[4, 0], [3, 5]]
  for norm in MatrixNorm.allCases {
    let d = try norm.steepestDirection(for: g)
    let dual = try norm.dualValue(of: g)
    page.print("\(norm.rawValue): dual \(dual.formatted(digits: 4))")
    page.print("D", d, decimals: 3)
  }
  // snippet.end
  var random = SplitMix64(seed: page.seed)
  for norm in MatrixNorm.allCases {
    let d = try norm.steepestDirection(for: g)
    let dual = try norm.dualValue(of: g)
    let length = try norm.value(of: d)
    let beaten = try (0..<1000).contains { _ in
      let other = Matrix<Double>.gaussian(rows: 2, columns: 2, using: &random)
      let size = try norm.value(of: other)
      return g.inner(other) / size > dual * (1 + 1e-12)
    }
    try page.claim(
      "Each direction has norm 1 and the dual norm as inner product.",
      abs(length - 1) < 1e-12 && abs(g.inner(d) - dual) < 1e-12 * dual
        && !beaten)
  }
}
