import Foundation
import LinearAlgebra
import Literate
import LowRank

func keepRareDirection(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.rare
  // 400 columns in four dimensions; only the last four have anything in the
  // fourth, and they are small.
  let common = Matrix<Double>.gaussian(rows: 3, columns: 396, using: &random)
  let x = Matrix<Double>(rows: 4, columns: 400) { i, j in
    if j < 396 { return i < 3 ? common[i, j] : 0 }
    return i < 3 ? 0 : 0.05
  }
  let product = try ColumnRowProduct(x, x.transposed())
  // In these coordinates all directions count alike: W XXᵀ Wᵀ = I.
  let lower = try Cholesky(product.exact).l
  let white = try lower.solveTriangular(.lower, x)
  let whitened = try ColumnRowProduct(white, white.transposed())
  // snippet.end
  let k = 100
  var table = Table(
    "probabilities", "error", "error, whitened", "direction missed")
  table.row("zero matrix", relative(1), relative(1), "always")
  let choices = [
    ("uniform", try product.uniformProbabilities()),
    ("optimal", try product.optimalProbabilities()),
    ("leverage", try product.leverageProbabilities()),
  ]
  for (name, p) in choices {
    // snippet.compare
    let error = try product.expectedSquaredError(k, from: p)
    let whiteError = try whitened.expectedSquaredError(k, from: p)
    let rare = p.probabilities[396..<400].elements.reduce(0, +)
    let missed = pow(1 - rare, Double(k))
    // snippet.end
    table.row(
      name, relativeRoot(error / product.squaredErrorOfZero),
      relativeRoot(whiteError / whitened.squaredErrorOfZero),
      missed < 1e-4
        ? "< 0.01 %" : "\((100 * missed).formatted(decimals: 1)) %")
  }
  page.print("k = \(k):")
  page.print(table)
  let leverage = choices[2].1
  let share = leverage.probabilities[396..<400].elements.reduce(0, +)
  page.record("leverage-share", share, decimals: 2)
  page.record("leverage-formula", (3.0 / 100).squareRoot(), decimals: 3)
}
