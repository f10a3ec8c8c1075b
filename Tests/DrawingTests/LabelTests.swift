import Testing

@testable import Drawing

@Suite("Labels") struct LabelTests {
  private func italic(_ label: Label) -> [String] { label.runs.filter(\.isItalic).map(\.text) }
  private func texts(_ label: Label, _ level: Label.Level) -> [String] {
    label.runs.filter { $0.level == level }.map(\.text)
  }

  @Test("variables are italic, words and capital Greek letters are not") func variables() {
    #expect(italic("A") == ["A"])
    #expect(italic("Ax") == ["Ax"])
    #expect(italic("range A") == ["A"])
    #expect(italic("σ") == ["σ"])
    #expect(italic("Σ").isEmpty)
    #expect(italic("rows of A") == ["A"])
    #expect(italic("a plane").isEmpty)
    #expect(italic("a = b") == ["a", "b"])
    #expect(italic("wavelength, nm").isEmpty)
  }

  @Test("raised and lowered signs leave the line, and the transpose stays upright") func levels() {
    #expect(texts("Vᵀ", .raised) == ["T"])
    #expect(italic("Vᵀ") == ["V"])
    #expect(texts("x₁₂", .lowered) == ["12"])
    #expect(texts("X₍₁₎", .lowered) == ["(1)"])
    #expect(texts("A^{−1}", .raised) == ["−1"])
    #expect(texts("σ_{r+1}", .lowered) == ["r", "+1"])
    #expect(italic("σ_{r+1}") == ["σ", "r"])
  }

  @Test("what comes after a raised sign stands on the line again") func shifts() throws {
    let svg = try Sketch { Word("Aᵀx₁b") }.svg()
    #expect(svg.contains("<tspan dy=\"-6.08\" font-size=\"12.16\">T</tspan>"))
    #expect(svg.contains("<tspan dy=\"6.08\" font-style=\"italic\">x</tspan>"))
    #expect(svg.contains("<tspan dy=\"3.2\" font-size=\"12.16\">1</tspan>"))
    #expect(svg.contains("<tspan dy=\"-3.2\" font-style=\"italic\">b</tspan>"))
  }

  @Test("a width is the sum of its letters' widths") func widths() {
    #expect(Label("Σ").width(at: 100) == 71)
    #expect(Label("mn").width(at: 100) == 77.8 + 55.6)
    #expect(Label("Vᵀ").width(at: 100) == 72.2 + 0.76 * 61.3)
    #expect(Label("").width(at: 100) == 0)
  }

  @Test("an unfinished group ends with the label") func openGroup() {
    #expect(texts("A_{12", .lowered) == ["12"])
    #expect(texts("A_", .line) == ["A", "_"])
  }
}
