import LinearAlgebra
import Literate
import LowRank

func squareFactor(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = try Matrix.random(
    rows: 5, columns: 4, singularValues: [2, 1, 0.5, 0.2], using: &random)
  var table = Table("unit", "σ₁", "by σ₁u₁v₁ᵀ", "by u₁v₁ᵀ")
  for unit in [0.01, 1, 100] {
    // snippet.square
    let w = unit * a
    let top = try LeadingTriplet(of: w, tolerance: 1e-9, using: &random)
    let right = try (w - 0.1 * top.halfSquareGradient).singularValues()
    let wrong = try (w - 0.1 * top.gradient).singularValues()
    // snippet.end
    table.row(
      "\(unit.formatted(digits: 2))", top.value.formatted(digits: 3),
      right[0].formatted(digits: 3), wrong[0].formatted(digits: 3))
    try page.claim(
      "With the factor a tenth of the largest value is gone.",
      abs(right[0] / top.value - 0.9) < 1e-6)
    if unit == 0.01 {
      page.record("square-small", wrong[0], digits: 2)
      try page.claim("Without it a small matrix grows.", wrong[0] > top.value)
    }
  }
  page.print("the largest singular value, before and after a step of 0.1")
  page.print(table)
}
