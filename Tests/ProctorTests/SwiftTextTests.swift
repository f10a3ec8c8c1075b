import Testing

@testable import Proctor

@Suite struct SwiftTextTests {
  @Test func `names in comments and strings do not count, those in interpolations do`() {
    let source = #####"""
      let a = "svd \(inner + "svd \(deep)") \" end" // svd
      /* svd /* svd */ svd */ let b = #"svd \(svd) \#(code)"#
      let c = """
        svd "svd" \(third)
        """
      """#####
    let names = SwiftText(source).tokens.filter(\.isName).map(\.text)
    #expect(names == ["let", "a", "inner", "deep", "let", "b", "code", "let", "c", "third"])
  }

  @Test func `lines keep their numbers`() {
    let source = "/*\n\n*/ a\n\"\"\"\n x\n\"\"\" b\n// c\nd"
    let places = SwiftText(source).tokens.map { "\($0.text)\($0.line)" }
    #expect(places == ["a3", "b6", "d8"])
  }
}
