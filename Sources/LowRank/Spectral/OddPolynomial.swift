import LinearAlgebra

/// An odd polynomial of degree five, `p(x) = ax + bx³ + cx⁵`, for numbers and for matrices.
///
/// For a matrix with the singular value decomposition `X = UΣVᵀ`, `p(X) = U p(Σ) Vᵀ`: the vectors stay,
/// and every singular value goes the way of a number. An even power would need a square matrix, and
/// would lose U and V. With `A = XXᵀ` it takes products alone, `p(X) = aX + (bA + cA²)X`.
public struct OddPolynomial: Equatable, Sendable {
  /// The factor a of x.
  public let a: Double
  /// The factor b of x³.
  public let b: Double
  /// The factor c of x⁵.
  public let c: Double

  /// Makes a polynomial from its coefficients.
  public init(_ a: Double, _ b: Double, _ c: Double = 0) { (self.a, self.b, self.c) = (a, b, c) }

  /// The value at a number.
  public func callAsFunction(_ x: Double) -> Double {
    let y = x * x
    return x * (a + y * (b + y * c))
  }

  /// The polynomial `p(x / s)`.
  ///
  /// - Precondition: s is not zero.
  public func stretched(by s: Double) -> OddPolynomial {
    demand(s != 0, "a polynomial cannot be stretched by zero")
    return OddPolynomial(a / s, b / (s * s * s), c / (s * s * s * s * s))
  }

  /// The polynomial `s·p(x)`.
  public func multiplied(by s: Double) -> OddPolynomial { OddPolynomial(s * a, s * b, s * c) }

  /// The positive numbers at which `p′(x) = a + 3bx² + 5cx⁴` is zero, in ascending order.
  public var criticalPoints: [Double] {
    let squares: [Double]
    if c == 0 {
      squares = b == 0 ? [] : [-a / (3 * b)]
    } else {
      let discriminant = 9 * b * b - 20 * a * c
      if discriminant < 0 { return [] }
      // The sum of two numbers of one sign first: the other root without cancellation.
      let larger = (-3 * b + (b > 0 ? -1 : 1) * discriminant.squareRoot()) / (10 * c)
      squares = larger == 0 ? [0] : [larger, a / (5 * c * larger)]
    }
    return Set(squares.filter { $0 > 0 && $0.isFinite }.map { $0.squareRoot() }).sorted()
  }

  /// The least and the greatest value on an interval.
  ///
  /// - Precondition: The interval has no negative number.
  public func image(of interval: ClosedRange<Double>) -> ClosedRange<Double> {
    demand(interval.lowerBound >= 0, "singular values are not negative, as in \(interval)")
    let inside = criticalPoints.filter(interval.contains)
    let values = ([interval.lowerBound, interval.upperBound] + inside).map(callAsFunction)
    return values.reduce(values[0]) { min($0, $1) }...values.reduce(values[0]) { max($0, $1) }
  }
}

extension Sequence<OddPolynomial> {
  /// The value after all steps, one after the other.
  public func callAsFunction(_ x: Double) -> Double { reduce(x) { $1($0) } }

  /// The numbers that an interval of singular values becomes, step by step.
  ///
  /// - Precondition: The interval has no negative number, and no step makes one.
  public func image(of interval: ClosedRange<Double>) -> ClosedRange<Double> {
    reduce(interval) { $1.image(of: $0) }
  }
}

extension OddPolynomial {
  /// The cubic step of Newton and Schulz, `(3x − x³)/2`: the fixed point 1 with derivative 0.
  ///
  /// Of a number below √3 the steps lead to 1, and near it each squares the distance; far below 1 each
  /// multiplies by 3/2 only. Source: Higham, *Functions of Matrices*, 2008, chapter 8.
  public static let cubic = OddPolynomial(1.5, -0.5)

  /// The step of degree five that is flattest at its fixed point 1, `(15x − 10x³ + 3x⁵)/8`.
  public static let quintic = OddPolynomial(1.875, -1.25, 0.375)

  /// The step of Muon: steep at 0, and without a fixed point at 1.
  ///
  /// Source: Jordan and others, "Muon: an optimizer for hidden layers in neural networks", 2024,
  /// https://kellerjordan.github.io/posts/muon/.
  public static let muon = OddPolynomial(3.4445, -4.7750, 2.0315)
}
