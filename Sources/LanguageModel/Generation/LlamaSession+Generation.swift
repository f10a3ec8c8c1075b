internal import LinearAlgebra

extension LlamaSession {
  /// Goes on with a text, token by token.
  ///
  /// - Parameters:
  ///   - prompt: What is read first, behind what was read before.
  ///   - count: The most tokens that are made; fewer where the room ends.
  ///   - end: A token at which it stops, and which is not given out; nil for none.
  ///   - sampling: How a token is taken.
  ///   - generator: The source of what is drawn.
  ///   - body: Is told each token as it comes, and says whether to go on.
  /// - Returns: The tokens.
  /// - Precondition: The prompt has a token, and there is room for it.
  @discardableResult
  public func generate(
    after prompt: [Int], count: Int, end: Int? = nil, sampling: Sampling = .greedy,
    using generator: inout some RandomNumberGenerator, _ body: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var logits = read(prompt)
    var made: [Int] = []
    while made.count < count {
      let token = sampling.draw(logits, using: &generator)
      if token == end { break }
      made.append(token)
      if !body(token) || made.count == count || self.count == capacity { break }
      logits = read([token])
    }
    return made
  }
}
