internal import CLAPACKE

extension Matrix {
  /// The lower triangular factor of `A = LQ`, m × min(m, n), without the orthonormal one.
  ///
  /// A wide matrix and its small `L` have the same singular values and left singular vectors. Source:
  /// LAPACK `gelqf`.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: 2·m²·n operations for m ≤ n.
  package func lowerTriangularFactor() throws(LinearAlgebraError) -> Matrix {
    try requireFinite(for: "LQ")
    let k = Swift.min(rows, columns)
    if k == 0 { return .zero(rows: rows, columns: 0) }
    var work = elements
    var tau = [Scalar](repeating: 0, count: k)
    let info = Scalar._routines.gelqf(
      LAPACK_COL_MAJOR, cInt(rows), cInt(columns), &work, cInt(rows), &tau)
    demand(info == 0, "gelqf refused argument \(-info)")
    return Matrix(rows: rows, columns: k) { i, j in i >= j ? work[i + j * rows] : 0 }
  }
}
