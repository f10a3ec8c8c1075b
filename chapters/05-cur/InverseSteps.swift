import LinearAlgebra
import Literate
import LowRank

// snippet.steps
/// The first number of steps after which ‖I − AZ‖₂ is at most 1e-6.
func stepsNeeded(_ a: Matrix<Double>) throws -> Int? {
  let identity = Matrix<Double>.identity(a.rows)
  return try (0...60).first { steps in
    let z = a.newtonSchulzPseudoInverse(steps: steps)
    return try (identity - a * z).spectralNorm() <= 1e-6
  }
}
// snippet.end

func countSteps(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  var table = Table("σₘ / σ₁", "σₘ² / (‖A‖₁‖A‖∞)", "steps", "predicted")
  var curves: [(String, [Double])] = []
  for exponent in 0...4 {
    let least = Double.exp10(-Double(exponent))
    let sigma = Vector(
      (0..<12).map { Double.exp(.log(least) * Double($0) / 11) })
    let a = try Matrix.random(
      rows: 12, columns: 12, singularValues: sigma, using: &generator)
    let share = least * least / (a.oneNorm * a.infinityNorm)
    let steps = try stepsNeeded(a)
    table.row(
      "1e-\(exponent)", share.formatted(digits: 2),
      steps.map(String.init) ?? "over 60", "\(predicted(share))")
    let identity = Matrix<Double>.identity(12)
    let residuals = try (0...24).map { steps in
      try (identity - a * a.newtonSchulzPseudoInverse(steps: steps))
        .spectralNorm()
    }
    curves.append(("σₘ/σ₁ = 1e-\(exponent)", residuals))
  }
  page.print(table)
  let xs = (0...24).map(Double.init)
  try page.figure(
    "inverse-steps",
    Plot(
      x: Axis("steps"), y: Axis("‖I − AZ‖₂", range: 0...1.05),
      curves.map { .linePoints($0.0, x: xs, $0.1) }
    ).with(key: .topRight))
}

/// Follows one residual 1 − s by the rule of the iteration.
private func predicted(_ share: Double) -> Int {
  var (e, steps) = (1 - share, 0)
  while e > 1e-6 {
    e = (3 * e * e * e + e * e * e * e) / 4
    steps += 1
  }
  return steps
}
