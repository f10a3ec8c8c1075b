import Foundation
import Testing

/// What CONTRIBUTING asks of everyone and a machine can see.
@Suite("The rules of CONTRIBUTING") struct ContributingTests {
  @Test("no code of a chapter is wider than 80 columns") func columns() throws {
    for file in try Project.swiftFiles(in: "chapters") {
      for (number, line) in try Project.lines(of: file).enumerated() where line.count > 80 {
        Issue.record("\(file):\(number + 1): \(line.count) columns; at most 80")
      }
    }
  }

  @Test(
    "no file of code is longer than 250 lines", arguments: ["Sources", "chapters", "solutions"])
  func lengths(_ folder: String) throws {
    for file in try Project.swiftFiles(in: folder) {
      let count = try Project.lines(of: file).count
      if count > 250 { Issue.record("\(file): \(count) lines; at most 250") }
    }
  }

  @Test("the package, the README and the CHANGELOG name the chapters that there are")
  func chapters() throws {
    let listed = try Project.lines(of: "Package.swift").compactMap { line in
      line.firstMatch(of: /^ *Chapter\("(.*?)", executable: "(.*?)"\)/).map {
        (String($0.1), String($0.2))
      }
    }
    #expect(listed.map(\.0) == (try Project.chapterFolders()))
    let readme = try Project.text(of: "README.md")
    let changes = try Project.text(of: "CHANGELOG.md")
    for (folder, program) in listed {
      let number = try #require(Int(folder.prefix(2)))
      let front = try Project.lines(of: "chapters/\(folder)/chapter.md")
      let title = try #require(front.first { $0.hasPrefix("title: ") }).dropFirst("title: ".count)
      let row = readme.split(whereSeparator: \.isNewline).first { $0.hasPrefix("| \(number) | ") }
      #expect(row?.hasSuffix("| `\(program)` |") == true, "README.md has no row for \(program)")
      #expect(changes.contains("Chapter \(number), *"), "CHANGELOG.md does not tell of \(title)")
    }
  }

  @Test("the libraries stop with a sentence: Swift's own functions drop it from optimized code")
  func sentences() throws {
    let silent = ["precondition", "preconditionFailure", "assert", "assertionFailure"]
    for file in try Project.swiftFiles(in: "Sources") {
      for (number, line) in try Project.lines(of: file).enumerated() {
        let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        let words = code.split { !$0.isLetter }
        if words.contains(where: { silent.contains(String($0)) }) {
          Issue.record("\(file):\(number + 1): use demand or stop, which keep their sentence")
        }
      }
    }
  }
}
