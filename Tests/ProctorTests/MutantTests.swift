import Testing

@testable import Proctor

private let solution = """
  import LinearAlgebra

  /// The sum of two numbers.
  public func sum(_ a: Int, plus b: Int) throws -> Int {
    // answer.begin
    let total = a + b
    return total
    // answer.end
  }

  public struct TooLarge: Error {}

  """

private func slip(
  _ id: String = "0123abcd", line: Int = 6, before: String = "  let total = a + b",
  after: String = "  let total = a - b"
) -> Mutant {
  Mutant(
    id: id, kind: "neighboring operation", line: line, before: [before], after: [after],
    needsPrelude: false)
}

@Suite struct `A mutant` {
  @Test func `changes the lines that it was made for, and no others`() throws {
    let marked = try MarkedSolution(solution, path: "S.swift")
    let lines = try #require(slip().applied(to: marked.lines))
    #expect(lines[5] == "  let total = a - b")
    #expect(lines.count == marked.lines.count)
    #expect(slip(before: "  let total = b").applied(to: marked.lines) == nil)
    #expect(slip(line: 99).applied(to: marked.lines) == nil)
  }

  @Test func `is known by its first line that is new, also where a line is gone`() {
    #expect(slip().mutatedLine == "let total = a - b")
    var removed = slip()
    for after in [[], ["  "]] {
      removed.after = after
      #expect(removed.mutatedLine == "(without) let total = a + b")
    }
  }
}

@Suite struct `A batch of mutants` {
  @Test func `has each function in a namespace, and calls the one that is asked for`() throws {
    let signature = try Signature(in: solution, path: "S.swift")
    let batch = MutantBatch(
      [slip()], of: try MarkedSolution(solution, path: "S.swift"), signature: signature, prelude: ""
    )
    let text = batch.source.text
    #expect(text.contains("enum Mutant_0123abcd {\nstatic func sum(_ a: Int, plus b: Int)"))
    #expect(text.contains("case \"0123abcd\": return try Mutant_0123abcd.sum(a, plus: b)"))
    #expect(text.components(separatedBy: "struct TooLarge").count == 2)
  }

  @Test func `loses the mutants that errors lie in, and keeps the answer`() throws {
    let signature = try Signature(in: solution, path: "S.swift")
    var batch = MutantBatch(
      [slip(), slip("89abcdef", after: "  let total = a * b")],
      of: try MarkedSolution(solution, path: "S.swift"), signature: signature, prelude: "")
    let place = try #require(batch.source.lines["89abcdef"])
    let error = Diagnostic(
      path: "S.swift", line: place.lowerBound + 3, column: 1, message: "no", excerpt: [])
    #expect(batch.remove(with: [error]) == ["89abcdef": "no"])
    #expect(batch.mutants.map(\.id) == ["0123abcd"])
  }
}

@Suite struct `A report of mutants` {
  private let mutants = (0..<90).map { index in
    slip("0000000\(index % 10)".dropLast(2) + (index < 10 ? "0\(index)" : "\(index)"))
  }

  @Test func `reads back what it writes`() throws {
    var fates: [String: MutantFate] = [:]
    for mutant in mutants { fates[mutant.id] = .caught(at: "one case") }
    fates[mutants[3].id] = .passed
    fates[mutants[4].id] = .passed
    fates[mutants[5].id] = .notCompiled("no")
    let proofs = Equivalences(
      "Order is left open.\nconfirmed: yes\n  \(mutants[3].id) let total = a - b\n",
      path: "S.mutants")
    let report = MutantReport(mutants, fates: fates, proofs: proofs, inputs: "0123")
    #expect(report.equivalent == [mutants[3].id])
    #expect(report.gaps == [mutants[4].id])
    #expect(report.viable == 89)
    #expect(report.patches.count == MutantReport.kept)
    #expect(MutantReport(report.text) == report)
    #expect(MutantReport("Something else.") == nil)
  }

  @Test func `gives every patch its turn`() {
    var fates: [String: MutantFate] = [:]
    for mutant in mutants { fates[mutant.id] = .caught(at: "one case") }
    let report = MutantReport(
      mutants, fates: fates, proofs: Equivalences("", path: ""), inputs: "0123")
    let rounds = (0..<8).map { MutantInspection.sample(of: report, round: $0) }
    #expect(rounds.allSatisfy { $0.count == 3 })
    #expect(Set(rounds.joined().map(\.id)).count == MutantReport.kept)
  }
}

@Suite struct `Proofs that mutants are as right as the answer` {
  private let text = """
    Addition is commutative.
    confirmed: yes
      0123abcd let total = b + a

    Nobody asks for more.
    confirmed: no
      89abcdef let total = a + b + 0
    """

  @Test func `hold for the mutants below them`() {
    let proofs = Equivalences(text, path: "S.mutants")
    #expect(proofs.flaws.isEmpty)
    #expect(proofs.entries.map(\.id) == ["0123abcd", "89abcdef"])
    #expect(proofs.entries.map(\.isConfirmed) == [true, false])
    #expect(proofs.entries[0].proof == "Addition is commutative.")
  }

  @Test func `do not hold for another line of the same name`() {
    let proofs = Equivalences(text, path: "S.mutants")
    #expect(proofs.entry(for: slip(after: "  let total = b + a")) != nil)
    #expect(proofs.entry(for: slip()) == nil)
  }

  @Test(arguments: [
    ("One is enough.\nTwo are too many.\nconfirmed: yes\n  0123abcd x\n", 2),
    ("Nobody says whether it is so.\n  0123abcd x\n", 2),
    ("Nobody says whether it is so.\nconfirmed: perhaps\n", 2),
    ("Trivial.\n", 1), ("equivalent because it is\n", 1), ("  0123abcd x\n", 1),
  ])
  func `are a sentence each, and yes or no below it`(_ text: String, line: Int) {
    let flaws = Equivalences(text, path: "S.mutants").flaws
    #expect(
      flaws.first == "S.mutants:\(line): here stands a sentence, “confirmed: yes” or “no” below it,"
        + " or below that a mutant.")
  }

  @Test func `name a mutant once, with its line`() {
    let head = "Addition is commutative.\nconfirmed: yes\n"
    for mutants in ["  0123abcd\n", "  0123abcd x\n  0123abcd x\n"] {
      #expect(Equivalences(head + mutants, path: "S.mutants").flaws.count == 1)
    }
  }
}
