public import LinearAlgebra

/// The words that are counted, in alphabetical order: each is a column of the matrix of counts.
public struct Vocabulary: Sendable {
  /// The words, by column.
  public let words: [String]
  /// In how many texts each word stands.
  public let documentFrequencies: [Int]
  private let columns: [String: Int]

  /// Collects the words of texts.
  ///
  /// - Parameters:
  ///   - texts: Each text as its words, from a ``Tokenizer``.
  ///   - minimum: In how many texts a word must stand.
  ///   - maximum: In what share of the texts it may stand; in all, if nothing is said.
  ///   - limit: How many words are kept, those that stand most often; of equally frequent ones the first in the alphabet.
  /// - Throws: ``TextAnalysisError/noWords(texts:)`` if no word is left.
  /// - Precondition: `maximum` is a share from 0 to 1, and `limit` is positive.
  public init(
    of texts: [[String]], minimum: Int = 1, maximum: Double = 1, limit: Int? = nil
  ) throws(TextAnalysisError) {
    demand((0...1).contains(maximum), "a share of texts lies between 0 and 1, not \(maximum)")
    demand(limit.map { $0 > 0 } ?? true, "a vocabulary of at most \(limit ?? 0) words")
    var occurrences: [String: Int] = [:]
    var documents: [String: Int] = [:]
    for text in texts {
      for word in text { occurrences[word, default: 0] += 1 }
      for word in Set(text) { documents[word, default: 0] += 1 }
    }
    let most = maximum * Double(texts.count)
    var kept = documents.filter { $0.value >= minimum && Double($0.value) <= most }.map(\.key)
    if let limit, kept.count > limit {
      func count(_ word: String) -> Int { occurrences[word] ?? 0 }
      kept.sort { (count($1), $0) < (count($0), $1) }
      kept.removeLast(kept.count - limit)
    }
    guard !kept.isEmpty else { throw .noWords(texts: texts.count) }
    words = kept.sorted()
    documentFrequencies = words.map { documents[$0] ?? 0 }
    columns = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// The number of words.
  public var count: Int { words.count }

  /// The column of a word, or nil if it is not counted.
  public func column(of word: String) -> Int? { columns[word] }

  /// How often each word stands in each text: a row a text, a column a word.
  ///
  /// Words that are not in the vocabulary are passed over; a text of such words has a row of zeros.
  ///
  /// - Complexity: linear in the number of words of all texts.
  public func counts(_ texts: [[String]]) -> SparseMatrix<Double> {
    var entries: [(row: Int, column: Int, value: Double)] = []
    for (row, text) in texts.enumerated() {
      for word in text {
        if let column = columns[word] { entries.append((row, column, 1)) }
      }
    }
    return SparseMatrix(rows: texts.count, columns: count, entries: entries)
  }
}
