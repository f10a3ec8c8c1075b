internal import LinearAlgebra
public import Training

/// A long text as tokens, from which windows are taken to learn from.
public struct TokenText: Equatable, Sendable {
  /// The tokens.
  public let tokens: [Int]

  /// Wraps tokens.
  public init(_ tokens: [Int]) { self.tokens = tokens }

  /// Windows of one length at places that are drawn; every token foretells the next.
  ///
  /// - Precondition: The text has more tokens than a window.
  public func batch(
    windows: Int, length: Int, using generator: inout some RandomNumberGenerator
  ) -> TokenBatch {
    demand(
      windows > 0 && length > 0 && tokens.count > length,
      "\(tokens.count) tokens have no window of \(length) and the token behind it")
    let starts = (0..<windows).map { _ in
      Int(generator.uniform() * Double(tokens.count - length))
    }
    return batch(starts: starts, length: length)
  }

  /// Windows that stand side by side from the beginning, as many as are whole, at most a number.
  public func windows(_ count: Int, length: Int) -> [TokenBatch] {
    let whole = max(tokens.count - 1, 0) / length
    return (0..<min(count, whole)).map { batch(starts: [$0 * length], length: length) }
  }

  private func batch(starts: [Int], length: Int) -> TokenBatch {
    TokenBatch(
      tokens: starts.flatMap { tokens[$0..<($0 + length)] },
      targets: starts.flatMap { tokens[($0 + 1)...($0 + length)] }, length: length)
  }
}
