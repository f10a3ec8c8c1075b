import Attempts
import LinearAlgebra

/// The perplexity of the last tokens of a window, as many as `scored` says, from
/// logits whose column i is what a model says about the token after token i.
public func windowPerplexity(
  logits: Matrix<Double>, tokens: [Int], scored: Int
) throws -> Double {
  guard tokens.allSatisfy({ (0..<logits.rows).contains($0) }) else { throw UnknownToken() }
  guard (1..<max(tokens.count, 1)).contains(scored) else { throw NothingToScore(scored: scored, of: tokens.count) }
  let surprises = tokens.indices.suffix(scored).map { i -> Double in
    let column = logits[column: i - 1]
    let top = column.max()!
    return top + Double.log(column.map { Double.exp($0 - top) }.reduce(0, +)) - column[tokens[i]]
  }
  return Double.exp(surprises.reduce(0, +) / Double(scored))
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
