import LinearAlgebra
import Literate
import LowRank

/// A way to choose k layers at random, prepared once and drawn from often.
typealias Draw =
  (inout SplitMix64) throws -> ColumnRowSelection<Double>

/// Prepares a rule for many draws.
func prepared(
  _ rule: ColumnRowRule, _ product: ColumnRowProduct<Double>, _ k: Int
) throws -> Draw {
  let distribution: Distribution<Double>
  switch rule {
  case .uniform: distribution = try product.uniformProbabilities()
  case .optimal: distribution = try product.optimalProbabilities()
  case .leverage: distribution = try product.leverageProbabilities()
  case .withoutReplacement:
    let design = try product.systematicSampling(k)
    let weights = design.inclusionProbabilities.map { 1 / $0 }
    return {
      let taken = design.sample(startingAt: $0.uniform())
      return ColumnRowSelection(
        indices: taken, weights: Vector(taken.map { weights[$0] }))
    }
  default: return { try product.select(k, by: rule, using: &$0) }
  }
  return { try product.sample(k, from: distribution, using: &$0) }
}

func checkVariance(_ page: Page) throws {
  let product = try Products.decaying(seed: page.seed)
  let meter = ErrorMeter(product)
  let trials = 2000
  var rows: [Double] = []
  var random = SplitMix64(seed: page.seed)
  var table = Table(
    "k", "probabilities", "predicted", "measured", "standard errors off")
  for k in [10, 100] {
    table.row("\(k)", "zero matrix", relative(1), relative(1), "–")
    rows.append(1)
    for rule in [ColumnRowRule.uniform, .leverage, .optimal] {
      let draw = try prepared(rule, product, k)
      // snippet.measure
      let errors = try (0..<trials).map { _ in meter(try draw(&random)) }
      let (mean, deviation) = statistics(errors)
      let standardError = deviation / Double(trials).squareRoot()
      let predicted =
        try product.expectedSquaredError(k, by: rule) / meter.zero
      let distance = (mean - predicted) / standardError
      // snippet.end
      rows.append(predicted)
      table.row(
        "\(k)", rule.rawValue, relative(predicted), relative(mean),
        distance.formatted(decimals: 1))
    }
  }
  page.print("Squared errors as parts of ‖XY‖², \(trials) trials each:")
  page.print(table)
  page.record("variance-trials", trials)
  page.record("variance-rows", rows.count)
  page.record("variance-worse", rows.count { $0 > 1 })
  let gain =
    try product.expectedSquaredError(10, by: .uniform)
    / product.expectedSquaredError(10, by: .optimal)
  page.record("variance-gain", gain, decimals: 0)
}

/// The mean, and the standard deviation of a sample.
func statistics(_ values: [Double]) -> (mean: Double, deviation: Double) {
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / (count - 1)).squareRoot())
}
