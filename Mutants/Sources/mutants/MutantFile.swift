import Foundation
import Mutation

/// What the workbook reads: the mutants of an answer as changes of its lines.
struct MutantFile: Encodable {
  /// Functions that some of them call.
  let prelude: String
  let mutants: [Entry]

  struct Entry: Encodable {
    let id: String
    let kind: String
    let line: Int
    let before: [String]
    let after: [String]
    let needsPrelude: Bool
  }

  /// Fewer single slips than this are filled up with double ones: some of them do not compile, and
  /// forty that do are wanted.
  private static let enough = 75

  init(_ answer: Answer) {
    let mutator = Mutator(answer)
    let singles = mutator.mutants()
    let doubles = mutator.pairs(count: MutantFile.enough - singles.count)
    prelude = Prelude.source
    mutants = (singles + doubles).map {
      Entry(
        id: $0.id, kind: $0.operatorName, line: $0.line, before: $0.before, after: $0.after,
        needsPrelude: $0.needsPrelude)
    }
  }

  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}
