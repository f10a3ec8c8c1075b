import LinearAlgebra
import Literate
import LowRank

// snippet.printed-table
/// How well 80 receivers hear 80 senders, with four decimals.
func printedTable() -> Matrix<Double> {
  Matrix(rows: 80, columns: 80) { i, j in
    let (x, y) = (Double(i) / 80, Double(j * j) / 6400)
    let strength = 1 / (1 + 4 * (x - y) * (x - y))
    return (strength * 10_000).rounded() / 10_000
  }
}
// snippet.end

func spoilTheMiddle(_ page: Page) throws {
  let a = printedTable()
  let floor = try SVD(a)
  var table = Table("k", "SVD", "C⁺AR⁺", "W⁺, 1e-4", "W⁻¹", "A[J, I]⁻¹")
  for k in [2, 3, 4, 6, 8, 12] {
    // snippet.wrong
    let rows = evenly(k, of: 80)
    let columns = (1...k).map { $0 * 80 / k - 1 }
    let (c, r) = (a[columns: columns], a[rows: rows])
    let w = a[rows: rows][columns: columns]
    let exchanged = a[rows: columns][columns: rows]
    let inverse = c * (try w.solve(.identity(k))) * r
    let wrongBlock = c * (try exchanged.solve(.identity(k))) * r
    // snippet.end
    let cut = try CUR(
      intersection: a, rows: rows, columns: columns, relativeTolerance: 1e-4)
    let best = try CUR(a, rows: rows, columns: columns)
    let errors = [
      try floor.truncationError(rank: k) / a.frobeniusNorm,
      relativeError(Matrix(best), of: a), relativeError(Matrix(cut), of: a),
      relativeError(inverse, of: a), relativeError(wrongBlock, of: a),
    ]
    let cells = errors.map { shown($0, digits: 2) }
    table.row("\(k)", cells[0], cells[1], cells[2], cells[3], cells[4])
    if k == 8 {
      page.record("inverse8", percent(errors[3], decimals: 2))
      page.record("cut8", percent(errors[2], decimals: 2))
    }
  }
  page.print(table)
}
