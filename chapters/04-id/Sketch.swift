import Gallery
import LinearAlgebra
import Literate
import LowRank

func chooseBySketch(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let m = Scene(rows: 144, columns: 192).gray
  let norm = m.frobeniusNorm
  let k = 20
  let runs = 40
  func error(_ c: Matrix<Double>, _ z: Matrix<Double>) -> Double {
    (m - c * z).frobeniusNorm / norm
  }
  var table = Table("rows of the sketch", "Z of the sketch", "Z = C⁺M")
  for p in [0, 2, 5, 10, 20] {
    var sums = (sketched: 0.0, best: 0.0)
    for _ in 0..<runs {
      // snippet.sketch
      let omega = Matrix<Double>.gaussian(
        rows: k + p, columns: m.rows, using: &random)
      let small = omega * m
      let fromSketch = try InterpolativeDecomposition(small, rank: k)
      let best = try InterpolativeDecomposition(
        m, columns: fromSketch.columnIndices)
      // snippet.end
      sums.sketched += error(best.skeleton, fromSketch.coefficients)
      sums.best += error(best.skeleton, best.coefficients)
    }
    let means = (sums.sketched / Double(runs), sums.best / Double(runs))
    table.row(
      "k + \(p)", means.0.formatted(decimals: 3),
      means.1.formatted(decimals: 3))
    if p == 10 {
      page.record("sketch-raw", means.0, decimals: 3)
      page.record("sketch-best", means.1, decimals: 3)
    }
  }
  page.print(table)
  let full = try InterpolativeDecomposition(m, rank: k)
  let least = try SVD(m).truncationError(rank: k) / norm
  page.print("pivoted QR of M itself: \(errorText(full, m))")
  page.print("truncated SVD: \(least.formatted(decimals: 3))")
  page.record("sketch-runs", runs)
  page.record("sketch-full", errorText(full, m))
}

private func errorText(
  _ id: InterpolativeDecomposition<Double>, _ m: Matrix<Double>
) -> String {
  ((m - Matrix(id)).frobeniusNorm / m.frobeniusNorm).formatted(decimals: 3)
}

func timeSketch(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let (rows, columns, rank) = (3000, 500, 40)
  let m =
    Matrix<Double>.gaussian(rows: rows, columns: 60, using: &random)
    * Matrix.gaussian(rows: 60, columns: columns, using: &random)
  let clock = ContinuousClock()
  func time(_ name: String, _ work: () throws -> Void) throws {
    let best = try (0..<3).map { _ in try clock.measure(work) }.min()
    let milliseconds = (best ?? .zero) / .milliseconds(1)
    page.printMeasured("\(name): \(milliseconds.formatted(decimals: 0)) ms")
  }
  page.print("\(rows) × \(columns), \(rank) columns")
  try time("pivoted QR to the end (LAPACK)") {
    _ = try ColumnPivotedQR(m)
  }
  try time("pivoted QR that stops after k columns") {
    _ = try InterpolativeDecomposition(m, rank: rank)
  }
  try time("pivots of a sketch, then Z = C⁺M") {
    _ = try InterpolativeDecomposition(
      randomized: m, rank: rank, using: &random)
  }
}
