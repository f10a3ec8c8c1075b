import Attempts
import Foundation
import LinearAlgebra

/// The perplexity of the last tokens of a window, as many as `scored` says, from
/// logits whose column i is what a model says about the token after token i.
public func windowPerplexity(
  logits: Matrix<Double>, tokens: [Int], scored: Int
) throws -> Double {
  let n = tokens.count
  guard (1...max(1, n - 1)).contains(scored), n > 1 else { throw NothingToScore(scored: scored, of: n) }
  if tokens.min()! < 0 || tokens.max()! >= logits.rows { throw UnknownToken() }
  var product = 0.0
  for (i, t) in tokens.enumerated().dropFirst(n - scored) {
    let l = logits[column: i - 1].elements
    let a = l.reduce(-.infinity, max)
    product -= l[t] - a - log(l.map { exp($0 - a) }.reduce(0, +))
  }
  return exp(product / Double(scored))
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
