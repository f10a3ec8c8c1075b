import Foundation
import Testing

@testable import Proctor

@Suite struct DraftTests {
  private let root = FileManager.default.temporaryDirectory
    .appending(path: "draft-\(UUID().uuidString)")

  private func text(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private func draft(_ index: Int, _ title: String) -> Draft {
    Draft(number: ExerciseNumber(chapter: 3, index: index), title: title, folder: "03-x")
  }

  @Test func `a draft is a whole exercise, and its stub is that of its solution`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try draft(1, "The first one").write(in: root)
    let chapter = try #require(try Catalog(root: root).chapter(3))
    let exercise = try #require(chapter.exercises.first)
    #expect(exercise.name == "TheFirstOne")
    #expect(exercise.title == "The first one")
    #expect(text(exercise.answerPath) == (try Catalog(root: root).stub(of: exercise)))
    let flaws = Inspection(try Catalog(root: root)).flaws
    #expect(flaws.isEmpty, "\(flaws)")
  }

  @Test func `the chapter's list gets each exercise at its end`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try draft(1, "One").write(in: root)
    try draft(2, "Two").write(in: root)
    let list = try #require(text("Sources/Checks/03-x/Chapter03.swift"))
    #expect(list.contains("= [one, two]"))
  }

  @Test func `a chapter's first exercise opens the section of exercises`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let page = root.appending(path: "chapters/03-x/chapter.md")
    try Files.write("## What to keep\n", to: page)
    try draft(1, "One").write(in: root)
    try draft(2, "Two").write(in: root)
    #expect(
      try String(contentsOf: page, encoding: .utf8) == """
        ## What to keep

        ## Exercises {#sec:x-exercises}

        ::: {.exercise name="one"}
        :::

        ::: {.exercise name="two"}
        :::

        """)
  }

  @Test func `nothing is written over`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try draft(1, "One").write(in: root)
    try Data("mine".utf8).write(to: root.appending(path: "exercises/03-x/One.swift"))
    #expect(throws: ProctorError.self) { try draft(1, "One").write(in: root) }
    #expect(text("exercises/03-x/One.swift") == "mine")
  }
}
