import Drawing
import Literate

/// A product of two sparse factors: each column times its row fills a block
/// with few entries, and where two blocks meet, the entries are of both.
func drawPieces(_ page: Page) throws {
  let pieces: [(index: Int, rows: [Int], columns: [Int], tone: Tone)] = [
    (2, [1, 4, 8, 10], [2, 5, 7, 11], .first),
    (7, [3, 4, 6], [0, 5, 9], .second),
  ]
  var left = MatrixBox("A", rows: 12, columns: 12, cell: 6)
  var right = MatrixBox("B", rows: 12, columns: 12, cell: 6)
  var product = MatrixBox("W", rows: 12, columns: 12, cell: 6)
  for piece in pieces {
    left = left.shaded(
      entries: piece.rows.map { ($0, piece.index) }, piece.tone)
    right = right.shaded(
      entries: piece.columns.map { (piece.index, $0) }, piece.tone)
    product = product.shaded(
      entries: piece.rows.flatMap { row in piece.columns.map { (row, $0) } },
      piece.tone)
  }
  let (w, a, b) = (product.shaded(entries: [(4, 5)], .ink), left, right)
  try page.draw(
    "pieces",
    Sketch {
      w; "="; a; "·"; b
    })
}
