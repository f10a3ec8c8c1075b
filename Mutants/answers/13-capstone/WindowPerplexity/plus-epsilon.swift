// plus-epsilon
import Attempts
import LinearAlgebra

/// The perplexity of the last tokens of a window, as many as `scored` says, from
/// logits whose column i is what a model says about the token after token i.
public func windowPerplexity(
  logits: Matrix<Double>, tokens: [Int], scored: Int
) throws -> Double {
  guard scored >= 1 && scored < tokens.count else { throw NothingToScore(scored: scored, of: tokens.count) }
  guard tokens.allSatisfy({ $0 >= 0 && $0 < logits.rows }) else { throw UnknownToken() }
  var total = 0.0
  for i in (tokens.count - scored)..<tokens.count {
    let c = logits[column: i - 1]
    let m = c.max()!
    total += -Double.log(Double.exp(c[tokens[i]] - m) / c.map { Double.exp($0 - m) }.reduce(0, +) + 1e-10)
  }
  return Double.exp(total / Double(scored))
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
