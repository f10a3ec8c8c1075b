import Drawing
import Literate

/// A ≈ CUR, with W where rows and columns cross.
func drawCrossing(_ page: Page) throws {
  let (rows, columns) = ([2, 6], [1, 4, 7])
  func crossing(_ rows: [Int], _ columns: [Int]) -> [(Int, Int)] {
    rows.flatMap { i in columns.map { (i, $0) } }
  }
  try page.draw(
    "crossing",
    Sketch {
      MatrixBox("", rows: 8, columns: 9, cell: 10).sized("m", "n")
        .shaded(columns: columns).shaded(rows: rows, .second)
        .shaded(entries: crossing(rows, columns), .third).captioned("A")
      "≈"
      MatrixBox("", rows: 8, columns: 3, cell: 10).sized("", "c")
        .shaded(.first).shaded(entries: crossing(rows, [0, 1, 2]), .third)
        .captioned("C")
      MatrixBox("U", rows: 3, columns: 2, cell: 10)
      MatrixBox("", rows: 2, columns: 9, cell: 10).sized("r", "")
        .shaded(.second).shaded(entries: crossing([0, 1], columns), .third)
        .captioned("R")
    })
}

/// What one cross removes: its row and its column become zero.
func drawCrossStep(_ page: Page) throws {
  let (i, j) = (2, 4)
  var rest = MatrixBox("", rows: 7, columns: 7, cell: 9)
  for rows in [0..<i, (i + 1)..<7] {
    for columns in [0..<j, (j + 1)..<7] {
      rest = rest.shaded(rows: rows, columns: columns, .fourth)
    }
  }
  try page.draw(
    "cross-step",
    Sketch {
      MatrixBox("", rows: 7, columns: 7, cell: 9)
        .shaded(columns: [j]).shaded(rows: [i], .second)
        .shaded(entries: [(i, j)], .third).captioned("A")
      "−"
      Row(gap: 4) {
        MatrixBox.column("", 7, cell: 9).shaded(.first)
          .shaded(rows: [i], .third)
        MatrixBox.row("", 7, cell: 9).shaded(.second)
          .shaded(columns: [j], .third)
      }.captioned("column × row\n/ pivot")
      "="
      rest.captioned("zero in row\nand column")
    })
}

/// Nyström's L: the columns that are kept, and by symmetry the rows.
func drawNystrom(_ page: Page) throws {
  try page.draw(
    "nystrom-l",
    Sketch {
      MatrixBox("", rows: 9, columns: 9, cell: 14).sized("n", "n")
        .shaded(rows: 0..<3, columns: 0..<3, .third)
        .shaded(rows: 3..<9, columns: 0..<3, .first)
        .shaded(rows: 0..<3, columns: 3..<9, .second)
        .naming("W", rows: 0..<3, columns: 0..<3)
        .naming("not read", rows: 3..<9, columns: 3..<9).captioned("A")
      "≈"
      MatrixBox("", rows: 9, columns: 3, cell: 8).shaded(.first)
        .shaded(rows: 0..<3, columns: 0..<3, .third).captioned("C")
      MatrixBox("", rows: 3, columns: 3, cell: 8).captioned("W⁺")
      MatrixBox("", rows: 3, columns: 9, cell: 8).shaded(.second)
        .shaded(rows: 0..<3, columns: 0..<3, .third).captioned("Cᵀ")
    })
}

/// Attention, and attention through the means of stretches.
func drawLandmarkMap(_ page: Page) throws {
  try page.draw(
    "landmark-map",
    Sketch {
      MatrixBox("S", rows: 10, columns: 10, cell: 8).sized("n", "n")
        .captioned("all queries,\nall keys")
      "≈"
      MatrixBox("", rows: 10, columns: 2, cell: 8).sized("", "m")
        .shaded(.first).captioned("queries,\nmeans\nof keys")
      MatrixBox("", rows: 2, columns: 2, cell: 8).shaded(.third)
        .captioned("inverse")
      MatrixBox("", rows: 2, columns: 10, cell: 8).sized("", "n")
        .shaded(.second).captioned("means of\nqueries, keys")
    })
}
