internal import CLAPACKE

/// The factorization `A = L Lᵀ` of a symmetric positive definite matrix.
///
/// Only the lower triangle of the matrix is read. Source: Golub and Van Loan, section 4.2; LAPACK
/// `potrf`.
public struct Cholesky<Scalar: LinearAlgebraScalar>: Sendable {
  /// The lower triangular factor, with a positive diagonal.
  public let l: Matrix<Scalar>

  /// Factors a matrix.
  ///
  /// - Precondition: `a` is square.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)``,
  ///   ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: (1/3)n³ operations.
  public init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    demand(a.isSquare, "a Cholesky factorization needs a square matrix, not \(a.shape)")
    try a.requireFinite(for: "Cholesky")
    var work = a
    if !a.isEmpty {
      let info = Scalar._routines.potrf(
        LAPACK_COL_MAJOR, option("L"), cInt(a.rows), &work.elements, cInt(a.rows))
      demand(info >= 0, "potrf refused argument \(-info)")
      if info > 0 { throw .notPositiveDefinite(leadingMinor: Int(info)) }
    }
    l = work.lowerTriangle(columns: a.columns)
  }

  /// Solves `AX = B`.
  ///
  /// - Precondition: `b` has as many rows as the matrix.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if a pivot of `l` underflowed to zero.
  /// - Complexity: 2·n²·(columns of b) operations.
  public func solve(_ b: Matrix<Scalar>) throws(LinearAlgebraError) -> Matrix<Scalar> {
    demand(
      b.rows == l.rows, "a right-hand side of \(b.shape) does not fit \(l.rows) equations")
    let y = try l.solveTriangular(.lower, b)
    return try l.transpose.solveTriangular(.upper, y)
  }

  /// Solves `Ax = b`.
  ///
  /// - Throws: As for a matrix of right-hand sides.
  /// - Complexity: 2·n² operations.
  public func solve(_ b: Vector<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solve(Matrix(column: b))[column: 0]
  }
}
