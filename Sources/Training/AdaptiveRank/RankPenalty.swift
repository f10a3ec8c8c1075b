public import LinearAlgebra
import LowRank

/// A penalty by which training itself takes ranks away: the lengths of the components of `LR`, summed.
///
/// ```swift
/// let penalty = RankPenalty<Float>(strength: 0.01)
/// optimizer.update(&model, rateFactor: 1)
/// penalty.shrink(&model, rate: rate)   // after each step
/// ```
///
/// Component k is column k of L together with row k of R. Adding `λ Σₖ ‖(lₖ, rₖ)‖` to the loss has a
/// kink where a component is zero, and its proximal step `(lₖ, rₖ) ← max(0, 1 − ηλ/‖(lₖ, rₖ)‖) (lₖ, rₖ)`
/// makes components *exactly* zero, where a gradient step would only come near. A component that is
/// zero gets no gradient, for each half's is a product with the other: the rank only falls. The rank is
/// never a parameter, whose gradient would not exist, but what is left. Source: Yuan and Lin, "Model
/// selection and estimation in regression with grouped variables", J. R. Stat. Soc. B 68, 2006,
/// https://doi.org/10.1111/j.1467-9868.2005.00532.x.
public struct RankPenalty<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The strength λ.
  public let strength: Scalar

  /// Makes a penalty.
  ///
  /// - Precondition: λ is at least 0.
  public init(strength: Scalar) {
    demand(strength >= 0, "a penalty is not negative, as \(strength) is")
    self.strength = strength
  }

  /// The number that the penalty adds to the loss, `λ Σₖ ‖(lₖ, rₖ)‖`.
  ///
  /// - Complexity: O(r·(outputs + inputs))
  public func value(of layer: FactoredLinear<Scalar>) -> Scalar {
    strength * layer.componentLengths.reduce(0, +)
  }

  /// Shrinks every component of a layer by ηλ, down to zero at most.
  ///
  /// - Parameters:
  ///   - layer: The layer; frozen factors stay as they are.
  ///   - rate: The rate η of the step before.
  /// - Precondition: The rate is at least 0.
  /// - Complexity: O(r·(outputs + inputs))
  public func shrink(_ layer: inout FactoredLinear<Scalar>, rate: Scalar) {
    demand(rate >= 0, "a rate is not negative, as \(rate) is")
    guard layer.left.isTrainable, layer.right.isTrainable else { return }
    let threshold = rate * strength
    // A length that is not a number stays one, so that the trainer sees it.
    let factors = Vector(
      layer.componentLengths.map { $0 <= threshold ? 0 : 1 - threshold / $0 })
    layer.left.value = layer.left.value.scaled(columnsBy: factors)
    layer.right.value = layer.right.value.scaled(rowsBy: factors)
  }

  /// Shrinks every component of all factored layers of a model.
  ///
  /// - Precondition: The rate is at least 0.
  public func shrink(_ model: inout some HasLinearLayers<Scalar>, rate: Scalar) {
    model.withFactoredLayers { _, layer in shrink(&layer, rate: rate) }
  }
}

extension FactoredLinear {
  /// The lengths of the components, `‖(lₖ, rₖ)‖` for column k of L and row k of R.
  ///
  /// - Complexity: O(r·(outputs + inputs))
  public var componentLengths: Vector<Scalar> {
    let rows = right.value.transposed()
    return Vector(
      (0..<rank).map { Vector([left.value[column: $0].norm, rows[column: $0].norm]).norm })
  }

  /// The number of components that are not zero.
  public var liveRank: Int { componentLengths.count { $0 != 0 } }

  /// The same map without the components that are zero.
  ///
  /// An optimizer that keeps numbers for each entry has to begin anew, for the shapes change.
  public func withoutZeroComponents() -> FactoredLinear {
    let live = componentLengths.enumerated().filter { $0.element != 0 }.map(\.offset)
    return FactoredLinear(
      LowRankMatrix(left: left.value[columns: live], right: right.value[rows: live]),
      bias: bias.map { $0.value[column: 0] })
  }
}
