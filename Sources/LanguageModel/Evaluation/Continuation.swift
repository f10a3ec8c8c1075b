internal import LinearAlgebra

extension LlamaSession {
  /// The logarithm of the probability that a text goes on in a given way, for each of some ways.
  ///
  /// The text is read once. For a question with answers to choose from, the answer is the one with
  /// the largest value; longer answers have smaller ones, so that some divide by their length.
  ///
  /// - Parameters:
  ///   - continuations: The ways, each a list of tokens.
  ///   - text: What comes before them.
  /// - Returns: For each way the sum over its tokens of `ln p(token | text and tokens before)`.
  /// - Precondition: The text has a token, so has each way, and there is room.
  public func logLikelihoods(of continuations: [[Int]], after text: [Int]) -> [Double] {
    demand(!text.isEmpty, "a text without tokens has no continuation")
    forget(downTo: 0)
    if text.count > 1 {
      _ = logLikelihoods(Array(text.dropLast()), of: text.dropLast().map { _ in nil })
    }
    let known = count
    return continuations.map { way in
      demand(!way.isEmpty, "a continuation has a token")
      forget(downTo: known)
      let read = [text[text.count - 1]] + way.dropLast()
      return logLikelihoods(read, of: way).reduce(0) { $0 + ($1 ?? 0) }
    }
  }
}
