public import LinearAlgebra
internal import RealModule

/// The ridge solutions `x(λ) = (AᵀA + λI)⁻¹Aᵀb` for all λ, from one decomposition.
///
/// ```swift
/// let path = try RidgePath(a, b)
/// for lambda in [0.01, 0.1, 1] {
///   print(lambda, try path.solutionNorm(lambda: lambda), try path.residualNorm(lambda: lambda))
/// }
/// ```
///
/// `x(λ)` minimizes `‖Ax − b‖₂² + λ‖x‖₂²`. In terms of the SVD it is `Σⱼ fⱼ (uⱼᵀb) vⱼ` with the
/// filter `fⱼ = σⱼ/(σⱼ² + λ)`. As λ falls to 0 the filter tends to `1/σⱼ` and `x(λ)` to `A⁺b`,
/// which is what λ = 0 gives. Singular values that count as zero for the pseudo-inverse count as
/// zero for every λ: they are rounding errors, and the path has no jump at 0. Source: Hoerl and
/// Kennard, 1970, https://doi.org/10.1080/00401706.1970.10488634.
public struct RidgePath<Scalar: LinearAlgebraScalar>: Sendable {
  /// The pseudo-inverse in which the path ends, with the decomposition that all λ share.
  public let limit: PseudoInverse<Scalar>
  /// The right-hand side in the basis of left singular vectors, `βⱼ = uⱼᵀb`.
  public let coefficients: Vector<Scalar>
  /// The part of `b` that no `Ax` can reach, `‖b − AA⁺b‖₂`.
  public let unreachableNorm: Scalar

  /// Prepares the path of a system.
  ///
  /// - Precondition: `b` has as many entries as `a` has rows.
  /// - Throws: As ``PseudoInverse``, and
  ///   `LinearAlgebraError.notFinite` for `b`.
  /// - Complexity: O(m·n·min(m, n)), the SVD.
  public init(_ a: Matrix<Scalar>, _ b: Vector<Scalar>) throws(LinearAlgebraError) {
    try self.init(PseudoInverse(a), b)
  }

  /// Prepares the path from a pseudo-inverse that is already there.
  ///
  /// - Precondition: `b` has as many entries as the matrix has rows.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(m·r)
  public init(_ limit: PseudoInverse<Scalar>, _ b: Vector<Scalar>) throws(LinearAlgebraError) {
    let u = limit.svd.u
    demand(
      b.count == u.rows,
      "a right-hand side of \(b.count) entries does not fit a matrix with \(u.rows) rows")
    try Matrix(column: b).requireFinite(for: "Ridge regression")
    self.limit = limit
    coefficients = u.transpose * b
    unreachableNorm = (b - u * coefficients).norm
  }

  /// The solution `x(λ)`.
  ///
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`
  ///   if λ is negative or not finite.
  /// - Complexity: 2·n·r operations.
  public func solution(lambda: Scalar) throws(LinearAlgebraError) -> Vector<Scalar> {
    limit.svd.v * limit.svd.ridgeFilter(lambda: try validated(lambda)).hadamard(coefficients)
  }

  /// The length of the solution, `‖x(λ)‖₂`, which falls as λ grows.
  ///
  /// - Throws: As ``solution(lambda:)``.
  /// - Complexity: O(r)
  public func solutionNorm(lambda: Scalar) throws(LinearAlgebraError) -> Scalar {
    limit.svd.ridgeFilter(lambda: try validated(lambda)).hadamard(coefficients).norm
  }

  /// The length of the residual, `‖Ax(λ) − b‖₂`, which grows with λ.
  ///
  /// - Throws: As ``solution(lambda:)``.
  /// - Complexity: O(r)
  public func residualNorm(lambda: Scalar) throws(LinearAlgebraError) -> Scalar {
    let root = try validated(lambda).squareRoot()
    // λ/(σ² + λ) = (√λ/√(σ² + λ))², which neither cancels nor overflows.
    let left = limit.svd.singularValues.map { sigma in
      let sine = root / Scalar.hypot(sigma, root)
      return sine * sine
    }
    return .hypot(Vector(left).hadamard(coefficients).norm, unreachableNorm)
  }

  /// The effective degrees of freedom `Σ σⱼ²/(σⱼ² + λ)`: the rank for λ = 0, and less beyond.
  ///
  /// It is the trace of the matrix that maps `b` to `Ax(λ)`.
  ///
  /// - Throws: As ``solution(lambda:)``.
  /// - Complexity: O(r)
  public func effectiveDegreesOfFreedom(lambda: Scalar) throws(LinearAlgebraError) -> Scalar {
    let filter = limit.svd.ridgeFilter(lambda: try validated(lambda))
    return zip(limit.svd.singularValues, filter).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension Matrix {
  /// The ridge solution `X = (AᵀA + λI)⁻¹AᵀB`, which minimizes `‖AX − B‖_F² + λ‖X‖_F²`.
  ///
  /// It is computed by the SVD filter `σ/(σ² + λ)`; `AᵀA` is never formed. Use ``RidgePath`` for
  /// many λ.
  ///
  /// - Parameters:
  ///   - b: The right-hand sides, m × p.
  ///   - lambda: The weight of the penalty; 0 gives the pseudo-inverse's solution `A⁺B`.
  /// - Returns: The solutions, n × p.
  /// - Precondition: `b` has as many rows as the matrix.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`
  ///   if λ is negative or not finite; otherwise as ``PseudoInverse``.
  /// - Complexity: O(m·n·min(m, n))
  public func ridge(_ b: Matrix, lambda: Scalar) throws(LinearAlgebraError) -> Matrix {
    demand(b.rows == rows, "a right-hand side of \(b.shape) does not fit a \(shape) matrix")
    let lambda = try validated(lambda)
    try b.requireFinite(for: "Ridge regression")
    let svd = try PseudoInverse(self).svd
    return svd.v * (svd.u.transpose * b).scaled(rowsBy: svd.ridgeFilter(lambda: lambda))
  }

  /// The ridge solution `x = (AᵀA + λI)⁻¹Aᵀb`, which minimizes `‖Ax − b‖₂² + λ‖x‖₂²`.
  ///
  /// - Throws: As for a matrix of right-hand sides.
  /// - Complexity: O(m·n·min(m, n))
  public func ridge(
    _ b: Vector<Scalar>, lambda: Scalar
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    try ridge(Matrix(column: b), lambda: lambda)[column: 0]
  }
}

/// Passes on a weight for which the ridge problem has one solution.
private func validated<Scalar: LinearAlgebraScalar>(
  _ lambda: Scalar
) throws(LinearAlgebraError) -> Scalar {
  guard lambda >= 0, lambda.isFinite else {
    throw .parameterOutOfRange(
      parameter: "ridge parameter λ", value: Double(lambda), allowed: 0...Double.infinity)
  }
  return lambda
}

extension SVD {
  /// The factors `σ/(σ² + λ)` by which ridge regression replaces `1/σ`.
  ///
  /// Written as `1/(σ + λ/σ)`, so that no square overflows.
  fileprivate func ridgeFilter(lambda: Scalar) -> Vector<Scalar> {
    Vector(singularValues.map { 1 / ($0 + lambda / $0) })
  }
}
