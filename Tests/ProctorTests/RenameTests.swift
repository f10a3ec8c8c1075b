import Foundation
import Testing

@testable import Proctor

/// A project of one exercise, in a folder of its own.
private struct Project {
  let root = FileManager.default.temporaryDirectory.appending(path: "proctor-\(UUID().uuidString)")

  init() throws {
    try write("Package.swift", "")
    try write("Sources/Checks/00-x/NewName.swift", "")
    try write(
      "exercises/00-x/01-new-name.md",
      "---\ntitle: New\nlevel: 1\nformerly: [old-name]\n---\nWhy?\n\n::: example\nA.\n:::\n\n::: edges\nB.\n:::\n\n"
        + "::: hint\nSo.\n:::\n\n::: hint\nSo!\n:::\n\n::: passed\nC.\n:::\n"
    )
    let solution = "func f() throws {\n  // answer.begin\n  print(1)\n  // answer.end\n}\n"
    try write("solutions/00-x/NewName.swift", solution)
    try write("exercises/00-x/NewName.swift", try Stub.derived(from: solution, path: ""))
  }

  func write(_ path: String, _ text: String) throws {
    try Files.write(text, to: root.appending(path: path))
  }

  func text(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: root) }
}

@Suite struct RenameTests {
  @Test func `an answer under a former name moves to the new one`() throws {
    let project = try Project()
    defer { project.remove() }
    try project.write("exercises/00-x/OldName.swift", "func f() throws { print(2) }\n")
    let renames = try Catalog(root: project.root).followRenames()
    #expect(renames.map(\.isMoved) == [true])
    #expect(project.text("exercises/00-x/NewName.swift") == "func f() throws { print(2) }\n")
    #expect(project.text("exercises/00-x/OldName.swift") == nil)
    #expect(project.text(renames[0].kept) == "func f() throws { print(2) }\n")
  }

  @Test func `an answer that is there already stays, and the old one is kept`() throws {
    let project = try Project()
    defer { project.remove() }
    try project.write("exercises/00-x/NewName.swift", "new work\n")
    try project.write("exercises/00-x/OldName.swift", "old work\n")
    let renames = try Catalog(root: project.root).followRenames()
    #expect(renames.map(\.isMoved) == [false])
    #expect(project.text("exercises/00-x/NewName.swift") == "new work\n")
    #expect(project.text(renames[0].kept) == "old work\n")
  }

  @Test func `without an old file nothing happens`() throws {
    let project = try Project()
    defer { project.remove() }
    #expect(try Catalog(root: project.root).followRenames().isEmpty)
    #expect(project.text("backups") == nil)
  }

  @Test func `reset keeps what was there, twice in a second, too`() throws {
    let project = try Project()
    defer { project.remove() }
    let catalog = try Catalog(root: project.root)
    var kept: Set<String> = []
    for answer in ["one\n", "two\n", "three\n"] {
      try project.write("exercises/00-x/NewName.swift", answer)
      let path = try #require(try catalog.reset(catalog.exercises[0]))
      #expect(project.text(path) == answer)
      kept.insert(path)
    }
    #expect(kept.count == 3)
    #expect(try catalog.reset(catalog.exercises[0]) == nil)
  }

  @Test(arguments: [
    Data([0x2F, 0x2F, 0x20, 0xFC, 0x0A]), Data([0xFF, 0xFE, 0x2F, 0x00, 0x0A, 0x00]),
    Data("let x = 1\r\n".utf8), Data(),
  ])
  func `reset keeps every byte, text or not`(_ answer: Data) throws {
    let project = try Project()
    defer { project.remove() }
    let catalog = try Catalog(root: project.root)
    try answer.write(to: project.root.appending(path: "exercises/00-x/NewName.swift"))
    let path = try #require(try catalog.reset(catalog.exercises[0]))
    #expect(try Data(contentsOf: project.root.appending(path: path)) == answer)
  }

  @Test func `what cannot be read is not replaced`() throws {
    let project = try Project()
    defer { project.remove() }
    let catalog = try Catalog(root: project.root)
    let file = project.root.appending(path: "exercises/00-x/NewName.swift")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createSymbolicLink(
      at: file, withDestinationURL: project.root.appending(path: "nowhere.swift"))
    #expect(throws: ProctorError.self) { try catalog.reset(catalog.exercises[0]) }
    #expect(Files.isTaken(file) && catalog.isBegun(catalog.exercises[0]))
  }

