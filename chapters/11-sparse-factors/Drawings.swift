import Drawing
import LinearAlgebra
import Literate

/// Tones of the pieces that belong together.
private let tones: [Tone] = [.first, .second, .third, .fourth]

/// A thin product beside a product of two matrices with many zeros.
func drawTwoKinds(_ page: Page) throws {
  let w = MatrixBox("W", rows: 12, columns: 12, cell: 6)
  try page.draw(
    "two-kinds",
    Sketch {
      w; "≈"
      MatrixBox("L", rows: 12, columns: 3, cell: 6).shaded(.first)
      "·"
      MatrixBox("R", rows: 3, columns: 12, cell: 6).shaded(.second)
    },
    Sketch {
      w; "≈"
      MatrixBox(rows: 12, columns: 12, cell: 6).shaded(
        entries: scattered(36, seed: 1), .first)
      "·"
      MatrixBox(rows: 12, columns: 12, cell: 6).shaded(
        entries: scattered(36, seed: 2), .second)
    })
}

/// Different entries of a 12 × 12 matrix.
private func scattered(_ count: Int, seed: UInt64) -> [(Int, Int)] {
  var generator = SplitMix64(seed: seed)
  var places = Array(0..<144)
  places.shuffle(using: &generator)
  return places.prefix(count).map { ($0 / 12, $0 % 12) }
}

/// Twelve cards before and after a deal to three hands.
func drawDeal(_ page: Page) throws {
  func cards(_ order: [Int]) -> MatrixBox {
    order.enumerated().reduce(
      MatrixBox(rows: 1, columns: 12, cell: 19).withCells
    ) { box, card in
      let (rows, columns) = (0..<1, card.offset..<(card.offset + 1))
      return box.shaded(rows: rows, columns: columns, tones[card.element % 3])
        .naming(Label("\(card.element)"), rows: rows, columns: columns)
    }
  }
  try page.draw(
    "deal",
    Sketch {
      Stack(gap: 10) {
        cards(Array(0..<12))
        "↓"
        cards(Array(0..<12).dealt(to: 3))
      }
    })
}

/// A block-diagonal box whose blocks are shaded.
private func blocks(
  _ count: Int, rows: Int, columns: Int, cell: Double, _ tone: Tone
) -> MatrixBox {
  (0..<count).reduce(
    MatrixBox(rows: count * rows, columns: count * columns, cell: cell)
  ) { box, block in
    box.shaded(
      rows: (block * rows)..<((block + 1) * rows),
      columns: (block * columns)..<((block + 1) * columns), tone)
  }
}

/// The permutation matrix of a deal of twelve cards.
private func dealBox(_ order: [Int], _ cell: Double) -> MatrixBox {
  MatrixBox(rows: 12, columns: 12, cell: cell).shaded(
    entries: order.enumerated().map { ($0.offset, $0.element) }, .ink)
}

/// The four factors of a Monarch matrix of size 12 with 3 groups, 4 blocks.
func drawMonarch(_ page: Page) throws {
  let order = Array(0..<12).dealt(to: 3)
  let back = Array(0..<12).dealt(to: 4)
  let cell = 5.6
  try page.draw(
    "monarch",
    Sketch(gap: 5) {
      dealBox(back, cell).named("Dᵀ")
      blocks(3, rows: 4, columns: 4, cell: cell, .first).named("L")
      dealBox(order, cell).named("D")
      blocks(4, rows: 3, columns: 3, cell: cell, .second).named("R")
    })
}

/// A matrix whose rows are dealt to three groups and whose columns are cut
/// into four blocks, and one of its slices.
func drawSlices(_ page: Page) throws {
  var whole = MatrixBox("M", rows: 12, columns: 12, cell: 10)
  for row in 0..<12 {
    whole = whole.shaded(
      rows: row..<(row + 1), columns: 3..<6,
      row % 3 == 1 ? .first : .paper)
  }
  let cut = whole.cut(columns: [3, 6, 9])
  try page.draw(
    "slices",
    Sketch {
      cut
      "→"
      MatrixBox(rows: 4, columns: 3, cell: 10).shaded(.first)
        .captioned("slice 1, 1")
      "="
      MatrixBox(rows: 4, columns: 1, cell: 10).shaded(.first)
      "·"
      MatrixBox(rows: 1, columns: 3, cell: 10).shaded(.second)
    })
}

/// Cooley and Tukey's step for twelve points.
func drawFourier(_ page: Page) throws {
  func line(_ tone: (Int) -> Tone) -> MatrixBox {
    let empty = MatrixBox(rows: 12, columns: 1, cell: 9).withCells
    return (0..<12).reduce(empty) { box, i in
      box.shaded(rows: i..<(i + 1), columns: 0..<1, tone(i))
    }
  }
  try page.draw(
    "fourier",
    Sketch(gap: 7) {
      line { tones[$0 % 4] }.captioned("x")
      "→"
      line { tones[$0 / 3] }.cut(rows: [3, 6, 9]).captioned("dealt")
      "→"
      line { tones[$0 / 3] }.cut(rows: [3, 6, 9]).captioned("4 times F₃")
      "→"
      line { tones[$0 % 4] }.cut(rows: [4, 8]).captioned("dealt")
      "→"
      line { _ in .quiet }.cut(rows: [4, 8]).captioned("3 times F₄")
    })
}

/// The largest entries stay.
func drawPruning(_ page: Page) throws {
  let kept = scattered(48, seed: 3)
  try page.draw(
    "pruning",
    Sketch {
      MatrixBox("", rows: 12, columns: 12, cell: 8).shaded(.quiet)
        .shaded(entries: kept, .first).captioned("W")
      "→"
      MatrixBox("", rows: 12, columns: 12, cell: 8)
        .shaded(entries: kept, .first).captioned("a third is kept")
    })
}

/// What ADMM keeps in turn.
func drawSteps(_ page: Page) throws {
  let kept = scattered(36, seed: 4)
  let dense = MatrixBox(rows: 12, columns: 12, cell: 6)
  try page.draw(
    "steps",
    Sketch {
      dense.shaded(.second).captioned("B: fits, no zeros")
      "⇄"
      dense.shaded(entries: kept, .first).captioned("Z: zeros, no fit")
    })
}
