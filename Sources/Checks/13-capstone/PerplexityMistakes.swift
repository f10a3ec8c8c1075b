import Grading
import LinearAlgebra

/// What people really get wrong about the perplexity of a window.
func perplexityMistakes() -> [Mistake<PerplexityAnswer>] { wrongWindows() + wrongMeans() }

private func wrongWindows() -> [Mistake<PerplexityAnswer>] {
  [
    Mistake("lets a column predict its own token", caughtAt: "the example, one token") {
      logits, tokens, scored in
      var window = try Window(logits, tokens, scored)
      window.column = { $0 }
      return window.result()
    },
    Mistake("scores the first ones", caughtAt: "the example, one token") {
      logits, tokens, scored in
      var window = try Window(logits, tokens, scored)
      window.places = 1..<1 + scored
      return window.result()
    },
    Mistake("scores all", caughtAt: "the example, one token") { logits, tokens, scored in
      try Window(logits, tokens, scored, places: 1..<tokens.count).result()
    },
    Mistake("divides by the length of the window", caughtAt: "the example, one token") {
      logits, tokens, scored in
      var window = try Window(logits, tokens, scored)
      window.count = tokens.count
      return window.result()
    },
    Mistake("divides by one less than it scores", caughtAt: "the example, two tokens") {
      logits, tokens, scored in
      var window = try Window(logits, tokens, scored)
      window.count = max(1, scored - 1)
      return window.result()
    },
    Mistake("takes the softmax over the window", caughtAt: "the example, one token") {
      logits, tokens, scored in
      try Window(logits, tokens, scored).result { logits, column, token in
        let row = logits[row: token].elements
        return Double.exp(row[column] - (row.max() ?? 0))
          / row.reduce(0) { $0 + Double.exp($1 - (row.max() ?? 0)) }
      }
    },
    Mistake("scores the first token by the last column", caughtAt: "all tokens scored") {
      logits, tokens, scored in
      guard scored >= 1 && scored <= tokens.count else { throw Refusal() }
      var window = Window(unchecked: logits, tokens, scored)
      window.column = { ($0 + tokens.count - 1) % tokens.count }
      return window.result()
    },
    Mistake("scores nothing and calls it 1", caughtAt: "nothing scored") { logits, tokens, scored in
      scored == 0 ? 1 : try Window(logits, tokens, scored).result()
    },
    Mistake("looks at the scored tokens only", caughtAt: "a negative token before the scored ones")
    { logits, tokens, scored in
      guard scored >= 1 && scored < tokens.count,
        tokens.suffix(scored).allSatisfy((0..<logits.rows).contains)
      else { throw Refusal() }
      return Window(unchecked: logits, tokens, scored).result()
    },
    Mistake("allows a token that is one too large", caughtAt: "a token beyond the vocabulary") {
      logits, tokens, scored in
      guard scored >= 1 && scored < tokens.count, tokens.allSatisfy((0...logits.rows).contains)
      else { throw Refusal() }
      let known = tokens.map { min($0, logits.rows - 1) }
      return Window(unchecked: logits, known, scored).result()
    },
  ]
}

