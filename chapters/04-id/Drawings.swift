import Drawing
import Literate

/// M ≈ CZ, with the chosen columns shaded and unit vectors below them.
func drawSkeleton(_ page: Page) throws {
  let chosen = [1, 4, 7]
  try page.draw(
    "skeleton-columns",
    Sketch {
      MatrixBox("M", rows: 9, columns: 9, cell: 10).sized("m", "n")
        .shaded(columns: chosen)
      "≈"
      MatrixBox("C", rows: 9, columns: 3, cell: 10).sized("", "k")
        .shaded(.first)
      MatrixBox("Z", rows: 3, columns: 9, cell: 10).sized("k", "n")
        .shaded(entries: chosen.enumerated().map { ($0, $1) }, .second)
        .withCells
    })
}

/// The longest column is taken, and its direction leaves the others.
func drawPivotStep(_ page: Page) throws {
  let (a, b, c) = ((2.8, 0.7), (0.8, 1.7), (1.9, -0.4))
  func foot(_ v: (Double, Double)) -> (Double, Double) {
    let share = (v.0 * a.0 + v.1 * a.1) / (a.0 * a.0 + a.1 * a.1)
    return (share * a.0, share * a.1)
  }
  func rest(_ v: (Double, Double)) -> (Double, Double) {
    (v.0 - foot(v).0, v.1 - foot(v).1)
  }
  func down(_ v: (Double, Double)) -> [Trace] {
    [
      .segment(from: foot(v), to: v, isDashed: true),
      .rightAngle(at: foot(v), (-a.0, -a.1), rest(v)),
    ]
  }
  try page.draw(
    "pivot-step",
    Sketch {
      Plane(
        x: -0.2...3, y: -0.7...2.1, unit: 72,
        down(b) + down(c) + [
          .arrow(to: b, "m₂"), .arrow(to: c, "m₃"),
          .arrow(to: a, "m₁, taken", .first),
        ])
    },
    Sketch {
      Plane(
        x: -0.9...1.7, y: -1.1...1.8, unit: 72,
        .line(along: a, "q₁", .first), .arrow(to: rest(c)),
        .arrow(to: rest(b), "", .second),
        .note("rest of m₂, longest:", at: (0.72, 1.35)),
        .note("next to be taken", at: (0.72, 1.13)),
        .note("rest of m₃", at: (0.75, -0.75)))
    })
}

/// Both sides at once: the block where chosen rows and columns cross.
func drawTwoSided(_ page: Page) throws {
  let (rows, columns) = ([1, 4, 6], [2, 4, 7])
  let crossing = rows.flatMap { i in columns.map { (i, $0) } }
  try page.draw(
    "two-sided",
    Sketch {
      MatrixBox("", rows: 8, columns: 9, cell: 10).sized("m", "n")
        .shaded(rows: rows, .second).shaded(columns: columns)
        .shaded(entries: crossing, .third).captioned("M")
      "≈"
      MatrixBox("X", rows: 8, columns: 3, cell: 10).sized("", "k")
      MatrixBox("M_{IJ}", rows: 3, columns: 3, cell: 10).shaded(.third)
      MatrixBox("Z", rows: 3, columns: 9, cell: 10).sized("", "n")
    })
}
