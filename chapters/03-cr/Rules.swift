import LinearAlgebra
import Literate
import LowRank

/// The errors of one rule for several numbers of layers.
struct RuleCurve {
  let rule: ColumnRowRule
  var ks: [Double] = []
  var means: [Double] = []
  var low: [Double] = []
  var high: [Double] = []

  // snippet.curve
  /// Tries a rule 200 times for each k, and keeps the mean error and the
  /// interval that holds the central 95 % of the errors.
  init(
    _ rule: ColumnRowRule, _ product: ColumnRowProduct<Double>,
    using random: inout SplitMix64
  ) throws {
    self.rule = rule
    let meter = ErrorMeter(product)
    for k in RuleCurve.counts {
      let draw = try prepared(rule, product, k)
      let trials = rule == .largest ? 1 : 200
      var errors = try (0..<trials).map { _ in
        meter(try draw(&random)).squareRoot()
      }
      errors.sort()
      ks.append(Double(k))
      means.append(errors.reduce(0, +) / Double(trials))
      low.append(errors[trials / 40])
      high.append(errors[trials - 1 - trials / 40])
    }
  }
  // snippet.end

  static let counts = [4, 7, 12, 20, 35, 60, 100, 140, 180]
  static let rules: [ColumnRowRule] = [
    .uniform, .optimal, .withoutReplacement, .largest,
  ]

  /// The mean error for a number of layers.
  func mean(_ k: Int) -> Double {
    ks.firstIndex(of: Double(k)).map { means[$0] } ?? .nan
  }

  /// The band and the line of a chart.
  var series: [Series] {
    [
      .band("", x: ks, lower: low, upper: high),
      .line(rule.title, x: ks, means),
    ]
  }
}

extension ColumnRowRule {
  /// The name in keys and tables.
  var title: String {
    switch self {
    case .uniform: "uniform"
    case .leverage: "leverage"
    case .optimal: "optimal"
    case .withoutReplacement: "without replacement"
    case .winnerTakeAll: "winner-take-all"
    case .largest: "largest"
    }
  }
}

func compareRules(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  var plots: [Plot] = []
  let products = [
    ("flat", try Products.flat(seed: page.seed)),
    ("decaying", try Products.decaying(seed: page.seed)),
  ]
  for (name, product) in products {
    let curves = try RuleCurve.rules.map {
      try RuleCurve($0, product, using: &random)
    }
    page.print("\(name):")
    page.print(table(curves))
    plots.append(chart(name, curves))
    // One key serves both charts.
    if plots.count > 1 { plots[1].key = .none }
    if name == "decaying" {
      page.record("rules-largest", curves[3].mean(20), decimals: 2)
      page.record("rules-optimal", curves[1].mean(20), decimals: 2)
    } else {
      page.print()
    }
  }
  try page.figure("rules", plots)
}

func compareRulesOnAlignedLayers(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let product = try Products.aligned(seed: page.seed)
  let curves = try RuleCurve.rules.map {
    try RuleCurve($0, product, using: &random)
  }
  page.print(table(curves))
  page.record("aligned-largest", curves[3].mean(20), decimals: 2)
  page.record("aligned-optimal", curves[1].mean(20), decimals: 2)
  var plot = chart("aligned", curves, upTo: 2)
  plot.aspect = 1.6
  try page.figure("aligned-rules", plot)
}

/// The mean errors, with the zero matrix as the first row.
private func table(_ curves: [RuleCurve]) -> Table {
  var table = Table("mean error for k =", "7", "20", "60", "140")
  for column in 1...4 { table.best(.least, column: column) }
  table.row("zero matrix", "1.000", "1.000", "1.000", "1.000")
  for curve in curves {
    let cells = [7, 20, 60, 140].map { relative(curve.mean($0)) }
    table.row(curve.rule.title, cells[0], cells[1], cells[2], cells[3])
  }
  return table
}

private func chart(
  _ name: String, _ curves: [RuleCurve], upTo top: Double = 20
) -> Plot {
  let ticks = [4, 10, 20, 50, 100, 200].map { (Double($0), "\($0)") }
  var plot = Plot(
    x: Axis("k, \(name)", .logarithmic, range: 4...200, ticks: ticks),
    y: Axis("relative error", .logarithmic, range: 0.01...top),
    curves.flatMap(\.series) + [
      .dashed("the zero matrix", x: [4, 200], [1, 1])
    ])
  plot.key = .bottomLeft
  plot.aspect = 0.95
  return plot
}
