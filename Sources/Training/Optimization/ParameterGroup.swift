public import LinearAlgebra

/// Parameters that are trained alike, chosen by their names.
public struct ParameterGroup<Scalar: LinearAlgebraScalar>: Sendable {
  /// The learning rate.
  public var rate: Scalar
  /// The share of a parameter that a step of unit rate takes away.
  public var weightDecay: Scalar
  /// Whether a name belongs to the group.
  public let contains: @Sendable (String) -> Bool

  /// Makes a group; it has all names unless a rule is given.
  public init(
    rate: Scalar, weightDecay: Scalar = 0,
    contains: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.rate = rate
    self.weightDecay = weightDecay
    self.contains = contains
  }
}

/// A rule that changes parameters by their gradients.
public protocol Optimizer<Scalar>: Sendable {
  /// The numbers it works with.
  associatedtype Scalar: LinearAlgebraScalar

  /// The groups; a parameter belongs to the first that has its name, and to none stays as it is.
  var groups: [ParameterGroup<Scalar>] { get set }

  /// Counts the numbers that are kept from step to step.
  var stateCount: Int { get }

  /// Changes the trainable parameters of a model, at the groups' rates times a factor.
  mutating func update(_ model: inout some Parametrized<Scalar>, rateFactor: Scalar)
}

extension Optimizer {
  /// The memory of what is kept from step to step, in bytes.
  public var stateBytes: Int { stateCount * MemoryLayout<Scalar>.size }

  /// The largest learning rate of a group.
  public var rate: Scalar { groups.map(\.rate).max() ?? 0 }

  /// The group of a parameter.
  func group(of name: String) -> ParameterGroup<Scalar>? { groups.first { $0.contains(name) } }
}