  @Test func `a project with other line ends is the same project`() throws {
    let project = try Project()
    defer { project.remove() }
    let before = try Catalog(root: project.root)
    for path in ["exercises/00-x/01-new-name.md", "solutions/00-x/NewName.swift"] {
      let text = try #require(project.text(path))
      try project.write(path, "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
    }
    let after = try Catalog(root: project.root)
    #expect(after.exercises == before.exercises)
    #expect(try after.stub(of: after.exercises[0]) == before.stub(of: before.exercises[0]))
    let stub = try #require(project.text("exercises/00-x/NewName.swift"))
    try project.write("exercises/00-x/NewName.swift", stub.replacing("\n", with: "\r\n"))
    #expect(!after.isBegun(after.exercises[0]))
    #expect(try after.reset(after.exercises[0]) == nil)
    #expect(Inspection(after).flaws.isEmpty)
  }

  @Test(arguments: ["01-new-name copy.md", "01-new-name (1).md", "01-new-name.md~"])
  func `a copy that a file manager made is no exercise`(_ name: String) throws {
    let project = try Project()
    defer { project.remove() }
    let exercises = try Catalog(root: project.root).exercises
    let text = try #require(project.text("exercises/00-x/01-new-name.md"))
    try project.write("exercises/00-x/\(name)", text)
    #expect(try Catalog(root: project.root).exercises == exercises)
  }

  @Test func `an inspection finds what an author forgot`() throws {
    let project = try Project()
    defer { project.remove() }
    #expect(Inspection(try Catalog(root: project.root)).flaws.isEmpty)
    try project.write("exercises/00-x/02-second.md", "[dead](nowhere.md)")
    try project.write("solutions/00-x/Stray.swift", "")
    let flaws = Inspection(try Catalog(root: project.root)).flaws.joined(separator: "\n")
    for words in [
      "no title", "no level", "no block example", "no block passed", "number of hints is 0",
      "leads nowhere", "Stray", "is missing",
    ] {
      #expect(flaws.contains(words), "\(words) in:\n\(flaws)")
    }
  }
}

@Suite struct StubTests {
  @Test func `a marked body becomes a throw at its indentation`() throws {
    let solution = "a {\n    // answer.begin\n    x\n      y\n    // answer.end\n}\n"
    #expect(try Stub.derived(from: solution, path: "") == "a {\n    throw NotAttempted()\n}\n")
  }

  @Test(arguments: [
    "no marks", "// answer.begin\n", "// answer.end\n", "// answer.begin\n// answer.begin\n",
    "// answer.begin\n// answer.end\n// answer.end\n",
  ])
  func `marks that do not match are an error`(_ solution: String) {
    #expect(throws: ProctorError.self) { try Stub.derived(from: solution, path: "x.swift") }
  }
}

@Suite struct StatementTests {
  @Test func `front matter, text and hints are told apart`() throws {
    let statement = try Statement(
      """
      ---
      title: "A title: with a colon"
      level: 3
      without: [svd, 'pinv']
      ---
      The question.

      ::: {.hint}
      First.

      ::: note
      inner
      :::
      :::

      ::: hint
      Second.
      :::
      """, path: "x.md", name: "x")
    #expect(statement.title == "A title: with a colon")
    #expect(statement.level == 3)
    #expect(statement.without == ["svd", "pinv"])
    #expect(statement.text == "The question.")
    #expect(statement.hints.count == 2)
    #expect(statement.hints[0].hasPrefix("First.") && statement.hints[0].contains("inner"))
    #expect(statement.hints[1] == "Second.")
  }

  @Test(arguments: ["---\ntitle: x\n", "---\nlevel: 9\n---\n", "---\nnonsense\n---\n"])
  func `front matter that is wrong is told with its file`(_ source: String) {
    #expect(throws: ProctorError.self) { try Statement(source, path: "x.md", name: "x") }
  }
}

@Suite struct DiagnosticTests {
  @Test func `errors are read once each, without the rest`() {
    let output = """
      [1/3] Compiling Exercises00 A.swift
      /p/exercises/00-x/A.swift:3:5: error: cannot find 'x' in scope
       2 | {
       3 |   x
         |   `- error: cannot find 'x' in scope
      /p/exercises/00-x/A.swift:4:5: warning: unused
       4 |   y
      [2/3] Emitting module
      /p/exercises/00-x/A.swift:3:5: error: cannot find 'x' in scope
      error: emit-module command failed with exit code 1
      """
    let errors = Diagnostic.errors(in: output, root: URL(filePath: "/p"))
    #expect(errors.count == 1)
    #expect(errors.first?.path == "exercises/00-x/A.swift")
    #expect(errors.first?.line == 3)
    #expect(errors.first?.excerpt.count == 3)
  }
}
