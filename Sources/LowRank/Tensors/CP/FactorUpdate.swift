internal import LinearAlgebra

extension Matrix {
  /// The least-squares solution `X` of `X G = A` for a positive semi-definite matrix G.
  ///
  /// Cholesky does it while G is well conditioned. When terms have become collinear G is nearly
  /// singular, and the pseudo-inverse picks the smallest solution instead of one of size 1/ε.
  func dividedByGram(_ gram: Matrix) throws(LinearAlgebraError) -> Matrix {
    if gram.isEmpty { return self }
    let unit = gram.unit
    let tame = gram.divided(by: unit)
    if let solution = try dividedByCholesky(tame) { return solution.divided(by: unit) }
    return try dividedByEigenvalues(tame).divided(by: unit)
  }

  private func dividedByEigenvalues(_ gram: Matrix) throws(LinearAlgebraError) -> Matrix {
    let eigen = try SymmetricEigen(gram)
    let cutoff = Scalar(gram.rows) * .ulpOfOne * (eigen.eigenvalues.last ?? 0)
    let inverse = Vector(eigen.eigenvalues.map { $0 > cutoff ? 1 / $0 : 0 })
    let q = eigen.eigenvectors
    return (self * q).scaled(columnsBy: inverse) * q.transpose
  }

  private func dividedByCholesky(_ gram: Matrix) throws(LinearAlgebraError) -> Matrix? {
    do {
      let factor = try Cholesky(gram)
      let diagonal = factor.l.diagonal.elements
      guard let least = diagonal.min(), let most = diagonal.max() else { return nil }
      // The squared ratio estimates the condition from below; √ε leaves half the digits.
      let ratio = least / most
      guard ratio * ratio > Scalar.ulpOfOne.squareRoot() * 1e-3 else { return nil }
      return try factor.solve(transposed()).transposed()
    } catch .notPositiveDefinite {
      return nil
    }
  }

  /// A factor without negative entries that lowers `‖X − …‖²`, by exact descent on one column after
  /// the other.
  ///
  /// Source: Cichocki and Phan, "Fast Local Algorithms for Large Scale Nonnegative Matrix and Tensor
  /// Factorizations", IEICE Trans. Fundamentals E92-A, 2009,
  /// https://doi.org/10.1587/transfun.E92.A.708.
  func descendedNonnegatively(_ gram: Matrix, _ target: Matrix) -> Matrix {
    var factor = map { Swift.max(0, $0) }
    for _ in 0..<3 {
      for r in 0..<columns where gram[r, r] > 0 {
        let gradient = target[column: r] - factor * gram[column: r]
        let moved = factor[column: r] + gradient / gram[r, r]
        factor[column: r] = Vector(moved.map { Swift.max(0, $0) })
      }
    }
    return factor
  }
}
