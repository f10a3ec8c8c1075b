import LinearAlgebra

/// A model that can say how wrong it is about a batch, and in which direction it is less wrong.
public protocol Trainable<Scalar>: Parametrized {
  /// What a step of training looks at.
  associatedtype Batch

  /// The loss of a batch; adds its gradients to those of the parameters.
  mutating func accumulateGradients(of batch: Batch) -> Scalar

  /// The loss of a batch, without gradients.
  mutating func loss(of batch: Batch) -> Scalar
}

/// Token sequences of one length, and what should follow each token.
public struct TokenBatch: Equatable, Sendable {
  /// The tokens, sequence after sequence.
  public var tokens: [Int]
  /// For each token the one that should follow; nil where that does not count.
  public var targets: [Int?]
  /// The length of a sequence.
  public var length: Int

  /// Gathers sequences.
  ///
  /// - Precondition: There are as many targets as tokens, and the length divides their number.
  public init(tokens: [Int], targets: [Int?], length: Int) {
    demand(
      tokens.count == targets.count && length > 0 && tokens.count % length == 0,
      "\(tokens.count) tokens and \(targets.count) targets are no sequences of length \(length)")
    self.tokens = tokens
    self.targets = targets
    self.length = length
  }
}

extension Transformer: Trainable {
  /// The mean cross-entropy of the targets; adds its gradients to those of the parameters.
  public mutating func accumulateGradients(of batch: TokenBatch) -> Scalar {
    if let loss = accumulateGradients(ofPartsOf: batch) { return loss }
    setDropout(isActive: true)
    let logits = logits(batch.tokens, length: batch.length)
    let (loss, gradient) = crossEntropy(logits, targets: batch.targets)
    backward(gradient)
    setDropout(isActive: false)
    return loss
  }

  /// The mean cross-entropy of the targets.
  public mutating func loss(of batch: TokenBatch) -> Scalar {
    crossEntropy(logits(batch.tokens, length: batch.length), targets: batch.targets).loss
  }
}
