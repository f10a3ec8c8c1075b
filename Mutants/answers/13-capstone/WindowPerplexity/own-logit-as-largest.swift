import Attempts
import LinearAlgebra

/// The perplexity of the last tokens of a window, as many as `scored` says, from
/// logits whose column i is what a model says about the token after token i.
public func windowPerplexity(
  logits: Matrix<Double>, tokens: [Int], scored: Int
) throws -> Double {
  let n = tokens.count
  guard scored >= 1, scored < n else { throw NothingToScore(scored: scored, of: n) }
  for t in tokens where t < 0 || t >= logits.rows { throw UnknownToken() }
  var sum = 0.0
  for i in (n - scored)..<n {
    let c = logits[column: i - 1], m = c[tokens[i]]
    sum += Double.log(c.map { Double.exp($0 - m) }.reduce(0, +))
  }
  return Double.exp(sum / Double(scored))
}

/// What to throw when more tokens are to be scored than have one before them.
public struct NothingToScore: Error {
  let scored: Int
  let count: Int

  /// Keeps both numbers.
  public init(scored: Int, of count: Int) {
    (self.scored, self.count) = (scored, count)
  }
}

/// What to throw when a token is not in the vocabulary.
public struct UnknownToken: Error {
  /// Makes the error.
  public init() {}
}
