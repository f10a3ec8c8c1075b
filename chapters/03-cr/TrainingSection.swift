import LinearAlgebra
import Literate
import LowRank

func train(_ page: Page) throws {
  let task = Task(seed: page.seed)
  let (batch, kept) = (128, 16)
  let runs = [
    try task.run("exact", batch: batch, rule: exactGradient),
    try task.run(
      "optimal", batch: batch, rule: sampled(kept, by: .optimal)),
    try task.run(
      "uniform", batch: batch, rule: sampled(kept, by: .uniform)),
    try task.run(
      "largest", batch: batch, rule: sampled(kept, by: .largest)),
    try task.run("weights forgotten", batch: batch, rule: unweighted(kept)),
    try task.run(
      "winner-take-all", batch: batch, rule: sampled(kept, by: .winnerTakeAll)),
    try task.run("exact, batch of 16", batch: kept, rule: exactGradient),
  ]
  var table = Table(
    "gradient", "its error", "its share", "test loss", "test accuracy")
  let start = task.untrained()
  for run in [start] + runs {
    table.row(
      run.name, relative(run.gradientError.squareRoot()),
      run.gradientShare.formatted(decimals: 2),
      run.losses[run.losses.count - 1].formatted(decimals: 2),
      percent(run.accuracy, decimals: 0))
  }
  page.print(table)
  page.record("train-batch", batch)
  page.record("train-kept", kept)
  for run in runs[1...3] {
    let error = run.gradientError.squareRoot()
    page.record("train-\(run.name)-error", error, decimals: 1)
  }
  page.record("train-largest-share", runs[3].gradientShare, decimals: 2)
  page.record("train-optimal-accuracy", percent(runs[1].accuracy, decimals: 0))
  try page.figure("digits", samples(task.training))
  try page.figure("training", chart(runs))
}

/// Two rows of ten digits, enlarged so that the dots show.
private func samples(_ digits: Digits) -> [[Image]] {
  let zoom = 8
  return [0, 10].map { start in
    (start..<(start + 10)).map { i in
      let small = digits.picture(i)
      return Image(
        gray: Matrix(rows: zoom * small.rows, columns: zoom * small.columns) {
          small[$0 / zoom, $1 / zoom]
        })
    }
  }
}

private func chart(_ runs: [Run]) -> Plot {
  let lines = runs.prefix(5).map {
    Series.line($0.name, x: $0.steps, $0.losses)
  }
  var plot = Plot(
    x: Axis("step", range: 0...300),
    y: Axis("test loss", .logarithmic, range: 0.02...4), lines)
  plot.key = .bottomLeft
  return plot
}
