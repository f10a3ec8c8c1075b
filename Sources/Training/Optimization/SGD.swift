public import LinearAlgebra

/// Stochastic gradient descent with momentum, `v ← μv + g + λw`, `w ← w − ηv`.
public struct SGD<Scalar: LinearAlgebraScalar>: Optimizer {
  /// The groups with their rates η and weight decays λ.
  public var groups: [ParameterGroup<Scalar>]
  /// The share μ of the last step that is kept.
  public var momentum: Scalar
  private var velocities: [String: Matrix<Scalar>] = [:]

  /// Makes an optimizer for groups of parameters.
  public init(groups: [ParameterGroup<Scalar>], momentum: Scalar = 0) {
    self.groups = groups
    self.momentum = momentum
  }

  /// Makes an optimizer that trains all parameters at one rate.
  public init(rate: Scalar, momentum: Scalar = 0) {
    self.init(groups: [ParameterGroup(rate: rate)], momentum: momentum)
  }

  /// Counts the numbers that are kept: one for each trained number, or none without momentum.
  public var stateCount: Int { velocities.values.reduce(0) { $0 + $1.elements.count } }

  /// Changes the trainable parameters of a model.
  public mutating func update(_ model: inout some Parametrized<Scalar>, rateFactor: Scalar) {
    model.withParameters { name, parameter in
      guard parameter.isTrainable, let group = group(of: name) else { return }
      var step = parameter.gradient
      if group.weightDecay != 0 { step += group.weightDecay * parameter.value }
      if momentum != 0 {
        if let last = velocities[name] { step += momentum * last }
        velocities[name] = step
      }
      parameter.value -= (group.rate * rateFactor) * step
    }
  }
}
