import Drawing
import Literate

/// Fibers of a tensor of sizes 2 × 3 × 2 in its three directions, each over
/// the unfolding that they make.
///
/// A color is a value of the last index.
func drawFibers(_ page: Page) throws {
  func cube(_ pieces: Cube.Pieces) -> Cube {
    Cube(rows: 2, columns: 3, slices: 2, cell: 23).cut(into: pieces)
      .shaded(slices: 0..<1, .first).shaded(slices: 1..<2, .second)
  }
  func slices(_ name: Label, rows: Int, columns: Int) -> MatrixBox {
    .unfolding(name, rows: rows, columns: columns, slices: 2, cell: 17)
  }
  let last = MatrixBox("X₍₂₎", rows: 2, columns: 6, cell: 17).withCells
    .shaded(rows: [0], .first).shaded(rows: [1], .second)
  try page.draw(
    "fibers",
    Sketch {
      Stack {
        cube(.columnFibers); slices("X₍₀₎", rows: 2, columns: 3)
      }
    },
    Sketch {
      Stack {
        cube(.rowFibers); slices("X₍₁₎", rows: 3, columns: 2)
      }
    },
    Sketch {
      Stack {
        cube(.tubeFibers); last
      }
    })
}

/// A sum of layers as sticks.
func drawSticks(_ page: Page) throws {
  try page.draw(
    "sticks",
    Sketch(gap: 7) {
      Cube("X", rows: 3, columns: 3, slices: 2, cell: 19)
      "="
      RankOne("a₁", "b₁", "c₁", tone: .first)
      "+"
      RankOne("a₂", "b₂", "c₂", tone: .second)
      "+ … +"
      RankOne("a_R", "b_R", "c_R", tone: .third)
    })
}

/// A small core among its factors, once as boxes and once with legs.
func drawCore(_ page: Page) throws {
  try page.draw(
    "core",
    Sketch {
      Cube("X", rows: 5, columns: 5, slices: 4, cell: 15)
      "="
      TuckerBox("G", "U₀", "U₁", "U₂")
    },
    Sketch {
      Core(
        "G", .through(.left, "r₀", "U₀", "I₀"),
        .through(.right, "r₁", "U₁", "I₁"),
        .through(.down, "r₂", "U₂", "I₂"))
    })
}

/// A train as cores that hold hands, and one entry as a product of matrices.
func drawTrain(_ page: Page) throws {
  try page.draw(
    "cores",
    Sketch {
      Train(
        ["G₀", "G₁", "G₂", "G₃"], modes: ["I₀", "I₁", "I₂", "I₃"],
        ranks: ["r₁", "r₂", "r₃"])
    },
    Sketch(gap: 7) {
      "x ="
      MatrixBox.row("G₀[i₀]", 3, cell: 16).shaded(.first)
      "·"
      MatrixBox("G₁[i₁]", rows: 3, columns: 4, cell: 16).shaded(.first)
      "·"
      MatrixBox("G₂[i₂]", rows: 4, columns: 3, cell: 16).shaded(.first)
      "·"
      MatrixBox.column("G₃[i₃]", 3, cell: 16).shaded(.first)
    })
}

/// Two SVDs, one after the other: what the first leaves is cut into three
/// pieces, which the second sees as columns.
func drawSuccessiveSVDs(_ page: Page) throws {
  let tones: [Tone] = [.second, .third, .fourth]
  let left = (0..<3).reduce(MatrixBox(rows: 2, columns: 9)) { box, k in
    box.shaded(rows: 0..<2, columns: (3 * k)..<(3 * k + 3), tones[k])
  }
  let turned = (0..<3).reduce(MatrixBox(rows: 6, columns: 3)) { box, k in
    box.shaded(columns: [k], tones[k])
  }
  try page.draw(
    "svds",
    Sketch(gap: 8) {
      MatrixBox("cut₁ X", rows: 3, columns: 9).sized("I₀", "I₁I₂")
      "≈"
      MatrixBox("G₀", rows: 3, columns: 2).shaded(.first).sized("", "r₁")
      "·"
      left.cut(columns: [3, 6]).captioned("the rest")
    },
    Sketch(gap: 8) {
      turned.cut(columns: [1, 2]).sized("r₁I₁", "I₂").captioned("the rest")
      "≈"
      MatrixBox("G₁", rows: 6, columns: 2).shaded(.first).sized("", "r₂")
      "·"
      MatrixBox("G₂", rows: 2, columns: 3).shaded(.first)
    })
}
