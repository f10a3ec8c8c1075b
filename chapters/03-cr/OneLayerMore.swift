import LinearAlgebra
import Literate
import LowRank

/// Draws one after the other, and the error of the estimate after each.
private struct Draws: Encodable {
  let layers: [Int]
  let errors: [Double]

  init(
    _ count: Int, _ product: ColumnRowProduct<Double>,
    _ distribution: Distribution<Double>, using random: inout SplitMix64
  ) {
    let (x, y, exact) = (product.x, product.y, product.exact)
    let norm = exact.frobeniusNorm
    var sum = Matrix<Double>.zero(rows: exact.rows, columns: exact.columns)
    var (layers, errors) = ([Int](), [Double]())
    for k in 1...count {
      let i = distribution.draw(using: &random)
      sum += (1 / distribution.probabilities[i]) * x[column: i].outer(y[row: i])
      layers.append(i)
      errors.append((sum / Double(k) - exact).frobeniusNorm / norm)
    }
    (self.layers, self.errors) = (layers, errors)
  }
}

/// What a rule promises, what two hundred runs did, and a few of them.
private struct RuleDraws: Encodable {
  let name: String
  let probabilities: [Double]
  let expected: [Double]
  let low: [Double]
  let high: [Double]
  let runs: [Draws]
}

private struct AllDraws: Encodable { let rules: [RuleDraws] }

/// Keeps runs for a reader who draws layer by layer.
func drawOneLayerMore(_ page: Page) throws {
  let (most, many) = (80, 200)
  let product = try Products.decaying(seed: page.seed)
  var random = SplitMix64(seed: page.seed)
  let choices: [(String, ColumnRowRule, Distribution<Double>)] = [
    ("by size", .optimal, try product.optimalProbabilities()),
    ("all alike", .uniform, try product.uniformProbabilities()),
  ]
  let rules = try choices.map { name, rule, distribution in
    let runs = (0..<many).map { _ in
      Draws(most, product, distribution, using: &random)
    }
    let sorted = (0..<most).map { k in runs.map { $0.errors[k] }.sorted() }
    return RuleDraws(
      name: name, probabilities: distribution.probabilities.elements,
      expected: try (1...most).map {
        let square = try product.expectedSquaredError($0, by: rule)
        return (square / product.squaredErrorOfZero).squareRoot()
      },
      low: sorted.map { $0[many / 40] },
      high: sorted.map { $0[many - 1 - many / 40] },
      runs: Array(runs.prefix(8)))
  }
  try page.data("one-layer-more", AllDraws(rules: rules), digits: 4)
  let (rule, k) = (rules[0], (1...most).map(Double.init))
  var plot = Plot(
    x: Axis("layers drawn"),
    y: Axis("relative error", .logarithmic, range: 0.1...3),
    .band("", x: k, lower: rule.low, upper: rule.high),
    .line("this run", x: k, rule.runs[0].errors),
    .dashed("expected", x: k, rule.expected))
  plot.key = .topRight
  try page.figure("one-layer-more", plot)
}
