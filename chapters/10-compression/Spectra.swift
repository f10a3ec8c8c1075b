import LinearAlgebra
import Literate
import LowRank
import Training

func spectra(_ page: Page, _ study: Study) throws {
  let start = BaseModel().untrained()
  let seen = try study.base.inputStatistics(
    of: study.layers, over: study.calibration)
  var table = Table(
    "layer", "shape", "break-even", "W at the start", "W", "inputs", "outputs")
  var counts: [(start: Int, weight: Int, outputs: Int, limit: Int)] = []
  for name in study.layers {
    guard let inputs = seen[name] else { continue }
    let weight = study.linear(name).weight.value
    let first = start.linearLayer(named: name).dense().weight.value
    // snippet.ninety
    let outputs = try OutputSVD(weight, statistics: inputs, isCentered: true)
    let ranks = try [
      Spectrum(first).rank(forEnergy: 0.9),
      Spectrum(weight).rank(forEnergy: 0.9),
      inputRank(inputs, share: 0.9), outputs.rank(forEnergy: 0.9),
    ]
    // snippet.end
    let limit = LowRankMatrix<Float>.breakEvenRank(
      rows: weight.rows, columns: weight.columns)
    counts.append((ranks[0], ranks[1], ranks[3], limit))
    table.row(
      short(name), weight.shape, "\(limit)", "\(ranks[0])", "\(ranks[1])",
      "\(ranks[2])", "\(ranks[3])")
  }
  page.printMeasured(table)
  page.recordMeasured("weight-least", counts.map(\.weight).min() ?? 0)
  page.recordMeasured("weight-most", counts.map(\.weight).max() ?? 0)
  page.recordMeasured("output-least", counts.map(\.outputs).min() ?? 0)
  page.recordMeasured("output-most", counts.map(\.outputs).max() ?? 0)
  page.recordMeasured(
    "above-limit", "\(counts.count { $0.weight > $0.limit })")
  page.claimOfTraining(
    "The outputs of every layer need a smaller rank than its weight.",
    counts.allSatisfy { $0.outputs < $0.weight })
  try drawSpectra(page, study, start, seen)
}

/// The number of directions that hold a share of the variance of inputs.
private func inputRank(_ inputs: InputStatistics, share: Double) throws -> Int {
  let values = try SymmetricEigen(inputs.covariance).eigenvalues
  let roots = Vector(values.reversed().map { max($0, 0).squareRoot() })
  return try Spectrum(roots, rows: inputs.size, columns: inputs.size)
    .rank(forEnergy: share)
}

private func drawSpectra(
  _ page: Page, _ study: Study, _ start: Transformer<Float>,
  _ seen: [String: InputStatistics]
) throws {
  let shown = ["blocks.0.attention.value", "blocks.1.feedForward.contract"]
  var plots: [Plot] = []
  for name in shown {
    guard let inputs = seen[name] else { continue }
    let weight = study.linear(name).weight.value
    let first = start.linearLayer(named: name).dense().weight.value
    let outputs = try OutputSVD(weight, statistics: inputs, isCentered: true)
    let curves = try [
      Spectrum(first).singularValues, Spectrum(weight).singularValues,
      outputs.singularValues,
    ].map { values in values.map { Double($0 / values[0]) } }
    var plot = Plot(
      x: Axis("k, in \(short(name))"),
      y: Axis("σₖ/σ₁", .logarithmic, range: 0.001...1),
      .line("W at the start", curves[0]), .line("W", curves[1]),
      .line("outputs", curves[2]))
    plot.aspect = 1.2
    plot.key = .bottomLeft
    plots.append(plot)
  }
  try page.figure("spectra", plots)
}
