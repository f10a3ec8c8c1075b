import LinearAlgebra
import Literate
import LowRank

func findBestFactor(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.detours
  let a = Matrix<Double>.gaussian(rows: 8, columns: 3, using: &random)
  let m = Matrix<Double>.gaussian(rows: 8, columns: 6, using: &random)
  let best = try PseudoInverse(a).solve(m)
  let bestError = (a * best - m).frobeniusNorm

  var table = Table("size of the detour", "‖AB - M‖", "Pythagoras")
  for size in [0, 0.01, 0.1, 1, 10] {
    let direction = Matrix<Double>.gaussian(
      rows: 3, columns: 6, using: &random)
    let w = direction * (size / direction.frobeniusNorm)
    let error = (a * (best + w) - m).frobeniusNorm
    let predicted = Vector([bestError, (a * w).frobeniusNorm]).norm
    table.row(
      size.formatted(digits: 3), error.formatted(decimals: 4),
      predicted.formatted(decimals: 4))
  }
  page.print(table)
  // snippet.end
  page.record("best-error", bestError, decimals: 4)
  try page.draw(
    "normal-equations", normalEquationsDrawn())
  try page.draw("detour", detourDrawn())
}
