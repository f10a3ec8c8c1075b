import LinearAlgebra
import Literate
import LowRank

func speed(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  var table = Table("n, times 64 columns", "dense, ms", "Monarch, ms", "ratio")
  for size in [64, 256, 1024, 4096] {
    let layout = MonarchLayout(rows: size, columns: size)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    let dense = Matrix<Double>.random(rows: size, columns: size, using: &generator)
    let x = Matrix<Double>.gaussian(rows: size, columns: 64, using: &generator)
    let slow = milliseconds { dense * x }
    let fast = milliseconds { m * x }
    table.row(
      "\(size)", slow.formatted(digits: 2), fast.formatted(digits: 2),
      (fast / slow).formatted(digits: 2))
  }
  page.printMeasured(table)
}

/// The least time of several runs.
private func milliseconds(_ body: () -> Matrix<Double>) -> Double {
  let clock = ContinuousClock()
  return (0..<7).map { _ in
    let begin = clock.now
    _ = body()
    return (clock.now - begin) / .milliseconds(1)
  }.min() ?? 0
}
