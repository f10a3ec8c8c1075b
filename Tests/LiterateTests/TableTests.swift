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
