/// What can go wrong while a model is trained.
public enum TrainingError: Error, Equatable, Sendable {
  /// A number stopped being finite; the model was set back to its last good state.
  case diverged(what: Quantity, step: Int, learningRate: Double)

  /// What was found not to be finite.
  public enum Quantity: String, Sendable {
    /// The loss of a batch.
    case loss
    /// The gradient of that loss.
    case gradient
    /// A parameter after a step.
    case parameter
  }
}

extension TrainingError: CustomStringConvertible {
  /// One sentence: what was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .diverged(let what, let step, let rate):
      "A \(what.rawValue) is not finite at step \(step) with learning rate \(rate); the model is "
        + "back in its last good state: choose a smaller rate, a longer warm-up, or a bound on the "
        + "gradient."
    }
  }
}
