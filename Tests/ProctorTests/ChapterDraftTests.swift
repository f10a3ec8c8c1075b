import Foundation
import Testing

@testable import Proctor

@Suite struct ChapterDraftTests {
  private let root = FileManager.default.temporaryDirectory
    .appending(path: "chapter-draft-\(UUID().uuidString)")

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// A project with two chapters, as far as a draft looks at it.
  private func layProject() throws {
    try FileManager.default.createDirectory(
      at: root.appending(path: "chapters"), withIntermediateDirectories: true)
    let listings = [
      "Package.swift": """
      let chapters = [
        Chapter("00-first", executable: "first"),
        Chapter("08-last", executable: "last"),
      ]

      """,
      "README.md": "| 0 | First: … | `first` |\n| 8 | Last: … | `last` |\n\nMore.\n",
      "CHANGELOG.md": "- Chapter 0, *First*.\n- Chapter 8, *Last*.\n- More.\n",
    ]
    for (path, text) in listings {
      try Data(text.utf8).write(to: root.appending(path: path))
    }
  }

  private func draft(_ number: Int) -> ChapterDraft {
    ChapterDraft(number: number, title: "Principal angles", slug: "principal-angles")
  }

  @Test func `a new chapter is listed wherever chapters are, in its place`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try layProject()
    try draft(9).write(in: root)
    try draft(3).write(in: root)
    #expect(
      try text("Package.swift").contains(
        """
          Chapter("00-first", executable: "first"),
          Chapter("03-principal-angles", executable: "principal-angles").withoutExercises,
          Chapter("08-last", executable: "last"),
          Chapter("09-principal-angles", executable: "principal-angles").withoutExercises,
        ]
        """))
    #expect(try text("README.md").contains("`last` |\n| 9 | Principal angles: … | `principal-"))
    #expect(try text("CHANGELOG.md").contains("*First*.\n- Chapter 3, *Principal angles*.\n"))
    #expect(try text("chapters/09-principal-angles/transcript.txt").hasSuffix("larger-value = 2\n"))
  }

  @Test func `nothing is written where a file of the chapter is there already`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try layProject()
    let folder = root.appending(path: "chapters/09-principal-angles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: folder.appending(path: "chapter.md"))
    let package = try text("Package.swift")
    #expect(throws: ProctorError.self) { try draft(9).write(in: root) }
    #expect(try text("Package.swift") == package)
    #expect(try text("chapters/09-principal-angles/chapter.md") == "mine")
  }

  @Test func `a list in which no chapter is found is named, and nothing is written`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try layProject()
    try Data("Nothing.\n".utf8).write(to: root.appending(path: "README.md"))
    #expect(
      throws: ProctorError.file(
        path: "README.md", reason: "there is no line of an earlier chapter in it")
    ) { try draft(9).write(in: root) }
    #expect(
      !FileManager.default.fileExists(
        atPath: root.appending(path: "chapters/09-principal-angles").path))
  }

  @Test func `the first exercise of a chapter gives it exercises in the package`() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try layProject()
    try draft(9).write(in: root)
    try Draft(
      number: ExerciseNumber(chapter: 9, index: 1), title: "One", folder: "09-principal-angles"
    ).write(in: root)
    #expect(
      try text("Package.swift").contains(
        "Chapter(\"09-principal-angles\", executable: \"principal-angles\"),"))
  }
}
