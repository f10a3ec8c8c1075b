import LinearAlgebra
import Literate
import LowRank

func changeUnits(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.units
  let a = try Matrix<Double>.random(
    rows: 20, columns: 10, singularValues: [3, 2, 1], using: &random)
  var table = Table(
    "unit", "largest σ", "σ > 1e-10", "σ > max(m, n) ε σ₁")
  for (unit, factor) in [("Tm", 1e-12), ("m", 1), ("pm", 1e12)] {
    let sigma = try (a * factor).singularValues()
    let absolute = sigma.filter { $0 > 1e-10 }.count
    let relative = try (a * factor).numericalRank()
    table.row(unit, magnitude(sigma[0]), "\(absolute)", "\(relative)")
  }
  page.print(table)
  // snippet.end
}
