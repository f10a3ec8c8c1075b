import Testing

@testable import Proctor

@Suite struct HouseRulesTests {
  private func reason(_ source: String, without: [String] = []) -> Refusal.Reason? {
    HouseRules(without: without).violation(in: source)?.reason
  }

  @Test(arguments: [
    "import LowRank", "import Solutions00", "@testable import LowRank", "internal import Grading",
    "import struct LowRank.LowRankMatrix", "import /* */ LowRank", "import\nLowRank",
    "import Attempts; import Grading", "import func Glibc.dlsym",
  ])
  func `a module that is not for answers is refused`(_ source: String) {
    #expect(reason("import LinearAlgebra\n" + source) != nil)
  }

  @Test func `what an answer may import is not refused`() {
    let source = "import Attempts\nimport Foundation\nimport LinearAlgebra\nimport RealModule\n"
    #expect(reason(source) == nil)
    #expect(reason("// import LowRank\nlet s = \"import LowRank\"") == nil)
  }

  @Test(arguments: ["@_silgen_name(\"x\") func f()", "@_cdecl(\"write\") public func w() {}"])
  func `attributes that reach past the language are refused`(_ source: String) {
    guard case .attribute = reason(source) else {
      Issue.record("\(source) is allowed")
      return
    }
  }

  @Test(arguments: [
    "return a.norm", "a.map(\\.norm)", "let norm = a.norm",
    "extension Matrix { var b: Double { norm } }",
    "return norm(a)", "let s = \"\\(a.norm)\"",
  ])
  func `a name that the exercise rules out is refused where it is used`(_ source: String) {
    #expect(reason(source, without: ["norm"]) == .name("norm"))
  }

  @Test(arguments: [
    "let norm = 1.0; return norm", "// norm\nreturn 1", "return \"norm\"",
    "let (a, norm) = f(); g(norm)",
    "func norm(_ x: Int) -> Int { x }; return norm(3)", "f(norm: 3)", "a.map { norm in norm + 1 }",
    "func f(_ norm: Double) -> Double { norm }", "return normal",
  ])
  func `an answer may use the name for something of its own`(_ source: String) {
    #expect(reason(source, without: ["norm"]) == nil)
  }

  @Test func `the line of the offense is told`() {
    let refusal = HouseRules(without: ["svd"]).violation(in: "/*\n*/\nlet a = b.svd")
    #expect(refusal?.line == 3)
  }
}
