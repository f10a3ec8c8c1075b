import LinearAlgebra
import Literate
import Training

let letterRanks = [1, 2, 4, 8, 16]

/// Trains adapters of growing rank on ciphers that move 4, 8 and 16 letters;
/// gives the shares of right letters for the last.
func letters(_ page: Page, _ study: FineTuning) throws -> [Double] {
  var table = Table("moved", "r = 1", "r = 2", "r = 4", "r = 8", "r = 16")
  var curves: [Series] = []
  var rows: [[Double]] = []
  for moved in [4, 8, 16] {
    // snippet.moved
    var generator = SplitMix64(seed: study.seed)
    let cipher = study.language.cipher(moving: moved, using: &generator)
    let task = WordTask.cipher(cipher)
    let shares = try letterRanks.map { rank in
      try study.best(task, rank: rank, trials: moved == 16 ? 3 : 1)
    }
    // snippet.end
    rows.append(shares)
    let cells = shares.map { percent($0) }
    table.row("\(moved)", cells[0], cells[1], cells[2], cells[3], cells[4])
    curves.append(
      .linePoints(
        "\(moved) letters", x: letterRanks.map(Double.init), shares))
  }
  page.printMeasured(table.text)
  var plot = Plot(
    x: rankAxis(), y: Axis("right letters", range: 0...1.02), curves)
  plot.key = .bottomRight
  try page.figure("letters", plot)
  page.claimOfTraining(
    "A larger change needs a larger rank.",
    rows[0][0] > rows[2][0] + 0.1 && rows[2][4] > 0.9)
  page.claimOfTraining(
    "Rank 1 in each layer learns eight letters.", rows[1][0] > 0.8)
  page.claimOfTraining("Rank 4 learns all letters.", rows[2][2] > 0.9)
  page.recordMeasured("eight-letters", percent(rows[1][0], decimals: 0))
  return rows[2]
}

/// A logarithmic axis with a mark at each rank.
func rankAxis() -> Axis {
  Axis(
    "r", .logarithmic, range: 1...16,
    ticks: letterRanks.map { (Double($0), "\($0)") })
}

extension FineTuning {
  /// The share of right letters that the best of some trainings reaches.
  fileprivate func best(
    _ task: WordTask, rank: Int, trials: UInt64
  ) throws -> Double {
    let test = lines(of: [task], part: 2)
    var best = 0.0
    for trial in 1...trials where best < 0.99 {
      let start = try adapted(seed: seed &+ trial) { _, linear, generator in
        try LoRA(linear, rank: rank, alpha: 2 * Float(rank), using: &generator)
      }
      var run = try train(
        start, with: AdamW(rate: 0.01), on: task, seed: seed &+ trial)
      best = max(best, run.model.accuracy(on: test))
    }
    return best
  }
}
