import LinearAlgebra
import Literate
import LowRank

// snippet.hasty
/// Crosses until the last one is small, and no other test.
func hastyCross(
  _ a: Matrix<Double>, tolerance: Double
) -> (approximation: Matrix<Double>, crosses: Int) {
  var sum = Matrix<Double>.zero(rows: a.rows, columns: a.columns)
  var (row, visited): (Int?, Set<Int>) = (0, [])
  var crosses = 0
  while let i = row {
    visited.insert(i)
    let v = a[row: i] - sum[row: i]
    let j = v.indices.max { v[$0].magnitude < v[$1].magnitude } ?? 0
    let u = a[column: j] - sum[column: j]
    if v[j] == 0 { break }
    let cross = u.outer(v / v[j])
    sum += cross
    crosses += 1
    if cross.frobeniusNorm <= tolerance * sum.frobeniusNorm { break }
    row = (0..<a.rows).filter { !visited.contains($0) }
      .max { u[$0].magnitude < u[$1].magnitude }
  }
  return (sum, crosses)
}
// snippet.end

func missABlock(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.blocks
  let charges = Charges(80, using: &generator)
  let n = 160  // two groups that do not feel each other
  func entry(_ i: Int, _ j: Int) -> Double {
    (i < 80) == (j < 80) ? charges.potential(i % 80, j % 80) : 0
  }
  // snippet.end
  let a = Matrix(rows: n, columns: n, element: entry)
  let hasty = hastyCross(a, tolerance: 1e-4)
  let careful = try AdaptiveCrossApproximation(
    rows: n, columns: n, relativeError: 1e-4, using: &generator, entry: entry)
  var table = Table("test", "crosses", "relative error")
  table.row(
    "size of the last cross", "\(hasty.crosses)",
    shown(relativeError(hasty.approximation, of: a)))
  table.row(
    "and 200 random entries", "\(careful.rowIndices.count)",
    shown(relativeError(Matrix(careful.approximation), of: a)))
  page.print(table)
}
