import Testing

@testable import Proctor

@Suite struct StatementPartTests {
  private static let front = "---\ntitle: T\nlevel: 2\n---\n\n"

  private func statement(_ text: String) throws -> Statement {
    try Statement(Self.front + text, path: "exercises/00-x/01-t.md", name: "t")
  }

  @Test func `a statement is divided into task, parts, hints and what it showed`() throws {
    let text = """
      Return the sum.

      ::: example
      For 1 and 2 it is 3.
      :::

      ::: edges
      - no number,
      - one number.
      :::

      ::: {.rules}
      Any error will do.
      :::

      ::: hint
      Begin with 0.
      :::

      ::: hint
      Add.
      :::

      ::: passed
      `reduce` does the same.
      :::
      """
    let found = try statement(text)
    #expect(found.parts.map(\.kind) == [.task, .example, .edges, .rules])
    #expect(found.parts[0].text == "Return the sum.")
    #expect(found.parts[2].text == "- no number,\n- one number.")
    #expect(found.hints == ["Begin with 0.", "Add."])
    #expect(found.passed == "`reduce` does the same.")
    #expect(!found.text.contains(":::"))
  }

  @Test func `a statement without blocks is all task`() throws {
    let found = try statement("Return the sum.\n\nFor example, 3.")
    #expect(found.parts.map(\.text) == ["Return the sum.\n\nFor example, 3."])
    #expect(found.hints.isEmpty && found.passed.isEmpty)
  }

  @Test func `what a statement says after it has passed is no part of the question`() throws {
    let found = try statement("Return the sum.\n\n::: passed\nThe answer is reduce.\n:::")
    #expect(found.text == "Return the sum.")
  }
}
