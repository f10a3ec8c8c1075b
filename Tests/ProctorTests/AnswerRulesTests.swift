import Foundation
import Testing

@testable import Proctor

/// What the compiler's parser says of a text, and what the rules say of that.
private func reason(_ source: String, without: [String] = []) throws -> Refusal.Reason? {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "Answer.swift")
  try Files.write(source, to: file)
  let process = ChildProcess(
    program: "swiftc", arguments: ["-frontend"] + ParsedFile.arguments(for: file))
  let dump = try process.run().written[STDOUT_FILENO] ?? Data()
  let parsed = try #require(ParsedFile(dump: dump, source: Data(source.utf8)))
  let rules = AnswerRules(without: without)
  return rules.violation(in: parsed, path: "Answer.swift")?.reason
    ?? rules.violation(through: [], files: [("Answer.swift", parsed)])?.reason
}

@Suite struct AnswerRulesTests {
  @Test(arguments: [
    "import LowRank", "import Solutions00", "@testable import LowRank", "internal import Grading",
    "import struct LowRank.LowRankMatrix", "import /* */ LowRank", "import\nLowRank",
    "import Attempts; import Grading", "import func Glibc.dlsym",
    "private let q = /\"\"\"/\nimport LowRank",
    "@testable import LinearAlgebra", "@_spi(Inner) public import LinearAlgebra",
  ])
  func `a module that is not for answers is refused`(_ source: String) throws {
    #expect(try reason("import LinearAlgebra\n" + source) != nil)
  }

  @Test func `what an answer may import is not refused`() throws {
    let source = "import Attempts\nimport Foundation\nimport LinearAlgebra\nimport RealModule\n"
    #expect(try reason(source) == nil)
    #expect(try reason("// import LowRank\nlet s = \"import LowRank\"") == nil)
    #expect(try reason("// ada@home, /* @testable */\nimport LinearAlgebra\n") == nil)
  }

  @Test(arguments: [
    "@_silgen_name(\"x\") func f()", "@_cdecl(\"write\") public func w() {}",
    "struct S { @_silgen_name(\"x\") static func f() }", "@main struct M { static func main() {} }",
    "private let q = /\"\"\"/\n@_silgen_name(\"x\") func f()",
  ])
  func `attributes that reach past the language are refused`(_ source: String) throws {
    guard case .attribute = try reason(source) else {
      Issue.record("\(source) is allowed")
      return
    }
  }

  @Test(arguments: [
    "let a = b.norm", "let a = b.map(\\.norm)", "let s = \"\\(a.norm)\"", "let x = norm(a)",
    "extension Matrix { var b: Double { norm } }", "let x: Double = .norm(a)",
    "private let q = /\"\"\"/\nlet a = b.norm",
  ])
  func `a name that the exercise rules out is refused where it is used`(_ source: String) throws {
    #expect(try reason(source, without: ["norm"]) == .name("norm"))
  }

  @Test(arguments: [
    "func f() { let norm = 1.0; g(norm) }", "// norm\nlet x = 1", "let x = \"norm\"",
    "func f() { let (a, norm) = f(); g(norm) }", "let x = f(norm: 3)",
    "func norm(_ x: Int) -> Int { x }; let x = norm(3)", "let x = a.map { norm in norm + 1 }",
    "func f(_ norm: Double) -> Double { norm }", "let x = normal",
    "func f(norm: Double) -> Double { norm * 2 }", "func f(_ x: Int, norm: Int) { g(norm) }",
    "func f() { let a = 1.0, norm = 2.0; g(a, norm) }", "let x = f { norm, x in norm }",
    "struct S { var norm = 1.0; func f() -> Double { self.norm } }",
    "func f(norm value: Double) -> Double { value }",
  ])
  func `an answer may use the name for something of its own`(_ source: String) throws {
    #expect(try reason(source, without: ["norm"]) == nil)
  }
}

@Suite struct DemanglingTests {
  @Test func `members and types are told from labels and arguments`() {
    let outer = "$s13LinearAlgebra6VectorV5outeryAA6MatrixVyxGACyxGF"
    #expect(Demangling.path(of: outer).contains("outer"))
    #expect(!Demangling.path(of: "$s13LinearAlgebra6MatrixV5solve4normACyxGSd_tF").contains("norm"))
    #expect(Demangling.path(of: "malloc") == [])
  }
}
