import LinearAlgebra
import Literate
import LowRank

func powerIteration(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.ones
  let a: Matrix<Double> = [[3, -1], [-1, 3]]
  let fromOnes = try LeadingTriplet(of: a, near: [1, 1])
  let fromRandom = try LeadingTriplet(of: a, using: &random)
  page.print("from ones:   σ = \(fromOnes.value.formatted(digits: 4))")
  page.print("at random:   σ = \(fromRandom.value.formatted(digits: 4))")
  // snippet.end
  let centered: Matrix<Double> = [[1, -1, 0, 0], [2, 1, -3, 0], [0, 4, -3, -1]]
  let nothing = try LeadingTriplet(of: centered, near: [1, 1, 1, 1])
  let something = try centered.spectralNorm()
  page.print(
    "rows of sum 0, from ones: σ = \(nothing.value.formatted(digits: 4)), "
      + "and it is \(something.formatted(digits: 4))")
  try page.claim(
    "From ones both searches end at a wrong value and report no residual.",
    fromOnes.residual < 1e-12 && nothing.value == 0)
  try warmStart(page, using: &random)
}

/// How many products with AᵀA a search takes from scratch and from nearby.
private func warmStart(
  _ page: Page, using random: inout SplitMix64
) throws {
  let values = Vector((0..<40).map { 1 / (1 + Double($0) / 20) })
  let w = try Matrix.random(
    rows: 60, columns: 40, singularValues: values, using: &random)
  let change = Matrix<Double>.gaussian(rows: 60, columns: 40, using: &random)
  // snippet.warm
  let first = try LeadingTriplet(of: w, tolerance: 1e-3, using: &random)
  let changed = w + 1e-5 * change
  let second = try LeadingTriplet(
    of: changed, near: first.right, tolerance: 1e-3)
  // snippet.end
  try page.claim(
    "The first search takes many steps, and the second at most two.",
    first.steps > 10 && second.steps <= 2)
}
