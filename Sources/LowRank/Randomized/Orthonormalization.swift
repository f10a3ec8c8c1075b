import LinearAlgebra

extension Matrix {
  /// Replaces tall columns by well-conditioned ones with the same span, for use between the products
  /// of a power iteration.
  ///
  /// One pass of Cholesky-QR, or an LU factorization where the columns are nearly dependent: both
  /// are products and triangular solves, and neither has to be orthonormal to the last digit.
  ///
  /// - Precondition: The entries are finite.
  mutating func condition() {
    if orthonormalizeByCholesky(passes: 1) == nil { conditionByLU() }
  }

  /// Replaces the columns by the factor `PᵀL` of their LU factorization.
  private mutating func conditionByLU() {
    guard let lu = try? LU(self) else { return }
    var rank = [Int](repeating: 0, count: rows)
    for (place, row) in lu.permutation.enumerated() { rank[row] = place }
    self = lu.l[rows: rank]
  }

  /// Replaces the columns by orthonormal ones whose span contains theirs.
  ///
  /// Two passes of Cholesky-QR, or Householder reflections where the columns are nearly dependent;
  /// those give orthonormal columns even for a matrix of zeros.
  ///
  /// - Precondition: There are no more columns than rows.
  mutating func orthonormalize() throws(LinearAlgebraError) {
    if orthonormalizeByCholesky(passes: 2) == nil { self = try QR(self).q }
  }

  /// The leading part of the singular value decomposition of a tall matrix: a fast QR, which
  /// overwrites it, then a small SVD.
  ///
  /// - Complexity: 6·m·n² operations and the SVD of an n × n matrix.
  mutating func tallSVD(rank: Int) throws(LinearAlgebraError) -> SVD<Scalar> {
    guard rows > columns else { return try SVD(self).truncated(toRank: rank) }
    let inner: SVD<Scalar>
    if let r = orthonormalizeByCholesky(passes: 2) {
      inner = try SVD(r).truncated(toRank: rank)
    } else {
      let qr = try QR(self)
      self = qr.q
      inner = try SVD(qr.r).truncated(toRank: rank)
    }
    return SVD(u: self * inner.u, singularValues: inner.singularValues, v: inner.v)
  }
}
