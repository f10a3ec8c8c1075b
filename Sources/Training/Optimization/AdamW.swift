public import LinearAlgebra
internal import RealModule

/// Adam with decoupled weight decay.
///
/// With the gradient `g` of step `t`: `m ← β₁m + (1 − β₁)g`, `v ← β₂v + (1 − β₂)g²`,
/// `w ← w − ηλw − η · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)`. Without weight decay this is Adam.
/// Source: Loshchilov and Hutter, "Decoupled weight decay regularization", 2019,
/// https://arxiv.org/abs/1711.05101.
public struct AdamW<Scalar: LinearAlgebraScalar>: Optimizer {
  /// The groups with their rates η and weight decays λ.
  public var groups: [ParameterGroup<Scalar>]
  private let decays: (first: Scalar, second: Scalar)
  private let epsilon: Scalar
  var moments: [String: Moments] = [:]

  /// What is kept of the gradients of one parameter.
  struct Moments {
    var first: Matrix<Scalar>
    var second: Matrix<Scalar>
    var steps = 0
  }

  /// Makes an optimizer for groups of parameters.
  public init(
    groups: [ParameterGroup<Scalar>], beta1: Scalar = 0.9, beta2: Scalar = 0.999,
    epsilon: Scalar = 1e-8
  ) {
    self.groups = groups
    decays = (beta1, beta2)
    self.epsilon = epsilon
  }

  /// Makes an optimizer that trains all parameters at one rate.
  public init(
    rate: Scalar, weightDecay: Scalar = 0, beta1: Scalar = 0.9, beta2: Scalar = 0.999
  ) {
    let group = ParameterGroup(rate: rate, weightDecay: weightDecay)
    self.init(groups: [group], beta1: beta1, beta2: beta2)
  }

  /// Counts the numbers that are kept: two for each trained number.
  public var stateCount: Int { moments.values.reduce(0) { $0 + 2 * $1.first.elements.count } }

  /// Changes the trainable parameters of a model.
  public mutating func update(_ model: inout some Parametrized<Scalar>, rateFactor: Scalar) {
    model.withParameters { name, parameter in
      guard parameter.isTrainable, let group = group(of: name) else { return }
      let (rows, columns) = (parameter.value.rows, parameter.value.columns)
      let zero = Matrix<Scalar>.zero(rows: rows, columns: columns)
      // Taken out of the dictionary while it changes, so that it is changed in place.
      var state = moments.removeValue(forKey: name) ?? Moments(first: zero, second: zero)
      state.steps += 1
      let rate = group.rate * rateFactor
      let first = 1 - Scalar.pow(decays.first, state.steps)
      let second = 1 - Scalar.pow(decays.second, state.steps)
      Self.step(
        &parameter.value, parameter.gradient, &state.first, &state.second,
        Coefficients(
          keep: 1 - rate * group.weightDecay, rate: rate / first, beta1: decays.first,
          beta2: decays.second, correction: 1 / second, epsilon: epsilon))
      moments[name] = state
    }
  }

  fileprivate struct Coefficients {
    let keep, rate, beta1, beta2, correction, epsilon: Scalar
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func step(
    _ value: inout Matrix<Scalar>, _ gradient: Matrix<Scalar>, _ first: inout Matrix<Scalar>,
    _ second: inout Matrix<Scalar>, _ c: Coefficients
  ) {
    let count = value.elements.count
    value.withMutableEntries { w in
      first.withMutableEntries { m in
        second.withMutableEntries { v in
          gradient.elements.withUnsafeBufferPointer { g in
            for i in 0..<count {
              m[i] = c.beta1 * m[i] + (1 - c.beta1) * g[i]
              v[i] = c.beta2 * v[i] + (1 - c.beta2) * g[i] * g[i]
              let length = (v[i] * c.correction).squareRoot() + c.epsilon
              w[i] = c.keep * w[i] - c.rate * m[i] / length
            }
          }
        }
      }
    }
  }
}
