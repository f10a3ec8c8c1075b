import Testing

@testable import Mutation

@Suite struct `The mutants of an answer` {
  private let body = """
    var s = 0.0
      for i in 0..<k {
        s += x[i] * x[i]
      }
      return s.squareRoot()
    """

  @Test func `differ from the answer and from each other`() throws {
    let answer = try #require(sample(body, returns: "Double"))
    let texts = Mutator(answer).mutants().map(\.text)
    #expect(texts.count > 20)
    #expect(Set(texts).count == texts.count)
    #expect(!texts.contains(answer.text))
  }

  @Test func `keep everything outside the marks`() throws {
    let answer = try #require(sample(body, returns: "Double"))
    let head = answer.text.split(separator: "// answer.begin")[0]
    #expect(Mutator(answer).mutants().allSatisfy { $0.text.hasPrefix(head) })
  }

  @Test func `keep their names when lines are added above`() throws {
    let before = try #require(sample(body, returns: "Double"))
    let after = try #require(sample("use(b)\n  " + body, returns: "Double"))
    let kinds: [MutationOperator] = [.integerConstant, .arithmeticNeighbor]
    let ids = Mutator(before, operators: kinds).mutants().map(\.id)
    #expect(Mutator(after, operators: kinds).mutants().map(\.id) == ids)
  }

  @Test func `have different names where equal lines suffer the same`() throws {
    let answer = try #require(sample("s += k\n  t += p\n  s += k\n  return s"))
    let mutants = Mutator(answer, operators: [.arithmeticNeighbor]).mutants()
    #expect(mutants.map(\.after) == [["  s -= k"], ["  t -= p"], ["  s -= k"]])
    #expect(Set(mutants.map(\.id)).count == 3)
  }

  @Test func `come in pairs where one slip is too few`() throws {
    let answer = try #require(sample(body, returns: "Double"))
    let mutator = Mutator(answer)
    let pairs = mutator.pairs(count: 12)
    #expect(pairs.count == 12)
    #expect(Set(pairs.map(\.text)).isDisjoint(with: mutator.mutants().map(\.text)))
  }

  @Test func `leave alone what is thrown`() throws {
    let answer = try #require(sample("throw Wrong(rank: k, of: p)"))
    #expect(Mutator(answer, operators: [.argumentsSwapped, .siblingVariable]).mutants().isEmpty)
  }

  @Test func `show what differs as a diff`() throws {
    let answer = try #require(sample("return k + 1"))
    let mutant = try #require(Mutator(answer, operators: [.arithmeticNeighbor]).mutants().first)
    #expect(mutant.line == 6)
    #expect(mutant.diff == "-  return k + 1\n+  return k - 1")
  }

  @Test func `say whether they need a function below them`() throws {
    let answer = try #require(sample("return a.frobeniusNorm", returns: "Double"))
    let mutants = Mutator(answer, operators: [.otherNorm]).mutants()
    #expect(mutants.map(\.needsPrelude) == [false, false, false, true])
  }
}

@Suite struct `An answer that cannot be mutated` {
  @Test func `has no marks, or does not parse`() {
    #expect(Answer("public func f() {}") == nil)
    #expect(Answer("func f() {\n// answer.begin\nlet x = (\n// answer.end\n}") == nil)
  }
}
