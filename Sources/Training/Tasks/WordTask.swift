internal import LinearAlgebra

/// A task on words of a small alphabet: a question, a word, and what a rule makes of the word.
///
/// A line reads `marker word > answer`; what counts is each letter of the answer, given all before.
public struct WordTask: Sendable {
  /// The task's name.
  public let name: String
  /// Which of the alphabet's markers asks for the task.
  public let marker: Int
  private let rule: @Sendable ([Int]) -> [Int]

  /// Describes a task by what it makes of a word, given as the numbers of its letters.
  ///
  /// - Precondition: The rule keeps the word's length.
  public init(name: String, marker: Int, rule: @escaping @Sendable ([Int]) -> [Int]) {
    self.name = name
    self.marker = marker
    self.rule = rule
  }

  /// What the task makes of a word.
  public func answer(to word: [Int]) -> [Int] {
    let answer = rule(word)
    demand(
      answer.count == word.count,
      "the task \(name) makes \(answer.count) letters of \(word.count)")
    return answer
  }

  /// The same word.
  public static let copy = WordTask(name: "copy", marker: 0) { $0 }
  /// The letters from last to first.
  public static let reverse = WordTask(name: "reverse", marker: 1) { $0.reversed() }
  /// The letters in the alphabet's order.
  public static let sort = WordTask(name: "sort", marker: 2) { $0.sorted() }
  /// The letters with the first moved to the end.
  public static let rotate = WordTask(name: "rotate", marker: 3) {
    Array($0.dropFirst() + $0.prefix(1))
  }

  /// The letters from last to first, each exchanged for another by a secret table.
  ///
  /// It asks with the marker of ``reverse``, so that a trained model must change what it knows. Each
  /// letter that the table moves is a change of its own: the more letters, the higher the rank that
  /// an adapter needs.
  public static func cipher(_ table: [Int]) -> WordTask {
    WordTask(name: "cipher", marker: reverse.marker) { word in
      word.reversed().map { table[$0] }
    }
  }

  /// What the small base model is trained on.
  public static let pretraining = [copy, reverse, sort, rotate]
}
