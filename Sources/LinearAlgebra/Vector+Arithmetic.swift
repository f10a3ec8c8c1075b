extension Vector: AdditiveArithmetic {
  /// The empty vector, which `AdditiveArithmetic` asks for.
  public static var zero: Vector { Vector(elements: []) }

  private init(elements: [Scalar]) { self.elements = elements }

  /// The sum of two vectors of one length.
  public static func + (x: Vector, y: Vector) -> Vector { x.combined(with: y, "add", +) }

  /// The difference of two vectors of one length.
  public static func - (x: Vector, y: Vector) -> Vector { x.combined(with: y, "subtract", -) }

  /// The vector with every sign changed.
  public static prefix func - (x: Vector) -> Vector { x.scaled(by: -1) }

  /// The vector with every entry multiplied by `factor`.
  public func scaled(by factor: Scalar) -> Vector { Vector(elements: elements.map { $0 * factor }) }

  /// The entrywise product.
  public func hadamard(_ other: Vector) -> Vector {
    combined(with: other, "multiply the entries of", *)
  }

  private func combined(
    with other: Vector, _ verb: String, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Vector {
    precondition(
      count == other.count, "cannot \(verb) vectors of \(count) and \(other.count) entries")
    var result = elements
    for i in result.indices { result[i] = operation(result[i], other.elements[i]) }
    return Vector(elements: result)
  }
}

extension Vector {
  /// A multiple of a vector.
  public static func * (s: Scalar, x: Vector) -> Vector { x.scaled(by: s) }
  /// A multiple of a vector.
  public static func * (x: Vector, s: Scalar) -> Vector { x.scaled(by: s) }
  /// A vector divided by a number.
  public static func / (x: Vector, s: Scalar) -> Vector {
    Vector(elements: x.elements.map { $0 / s })
  }
}

// The same operators once more for concrete scalars: without them an expression such as
// `2 * x + 3 * y - 4 * z` takes the compiler seconds, with them a tenth of one.

extension Vector where Scalar == Double {
  /// A multiple of a vector.
  public static func * (s: Double, x: Vector) -> Vector { x.scaled(by: s) }
  /// A multiple of a vector.
  public static func * (x: Vector, s: Double) -> Vector { x.scaled(by: s) }
  /// A vector divided by a number.
  public static func / (x: Vector, s: Double) -> Vector {
    Vector(elements: x.elements.map { $0 / s })
  }
}

extension Vector where Scalar == Float {
  /// A multiple of a vector.
  public static func * (s: Float, x: Vector) -> Vector { x.scaled(by: s) }
  /// A multiple of a vector.
  public static func * (x: Vector, s: Float) -> Vector { x.scaled(by: s) }
  /// A vector divided by a number.
  public static func / (x: Vector, s: Float) -> Vector {
    Vector(elements: x.elements.map { $0 / s })
  }
}
