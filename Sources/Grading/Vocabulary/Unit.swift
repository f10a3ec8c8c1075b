public import LinearAlgebra

/// A unit of measurement in which a case is tried again: a power of two.
///
/// Multiplying by a power of two changes no digit, so what is expected scales exactly as well, and a
/// tolerance without a scale shows: it keeps nothing in one unit and everything in another.
///
/// ```swift
/// for unit in Unit.all {
///   exam.begin("a line \(unit.name)", given: ["A": unit(line)])
///   try exam.expect(try answer(unit(line)), closeTo: inverse * unit.power(-1), as: "A⁺")
/// }
/// ```
public struct Unit: Sendable, Equatable {
  /// The power of two that one is.
  public let exponent: Int

  /// Makes the unit `2^exponent`.
  public init(exponent: Int) { self.exponent = exponent }

  /// The units far from 1, `2⁻²⁰⁰` and `2²⁰⁰`: squares still fit into a `Double`, fixed tolerances
  /// do not fit anything.
  public static let extremes = [Unit(exponent: -200), Unit(exponent: 200)]

  /// The two units `2⁻⁶⁰⁰` and `2⁶⁰⁰`, in which squares underflow and overflow.
  public static let beyondSquares = [Unit(exponent: -600), Unit(exponent: 600)]

  /// The unit 1 and ``extremes``.
  public static let all = [Unit(exponent: 0)] + extremes

  /// The unit, `2^exponent`.
  public var factor: Double { power(1) }

  /// The unit to a power, such as −1 for an inverse.
  public func power(_ power: Int) -> Double {
    Double(sign: .plus, exponent: power * exponent, significand: 1)
  }

  /// How a case in this unit is called, such as "times 2^-200", or "as it is" for the unit 1.
  public var name: String { exponent == 0 ? "as it is" : "times 2^\(exponent)" }

  /// A number in this unit.
  public func callAsFunction(_ x: Double) -> Double { x * factor }

  /// A vector in this unit.
  public func callAsFunction(_ x: Vector<Double>) -> Vector<Double> { x * factor }

  /// A matrix in this unit.
  public func callAsFunction(_ a: Matrix<Double>) -> Matrix<Double> { a * factor }
}
