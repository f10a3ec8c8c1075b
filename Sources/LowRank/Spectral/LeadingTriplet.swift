public import LinearAlgebra

/// The largest singular value with a pair of its vectors, `Av = σu`, by power iteration.
///
/// ```swift
/// var triplet = try LeadingTriplet(of: w, using: &generator)
/// triplet = try LeadingTriplet(of: changed, near: triplet.right)  // a few steps, from where it was
/// triplet.gradient                                                // u vᵀ
/// ```
///
/// `u vᵀ` is the gradient of the spectral norm where `σ₁ > σ₂`. Where the largest value is repeated the
/// norm has no gradient; then `u vᵀ` is an element of its subdifferential, which consists of the convex
/// combinations of all such products, and which one depends on the start.
///
/// Sources: Watson, "Characterization of the subdifferential of some matrix norms", Linear Algebra Appl.
/// 170, 1992, https://doi.org/10.1016/0024-3795(92)90407-2; Golub and Van Loan, *Matrix Computations*,
/// section 8.2, for the iteration.
public struct LeadingTriplet<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The value σ.
  public let value: Scalar
  /// The left vector u, of length 1; zero if σ is.
  public let left: Vector<Scalar>
  /// The right vector v, of length 1.
  public let right: Vector<Scalar>
  /// The length `‖Aᵀu − σv‖`, relative to σ.
  public let residual: Scalar
  /// How many products with `AᵀA` were made.
  public let steps: Int

  /// Iterates from a random vector.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - tolerance: The relative residual at which to stop; the square root of ε if there is none. The
  ///     error of σ is of the order of the residual's square, that of the vectors of the residual itself.
  ///   - most: The largest number of steps.
  ///   - generator: The source of the start.
  /// - Throws: `LinearAlgebraError.notFinite`; `LinearAlgebraError.stoodStill` after the last step.
  /// - Precondition: The tolerance is positive.
  /// - Complexity: Two products with a vector a step.
  public init(
    of a: some LinearOperator<Scalar>, tolerance: Scalar? = nil, most: Int = 1000,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    // A fixed start, such as ones, may be orthogonal to v; a random one is not, with probability one.
    let start = Matrix<Scalar>.gaussian(rows: a.columns, columns: 1, using: &generator)
    try self.init(of: a, near: start[column: 0], tolerance: tolerance, most: most)
  }

  /// Iterates from a vector that is near already, such as that of the matrix before a step of training.
  ///
  /// Singular vectors to which the start is orthogonal are not found, but by rounding; a start that the
  /// matrix makes zero finds σ = 0.
  ///
  /// - Throws: As ``init(of:tolerance:most:using:)``.
  /// - Precondition: The start has an entry for each column and is not zero, the tolerance positive.
  public init(
    of a: some LinearOperator<Scalar>, near start: Vector<Scalar>, tolerance: Scalar? = nil,
    most: Int = 1000
  ) throws(LinearAlgebraError) {
    let tolerance = tolerance ?? Scalar.ulpOfOne.squareRoot()
    demand(tolerance > 0, "a tolerance is positive, not \(tolerance)")
    demand(
      start.count == a.columns,
      "a start of \(start.count) entries does not fit \(a.columns) columns")
    demand(start.norm > 0 || a.columns == 0, "a power iteration cannot start from zero")
    var v = Matrix(column: start.norm > 0 ? start / start.norm : start)
    var residual = Scalar.infinity
    for step in 1...max(1, most) {
      var u = try a.checked(a.product(v))
      let length = u.frobeniusNorm
      guard length > 0 else {
        self.init(
          value: 0, left: .zero(a.rows), right: v[column: 0], residual: 0, steps: step)
        return
      }
      u = u / length
      let back = try a.checked(a.transposeProduct(u))
      residual = (back - length * v).frobeniusNorm / length
      if residual <= tolerance {
        self.init(
          value: length, left: u[column: 0], right: v[column: 0], residual: residual, steps: step)
        return
      }
      v = back / back.frobeniusNorm
    }
    throw .stoodStill(
      routine: "The power iteration", found: 0, wanted: 1, of: "triplets",
      remedy: "allow a larger tolerance or more steps")
  }

  private init(
    value: Scalar, left: Vector<Scalar>, right: Vector<Scalar>, residual: Scalar, steps: Int
  ) {
    (self.value, self.left, self.right) = (value, left, right)
    (self.residual, self.steps) = (residual, steps)
  }

  /// The gradient of the spectral norm, `uvᵀ`, or an element of its subdifferential.
  public var gradient: Matrix<Scalar> { Matrix(column: left) * Matrix(row: right) }

  /// The gradient of half the square of the spectral norm, `σuvᵀ`.
  public var halfSquareGradient: Matrix<Scalar> { value * gradient }
}
