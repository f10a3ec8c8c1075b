import LinearAlgebra
import Literate
import LowRank
import Training

/// A layer's name, short enough for a table.
func short(_ layer: String) -> String {
  layer.replacing("blocks.", with: "").replacing(".attention", with: "")
    .replacing(".feedForward", with: "")
}

func updates(
  _ page: Page, _ study: FineTuning, _ updates: FullUpdate
) throws {
  var table = Table(
    "layer", "shape", "‖ΔW‖/‖W‖", "50 %", "90 %", "99 %", "W: 90 %")
  var ranks: [Int] = []
  var weightRanks: [Int] = []
  for (name, update) in zip(updates.names, updates.spectra) {
    let weight = study.weight(name)
    let size = Double(update.energy.squareRoot() / weight.frobeniusNorm)
    // snippet.suggest
    let suggested = try [0.5, 0.9, 0.99].map { share in
      try update.rank(forEnergy: share)
    }
    // snippet.end
    let ofWeight = try Spectrum(weight).rank(forEnergy: 0.9)
    ranks.append(suggested[1])
    weightRanks.append(ofWeight)
    table.row(
      short(name), weight.shape, size.formatted(decimals: 2),
      "\(suggested[0])", "\(suggested[1])", "\(suggested[2])", "\(ofWeight)")
  }
  page.printMeasured(table)
  try draw(page, study, updates)
  page.recordMeasured("least-rank", ranks.min() ?? 0)
  page.recordMeasured("largest-rank", ranks.max() ?? 0)
  page.recordMeasured("least-weight-rank", weightRanks.min() ?? 0)
  page.recordMeasured("largest-weight-rank", weightRanks.max() ?? 0)
  page.claimOfTraining(
    "Every update has a smaller rank than its weight.",
    zip(ranks, weightRanks).allSatisfy { $0 < $1 })
}

private func draw(
  _ page: Page, _ study: FineTuning, _ updates: FullUpdate
) throws {
  let shown = ["blocks.0.attention.query", "blocks.1.feedForward.contract"]
  var plots: [Plot] = []
  for name in shown {
    guard let i = updates.names.firstIndex(of: name) else { continue }
    let update = updates.spectra[i].singularValues.map(Double.init)
    let weight = try Spectrum(study.weight(name)).singularValues
      .map(Double.init)
    var plot = Plot(
      x: Axis("k, in \(short(name))"),
      y: Axis("σₖ/σ₁", .logarithmic, range: 0.001...1),
      .line("ΔW", update.map { $0 / update[0] }),
      .line("W", weight.map { $0 / weight[0] }))
    plot.aspect = 1.2
    plot.key = .bottomLeft
    plots.append(plot)
  }
  try page.figure("update-spectra", plots)
}