private func wrongMeans() -> [Mistake<PerplexityAnswer>] {
  [
    Mistake("gives back the mean, without the exponential", caughtAt: "the example, one token") {
      logits, tokens, scored in
      Double.log(try Window(logits, tokens, scored).result())
    },
    Mistake("forgets the minus", caughtAt: "the example, one token") { logits, tokens, scored in
      1 / (try Window(logits, tokens, scored).result())
    },
    Mistake("adds up and does not divide", caughtAt: "the example, two tokens") {
      logits, tokens, scored in
      var window = try Window(logits, tokens, scored)
      window.count = 1
      return window.result()
    },
    Mistake("takes the mean of the inverse probabilities", caughtAt: "the example, two tokens") {
      logits, tokens, scored in
      let window = try Window(logits, tokens, scored)
      return window.places.reduce(0) { $0 + 1 / window.probability($1) } / Double(scored)
    },
    Mistake("takes the mean of the probabilities", caughtAt: "the example, two tokens") {
      logits, tokens, scored in
      let window = try Window(logits, tokens, scored)
      return Double(scored) / window.places.reduce(0) { $0 + window.probability($1) }
    },
    Mistake("takes the power of e of a logarithm to the base 2", caughtAt: "the example, one token")
    { logits, tokens, scored in
      let window = try Window(logits, tokens, scored)
      return Double.exp(Double.log(window.result()) / Double.log(2))
    },
    Mistake("takes powers of logits as they are", caughtAt: "large logits") {
      logits, tokens, scored in
      try Window(logits, tokens, scored).result { logits, column, token in
        Double.exp(logits[token, column])
          / logits[column: column].reduce(0) { $0 + Double.exp($1) }
      }
    },
    Mistake("computes the probability first, where it is 0", caughtAt: "far apart in one column") {
      logits, tokens, scored in
      try Window(logits, tokens, scored).result { logits, column, token in
        let largest = logits[column: column].max() ?? 0
        return Double.exp(logits[token, column] - largest)
          / logits[column: column].reduce(0) { $0 + Double.exp($1 - largest) }
      }
    },
    Mistake("adds a small number before the logarithm", caughtAt: "a scored token that cannot come")
    { logits, tokens, scored in
      try Window(logits, tokens, scored).result { logits, column, token in
        Window(unchecked: logits, [token, token], 1).probability(in: column, of: token) + 1e-12
      }
    },
    Mistake("divides by the largest power in place of the sum", caughtAt: "the example, one token")
    { logits, tokens, scored in
      try Window(logits, tokens, scored).result { logits, column, token in
        Double.exp(logits[token, column] - (logits[column: column].max() ?? 0))
      }
    },
    Mistake("looks whether the likeliest token came", caughtAt: "the example, one token") {
      logits, tokens, scored in
      let window = try Window(logits, tokens, scored)
      let hits = window.places.filter { i in
        let column = logits[column: i - 1]
        return column[tokens[i]] == column.max()
      }
      return Double(scored) / Double(max(1, hits.count))
    },
  ]
}

/// A window in parts that can be exchanged.
private struct Window {
  let (logits, tokens): (Matrix<Double>, [Int])
  var count: Int
  var places: Range<Int>
  var column: (Int) -> Int = { $0 - 1 }

  init(
    _ logits: Matrix<Double>, _ tokens: [Int], _ scored: Int, places: Range<Int>? = nil
  ) throws {
    guard scored >= 1 && scored < tokens.count, tokens.allSatisfy((0..<logits.rows).contains)
    else { throw Refusal() }
    self.init(unchecked: logits, tokens, scored)
    if let places { (self.places, count) = (places, places.count) }
  }

  init(unchecked logits: Matrix<Double>, _ tokens: [Int], _ scored: Int) {
    (self.logits, self.tokens, count) = (logits, tokens, scored)
    places = tokens.count - scored..<tokens.count
  }

  func probability(_ i: Int) -> Double { probability(in: column(i), of: tokens[i]) }

  func probability(in column: Int, of token: Int) -> Double {
    softmax(logits[column: column].elements)[token]
  }

  func result(
    by probability: ((Matrix<Double>, _ column: Int, _ token: Int) -> Double)? = nil
  ) -> Double {
    let sum = places.reduce(0) { sum, i in
      if let probability { return sum - Double.log(probability(logits, column(i), tokens[i])) }
      let scores = logits[column: column(i)]
      let largest = scores.max() ?? 0
      let rest = scores.reduce(0) { $0 + Double.exp($1 - largest) }
      return sum + largest + Double.log(rest) - scores[tokens[i]]
    }
    return Double.exp(sum / Double(count))
  }
}
