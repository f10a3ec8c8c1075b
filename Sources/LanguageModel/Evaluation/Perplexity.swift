internal import LinearAlgebra
internal import RealModule

/// How well a model foretells a text: the mean of `−ln p(token | what came before)`.
public struct Perplexity: Equatable, Sendable {
  /// The sum of the logarithms of the probabilities, none above zero.
  public let logLikelihood: Double
  /// The number of tokens that were foretold.
  public let count: Int

  /// Gathers what was measured.
  public init(logLikelihood: Double, count: Int) {
    self.logLikelihood = logLikelihood
    self.count = count
  }

  /// The mean of `−ln p`, in nats; 0 where nothing was foretold.
  public var loss: Double { count == 0 ? 0 : -logLikelihood / Double(count) }

  /// The exponential of the mean: the model is as unsure as among so many words that are all alike.
  public var value: Double { .exp(loss) }
}

extension LlamaSession {
  /// Measures how well the model foretells a text, window by window.
  ///
  /// A window is read from nothing. It foretells all of its tokens but those that the window before
  /// it had; the first token of a text is foretold by nothing and never counts. With a stride of the
  /// window's length, windows stand side by side, and the first token of each is left out. With a
  /// smaller stride a token has more before it, and the measure is smaller: perplexities compare at
  /// one window, one stride and one tokenizer alone.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - window: The tokens that are read together.
  ///   - stride: How far a window is from the one before it; the window's length unless it is given.
  ///   - windows: The most windows that are read; nil for all whole ones.
  /// - Returns: The measure, and the tokens that it is of.
  /// - Precondition: 1 ≤ stride ≤ window ≤ capacity, and a window has two tokens.
  /// - Complexity: That of reading (windows)·(window) tokens, and as many logits.
  public func perplexity(
    of tokens: [Int], window: Int, stride: Int? = nil, windows: Int? = nil
  ) -> Perplexity {
    let step = stride ?? window
    demand(
      window >= 2 && window <= capacity && (1...window).contains(step),
      "windows of \(window) at a stride of \(step) do not go with room for \(capacity)")
    var (sum, count) = (0.0, 0)
    let starts = Swift.stride(from: 0, through: tokens.count - window, by: step)
    for (number, start) in starts.enumerated() where windows.map({ number < $0 }) ?? true {
      let text = Array(tokens[start..<(start + window)])
      let known = number == 0 || step == window ? 1 : window - step
      let targets = text.indices.map { i in
        i + 1 < window && i + 1 >= known ? text[i + 1] : nil
      }
      forget(downTo: 0)
      for value in logLikelihoods(text, of: targets) {
        guard let value else { continue }
        sum += value
        count += 1
      }
    }
    forget(downTo: 0)
    return Perplexity(logLikelihood: sum, count: count)
  }
}
