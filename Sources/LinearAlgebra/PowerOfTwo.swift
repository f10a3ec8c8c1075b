/// The unit in which numbers are measured before they are squared: a power of two.
///
/// Squares leave the range of a precision long before the numbers do. Dividing by a power of two near
/// the largest number, and multiplying the result by it at the end, prevents that and rounds nothing
/// that is not smaller than the smallest normal number; so a matrix in other units gives the same
/// choices and the same digits. All solvers take their units from here.
package struct PowerOfTwo<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The exponent e of the power 2ᵉ; it may lie outside the range of the scalar.
  package let exponent: Int

  /// Makes the power with an exponent.
  package init(exponent: Int) { self.exponent = exponent }

  /// Makes the largest power that is not above a size; 1 for zero and for what is not finite.
  package init(notAbove size: Scalar) {
    exponent = size > 0 && size.isFinite ? Int(size.exponent) : 0
  }

  /// Makes the unit for numbers of which the largest has a given magnitude.
  ///
  /// It is 1 where products of four of them are far from both ends of the range, which spares a pass
  /// over most data.
  package init(taming largest: Scalar) {
    let unit = PowerOfTwo(notAbove: largest)
    let reach = Int(Scalar.greatestFiniteMagnitude.exponent) / 8
    exponent = (-reach...reach).contains(unit.exponent) ? 0 : unit.exponent
  }

  /// The power 2⁰.
  package static var one: PowerOfTwo { PowerOfTwo(exponent: 0) }

  /// One divided by the power.
  package var inverse: PowerOfTwo { PowerOfTwo(exponent: -exponent) }

  /// The product of two powers.
  package static func * (a: PowerOfTwo, b: PowerOfTwo) -> PowerOfTwo {
    PowerOfTwo(exponent: a.exponent + b.exponent)
  }

  /// A number multiplied by the power.
  package static func * (x: Scalar, unit: PowerOfTwo) -> Scalar {
    Scalar(sign: .plus, exponent: Scalar.Exponent(unit.exponent), significand: x)
  }

  /// A number divided by the power.
  package static func / (x: Scalar, unit: PowerOfTwo) -> Scalar { x * unit.inverse }

  /// Numbers whose product is the power and none of which leaves the range; none for 1.
  fileprivate var factors: [Scalar] {
    if exponent == 0 { return [] }
    let reach = Int(Scalar.greatestFiniteMagnitude.exponent) - 1
    let parts = (exponent.magnitude + UInt(reach) - 1) / UInt(reach)
    return (0..<Int(parts)).map { part in
      let share = exponent * (part + 1) / Int(parts) - exponent * part / Int(parts)
      return Scalar(sign: .plus, exponent: Scalar.Exponent(share), significand: 1)
    }
  }
}

extension Vector {
  /// The vector with every entry multiplied by a power of two.
  package func multiplied(by unit: PowerOfTwo<Scalar>) -> Vector {
    unit.factors.reduce(self) { $0.scaled(by: $1) }
  }

  /// The vector with every entry divided by a power of two.
  package func divided(by unit: PowerOfTwo<Scalar>) -> Vector { multiplied(by: unit.inverse) }

  /// The unit in which products of four entries are safe.
  package var unit: PowerOfTwo<Scalar> { PowerOfTwo(taming: elements.largestMagnitude()) }
}

extension Matrix {
  /// The matrix with every entry multiplied by a power of two.
  package func multiplied(by unit: PowerOfTwo<Scalar>) -> Matrix {
    unit.factors.reduce(self) { $0.scaled(by: $1) }
  }

  /// The matrix with every entry divided by a power of two.
  package func divided(by unit: PowerOfTwo<Scalar>) -> Matrix { multiplied(by: unit.inverse) }

  /// The unit in which products of four entries are safe.
  package var unit: PowerOfTwo<Scalar> { PowerOfTwo(taming: maxNorm) }
}

extension Tensor {
  /// The tensor with every entry multiplied by a power of two.
  package func multiplied(by unit: PowerOfTwo<Scalar>) -> Tensor {
    unit.factors.reduce(self) { $0.scaled(by: $1) }
  }

  /// The tensor with every entry divided by a power of two.
  package func divided(by unit: PowerOfTwo<Scalar>) -> Tensor { multiplied(by: unit.inverse) }

  /// The unit in which products of four entries are safe.
  package var unit: PowerOfTwo<Scalar> { PowerOfTwo(taming: maxNorm) }
}
