public import LinearAlgebra
public import LowRank

/// Descent that is steepest in the spectral norm: momentum whose singular values are all made 1.
///
/// With the gradient G of a matrix W: `M ← μM + (1 − μ)G`, the step direction
/// `O = msign(μM + (1 − μ)G)`, or `msign(M)` without Nesterov's look ahead, and
/// `W ← (1 − ηλ)W − η s O`, where s is a ``MuonScale``. The matrix sign is approximated by polynomials.
///
/// Only matrices that multiply activations are trained so. Vectors, embeddings and the head have
/// other norms, and get ``AdamW``, as practice has it.
///
/// Sources: Jordan and others, "Muon: an optimizer for hidden layers in neural networks", 2024,
/// https://kellerjordan.github.io/posts/muon/; Liu and others, "Muon is scalable for LLM training", 2025,
/// https://arxiv.org/abs/2502.16982, for the second scale and the decay.
public struct Muon<Scalar: LinearAlgebraScalar>: Optimizer {
  /// The groups of matrices, with their rates η and weight decays λ.
  public var groups: [ParameterGroup<Scalar>]
  /// What trains the parameters that are in no group of matrices.
  public var others: AdamW<Scalar>
  /// The share μ of the momentum that a step keeps.
  public let momentum: Scalar
  /// Whether the step looks ahead by one more gradient.
  public let isNesterov: Bool
  /// The factor s.
  public let scale: MuonScale
  /// The steps that approximate the matrix sign.
  public let polynomials: [OddPolynomial]
  /// The momenta M by the names of their parameters: what a training that is taken up again needs.
  public var momenta: [String: Matrix<Scalar>] = [:]

  /// Makes an optimizer.
  ///
  /// - Parameters:
  ///   - groups: The matrices.
  ///   - others: The optimizer of all other parameters; what is a matrix here leaves its groups.
  ///   - momentum: The share μ, from 0 to below 1.
  ///   - isNesterov: Whether the step looks ahead.
  ///   - scale: The factor s.
  ///   - polynomials: The steps of the matrix sign; five of ``OddPolynomial/muon`` if there are none.
  /// - Precondition: μ is at least 0 and less than 1.
  public init(
    groups: [ParameterGroup<Scalar>], others: AdamW<Scalar>, momentum: Scalar = 0.95,
    isNesterov: Bool = true, scale: MuonScale = .aspect, polynomials: [OddPolynomial]? = nil
  ) {
    demand(momentum >= 0 && momentum < 1, "a momentum of \(momentum) is not from 0 to below 1")
    (self.groups, self.others) = (groups, others)
    self.others.groups = others.groups.map { group in
      ParameterGroup(rate: group.rate, weightDecay: group.weightDecay) { name in
        group.contains(name) && !groups.contains { $0.contains(name) }
      }
    }
    (self.momentum, self.isNesterov, self.scale) = (momentum, isNesterov, scale)
    self.polynomials = polynomials ?? Array(repeating: .muon, count: 5)
  }

  /// Counts the numbers that are kept: one for each number of a matrix, two for each other one.
  public var stateCount: Int {
    momenta.values.reduce(others.stateCount) { $0 + $1.elements.count }
  }

  /// Changes the trainable parameters of a model.
  ///
  /// - Precondition: Each parameter of a group is a matrix with more than one row and column. Gradients
  ///   are finite, as ``Trainer`` sees to.
  public mutating func update(_ model: inout some Parametrized<Scalar>, rateFactor: Scalar) {
    model.withParameters { name, parameter in
      guard parameter.isTrainable, let group = group(of: name) else { return }
      let gradient = parameter.gradient
      demand(
        gradient.rows > 1 && gradient.columns > 1,
        "Muon trains matrices, and \(name) is \(gradient.shape): leave it to AdamW")
      let old = momenta[name] ?? .zero(rows: gradient.rows, columns: gradient.columns)
      let kept = momentum * old + (1 - momentum) * gradient
      momenta[name] = kept
      let direction = isNesterov ? momentum * kept + (1 - momentum) * gradient : kept
      guard let sign = try? direction.matrixSign(by: polynomials) else {
        stop("the gradient of \(name) is not finite: use a smaller rate")
      }
      let rate = group.rate * rateFactor
      parameter.value =
        (1 - rate * group.weightDecay) * parameter.value
        - (rate * scale.factor(rows: gradient.rows, columns: gradient.columns)) * sign
    }
    others.update(&model, rateFactor: rateFactor)
  }
}

/// How the length of Muon's step depends on the shape of the matrix.
public enum MuonScale: String, CaseIterable, Sendable {
  /// `√max(1, m/n)`: an m × n update of this size changes outputs of unit entries by unit entries.
  case aspect
  /// `0.2·√max(m, n)`: entries of about the size of Adam's, so that rates found for Adam can be used.
  case likeAdam

  /// The factor for a matrix.
  public func factor<Scalar: LinearAlgebraScalar>(rows: Int, columns: Int) -> Scalar {
    switch self {
    case .aspect: max(1, Scalar(rows) / Scalar(columns)).squareRoot()
    case .likeAdam: Scalar(0.2) * Scalar(max(rows, columns)).squareRoot()
    }
  }
}
