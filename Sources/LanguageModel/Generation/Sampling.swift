public import LinearAlgebra
internal import RealModule

/// How the next token is taken from the logits.
///
/// ```swift
/// Sampling.greedy
/// Sampling(temperature: 0.7, topK: 40, topP: 0.95)
/// ```
///
/// Logits are divided by the temperature, the `topK` largest are kept, and of these, from the largest
/// down, as few as have together at least the share `topP` of the probability. One of them is drawn.
public struct Sampling: Equatable, Sendable {
  /// What logits are divided by; at 0 the largest is taken.
  public var temperature: Double
  /// How many of the largest are kept; nil for all.
  public var topK: Int?
  /// The share of the probability that is kept.
  public var topP: Double

  /// Describes a rule.
  ///
  /// - Precondition: The temperature is not negative, `topK` is positive, and `topP` above 0.
  public init(temperature: Double = 1, topK: Int? = nil, topP: Double = 1) {
    demand(
      temperature >= 0 && temperature.isFinite && (topK ?? 1) > 0 && topP > 0,
      "no token can be drawn at the temperature \(temperature) from the largest \(topK ?? 0) "
        + "with a share of \(topP)")
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }

  /// Always the largest logit, and of several the first.
  public static let greedy = Sampling(temperature: 0)

  /// Takes a token.
  ///
  /// - Precondition: There is a logit, and one of them is finite.
  /// - Complexity: O(n) for greedy, O(n log n) else
  public func draw<Scalar: LinearAlgebraScalar>(
    _ logits: Vector<Scalar>, using generator: inout some RandomNumberGenerator
  ) -> Int {
    let largest = Self.firstLargest(logits.elements)
    if temperature == 0 { return largest }
    let kept = shares(logits, largest)
    let total = kept.reduce(0) { $0 + $1.share }
    var left = generator.uniform() * total
    for (token, share) in kept {
      left -= share
      if left < 0 { return token }
    }
    return kept.last?.token ?? largest
  }

  /// The tokens that may be drawn, from the most likely down, and their shares.
  private func shares<Scalar: LinearAlgebraScalar>(
    _ logits: Vector<Scalar>, _ largest: Int
  ) -> [(token: Int, share: Double)] {
    let top = Double(logits[largest])
    let weights = logits.map { Double.exp((Double($0) - top) / temperature) }
    let order = weights.indices.sorted {
      weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1
    }
    let chosen = order.prefix(topK ?? order.count)
    let total = chosen.reduce(0) { $0 + weights[$1] }
    var (kept, sum): ([(token: Int, share: Double)], Double) = ([], 0)
    for token in chosen {
      if sum >= topP * total { break }
      kept.append((token, weights[token]))
      sum += weights[token]
    }
    return kept
  }

  private static func firstLargest<Scalar: LinearAlgebraScalar>(_ logits: [Scalar]) -> Int {
    demand(!logits.isEmpty, "there are no logits to choose from")
    var best = 0
    for i in logits.indices where !(logits[i] <= logits[best]) { best = i }
    return best
  }
}
