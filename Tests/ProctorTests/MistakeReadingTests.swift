import Foundation
import Testing

@testable import Proctor

/// What is found in a check with one mistake.
private func flaws(_ mistake: String, besides: String = "") throws -> [String] {
  let text = """
    let exercise = Exercise(
      mistakes: [
        Mistake("is wrong", caughtAt: "a case") { a, k in
          \(mistake)
        }
      ]) { answer, exam in
      let data = 3 * (try Solutions04.rowID(a, rank: 2 * k).x)
    }
    \(besides)
    """
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).swift")
  defer { try? FileManager.default.removeItem(at: file) }
  try Files.write(text, to: file)
  return try #require(try MistakeReading(file, path: "Check.swift")).flaws
}

@Suite struct `Mistakes that are worsened right answers` {
  @Test(arguments: [
    "return 2 * (try Solutions04.rowID(a, rank: k).x)",
    "let right = try Solutions04.rowID(a, rank: k)\n      return (right.rows, 2.5 * right.x)",
    "var right = try Solutions04.rowID(a, rank: k)\n      right.x *= 2\n      return right",
    "try Solutions04.rowID(a, rank: k).x.scaled(by: 2)",
    "let (rows, x) = try Solutions04.rowID(a, rank: k)\n      return (rows, x / 10)",
  ])
  func `are named where they scale what the reference gives`(mistake: String) throws {
    let found = try flaws(mistake)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("Check.swift:"))
    #expect(found[0].contains("scales what it gives"))
  }

  @Test func `are named where they scale what the reference is given`() throws {
    let found = try flaws("try Solutions08.rounded(a, relativeError: 2.5 * k)")
    #expect(
      found == [
        "Check.swift:3: a mistake calls the reference answer and scales what it is given;"
          + " write the code that a person would hand in."
      ])
  }

  @Test func `are found in what a mistake calls`() throws {
    let helper = "func worse(_ a: Int) throws -> Int { 2 * (try Solutions04.rowID(a)) }"
    #expect(try flaws("try worse(a)", besides: helper).count == 1)
    #expect(try flaws("a", besides: helper).isEmpty)
  }

  @Test(arguments: [
    "return 2 * (try own(a, rank: k).x)",
    "let right = try Solutions04.rowID(a, rank: k)\n      return (right.rows.sorted(), right.x)",
    "try Solutions04.rowID(a, rank: k + 1)",
    "try Solutions04.rowID(a, rank: k).x / Double(k)",
    "let right = try Solutions04.rowID(a, rank: k)\n      return right.x[0] > 1e-9 * right.x[1]",
    "if k > 2 * a { return try Solutions04.rowID(a, rank: k) }\n      return a",
  ])
  func `are not what people write`(mistake: String) throws {
    #expect(try flaws(mistake).isEmpty)
  }
}
