import Foundation
import Testing

@testable import Proctor

@Suite struct SubmissionTests {
  @Test(arguments: [
    "exercises/00-matrices/OuterProduct.swift", "00-matrices/OuterProduct.swift",
    "OuterProduct.swift", "a/b/c d/exercises/00-matrices/OuterProduct.swift",
    "O'Brien; rm -rf $HOME/00-matrices/OuterProduct.swift", "u\u{308}ber/OuterProduct.swift",
    "\u{FC}ber/Exercises/00-Matrices/OuterProduct.swift", "\"\n`id`/OuterProduct.swift",
  ])
  func `an answer is found at any depth, under any folder`(_ path: String) throws {
    let (answer, notes) = try HandIn([path: "right"]).first()
    #expect(answer == .text("right"))
    #expect(notes == [])
  }

  @Test(arguments: [
    "outerproduct.swift", "OUTERPRODUCT.SWIFT", "outer-product.swift", "outer_product.swift",
    "OuterProduct-1.swift", "OuterProduct (2).swift", "OuterProduct copy.swift",
    "OuterProduct - Copy (3).swift", "OuterProduct 2.swift",
    "OuterProduct.swift.txt", "OuterProduct.swift.swift",
  ])
  func `a name that is nearly right is taken, and that is said`(_ name: String) throws {
    for folder in ["", "exercises/00-matrices/"] {
      let (answer, notes) = try HandIn([folder + name: "right"]).first()
      #expect(answer == .text("right"))
      #expect(notes == ["0.1: \(folder + name) was taken for OuterProduct.swift."])
    }
  }

