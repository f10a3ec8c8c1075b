import Drawing
import Literate

/// Rows in blocks, one for each rank, and what a product needs.
func drawShares(_ page: Page) throws {
  func tall(_ name: Label, _ columns: Int) -> MatrixBox {
    MatrixBox(name, rows: 12, columns: columns, cell: 8).cut(rows: [3, 6, 9])
      .shaded(rows: 3..<6, columns: 0..<columns, .first)
  }
  try page.draw(
    "shares",
    Sketch(gap: 8) {
      tall("", 7).naming("Aᵢ", rows: 3..<6, columns: 0..<7)
      "·"
      MatrixBox("X", rows: 7, columns: 2, cell: 8).captioned("on every\nrank")
      "="
      tall("", 2).captioned("no\nmessage")
    },
    Sketch(gap: 8) {
      MatrixBox("Aᵢᵀ", rows: 7, columns: 3, cell: 8).shaded(.first)
      "·"
      MatrixBox("Yᵢ", rows: 3, columns: 2, cell: 8).shaded(.first)
      "="
      MatrixBox("", rows: 7, columns: 2, cell: 8).shaded(.third)
        .captioned("one sum over\nall ranks")
    })
}

/// Four numbers that become one in two rounds.
func drawSum(_ page: Page) throws {
  try page.draw(
    "sum",
    Sketch {
      Tree(
        .init(
          "a₀ + a₁ + a₂ + a₃", .init("a₀ + a₁", .init("a₀"), .init("a₁")),
          .init("a₂ + a₃", .init("a₂"), .init("a₃"))), gap: 24)
    })
}

/// Four blocks, their triangles, and the sizes of all that is made.
func drawTree(_ page: Page) throws {
  func triangle(_ name: Label) -> MatrixBox {
    MatrixBox(name, rows: 3, columns: 3, cell: 11, pattern: .upperTriangular)
      .shaded(.second)
  }
  func pair(_ first: Int) -> Stack {
    Stack(gap: 0) {
      triangle(Label("R\(subscripts[first])"))
      triangle(Label("R\(subscripts[first + 1])"))
    }
  }
  func leaf(_ number: Int) -> some Shape {
    MatrixBox(
      Label("A\(subscripts[number])"), rows: 7, columns: 3, cell: 11
    ).shaded(.first).titled("m × n")
  }
  try page.draw(
    "tree",
    Sketch {
      Tree(
        .init(
          triangle("R").captioned("n × n"),
          .init(pair(0), .init(leaf(0)), .init(leaf(1))),
          .init(pair(2), .init(leaf(2)), .init(leaf(3)))),
        gap: 26, step: 34)
    })
}

private let subscripts = ["₀", "₁", "₂", "₃"]
