import LinearAlgebra
import Literate
import LowRank
import Training

func tolerance(_ page: Page, _ study: Study) throws {
  let ranks = [2, 4, 8, 16]
  let seen = try study.base.inputStatistics(
    of: study.layers, over: study.calibration)
  let test = study.test
  var table = Table("layer, alone", "r = 2", "4", "8", "16", "predicted order")
  var dense = study.base
  let before = Double(dense.loss(of: test))
  var rows: [(name: String, losses: [Double], share: Double)] = []
  for name in study.layers {
    guard let inputs = seen[name] else { continue }
    // snippet.sensitivity
    let curve = try study.base.sensitivity(
      of: name, ranks: ranks, inputs: inputs, on: test, by: .forOutputs)
    let losses = curve.choices.filter { $0.rank != nil }.map(\.loss)
    // snippet.end
    let outputs = try OutputSVD(
      study.linear(name).weight.value, statistics: inputs, isCentered: true)
    let share = try outputs.truncationError(rank: 4)
    rows.append(
      (name, losses, Double(share) / Double(outputs.energy.squareRoot())))
  }
  for row in rows {
    let rank = 1 + rows.count { $0.share > row.share }
    table.row(
      short(row.name), row.losses[0].formatted(decimals: 3),
      row.losses[1].formatted(decimals: 3),
      row.losses[2].formatted(decimals: 3),
      row.losses[3].formatted(decimals: 3), "\(rank)")
  }
  page.print("what the loss grows by")
  page.printMeasured(table)
  page.printMeasured(
    "\nloss of the dense network: \(before.formatted(decimals: 3))")
  let four = rows.map { $0.losses[1] }
  page.recordMeasured("most-at-four", four.max() ?? 0, digits: 2)
  page.recordMeasured("least-at-four", four.min() ?? 0, digits: 2)
  page.recordMeasured(
    "better-cuts", "\(rows.flatMap(\.losses).count { $0 < 0 })")
  page.record("cuts", rows.count * ranks.count)
}
