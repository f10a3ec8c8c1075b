import Attempts
import LinearAlgebra

/// The perplexity of the last tokens of a window, as many as `scored` says, from
/// logits whose column i is what a model says about the token after token i.
public func windowPerplexity(
  logits: Matrix<Double>, tokens: [Int], scored: Int
) throws -> Double {
  // 1/P as sums of exponentials of differences, logs of each
  guard scored > 0, tokens.count > scored else { throw NothingToScore(scored: scored, of: tokens.count) }
  for t in tokens { guard t >= 0, t < logits.rows else { throw UnknownToken() } }
  var logs: [Double] = []
  for i in 0..<tokens.count where i >= tokens.count - scored {
    let own = logits[tokens[i], i - 1]
    guard own > -.infinity else { logs.append(.infinity); continue }
    let differences = (0..<logits.rows).map { logits[$0, i - 1] - own }
    let top = differences.max()!
    logs.append(top + Double.log(differences.reduce(0) { $0 + Double.exp($1 - top) }))
  }
  return Double.exp(logs.reduce(0) { $0 + $1 / Double(logs.count) })
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
