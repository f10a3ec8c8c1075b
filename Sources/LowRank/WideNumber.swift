import LinearAlgebra
import RealModule

/// A number with an exponent of its own, so that products and quotients pass through no overflow.
struct WideNumber<Scalar: LinearAlgebraScalar> {
  /// From 1 to 2 in magnitude, or zero.
  private let digits: Scalar
  private let unit: PowerOfTwo<Scalar>

  /// Splits a number times a power of two.
  init(_ number: Scalar, _ power: PowerOfTwo<Scalar> = .one) {
    let own = PowerOfTwo(notAbove: number.magnitude)
    (digits, unit) = (number / own, own * power)
  }

  static func * (a: WideNumber, b: WideNumber) -> WideNumber {
    WideNumber(a.digits * b.digits, a.unit * b.unit)
  }

  static func / (a: WideNumber, b: WideNumber) -> WideNumber {
    WideNumber(a.digits / b.digits, a.unit * b.unit.inverse)
  }

  /// Whether one of two numbers that are not negative is at most the other: NaN never is, nor is
  /// what has left the range.
  static func <= (a: WideNumber, b: WideNumber) -> Bool {
    // Those have no exponent of their own, and neither has zero.
    if a.isBare || b.isBare { return a.digits < b.digits || (a.isZero && b.isZero) }
    return (a.unit.exponent, a.digits) <= (b.unit.exponent, b.digits)
  }

  var isZero: Bool { digits == 0 }

  private var isBare: Bool { isZero || !digits.isFinite }

  var magnitude: WideNumber { WideNumber(digits.magnitude, unit) }

  /// The nearest number; infinite or zero where the range ends.
  var value: Scalar { digits * unit }

  /// The n-th root of the magnitude.
  func root(_ n: Int) -> Scalar {
    let (whole, rest) = unit.exponent.quotientAndRemainder(dividingBy: n)
    let inner = digits.magnitude * PowerOfTwo<Scalar>(exponent: rest)
    return Scalar.root(inner, n) * PowerOfTwo<Scalar>(exponent: whole)
  }
}

extension Matrix {
  /// The Frobenius norm, which may be beyond the range of the entries.
  var wideNorm: WideNumber<Scalar> {
    let unit = self.unit
    return WideNumber(divided(by: unit).frobeniusNorm, unit)
  }
}
