import LinearAlgebra
import Literate
import LowRank

/// A table with a column for each token, of which some are rare.
func embeddingTable(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let (features, tokens) = (16, 256)
  // Token j is read 1/j as often as the first.
  let counts = Vector((0..<tokens).map { 1 / Double($0 + 1) })
  let g = Matrix<Double>.gaussian(
    rows: features, columns: tokens, using: &random
  ).scaled(columnsBy: counts)
  // snippet.columns
  let lengths = (0..<tokens).map { g[column: $0].norm }
  let bySign = try g.matrixSign()
  let byColumn = g.scaled(columnsBy: Vector(lengths.map { 1 / $0 }))
  // snippet.end
  var table = Table("token", "gradient", "matrix sign", "column by column")
  for token in [0, 9, 99, 255] {
    table.row(
      "\(token + 1)", (lengths[token] / lengths[0]).formatted(digits: 2),
      bySign[column: token].norm.formatted(digits: 2),
      byColumn[column: token].norm.formatted(digits: 2))
  }
  page.print("how far a token is moved; no token by more than 1")
  page.print(table)
  let (sign, column) = (g.inner(bySign), g.inner(byColumn))
  page.print("")
  let descents = [sign, column].map { $0.formatted(digits: 3) }
  page.print("descent ⟨G, D⟩ by the matrix sign:   \(descents[0])")
  page.print("descent ⟨G, D⟩ column by column:     \(descents[1])")
  page.record("column-gain", column / sign, decimals: 1)
  let longest = (0..<tokens).map { bySign[column: $0].norm }.max() ?? 0
  try page.claim(
    "Column by column descends more, and no token moves by more than 1.",
    column > sign && longest < 1 + 1e-12)
}
