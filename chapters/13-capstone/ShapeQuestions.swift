import LanguageModel
import LinearAlgebra
import Training

/// Questions about shapes of matrices, whose answers the program knows.
struct ShapeQuestions: Sendable {
  let tokenizer: Tokenizer
  let template: ChatTemplate
  /// What the model is told before each question.
  static let instruction = "Answer with a shape, or with none."
  /// The sizes that are asked about, and those of them that no training sees.
  static let sizes = Array(2..<100)
  static func isHeldOut(_ size: Int) -> Bool { size % 4 == 1 }

  // snippet.question
  /// A question and its answer: some products do not exist.
  static func draw(
    heldOut: Bool, using random: inout SplitMix64
  ) -> (question: String, answer: String) {
    let known = sizes.filter { isHeldOut($0) == heldOut }
    func size() -> Int { known[Int(random.uniform() * Double(known.count))] }
    let (m, n, k, other) = (size(), size(), size(), size())
    let first = "a \(m) x \(n) matrix"
    if random.uniform() < 0.3 {
      return ("Shape of the transpose of \(first)?", "\(n) x \(m)")
    }
    let inner = random.uniform() < 0.7 ? n : other
    let second =
      random.uniform() < 0.5
      ? "a \(inner) x \(k) matrix"
      : "the transpose of a \(k) x \(inner) matrix"
    return (
      "Shape of \(first) times \(second)?",
      inner == n ? "\(m) x \(k)" : "none"
    )
  }
  // snippet.end

  /// A question in its frame, and the tokens of the answer up to its end.
  func tokens(
    _ pair: (question: String, answer: String)
  ) -> (asked: [Int], answer: [Int]) {
    let asked = template.encode(
      [.init(.system, Self.instruction), .init(.user, pair.question)],
      with: tokenizer)
    return (asked, tokenizer.encode(pair.answer) + [tokenizer.end])
  }

  /// Questions with their answers, one to a sequence; only the tokens of
  /// answers are to be foretold.
  func batch(
    _ count: Int, heldOut: Bool = false, using random: inout SplitMix64
  ) -> TokenBatch {
    let pairs = (0..<count).map { _ in
      tokens(Self.draw(heldOut: heldOut, using: &random))
    }
    let length = pairs.map { $0.asked.count + $0.answer.count - 1 }.max() ?? 1
    var batch = TokenBatch(tokens: [], targets: [], length: length)
    for (asked, answer) in pairs {
      let read = asked + answer.dropLast()
      let behind = length - read.count
      // What stands behind the answer is seen by nothing before it.
      batch.tokens += read + Array(repeating: tokenizer.end, count: behind)
      batch.targets += Array(repeating: nil, count: asked.count - 1)
      batch.targets += answer.map { $0 }
      batch.targets += Array(repeating: nil, count: behind)
    }
    return batch
  }
}

/// How well a model answers.
struct Marks: Sendable {
  /// The mean of −ln p over the tokens of the answers.
  let surprise: Double
  /// The share of questions whose likeliest tokens are the whole answer: what
  /// greedy decoding gives.
  let right: Double

  /// Reads questions with their answers, some at a time.
  init(of model: Llama<Float>, on batches: [TokenBatch]) {
    var model = model
    var (losses, tokens, questions, wrong) = (0.0, 0, 0, 0)
    for batch in batches {
      let places = batch.targets.indices.filter { batch.targets[$0] != nil }
      let targets = places.compactMap { batch.targets[$0] }
      let hidden = model.hidden(batch.tokens, length: batch.length)
      let logits = model.embedding.transpose * hidden[columns: places]
      let loss = crossEntropy(logits, targets: targets).loss
      losses += Double(loss) * Double(places.count)
      tokens += places.count
      questions += batch.tokens.count / batch.length
      let missed = zip(places, targets).enumerated().filter { j, pair in
        let column = logits[column: j]
        return column.contains { $0 > column[pair.1] }
      }
      wrong += Set(missed.map { $1.0 / batch.length }).count
    }
    surprise = losses / Double(tokens)
    right = 1 - Double(wrong) / Double(questions)
  }
}
