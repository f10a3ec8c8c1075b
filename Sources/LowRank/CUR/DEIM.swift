public import LinearAlgebra

extension Matrix {
  /// The rows that the discrete empirical interpolation method takes for a basis, one per column.
  ///
  /// Row by row, it takes the place where the next basis vector differs most from its
  /// interpolation at the places taken so far. Those are the pivots of Gaussian elimination with
  /// partial pivoting, so one LU factorization finds all of them. Source: Chaturantabut and
  /// Sorensen, "Nonlinear model reduction via discrete empirical interpolation", SIAM J. Sci.
  /// Comput. 32, 2010, https://doi.org/10.1137/090766498.
  ///
  /// - Returns: As many different rows as there are columns, in the order of choice.
  /// - Precondition: There are no more columns than rows, and they are linearly independent.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: m·k² operations.
  public func deimIndices() throws(LinearAlgebraError) -> [Int] {
    demand(columns <= rows, "a basis of \(shape) has more vectors than entries")
    return Array(try LU(self).permutation.prefix(columns))
  }

  /// The interpolation constant `η = ‖(V[p, :])⁻¹‖₂` of an orthonormal basis at chosen rows.
  ///
  /// For projection at the rows p, the error is at most η times that of the best projection on the
  /// basis. For rows that ``deimIndices()`` chose, `η < √(nk/3)·2ᵏ`, and most often it is from 10 to
  /// 100. Source: Sorensen and Embree, "A DEIM induced CUR factorization", SIAM J. Sci. Comput. 38,
  /// 2016, https://doi.org/10.1137/140978430, lemma 4.4.
  ///
  /// - Parameter indices: As many rows as there are columns.
  /// - Returns: The constant; infinite if the chosen block is singular.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(k³)
  public func interpolationConstant(at indices: [Int]) throws(LinearAlgebraError) -> Scalar {
    demand(
      indices.count == columns, "\(indices.count) rows cannot interpolate \(columns) vectors")
    guard let least = try self[rows: indices].singularValues().last else { return 1 }
    return least > 0 ? 1 / least : .infinity
  }
}

extension CUR {
  /// Takes rows and columns by discrete empirical interpolation of the singular vectors.
  ///
  /// With the optimal `U`, `‖A − CUR‖₂ ≤ (ηₚ + η_q)·σₖ₊₁`, where the constants are those of
  /// ``LinearAlgebra/Matrix/interpolationConstant(at:)`` for the left and the right singular
  /// vectors. Source: Sorensen and Embree, 2016, https://doi.org/10.1137/140978430, theorem 4.1.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of rows and of columns k, from 1 to min(m, n); 0 only if the matrix is
  ///     empty.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O(m·n·min(m, n)), the SVD.
  public init(deim a: Matrix<Scalar>, rank: Int) throws(LinearAlgebraError) {
    try a.requireSkeletonRank(rank)
    let svd = try SVD(a)
    try self.init(
      a, rows: svd.u[columns: 0..<rank].deimIndices(),
      columns: svd.v[columns: 0..<rank].deimIndices())
  }
}
