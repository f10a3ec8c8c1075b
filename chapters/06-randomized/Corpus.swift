import Foundation
import LinearAlgebra

/// Documents on eight subjects: a matrix with a row per document and a column
/// per word of the language.
///
/// For some things the language has two words, and each author uses one of
/// them: the two never stand in one document.
struct Corpus {
  static let subjects = [
    ["ship", "vessel", "harbor", "sailor", "wave", "anchor"],
    ["doctor", "physician", "nurse", "fever", "surgery", "clinic"],
    ["car", "automobile", "engine", "road", "driver", "wheel"],
    ["moon", "telescope", "orbit", "comet", "planet", "star"],
    ["oven", "flour", "butter", "recipe", "soup", "spoon"],
    ["violin", "melody", "concert", "piano", "choir", "rhythm"],
    ["soil", "seed", "pruning", "rose", "compost", "bee"],
    ["court", "judge", "verdict", "trial", "witness", "appeal"],
  ]
  static let words = subjects.flatMap { $0 }
  /// Pairs of words for one thing.
  static let twins = [(0, 1), (6, 7), (12, 13)]

  /// How often each document has each word.
  let counts: SparseMatrix<Double>
  /// The subject of each document.
  let subjects: [Int]

  /// Writes documents of fifty words each: a third of the words are the
  /// subject's, and the others are drawn so that word w has a chance of about
  /// 1/w.
  init(documents: Int, vocabulary: Int, using random: inout SplitMix64) {
    var entries: [(row: Int, column: Int, value: Double)] = []
    var subjects: [Int] = []
    let named = Self.words.count
    for row in 0..<documents {
      let subject = Int(random.next() % UInt64(Self.subjects.count))
      let dropped = subject < 3 ? Int(random.next() % 2) : -1
      subjects.append(subject)
      for _ in 0..<50 {
        var column = named + rareWord(vocabulary - named, using: &random)
        if random.uniform() < 1.0 / 3 {
          let place = Int(random.next() % 6)
          if place == dropped { continue }
          column = 6 * subject + place
        }
        entries.append((row, column, 1))
      }
    }
    self.subjects = subjects
    counts = SparseMatrix(
      rows: documents, columns: vocabulary, entries: entries)
  }
}

/// A whole number below a limit, w with a chance of about 1/(w + 1).
private func rareWord(_ limit: Int, using random: inout SplitMix64) -> Int {
  min(limit - 1, Int(exp(random.uniform() * log(Double(limit)))))
}
