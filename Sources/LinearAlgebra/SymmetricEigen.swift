internal import CLAPACKE

/// The eigendecomposition `A = Q Λ Qᵀ` of a symmetric matrix.
///
/// Eigenvalues are in ascending order, as LAPACK and NumPy give them. Only the lower triangle of
/// the matrix is read, after a check that the upper one agrees. Source: Golub and Van Loan, chapter
/// 8; LAPACK `syevd`.
public struct SymmetricEigen<Scalar: LinearAlgebraScalar>: Sendable {
  /// The eigenvalues, smallest first.
  public let eigenvalues: Vector<Scalar>
  /// The eigenvectors, one per column, orthonormal.
  public let eigenvectors: Matrix<Scalar>

  /// Wraps eigenvalues in ascending order and their vectors.
  package init(eigenvalues: Vector<Scalar>, eigenvectors: Matrix<Scalar>) {
    (self.eigenvalues, self.eigenvectors) = (eigenvalues, eigenvectors)
  }

  /// Decomposes a symmetric matrix.
  ///
  /// - Precondition: `a` is square and symmetric to rounding.
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``,
  ///   ``LinearAlgebraError/didNotConverge(routine:info:)``.
  /// - Complexity: O(n³).
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    try self.init(a, routines: Scalar._routines)
  }

  init(_ a: Matrix<Scalar>, routines: _Routines<Scalar>) throws(LinearAlgebraError) {
    demand(a.isSquare, "an eigendecomposition needs a square matrix, not \(a.shape)")
    try a.requireFinite(for: "The symmetric eigendecomposition")
    let slack = 8 * Scalar(max(1, a.rows)) * .ulpOfOne * a.maxNorm
    demand(
      a.asymmetry() <= slack,
      "the matrix is not symmetric (entries differ by up to \(a.asymmetry()) across the diagonal)")
    var vectors = a
    var values = [Scalar](repeating: 0, count: a.rows)
    if !a.isEmpty {
      let info = routines.syevd(
        LAPACK_COL_MAJOR, option("V"), option("L"), cInt(a.rows), &vectors.elements, cInt(a.rows),
        &values)
      demand(info >= 0, "syevd refused argument \(-info)")
      if info > 0 {
        throw .didNotConverge(routine: "The symmetric eigendecomposition", info: Int(info))
      }
    }
    eigenvalues = Vector(values)
    eigenvectors = vectors
  }
}

extension Matrix {
  /// The largest `|aᵢⱼ − aⱼᵢ|` of a square matrix.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  fileprivate func asymmetry() -> Scalar {
    var largest: Scalar = 0
    for j in 0..<columns {
      for i in 0..<j {
        largest = Swift.max(largest, (elements[i + j * rows] - elements[j + i * rows]).magnitude)
      }
    }
    return largest
  }
}