  @Test func `a stub is not graded where there is an answer elsewhere, and that is said`() throws {
    let handIn = try HandIn()
    let stub = try handIn.catalog.stub(of: handIn.exercise("0.1"))
    try handIn.put(
      stub.replacing("\n", with: "\r\n"), at: "exercises/00-matrices/OuterProduct.swift")
    try handIn.put("answer", at: "new/OuterProduct.swift")
    let (answer, notes) = try handIn.first()
    #expect(answer == .text("answer"))
    #expect(
      notes == [
        "0.1: there are several files; new/OuterProduct.swift was graded, "
          + "exercises/00-matrices/OuterProduct.swift was not."
      ])
  }

  @Test(arguments: [
    "OuterProduct.txt", "outerproduct.rtf", "OuterProduct", "OuterProduct.swift.rtf",
  ])
  func `a file of the right name that is no Swift file is told so`(_ name: String) throws {
    let (answer, notes) = try HandIn([name: "x", "SafeFrobeniusNorm.swift": "y"]).first()
    #expect(answer == .missing)
    #expect(notes == ["0.1: \(name) was not graded; it must be named OuterProduct.swift."])
  }

  @Test func `an archive that cannot be opened is not called nothing`() throws {
    let handIn = try HandIn(["work.zip": "no archive"])
    #expect(
      try handIn.open().notes == [
        "work.zip was not graded: it cannot be unpacked (Unrecognized archive format).",
        "There is no answer to any exercise.",
      ])
  }

  @Test func `a misspelled name is not taken, and that is said`() throws {
    let (answer, notes) = try HandIn([
      "00-matrices/OuterProdct.swift": "x", "00-matrices/SafeFrobeniusNorm.swift": "y",
    ]).first()
    #expect(answer == .missing)
    #expect(
      notes == [
        "0.1: there is no OuterProduct.swift; 00-matrices/OuterProdct.swift was not taken for it."
      ])
  }

  @Test func `of several files the better placed is graded, and the others are named`() throws {
    let (answer, notes) = try HandIn([
      "old/OuterProduct.swift": "old", "exercises/00-matrices/OuterProduct.swift": "new",
      "exercises/00-matrices/OuterProduct copy.swift": "copy",
      "again/OuterProduct.swift": "new",
    ]).first()
    #expect(answer == .text("new"))
    #expect(notes.count == 2)
    #expect(notes.allSatisfy { $0.contains("several files") })
    #expect(notes.contains { $0.contains("old/OuterProduct.swift was not") })
  }

  @Test func `of a whole project neither references nor libraries are taken for answers`() throws {
    let handIn = try HandIn([
      "low-rank/Package.swift": "package", "low-rank/exercises/01-pseudo-inverse/README.md": "",
      "low-rank/exercises/00-matrices/SafeFrobeniusNorm.swift": "mine",
      "low-rank/solutions/00-matrices/OuterProduct.swift": "reference",
      "low-rank/Sources/LowRank/OuterProduct.swift": "library",
      "low-rank/backups/exercises/00-matrices/OuterProduct.swift": "backup",
    ])
    #expect(try handIn.first() == (.missing, []))
    #expect(try handIn.open().answer(to: handIn.exercise("0.3")) == .text("mine"))
  }

  @Test func `a file that cannot be read costs itself only, and the reason is true`() throws {
    let handIn = try HandIn(["00-matrices/SafeFrobeniusNorm.swift": "fine"])
    let answer = handIn.folder.appending(path: "00-matrices/OuterProduct.swift").path
    let manager = FileManager.default
    let cases: [(make: () throws -> Void, reason: String)] = [
      (
        { try manager.createSymbolicLink(atPath: answer, withDestinationPath: "/etc/passwd") },
        "link"
      ),
      ({ mkfifo(answer, 0o644) }, "not a regular file"),
      (
        { try manager.createDirectory(atPath: answer, withIntermediateDirectories: true) },
        "a folder"
      ),
      ({ try Data(count: 1 << 20 + 1).write(to: URL(filePath: answer)) }, "larger than 1 MB"),
      ({ try Data([0x66, 0xFC]).write(to: URL(filePath: answer)) }, "not a text in UTF-8"),
      ({ try Data([0xFF, 0xFE, 0x66, 0]).write(to: URL(filePath: answer)) }, "UTF-16"),
    ]
    for (make, reason) in cases {
      try make()
      guard case .unreadable(let sentence) = try handIn.first().answer else {
        Issue.record("\(reason) was read")
        continue
      }
      #expect(sentence.contains(reason))
      #expect(sentence.hasPrefix("00-matrices/OuterProduct.swift "))
      let submission = try handIn.open()
      #expect(submission.answer(to: try handIn.exercise("0.3")) == .text("fine"))
      #expect(!submission.needsAttention)
      try manager.removeItem(atPath: answer)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `a file that the user may not read is said to be that`() throws {
    let handIn = try HandIn(["OuterProduct.swift": "x"])
    chmod(handIn.folder.appending(path: "OuterProduct.swift").path, 0)
    #expect(
      try handIn.first().answer
        == .unreadable("OuterProduct.swift cannot be read: Permission denied, so it was not read."))
  }

  @Test func `a chapter's other files are its helpers, and only its`() throws {
    let handIn = try HandIn([
      "exercises/00-matrices/Common.swift": "a", "exercises/02-svd/Common.swift": "b",
      "exercises/00-matrices/notes.txt": "c",
    ])
    let submission = try handIn.open()
    #expect(
      submission.helpers(of: handIn.catalog.chapters[0]) == [.init(name: "Common.swift", text: "a")]
    )
    #expect(
      submission.helpers(of: handIn.catalog.chapters[2]) == [.init(name: "Common.swift", text: "b")]
    )
    #expect(submission.helpers(of: handIn.catalog.chapters[1]) == [])
  }

  @Test func `beside answers without folders, other files help the chapters of these`() throws {
    let handIn = try HandIn(["OuterProduct.swift": "a", "Common.swift": "b"])
    let submission = try handIn.open()
    #expect(submission.helpers(of: handIn.catalog.chapters[0]).map(\.name) == ["Common.swift"])
    #expect(submission.helpers(of: handIn.catalog.chapters[1]) == [])
  }

  @Test func `what systems leave behind is not looked at`() throws {
    let (answer, notes) = try HandIn([
      "__MACOSX/exercises/00-matrices/._OuterProduct.swift": "x",
      "__MACOSX/exercises/00-matrices/OuterProduct.swift": "x",
      "exercises/00-matrices/OuterProduct.swift": "right", "exercises/.DS_Store": "x",
      "exercises/00-matrices/._OuterProduct.swift": "x", ".git/OuterProduct.swift": "x",
    ]).first()
    #expect(answer == .text("right"))
    #expect(notes == [])
  }

  @Test func `nothing that can be graded is said with what there is instead`() throws {
    let (answer, notes) = try HandIn(["report.pdf": "x"]).first()
    #expect(answer == .missing)
    #expect(notes == ["There is no answer to any exercise; there is report.pdf."])
  }

  @Test func `what several students handed in is not taken for one's`() throws {
    let handIn = try HandIn(["ada_1_2_OuterProduct.swift": "a", "bob_3_4_OuterProduct.swift": "b"])
    #expect(throws: ProctorError.self) { try handIn.open() }
  }
}
