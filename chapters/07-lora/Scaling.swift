import LinearAlgebra
import Literate
import Training

/// How much the first step lowers the loss, for a rank and a scale.
private func firstGain(
  _ task: SmallTask, rank: Int, scale: Double, isAdam: Bool,
  using generator: inout SplitMix64
) throws -> Double {
  let n = SmallTask.inputs
  var model = Regression(
    layer: HandAdapter(
      weight: task.weight, b: .zero(rows: SmallTask.outputs, columns: rank),
      a: .gaussian(rows: rank, columns: n, using: &generator)
        / Double(n).squareRoot(), scale: scale))
  // snippet.first-step
  let before = model.accumulateGradients(of: task.sample)
  if isAdam {
    var optimizer = AdamW<Double>(rate: 1e-6)
    optimizer.update(&model, rateFactor: 1)
  } else {
    var optimizer = SGD<Double>(rate: 1e-6)
    optimizer.update(&model, rateFactor: 1)
  }
  let gain = before - model.loss(of: task.sample)
  // snippet.end
  return gain
}

func scaling(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let task = try SmallTask(using: &generator)
  let ranks = [1, 2, 4, 8, 16, 32]
  var curves: [(name: String, gains: [Double])] = []
  for isAdam in [false, true] {
    for (law, power) in [("α/r", 1.0), ("α/√r", 0.5)] {
      var gains: [Double] = []
      for rank in ranks {
        let scale = 1 / Double.pow(Double(rank), power)
        let trials = try (0..<400).map { _ in
          try firstGain(
            task, rank: rank, scale: scale, isAdam: isAdam, using: &generator)
        }
        gains.append(trials.reduce(0, +) / 400)
      }
      let name = "\(law), \(isAdam ? "Adam" : "descent")"
      curves.append((name, gains.map { $0 / gains[0] }))
    }
  }
  try report(page, ranks, curves)
}

private func report(
  _ page: Page, _ ranks: [Int], _ curves: [(name: String, gains: [Double])]
) throws {
  let names = curves.map(\.name)
  var table = Table("r", names[0], names[1], names[2], names[3])
  for (i, rank) in ranks.enumerated() {
    let cells = curves.map { $0.gains[i].formatted(decimals: 2) }
    table.row("\(rank)", cells[0], cells[1], cells[2], cells[3])
  }
  page.print(table)
  let xs = ranks.map(Double.init)
  var plot = Plot(
    x: Axis(
      "r", .logarithmic, range: 1...32,
      ticks: ranks.map { (Double($0), "\($0)") }),
    y: Axis("gain of the first step", .logarithmic, range: 0.01...100),
    curves.map { .linePoints($0.name, x: xs, $0.gains) })
  plot.key = .topLeft
  try page.figure("scaling", plot)
  let last = curves.map { $0.gains[5] }
  let isFlat = abs(last[1] - 1) < 0.35 && abs(last[2] - 1) < 0.35
  try page.claim(
    "The root suits descent, and the quotient suits Adam.",
    isFlat && last[0] < 0.06 && last[3] > 4)
}
