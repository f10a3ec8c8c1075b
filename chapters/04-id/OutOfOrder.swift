import LinearAlgebra
import Literate

func loseTheOrder(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // Five rows, so that the rank is 5 and no pivot is chosen by rounding.
  let m = Matrix<Double>.gaussian(rows: 5, columns: 8, using: &random)
  // snippet.coefficients
  let qr = try ColumnPivotedQR(m)
  let k = 5
  let top = qr.r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(
    .upper, top[columns: k..<m.columns])
  let permuted = Matrix.identity(k).appending(columnsOf: t)  // [I T]
  // snippet.end
  let c = m[columns: Array(qr.pivots.prefix(k))]
  // snippet.mistakes
  var inPlace = permuted  // right: back by P transposed
  for (j, column) in qr.pivots.enumerated() {
    inPlace[column: column] = permuted[column: j]
  }
  let again = permuted[columns: qr.pivots]  // wrong: permuted once more
  let shifted = m[columns: qr.pivots.prefix(k).map { ($0 + 1) % 8 }]
  // snippet.end
  var table = Table("what is multiplied", "‖M − CZ‖_F / ‖M‖_F")
  for (name, product) in [
    ("C [I T] Pᵀ", c * inPlace), ("C [I T]", c * permuted),
    ("C [I T] P", c * again),
    ("the next columns, as if counted from 1", shifted * inPlace),
  ] {
    let error = (m - product).frobeniusNorm / m.frobeniusNorm
    table.row(name, error < 1e-13 ? "rounding" : error.formatted(decimals: 2))
  }
  page.print("pivots: \(qr.pivots)")
  page.print(table)
}
