import LinearAlgebra
import Testing

@testable import Literate

@Suite("What a page prints") struct TableTests {
  @Test("numbers stand on the right, words on the left, and no line ends in spaces")
  func alignment() {
    var table = Table("method", "rank", "error")
    table.row("SVD", "5", "0.25")
    table.row("sampling", "120", "10.5")
    #expect(
      table.text == """
        method    rank  error
        ────────  ────  ─────
        SVD          5   0.25
        sampling   120   10.5
        """)
  }

  @Test("a row must have a cell for every heading") func ragged() async {
    await #expect(processExitsWith: .failure) {
      var table = Table("a", "b")
      table.row("1")
    }
  }

  @Test(
    "numbers in prose read as in a book",
    arguments: [
      (476607.25, 3, "4.77 × 10⁵"), (2.2204e-16, 2, "2.2 × 10⁻¹⁶"), (0.0123, 2, "0.012"),
      (-1.5, 2, "−1.5"), (1e-8, 1, "10⁻⁸"), (12, 3, "12"),
    ])
  func prose(_ value: Double, _ digits: Int, _ text: String) {
    #expect(Prose.number(value, digits: digits) == text)
  }

  @Test(
    "thousands are set apart once there are five digits",
    arguments: [
      (999, "999"), (1614, "1614"), (3_623_430, "3\u{202F}623\u{202F}430"),
      (-12_000, "−12\u{202F}000"),
    ])
  func groups(_ value: Int, _ text: String) { #expect(Prose.number(value) == text) }
}

@Suite("A table knows which of its values are best") struct TableBestTests {
  @Test("the least of a column is marked, with all that are shown equal to it") func column() {
    var table = Table("method", "error")
    for (name, error) in [("a", "0.25 ± 0.10"), ("b", "9e-05"), ("c", "9e-05"), ("d", "–")] {
      table.row(name, error)
    }
    table.best(.least, column: 1)
    #expect(table.winners == [[1, 1], [2, 1]])
  }

  @Test("rows above the first rival take no part") func bounds() {
    var table = Table("method", "error")
    for (name, error) in [("SVD", "0.1"), ("a", "0.3"), ("b", "0.2")] { table.row(name, error) }
    table.best(.least, column: 1, from: 1)
    #expect(table.winners == [[2, 1]])
  }

  @Test("the greatest of each row is marked among rivals") func rows() {
    var table = Table("picture", "all", "one", "two")
    table.row("moon", "100 %", "12.5 %", "9 %")
    table.row("lake", "100 %", "7 %", "31 %")
    table.best(.greatest, inEachRowOf: 2..<4)
    #expect(table.winners == [[0, 2], [1, 3]])
  }

  @Test(
    "a cell's number is the one that it begins with",
    arguments: [
      ("0.12 ± 0.03", 0.12), ("103 872", 103_872), ("3\u{202F}623\u{202F}430", 3_623_430),
      ("−1.5", -1.5), ("< 1e-6", 1e-6), ("× 1.6", 1.6), ("16.68 %", 16.68), ("9e-05", 9e-5),
      ("16, 14, 3", 16), ("–", nil), ("not settled", nil),
    ] as [(String, Double?)])
  func number(_ cell: String, _ value: Double?) { #expect(Table.number(cell) == value) }

  @Test("a column that is not there cannot hold the best value") func missing() async {
    await #expect(processExitsWith: .failure) {
      var table = Table("a", "b")
      table.best(.least, column: 2)
    }
  }
}
