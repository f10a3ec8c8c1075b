import Drawing
import Foundation
import Literate

/// A sketch as a short fat matrix times a tall thin one.
func drawSketch(_ page: Page) throws {
  try page.draw(
    "sketch",
    Sketch {
      MatrixBox("A", rows: 10, columns: 15, cell: 9).sized("m", "n")
      "·"
      MatrixBox("Ω", rows: 15, columns: 3, cell: 9).shaded(.second)
        .sized("", "ℓ")
      "="
      MatrixBox("Y", rows: 10, columns: 3, cell: 9).shaded(.first)
        .sized("", "ℓ")
    })
}

/// The second product, and the projection as a product of thin factors.
func drawRange(_ page: Page) throws {
  let basis = MatrixBox("Q", rows: 10, columns: 3, cell: 7).shaded(.first)
  let rows = MatrixBox("B", rows: 3, columns: 15, cell: 7).shaded(.third)
  try page.draw(
    "range",
    Sketch(gap: 8) {
      MatrixBox("Qᵀ", rows: 3, columns: 10, cell: 7).shaded(.first)
      "·"
      MatrixBox("A", rows: 10, columns: 15, cell: 7)
      "="
      rows.bracedAbove("ℓ rows")
    },
    Sketch(gap: 8) {
      MatrixBox("A", rows: 10, columns: 15, cell: 7)
      "≈"
      basis
      "·"
      rows
    })
}

/// Mixtures as arrows on the ellipse that the matrix makes of the circle,
/// before and after power iterations with a ratio of 0.6.
func drawPower(_ page: Page) throws {
  func ellipse(_ q: Int) -> Sketch {
    let thin = pow(0.6, Double(2 * q + 1))
    let mixtures: [Trace] = [15, 62, 112, 160].map { degrees in
      let angle = Double(degrees) * .pi / 180
      return .arrow(to: (cos(angle), thin * sin(angle)), "", .second)
    }
    return Sketch {
      Plane(
        x: -1.2...1.2, y: -0.8...0.8, unit: 62,
        [.ellipse((1, 0), (0, thin)), .axes("u₁", "u₂")] + mixtures
      ).captioned("q = \(q)")
    }
  }
  try page.draw("mixing", ellipse(0), ellipse(1), ellipse(2))
}

/// One pass over a file: a block of rows is enough for its rows of a product,
/// and for its share of a power iteration.
func drawBlocks(_ page: Page) throws {
  func tall(_ name: Label, _ columns: Int) -> MatrixBox {
    MatrixBox(name, rows: 12, columns: columns, cell: 9).cut(rows: [3, 6, 9])
      .shaded(rows: 3..<6, columns: 0..<columns, .first)
  }
  try page.draw(
    "blocks",
    Sketch {
      tall("", 9).naming("Aᵢ", rows: 3..<6, columns: 0..<9)
        .captioned("on the disk")
      "·"
      MatrixBox("X", rows: 9, columns: 2, cell: 9).captioned("in memory")
      "="
      tall("", 2).captioned("row by row")
    },
    Sketch {
      MatrixBox("Aᵢᵀ", rows: 9, columns: 3, cell: 9).shaded(.first)
      "·"
      MatrixBox("AᵢX", rows: 3, columns: 2, cell: 9).shaded(.first)
      "="
      MatrixBox("", rows: 9, columns: 2, cell: 9).shaded(.third)
        .captioned("added up\nover all blocks")
    })
}
