import SwiftParser

/// Makes the mutants of an answer.
public struct Mutator {
  private let answer: Answer
  private let operators: [MutationOperator]

  /// Prepares all kinds of slips for an answer.
  public init(_ answer: Answer) {
    self.init(answer, operators: MutationOperator.all)
  }

  init(_ answer: Answer, operators: [MutationOperator]) {
    self.answer = answer
    self.operators = operators
  }

  /// The mutants with one slip, in the order of the text; of several with the same text the first.
  public func mutants() -> [Mutant] { collect(slips().map { [$0] }, count: .max) }

  /// Mutants with two slips of different kinds at places apart, for answers that are too short for
  /// many single ones.
  public func pairs(count: Int) -> [Mutant] {
    if count <= 0 { return [] }
    // What is done to arguments and results from outside says less about the answer: last.
    let slips = slips()
    let inner = slips.filter { !$0.name.hasSuffix("worsened") }
    let pairs = Mutator.pairs(inner) + Mutator.pairs(slips)
    return collect(pairs, besides: mutants().map(\.text), count: count)
  }

  /// Neighbors in the list often sit at the same place: far ones first.
  private static func pairs(_ slips: [Slip]) -> [[Slip]] {
    (1..<max(slips.count, 2)).reversed().flatMap { distance in
      zip(slips, slips.dropFirst(distance)).compactMap { a, b in
        a.change.isApart(from: b.change) ? [a, b] : nil
      }
    }
  }

  private struct Slip {
    var name: String
    var change: Change
  }

  private func slips() -> [Slip] {
    answer.nodes.flatMap { node in
      operators.flatMap { kind in
        kind.changes(node, answer).map { Slip(name: kind.name, change: $0) }
      }
    }
  }

  private func collect(
    _ groups: [[Slip]], besides known: [String] = [], count: Int
  ) -> [Mutant] {
    var seen = Set((known + [answer.text]).map(Mutator.essence(of:)))
    var occurrences: [String: Int] = [:]
    var mutants: [Mutant] = []
    for group in groups where mutants.count < count {
      let change = Change(group.flatMap(\.change.replacements))
      let text = change.applied(to: answer.text)
      guard seen.insert(Mutator.essence(of: text)).inserted,
        !Parser.parse(source: text).hasError
      else { continue }
      let name = group.map(\.name).joined(separator: " + ")
      mutants.append(
        Mutant(operatorName: name, answer: answer, text: text) { place in
          occurrences[place, default: 0] += 1
          return occurrences[place, default: 0]
        })
    }
    return mutants
  }

  /// The text without blanks, by which equal mutants are found.
  private static func essence(of text: String) -> String { text.filter { !$0.isWhitespace } }
}
