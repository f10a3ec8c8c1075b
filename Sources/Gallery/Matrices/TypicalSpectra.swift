public import LinearAlgebra
internal import RealModule

extension Vector {
  /// Numbers that fall slowly, `1, 1/2ᵖ, 1/3ᵖ, …`: most of their sum is in the tail.
  ///
  /// - Precondition: The power is positive.
  /// - Complexity: O(count)
  public static func algebraic(_ count: Int, power: Scalar = 1) -> Vector {
    demand(power > 0, "a sequence falls only with a positive power, not \(power)")
    return Vector((0..<count).map { .pow(Scalar($0 + 1), -power) })
  }
}

/// A sequence of singular values, and what it is like.
public struct TypicalSpectrum: Sendable {
  /// How it falls, such as "that fall slowly".
  public let name: String
  /// The singular values, the largest first.
  public let values: Vector<Double>

  /// The ways in which singular values fall that an algorithm should be tried on: fast, slowly, not
  /// at all, in steps of equal ones, and to a rank below their number.
  ///
  /// Gaussian matrices show none of these: their singular values are of one size and all different.
  public static func all(_ count: Int) -> [TypicalSpectrum] {
    let rank = (count + 1) / 2
    return [
      TypicalSpectrum(name: "that fall fast", values: .geometric(count, from: 1, to: 1e-8)),
      TypicalSpectrum(name: "that fall slowly", values: .algebraic(count)),
      TypicalSpectrum(name: "that are equal", values: Vector(repeating: 1, count: count)),
      TypicalSpectrum(
        name: "that repeat", values: .staircase(count, tread: 2, ratio: 0.25)),
      TypicalSpectrum(
        name: "that end before their number",
        values: Vector((0..<count).map { $0 < rank ? 1 / Double($0 + 1) : 0 })),
    ]
  }
}
