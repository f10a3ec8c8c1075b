import Gallery
import LinearAlgebra
import Literate
import LowRank

func compareMiddles(_ page: Page) throws {
  let a = Scene(rows: 192, columns: 256).gray
  let floor = try SVD(a)
  var table = Table("k", "SVD", "CC⁺A", "AR⁺R", "U = C⁺AR⁺", "U = W⁺")
  let sizes = [5, 10, 20, 40, 80]
  for k in sizes {
    // snippet.middles
    let rows = evenly(k, of: a.rows)
    let columns = evenly(k, of: a.columns)
    let best = try CUR(a, rows: rows, columns: columns)
    let cheap = try CUR(intersection: a, rows: rows, columns: columns)
    // snippet.end
    let onColumns = try InterpolativeDecomposition(a, columns: columns)
    let onRows = try InterpolativeDecomposition(a.transposed(), columns: rows)
    let errors = [
      try floor.truncationError(rank: k) / a.frobeniusNorm,
      relativeError(Matrix(onColumns), of: a),
      relativeError(Matrix(onRows).transposed(), of: a),
      relativeError(Matrix(best), of: a), relativeError(Matrix(cheap), of: a),
    ]
    let cells = errors.map { shown($0) }
    table.row("\(k)", cells[0], cells[1], cells[2], cells[3], cells[4])
    if k == 20 {
      page.record("middles-best", percent(errors[3]))
      page.record("middles-cheap", percent(errors[4]))
      page.record("middles-floor", percent(errors[0]))
      try compareChosen(page, a, best, cheap)
    }
  }
  page.print(table)
}

/// How well each approximation has the rows and columns it is made of.
private func compareChosen(
  _ page: Page, _ a: Matrix<Double>, _ best: CUR<Double>, _ cheap: CUR<Double>
) throws {
  func onChosenRows(_ cur: CUR<Double>) -> Double {
    relativeError(Matrix(cur)[rows: cur.rowIndices], of: cur.r)
  }
  page.print("k = 20, error on the chosen rows alone")
  page.print("  U = C⁺AR⁺: \(shown(onChosenRows(best)))")
  page.print("  U = W⁺:    \(shown(onChosenRows(cheap)))")
  page.print()
}
