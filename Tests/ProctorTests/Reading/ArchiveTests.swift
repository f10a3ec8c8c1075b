import Foundation
import Testing

@testable import Proctor

@Suite struct ArchiveTests {
  @Test(arguments: ["zip", "tar.gz", "tar", "7z"])
  func `an archive is read like the folder that it holds`(_ kind: String) throws {
    let handIn = try HandIn(["exercises/00-matrices/OuterProduct.swift": "right"])
    try handIn.run("bsdtar", "-acf", "hand in.\(kind)", "exercises")
    try FileManager.default.removeItem(at: handIn.folder.appending(path: "exercises"))
    for path in ["", "hand in.\(kind)"] { #expect(try handIn.first(path) == (.text("right"), [])) }
  }

  @Test func `archives may lie in archives, but not without end`() throws {
    let handIn = try HandIn(["OuterProduct.swift": "right"])
    for level in 1...4 {
      let inner = level == 1 ? "OuterProduct.swift" : "\(level - 1).zip"
      try handIn.run("bsdtar", "-acf", "\(level).zip", inner)
      try FileManager.default.removeItem(at: handIn.folder.appending(path: inner))
      let (answer, notes) = try handIn.first()
      #expect(answer == (level <= 3 ? .text("right") : .missing))
      #expect(notes.contains { $0.contains("too deep") } == (level == 4))
    }
  }

  @Test(arguments: [
    "../../../OuterProduct.swift", "/tmp/OuterProduct.swift", "a\\b\\OuterProduct.swift",
    "__MACOSX/../OuterProduct.swift",
  ])
  func `a path in an archive leads nowhere but into it`(_ path: String) throws {
    let handIn = try HandIn()
    try handIn.zip("x.zip", [path: "right"])
    let before = try FileManager.default.contentsOfDirectory(atPath: handIn.folder.path)
    let answer = try handIn.first().answer
    #expect(answer == .text("right") || answer == .missing)
    #expect(try FileManager.default.contentsOfDirectory(atPath: handIn.folder.path) == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/OuterProduct.swift"))
  }

  @Test func `links in an archive are not followed`() throws {
    let handIn = try HandIn(["a/SafeFrobeniusNorm.swift": "fine"])
    try FileManager.default.createSymbolicLink(
      atPath: handIn.folder.appending(path: "a/OuterProduct.swift").path,
      withDestinationPath: "/etc/passwd")
    try handIn.run("bsdtar", "-czf", "x.tgz", "a")
    try FileManager.default.removeItem(at: handIn.folder.appending(path: "a"))
    let submission = try handIn.open()
    #expect(
      submission.answer(to: try handIn.exercise("0.1"))
        == .unreadable("x.tgz/a/OuterProduct.swift is a link, so it was not read."))
    #expect(submission.answer(to: try handIn.exercise("0.3")) == .text("fine"))
  }

  @Test func `a bomb costs itself only, and is named`() throws {
    let handIn = try HandIn()
    let script = """
      import zipfile
      with zipfile.ZipFile("x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
          archive.writestr("00-matrices/OuterProduct.swift", "0" * 300_000_000)
          archive.writestr("00-matrices/SafeFrobeniusNorm.swift", "fine")
      with zipfile.ZipFile("y.zip", "w", zipfile.ZIP_DEFLATED) as archive:
          for i in range(100): archive.writestr(f"{i}.swift", "0" * 1_000_000)
      """
    try handIn.run("python3", "-c", script)
    let submission = try handIn.open()
    #expect(
      submission.answer(to: try handIn.exercise("0.1"))
        == .unreadable(
          "x.zip/00-matrices/OuterProduct.swift is larger than 1 MB, so it was not read."))
    #expect(submission.answer(to: try handIn.exercise("0.3")) == .text("fine"))
    #expect(submission.notes.contains("y.zip was not graded: it unpacks to more than 64 MB."))
  }

  @Test func `what cannot be opened says why, and keeps nobody waiting`() throws {
    let noise = (0..<4000).map { _ in "\(UInt64.random(in: 0 ... .max))" }.joined()
    let handIn = try HandIn(["OuterProduct.swift": noise])
    try handIn.run(
      "bsdtar", "-acf", "locked.zip", "--passphrase", "secret", "--options",
      "zip:encryption=traditional", "OuterProduct.swift")
    try handIn.run("bsdtar", "-acf", "cut.zip", "OuterProduct.swift")
    try FileManager.default.removeItem(at: handIn.folder.appending(path: "OuterProduct.swift"))
    let whole = try Data(contentsOf: handIn.folder.appending(path: "cut.zip"))
    try handIn.put(whole.prefix(whole.count / 2), at: "cut.zip")
    try handIn.put("not at all", at: "text.zip")
    let (answer, notes) = try handIn.first()
    #expect(answer == .missing)
    #expect(notes.contains("locked.zip was not graded: it is locked by a password."))
    #expect(notes.contains { $0.hasPrefix("text.zip was not graded: it cannot be unpacked") })
    #expect(notes.contains { $0.hasPrefix("cut.zip was not graded: it ") })
  }
}
