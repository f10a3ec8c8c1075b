import LinearAlgebra

/// The alphabet of the word tasks, and lines drawn from them.
public struct WordLanguage: Equatable, Sendable {
  /// The number of letters in the alphabet.
  public let letters: Int
  /// The number of letters in a word.
  public let wordLength: Int
  private static let markers = 4

  /// Chooses the sizes of alphabet and word.
  ///
  /// - Precondition: There are 1 to 26 letters, and a word has at least one.
  public init(letters: Int = 16, wordLength: Int = 8) {
    demand(
      (1...26).contains(letters) && wordLength > 0,
      "there are no words of \(wordLength) letters in an alphabet of \(letters)")
    self.letters = letters
    self.wordLength = wordLength
  }

  /// The number of different tokens: letters, markers, and the sign before an answer.
  public var vocabulary: Int { letters + Self.markers + 1 }

  /// The number of tokens that a model reads of a line; the answer's last letter is only asked for.
  public var length: Int { 2 * wordLength + 1 }

  /// A token as it is written.
  public func text(of token: Int) -> Character {
    token < letters ? Character(Unicode.Scalar(UInt8(97 + token))) : Array("=~^@>")[token - letters]
  }

  /// The tokens before the answer.
  public func question(_ task: WordTask, _ word: [Int]) -> [Int] {
    [letters + task.marker] + word + [letters + Self.markers]
  }

  /// A table that exchanges some letters in a circle, and leaves the others.
  public func cipher(
    moving count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    demand(count <= letters, "an alphabet of \(letters) cannot exchange \(count) letters")
    var order = Array(0..<letters)
    for i in order.indices.reversed() {
      order.swapAt(i, Int(generator.uniform() * Double(i + 1)))
    }
    var table = Array(0..<letters)
    for i in 0..<count { table[order[i]] = order[(i + 1) % count] }
    return table
  }

  /// Lines of random words, each of a random one of the tasks.
  public func batch(
    of tasks: [WordTask], lines: Int, using generator: inout some RandomNumberGenerator
  ) -> TokenBatch {
    var (tokens, targets): ([Int], [Int?]) = ([], [])
    for _ in 0..<lines {
      let task = tasks[Int(generator.uniform() * Double(tasks.count))]
      let word = (0..<wordLength).map { _ in Int(generator.uniform() * Double(letters)) }
      let answer = task.answer(to: word)
      tokens += question(task, word) + answer.dropLast()
      targets += [Int?](repeating: nil, count: wordLength + 1) + answer
    }
    return TokenBatch(tokens: tokens, targets: targets, length: length)
  }
}

extension Transformer {
  /// The share of a batch's targets that the model finds the likeliest.
  public mutating func accuracy(on batch: TokenBatch) -> Double {
    let logits = logits(batch.tokens, length: batch.length)
    var (right, count) = (0, 0)
    for (place, target) in batch.targets.enumerated() {
      guard let target else { continue }
      let column = logits[column: place]
      count += 1
      right += column.allSatisfy { $0 <= column[target] } ? 1 : 0
    }
    return Double(right) / Double(max(count, 1))
  }
}
