public import LinearAlgebra

/// The Moore–Penrose pseudo-inverse `A⁺ = V Σ⁺ Uᵀ`, together with the rank that was found.
///
/// ```swift
/// let inverse = try PseudoInverse(a)
/// inverse.rank              // how many singular values were inverted
/// try inverse.solve(b)      // the shortest x that minimizes ‖Ax − b‖₂
/// inverse.matrix            // A⁺ itself, n × m
/// ```
///
/// `Σ⁺` has `1/σⱼ` where `σⱼ` exceeds the tolerance, and 0 elsewhere. It is the one matrix `X` with
/// `AXA = A`, `XAX = X`, and both `AX` and `XA` symmetric. Source: Penrose, "A generalized inverse
/// for matrices", 1955, https://doi.org/10.1017/S0305004100030401; Golub and Van Loan, *Matrix
/// Computations*, section 5.5.2.
public struct PseudoInverse<Scalar: LinearAlgebraScalar>: Sendable {
  /// The threshold that was used: singular values that do not exceed it count as zero.
  public let tolerance: Scalar
  /// The part of the decomposition that is inverted, with ``rank`` singular values.
  public let svd: SVD<Scalar>

  /// The number of singular values that were inverted.
  public var rank: Int { svd.singularValues.count }

  /// Computes the pseudo-inverse of a matrix.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - relativeTolerance: The fraction of `σ₁` up to which a singular value counts as zero;
  ///     `max(m, n)·ε` if there is none.
  /// - Throws: `LinearAlgebraError.notFinite`, and
  ///   `LinearAlgebraError.overflow` if `1/σᵣ` is not representable.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O(m·n·min(m, n)), the SVD.
  public init(
    _ a: Matrix<Scalar>, relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    try self.init(SVD(a), relativeTolerance: relativeTolerance)
  }

  /// Takes the pseudo-inverse from a decomposition that is already there.
  ///
  /// - Parameters:
  ///   - svd: A thin or full decomposition of the matrix.
  ///   - relativeTolerance: The fraction of `σ₁` up to which a singular value counts as zero;
  ///     `max(m, n)·ε` if there is none.
  /// - Throws: `LinearAlgebraError.overflow` if a singular value or
  ///   `1/σᵣ` is not representable.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O((m + n)·r)
  public init(
    _ svd: SVD<Scalar>, relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    try self.init(svd, absoluteTolerance: svd.absoluteTolerance(relativeTolerance))
  }

  /// Computes the pseudo-inverse of a matrix, with a threshold in its unit.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - absoluteTolerance: The number up to which a singular value counts as zero.
  /// - Throws: `LinearAlgebraError.notFinite`, and
  ///   `LinearAlgebraError.overflow` if `1/σᵣ` is not representable.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O(m·n·min(m, n)), the SVD.
  public init(
    _ a: Matrix<Scalar>, absoluteTolerance: Scalar
  ) throws(LinearAlgebraError) {
    try self.init(SVD(a), absoluteTolerance: absoluteTolerance)
  }

  /// Takes the pseudo-inverse from a decomposition that is already there, with a threshold in its unit.
  ///
  /// - Parameters:
  ///   - svd: A thin or full decomposition of the matrix.
  ///   - absoluteTolerance: The number up to which a singular value counts as zero.
  /// - Throws: `LinearAlgebraError.overflow` if a singular value or
  ///   `1/σᵣ` is not representable.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O((m + n)·r)
  public init(
    _ svd: SVD<Scalar>, absoluteTolerance: Scalar
  ) throws(LinearAlgebraError) {
    try svd.requireFiniteSpectrum()
    tolerance = absoluteTolerance
    self.svd = try svd.truncated(
      toRank: svd.numericalRank(absoluteTolerance: absoluteTolerance))
    if let smallest = self.svd.singularValues.last, !(1 / smallest).isFinite {
      throw .overflow(routine: "The pseudo-inverse")
    }
  }

  /// The pseudo-inverse as a matrix, n × m; zero where the rank is 0, empty where `A` is.
  ///
  /// - Complexity: 2·m·n·r operations.
  public var matrix: Matrix<Scalar> {
    svd.v.scaled(columnsBy: svd.inverses) * svd.u.transpose
  }

  /// The shortest of all `X` that minimize `‖AX − B‖_F`, `X = A⁺B`, without forming `A⁺`.
  ///
  /// - Precondition: `b` has as many rows as the matrix.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·(m + n)·r operations for each column of `b`.
  public func solve(_ b: Matrix<Scalar>) throws(LinearAlgebraError) -> Matrix<Scalar> {
    demand(
      b.rows == svd.rows,
      "a right-hand side of \(b.shape) does not fit a \(svd.rows) × \(svd.columns) matrix")
    try b.requireFinite(for: "The pseudo-inverse")
    return svd.v * (svd.u.transpose * b).scaled(rowsBy: svd.inverses)
  }

  /// The shortest of all `x` that minimize `‖Ax − b‖₂`, `x = A⁺b`, without forming `A⁺`.
  ///
  /// - Precondition: `b` has as many entries as the matrix has rows.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·(m + n)·r operations.
  public func solve(_ b: Vector<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solve(Matrix(column: b))[column: 0]
  }

  /// The orthogonal projector onto the column space, `AA⁺ = UᵣUᵣᵀ`, m × m.
  ///
  /// - Complexity: m²·r operations.
  public var columnSpaceProjector: Matrix<Scalar> { svd.u.rowGram() }

  /// The orthogonal projector onto the row space, `A⁺A = VᵣVᵣᵀ`, n × n.
  ///
  /// - Complexity: n²·r operations.
  public var rowSpaceProjector: Matrix<Scalar> { svd.v.rowGram() }
}

extension SVD {
  /// The numbers `1/σⱼ`.
  var inverses: Vector<Scalar> { Vector(singularValues.map { 1 / $0 }) }
}
