internal import CLAPACKE

extension Matrix {
  /// The lower triangular factor of `A = LQ`, m × min(m, n), without the orthonormal one.
  ///
  /// A wide matrix and its small `L` have the same singular values and left singular vectors. Long rows
  /// are halved, and the two triangles are factored once more: an inner product of n numbers of one
  /// sign is off by n·ε where it is summed in order, and by log n·ε as a sum of halves. Source: Demmel,
  /// Grigori, Hoemmen and Langou, "Communication-optimal parallel and sequential QR and LU
  /// factorizations", SIAM J. Sci. Comput. 34, 2012, https://doi.org/10.1137/080731992; LAPACK `gelqf`.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: 2·m²·n operations for m ≤ n.
  package func lowerTriangularFactor() throws(LinearAlgebraError) -> Matrix {
    try requireFinite(for: "LQ")
    let k = Swift.min(rows, columns)
    if k == 0 { return .zero(rows: rows, columns: 0) }
    if columns > Swift.max(256, 4 * rows) {
      let (left, right) = (0..<(columns / 2), (columns / 2)..<columns)
      let triangles = try self[columns: left].lowerTriangularFactor()
        .appending(columnsOf: self[columns: right].lowerTriangularFactor())
      return try triangles.lowerTriangularFactor()
    }
    var work = elements
    var tau = [Scalar](repeating: 0, count: k)
    let info = Scalar._routines.gelqf(
      LAPACK_COL_MAJOR, cInt(rows), cInt(columns), &work, cInt(rows), &tau)
    demand(info == 0, "gelqf refused argument \(-info)")
    return Matrix(rows: rows, columns: k) { i, j in i >= j ? work[i + j * rows] : 0 }
  }
}
