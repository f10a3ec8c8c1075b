public import LinearAlgebra

extension OddPolynomial {
  /// The odd polynomial of degree five whose greatest distance from 1 on an interval is the least.
  ///
  /// By Chebyshev's theorem that is the one whose error takes its greatest size with alternating sign at
  /// four points: the two ends and the two critical points between. The Remez iteration solves for the
  /// three coefficients and the error at four guesses, and takes the critical points of what it found as
  /// the next guesses. At its end `p([l, u])` is the interval `[1 − E, 1 + E]` with `p(l) = 1 − E`.
  /// Source: Amsel, Persson, Musco and Gower, "The Polar Express: optimal matrix sign methods and their
  /// application to the Muon algorithm", 2025, https://arxiv.org/abs/2505.16932, theorem 3.1 and
  /// appendix, for why the best composition takes the best step each time.
  ///
  /// - Parameter interval: The interval [l, u] in which the singular values lie.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` if l is not positive or u is not finite.
  public init(minimaxOn interval: ClosedRange<Double>) throws(LinearAlgebraError) {
    let (l, u) = (interval.lowerBound, interval.upperBound)
    guard l > 0, u.isFinite else {
      throw .parameterOutOfRange(
        parameter: l > 0 ? "upper end" : "lower end", value: l > 0 ? u : l,
        allowed: Double.leastNormalMagnitude...Double.greatestFiniteMagnitude)
    }
    // Scaled to [l/u, 1]; where that is nearly a point the four equations become one.
    let low = l / u
    if low > 1 - 5e-6 {
      self = OddPolynomial.quintic.stretched(by: (l + u) / 2)
      return
    }
    // snippet.remez
    var inner = [(3 * low + 1) / 4, (low + 3) / 4]
    var found = OddPolynomial(0, 0, 0)
    var error = Double.infinity
    for _ in 0..<100 {
      let solution = try Self.alternating(at: [low] + inner + [1])
      found = OddPolynomial(solution[0], solution[1], solution[2])
      let points = found.criticalPoints
      // Rounding may hide the critical points of a polynomial that is flat already.
      guard points.count == 2, points[1] < 1, points[0] > low else { break }
      inner = points
      let change = (solution[3] - error).magnitude
      error = solution[3]
      if change <= 1e-15 { break }
    }
    // snippet.end
    self = found.stretched(by: u)
  }

  /// The coefficients, and the error E, of `p(x) = 1 ∓ E` at four points.
  private static func alternating(at points: [Double]) throws(LinearAlgebraError) -> [Double] {
    let system = Matrix<Double>(rows: 4, columns: 4) { i, j in
      let x = points[i]
      return switch j {
      case 0: x
      case 1: x * x * x
      case 2: x * x * x * x * x
      default: i % 2 == 0 ? 1 : -1
      }
    }
    return try LU(system).solve(Vector([1, 1, 1, 1])).elements
  }
}

/// Steps toward the matrix sign, each of which is the best for what the steps before it leave.
///
/// ```swift
/// let steps = try PolarExpress(from: 1e-3, steps: 8)
/// steps.worstError   // the greatest |y − 1| over all singular values from 1e-3 to 1
/// ```
///
/// The first step is the minimax polynomial on [l, 1], the next one that on its image, and so on; no
/// other steps of degree five bring the whole interval closer to 1. Source: as
/// ``OddPolynomial/init(minimaxOn:)``.
public struct PolarExpress: Equatable, Sendable {
  /// The steps.
  public let polynomials: [OddPolynomial]
  /// The interval [l, 1] for which they are made.
  public let interval: ClosedRange<Double>

  /// Finds the steps.
  ///
  /// - Parameters:
  ///   - lowest: The number l; singular values below it come closer to 1 too, but not as close.
  ///   - steps: How many, at least 1.
  ///   - cushion: The least ratio of the ends of an interval to which a step is fitted. A step that is
  ///     fitted to more is steep where a matrix in few digits cannot follow it.
  ///   - slack: By how much singular values may exceed their bound because of rounding; every step but
  ///     the last is stretched by 1 plus this.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` if l is not between 0 and 1.
  /// - Precondition: There is at least one step; cushion and slack are not negative.
  public init(
    from lowest: Double, steps: Int, cushion: Double = 0, slack: Double = 0
  ) throws(LinearAlgebraError) {
    guard lowest > 0, lowest < 1 else {
      throw .parameterOutOfRange(parameter: "lowest value", value: lowest, allowed: 0...1)
    }
    demand(steps >= 1, "a polynomial method has at least 1 step, not \(steps)")
    demand(cushion >= 0 && slack >= 0, "a cushion and a slack are not negative")
    var (l, u) = (lowest, 1.0)
    var found: [OddPolynomial] = []
    for step in 0..<steps {
      var p = try OddPolynomial(minimaxOn: max(l, cushion * u)...u)
      // Fitted to less than the interval, it is centered around 1 for all of it.
      if cushion * u > l { p = p.multiplied(by: 2 / (p(l) + p(u))) }
      l = p(l)
      u = 2 - l
      found.append(step < steps - 1 ? p.stretched(by: 1 + slack) : p)
    }
    polynomials = found
    interval = lowest...1
  }

  /// The greatest distance from 1 of a singular value of the interval, after all steps.
  public var worstError: Double {
    let image = polynomials.image(of: interval)
    return max(1 - image.lowerBound, image.upperBound - 1)
  }
}
