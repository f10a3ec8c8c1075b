public import LinearAlgebra

extension Matrix {
  /// An orthonormal basis of the range, the span of the columns: the leading r left singular vectors.
  ///
  /// - Parameter relativeTolerance: The fraction of `σ₁` up to which a singular value counts as zero;
  ///   `max(m, n)·ε` if there is none.
  /// - Returns: The basis, m × r, where r is the numerical rank.
  /// - Precondition: The tolerance is at least 0.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(m·n·min(m, n))
  public func rangeBasis(relativeTolerance: Scalar? = nil) throws(LinearAlgebraError) -> Matrix {
    let svd = try SVD(self)
    return svd.u[columns: 0..<svd.numericalRank(relativeTolerance: relativeTolerance)]
  }

  /// An orthonormal basis of the null space, of all x with `Ax = 0`: the right singular vectors that
  /// belong to no singular value but zero.
  ///
  /// - Parameter relativeTolerance: The fraction of `σ₁` up to which a singular value counts as zero;
  ///   `max(m, n)·ε` if there is none.
  /// - Returns: The basis, n × (n − r), where r is the numerical rank.
  /// - Precondition: The tolerance is at least 0.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(m²·n + n²·m)
  public func nullSpaceBasis(
    relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) -> Matrix {
    let svd = try SVD(full: self)
    return svd.v[columns: svd.numericalRank(relativeTolerance: relativeTolerance)..<columns]
  }
}

/// The polar decomposition `A = U H`: orthonormal columns, times a symmetric positive semidefinite
/// matrix.
///
/// `U = WVᵀ` and `H = VΣVᵀ` from the singular value decomposition `A = WΣVᵀ`. Of all matrices with
/// orthonormal columns U is the nearest to A, in the Frobenius norm. H is unique, U only where A has
/// full rank. Source: Higham, *Functions of Matrices*, 2008, chapter 8.
public struct PolarDecomposition<Scalar: LinearAlgebraScalar>: Sendable {
  /// The orthonormal factor U, m × n.
  public let orthonormal: Matrix<Scalar>
  /// The symmetric factor H, n × n.
  public let symmetric: Matrix<Scalar>

  /// Decomposes a matrix that has at least as many rows as columns.
  ///
  /// - Parameter a: The matrix, m × n with m ≥ n.
  /// - Precondition: There are no more columns than rows.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(m·n²)
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    demand(
      a.rows >= a.columns,
      "a polar decomposition needs at least as many rows as columns: take the transpose of \(a.shape)"
    )
    let svd = try SVD(a)
    orthonormal = svd.u * svd.v.transpose
    let half = svd.v.scaled(columnsBy: Vector(svd.singularValues.map { $0.squareRoot() }))
    symmetric = half.rowGram()
  }
}
