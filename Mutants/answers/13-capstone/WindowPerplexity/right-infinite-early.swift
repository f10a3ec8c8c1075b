import Attempts
import LinearAlgebra

/// The perplexity of the last tokens of a window, as many as `scored` says, from
/// logits whose column i is what a model says about the token after token i.
public func windowPerplexity(
  logits: Matrix<Double>, tokens: [Int], scored: Int
) throws -> Double {
  let n = tokens.count
  if scored < 1 || scored >= n { throw NothingToScore(scored: scored, of: n) }
  if tokens.contains(where: { $0 < 0 || $0 > logits.rows - 1 }) { throw UnknownToken() }
  var mean = 0.0
  for i in stride(from: n - 1, to: n - 1 - scored, by: -1) {
    let own = logits[tokens[i], i - 1]
    if own == -.infinity { return .infinity }
    // log sum of exp(l - own), by pairs
    var total = -Double.infinity
    for r in 0..<logits.rows {
      let l = logits[r, i - 1]
      if l == -.infinity { continue }
      total = total == -.infinity ? l : max(total, l) + Double.log(onePlus: Double.exp(-abs(total - l)))
    }
    mean += (total - own) / Double(scored)
  }
  return Double.exp(mean)
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
