public import LinearAlgebra
public import LowRank
internal import RealModule

/// A matrix as a sum of rank-one terms in the order in which they count, so that any number of them
/// from the front is the best that a rule of compression gives at that rank.
///
/// ```swift
/// let whitened = try NestedFactors(whitened: weight, gram: statistics.gram)
/// whitened.truncated(toRank: 100)
/// whitened.truncated(toRank: 200)      // the same factors, more of them
/// ```
public struct NestedFactors<Scalar: LinearAlgebraScalar>: SingularSpectrum, Sendable {
  /// The left factor of all terms, a column for each.
  public let left: Matrix<Scalar>
  /// The right factor, a row for each term.
  public let right: Matrix<Scalar>
  /// What each term counts by the rule: the root of the sum of the squares behind a rank is what the
  /// rule loses at that rank.
  public let singularValues: Vector<Scalar>

  /// The number of rows of the matrix.
  public var rows: Int { left.rows }
  /// The number of columns of the matrix.
  public var columns: Int { right.columns }

  /// The plain singular value decomposition, `U` and `UᵀW`: the best where inputs are alike in every
  /// direction.
  ///
  /// - Throws: As `SymmetricEigen.init(_:)`.
  public init(plain weight: Matrix<Scalar>) throws(LinearAlgebraError) {
    try self.init(whitened: weight, gram: .identity(weight.columns))
  }

  /// Columns weighted by a power of the mean size of their inputs.
  ///
  /// With `D = diag((mean |x|)^α)` and `WD = UΣVᵀ` the published factors are `UᵣΣᵣ` and `VᵣᵀD⁻¹`. Their
  /// product is `UᵣUᵣᵀW`: the same as for inputs that are uncorrelated, with mean squares of `D²`.
  ///
  /// - Throws: As `SymmetricEigen.init(_:)`.
  /// - Precondition: There is a magnitude for each column, and none is negative.
  public init(
    activationScaled weight: Matrix<Scalar>, magnitudes: Vector<Double>, exponent: Double = 0.5
  ) throws(LinearAlgebraError) {
    demand(
      magnitudes.count == weight.columns && magnitudes.allSatisfy { $0 >= 0 },
      "\(magnitudes.count) magnitudes, none negative, are needed for \(weight.columns) columns")
    let squares = magnitudes.map { Double.pow($0, 2 * exponent) }
    try self.init(whitened: weight, gram: Matrix(diagonal: Vector(squares)))
  }

  /// The best for the outputs over inputs with a mean of `xxᵀ`: `U` and `UᵀW`, as `OutputSVD` has it.
  ///
  /// - Throws: As `SymmetricEigen.init(_:)`.
  public init(
    whitened weight: Matrix<Scalar>, gram: Matrix<Double>
  ) throws(LinearAlgebraError) {
    let wide = Matrix<Double>(weight)
    let outputs = try PrincipalOutputs(wide, gram: gram)
    left = Matrix(outputs.u)
    right = Matrix(outputs.u.transpose * wide)
    singularValues = Vector(outputs.sizes.map { Scalar($0) })
  }

  /// The best for the loss, as far as the second moments of inputs and of gradients tell it.
  ///
  /// With G the mean of `ggᵀ` of the gradients at the outputs, X that of `xxᵀ`, and a root `TᵀT = G + δI`,
  /// it is the decomposition of `TW` that is best for its outputs, `T⁻¹U` and `UᵀTW`: it makes
  /// `tr((G + δI) D X Dᵀ)` least, and the loss grows by about half of that.
  ///
  /// - Parameters:
  ///   - weight: The matrix W.
  ///   - gram: The mean X of `xxᵀ` of its inputs.
  ///   - curvature: The mean G of `ggᵀ` at its outputs.
  ///   - damping: The number δ as a share of the mean of the diagonal of G.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` for a damping that is not positive; as
  ///   `Cholesky.init(_:)` and `SymmetricEigen.init(_:)`.
  public init(
    curved weight: Matrix<Scalar>, gram: Matrix<Double>, curvature: Matrix<Double>,
    damping: Double = 0.01
  ) throws(LinearAlgebraError) {
    guard damping > 0, damping.isFinite else {
      throw .parameterOutOfRange(
        parameter: "damping", value: damping, allowed: .ulpOfOne...Double.infinity)
    }
    let shift = damping * max(curvature.trace, .leastNormalMagnitude) / Double(curvature.rows)
    let damped = curvature + Matrix(diagonal: Vector(repeating: shift, count: curvature.rows))
    // Any root serves, and the triangular one needs no iteration.
    let lower = try Cholesky(damped).l
    let turned = lower.transpose * Matrix<Double>(weight)
    let outputs = try PrincipalOutputs(turned, gram: gram)
    left = Matrix(try lower.transpose.solveTriangular(.upper, outputs.u))
    right = Matrix(outputs.u.transpose * turned)
    singularValues = Vector(outputs.sizes.map { Scalar($0) })
  }

  /// The first terms.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange`.
  public func truncated(toRank rank: Int) throws(LinearAlgebraError) -> LowRankMatrix<Scalar> {
    guard (0...left.columns).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: 0...left.columns)
    }
    return LowRankMatrix(left: left[columns: 0..<rank], right: right[rows: 0..<rank])
  }
}
