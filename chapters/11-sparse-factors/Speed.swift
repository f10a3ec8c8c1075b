import LinearAlgebra
import Literate
import LowRank

func speed(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  var table = Table("n, times 64 columns", "dense, ms", "Monarch, ms", "ratio")
  for size in [64, 256, 1024, 4096] {
    let layout = MonarchLayout(rows: size, columns: size)
    let m = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    let dense = Matrix<Double>.random(
      rows: size, columns: size, using: &generator)
    let x = Matrix<Double>.gaussian(rows: size, columns: 64, using: &generator)
    let slow = milliseconds { _ = dense * x }
    let fast = milliseconds { _ = m * x }
    table.row(
      "\(size)", slow.formatted(digits: 2), fast.formatted(digits: 2),
      (fast / slow).formatted(digits: 2))
  }
  page.printMeasured(table)
  page.printMeasured("")
  let w = Matrix<Double>.gaussian(rows: 512, columns: 512, using: &generator)
  let layout = MonarchLayout(rows: 512, columns: 512)
  let blocks = try milliseconds(3) {
    _ = try MonarchMatrix(projecting: w, layout)
  }
  let whole = try milliseconds(3) { _ = try SVD(w) }
  page.printMeasured(
    "closest to a 512 × 512 matrix: Monarch \(blocks.formatted(digits: 2)) ms,"
      + " SVD \(whole.formatted(digits: 2)) ms")
  let factors = (0..<2).map { _ in
    SparseMatrix<Double>.random(
      rows: 512, columns: 512, nonZeroCount: 512 * 128, using: &generator)
  }
  let sparse = SparseFactors(left: factors[0], right: factors[1])
  let x = Matrix<Double>.gaussian(rows: 512, columns: 64, using: &generator)
  let dense = milliseconds { _ = w * x }
  let scattered = milliseconds { _ = sparse.product(x) }
  page.printMeasured(
    "512 × 512 times 64 columns: dense \(dense.formatted(digits: 2)) ms,"
      + " two sparse factors with half of the entries"
      + " \(scattered.formatted(digits: 2)) ms")
}

/// The least time of several runs.
private func milliseconds(
  _ runs: Int = 7, _ body: () throws -> Void
) rethrows -> Double {
  let clock = ContinuousClock()
  return try (0..<runs).map { _ in
    let begin = clock.now
    try body()
    return (clock.now - begin) / .milliseconds(1)
  }.min() ?? 0
}
