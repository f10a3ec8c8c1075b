import LinearAlgebra
import Literate
import LowRank

func watchPixels(_ page: Page) throws {
  try drawTwoSided(page)
  let month = Month(seed: page.seed)
  let m = month.photos
  // snippet.pixels
  let k = 6
  let rows = try RowInterpolativeDecomposition(m, rank: k)
  let both = try TwoSidedInterpolativeDecomposition(m, rank: k)
  // snippet.end
  let norm = m.frobeniusNorm
  let byRows = (m - Matrix(rows)).frobeniusNorm / norm
  let byBoth = (m - Matrix(both)).frobeniusNorm / norm
  // snippet.unseen
  let unseen = month.moon.photo(age: 0.3123)  // between two photos
  let measured = Vector(rows.rowIndices.map { unseen[$0] })
  let guess = rows.coefficients * measured
  // snippet.end
  let error = (guess - unseen).norm / unseen.norm
  var table = Table("from", "relative error")
  table.row("six rows", byRows.formatted(decimals: 3))
  table.row("six rows and six columns", byBoth.formatted(decimals: 3))
  table.row("a new photo, six pixels", error.formatted(decimals: 3))
  page.print(table)
  page.record("pixels-new", error, decimals: 3)
  page.record("pixels-core", both.core.rows * both.core.columns)
  let panels = [
    marked(rows.rowIndices, month), month.picture(guess),
    month.picture(unseen),
  ]
  try page.figure("moon-pixels", [panels])
}

/// A picture of the full moon, dimmed, with white squares on some pixels.
private func marked(_ pixels: [Int], _ month: Month) -> Image {
  let size = month.moon.size
  var picture = 0.5 * month.moon.picture(month.moon.photo(age: 0.5))
  for pixel in pixels {
    let (row, column) = (2 * (pixel % size), 2 * (pixel / size))
    for i in (row - 2)..<(row + 4) {
      for j in (column - 2)..<(column + 4) {
        picture[min(max(i, 0), 2 * size - 1), min(max(j, 0), 2 * size - 1)] =
          255
      }
    }
  }
  return Image(gray: picture)
}
