extension Vector {
  /// The sum of two vectors of one length.
  ///
  /// - Complexity: O(count)
  public static func + (x: Vector, y: Vector) -> Vector {
    x.requireSameCount(as: y, to: "add")
    return Vector(x.elements.sum(with: y.elements))
  }

  /// The difference of two vectors of one length.
  ///
  /// - Complexity: O(count)
  public static func - (x: Vector, y: Vector) -> Vector {
    x.requireSameCount(as: y, to: "subtract")
    return Vector(x.elements.difference(with: y.elements))
  }

  /// Adds a vector in place.
  ///
  /// - Complexity: O(count)
  public static func += (x: inout Vector, y: Vector) {
    x.requireSameCount(as: y, to: "add")
    x.elements.add(y.elements)
  }

  /// Subtracts a vector in place.
  ///
  /// - Complexity: O(count)
  public static func -= (x: inout Vector, y: Vector) {
    x.requireSameCount(as: y, to: "subtract")
    x.elements.subtract(y.elements)
  }

  /// The vector with every sign changed.
  public static prefix func - (x: Vector) -> Vector { x.scaled(by: -1) }

  /// The vector with every entry multiplied by `factor`.
  ///
  /// - Complexity: O(count)
  public func scaled(by factor: Scalar) -> Vector { Vector(elements.scaled(by: factor)) }

  /// The entrywise product, `(x ∘ y)ᵢ = xᵢ yᵢ`.
  ///
  /// - Precondition: Both vectors have the same number of entries.
  /// - Complexity: O(count)
  public func hadamard(_ other: Vector) -> Vector {
    requireSameCount(as: other, to: "multiply the entries of")
    return Vector(elements.product(with: other.elements))
  }

  private func requireSameCount(as other: Vector, to verb: String) {
    demand(
      count == other.count, "cannot \(verb) vectors of \(count) and \(other.count) entries")
  }
}

extension Vector {
  /// A multiple of a vector.
  public static func * (s: Scalar, x: Vector) -> Vector { x.scaled(by: s) }
  /// A multiple of a vector.
  public static func * (x: Vector, s: Scalar) -> Vector { x.scaled(by: s) }
  /// A vector divided by a number.
  public static func / (x: Vector, s: Scalar) -> Vector { Vector(x.elements.divided(by: s)) }
}

// The same operators once more for concrete scalars: without them an expression such as
// `2 * x + 3 * y - 4 * z` takes the compiler seconds, with them a tenth of one.

extension Vector where Scalar == Double {
  /// A multiple of a vector.
  public static func * (s: Double, x: Vector) -> Vector { x.scaled(by: s) }
  /// A multiple of a vector.
  public static func * (x: Vector, s: Double) -> Vector { x.scaled(by: s) }
  /// A vector divided by a number.
  public static func / (x: Vector, s: Double) -> Vector { Vector(x.elements.divided(by: s)) }
}

extension Vector where Scalar == Float {
  /// A multiple of a vector.
  public static func * (s: Float, x: Vector) -> Vector { x.scaled(by: s) }
  /// A multiple of a vector.
  public static func * (x: Vector, s: Float) -> Vector { x.scaled(by: s) }
  /// A vector divided by a number.
  public static func / (x: Vector, s: Float) -> Vector { Vector(x.elements.divided(by: s)) }
}
