import LinearAlgebra
import Literate
import LowRank

func estimateOnce(_ page: Page) throws {
  // snippet.once
  let product = try Products.decaying(seed: page.seed)
  let optimal = try product.optimalProbabilities()
  var random = SplitMix64(seed: page.seed)
  let draws = (0..<40).map { _ in optimal.draw(using: &random) }
  let plain = estimate(
    product.x, product.y, draws: draws, probabilities: optimal.probabilities)

  var again = SplitMix64(seed: page.seed)
  let chosen = try product.sample(40, from: optimal, using: &again)
  let fast = Matrix(product.approximation(chosen))
  let agree = fast.isApproximatelyEqual(to: plain, relativeTolerance: 1e-13)

  page.print("draws: \(draws.count), different layers: \(chosen.count)")
  page.print("first draws: \(draws.prefix(10).map { $0 + 1 })")
  page.print("the two estimates agree: \(agree)")
  let error = (product.squaredError(chosen) / product.squaredErrorOfZero)
  page.print("relative error: \(relativeRoot(error))")
  // snippet.end
  page.record("once-different", chosen.count)
  page.record("once-error", error.squareRoot(), decimals: 2)
  try drawOneLayerMore(page)
}
