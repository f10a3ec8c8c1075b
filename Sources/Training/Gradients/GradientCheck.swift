public import LinearAlgebra
internal import RealModule

/// How far a parameter's gradient, as a backward pass gives it, is from what differences say.
public struct GradientCheck<Scalar: LinearAlgebraScalar>: Sendable {
  /// The parameter's name.
  public let name: String
  /// The entries that were compared.
  public let count: Int
  /// `‖g − d‖ / max(‖g‖, ‖d‖)` over those entries, or `‖g − d‖` where both are tiny.
  public let error: Scalar
}

extension Trainable {
  /// Compares the gradients of a batch's loss with central differences, parameter by parameter.
  ///
  /// The difference of an entry is the one of four points,
  /// `(8 L(x + h) − 8 L(x − h) − L(x + 2h) + L(x − 2h)) / 12h`, wrong by O(h⁴).
  ///
  /// At most `entries` entries of a parameter are compared, drawn at random.
  ///
  /// - Complexity: Four forward passes for each entry.
  public func checkGradients(
    of batch: Batch, entries: Int = 8, step: Scalar? = nil,
    using generator: inout some RandomNumberGenerator
  ) -> [GradientCheck<Scalar>] {
    var model = self
    model.clearGradients()
    _ = model.accumulateGradients(of: batch)
    let gradients = model.namedGradients
    // Balances the rounding of L, ε/h, against the fourth power of h.
    let h = step ?? .pow(.ulpOfOne, 0.2)
    return gradients.map { name, gradient in
      let chosen = (0..<min(entries, gradient.elements.count)).map { _ in
        Int(generator.uniform() * Double(gradient.elements.count))
      }
      let pairs = chosen.map { entry in
        (gradient.elements[entry], model.difference(of: batch, name, entry, h))
      }
      return GradientCheck(name: name, count: chosen.count, error: relativeError(pairs))
    }
  }

  private mutating func difference(
    of batch: Batch, _ name: String, _ entry: Int, _ h: Scalar
  ) -> Scalar {
    let shifts: [(Scalar, Scalar)] = [(1, 8), (-1, -8), (2, -1), (-2, 1)]
    var sum: Scalar = 0
    for (shift, weight) in shifts {
      let saved = add(shift * h, to: entry, of: name)
      sum += weight * loss(of: batch)
      restore(saved, of: name)
    }
    return sum / (12 * h)
  }

  private mutating func add(_ change: Scalar, to entry: Int, of name: String) -> Matrix<Scalar> {
    var saved = Matrix<Scalar>.zero(rows: 0, columns: 0)
    withParameters { found, parameter in
      if found != name { return }
      saved = parameter.value
      parameter.value[entry % saved.rows, entry / saved.rows] += change
    }
    return saved
  }

  private mutating func restore(_ value: Matrix<Scalar>, of name: String) {
    withParameters { if $0 == name { $1.value = value } }
  }
}

private func relativeError<Scalar: LinearAlgebraScalar>(_ pairs: [(Scalar, Scalar)]) -> Scalar {
  let given = Vector(pairs.map(\.0)).norm
  let found = Vector(pairs.map(\.1)).norm
  let error = Vector(pairs.map { $0 - $1 }).norm
  // Below this both are rounding errors of the loss, and their quotient says nothing.
  let floor = Scalar.ulpOfOne.squareRoot() / 100
  let size = max(given, found)
  return size > floor ? error / size : error
}
