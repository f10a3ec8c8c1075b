import LinearAlgebra

/// The factorization `A = QR` of the rows of one rank, with Q as a product of a tall and a small matrix.
///
/// Where the columns allow it, two passes of Cholesky-QR: `A = Y R₁`, then `Y = Q R₂`. The second pass
/// stops at R₂, and `Q = Y R₂⁻¹` is never formed: a product with Q is one with Y and a small one. This
/// is several times as fast as reflections and as accurate. Where the columns are too nearly dependent,
/// reflections form Q.
struct TallFactor<Scalar: LinearAlgebraScalar>: Sendable {
  /// The triangular factor, min(m, n) × n.
  let r: Matrix<Scalar>
  private let tall: Matrix<Scalar>
  /// What follows the tall factor; nothing where that is Q itself.
  private let small: Matrix<Scalar>?

  /// Factors a matrix.
  init(_ a: Matrix<Scalar>) throws(LinearAlgebraError) {
    if a.rows > 2 * a.columns, a.columns > 0, let factors = Self.byCholesky(a) {
      (tall, small, r) = factors
      return
    }
    let qr = try QR(a)
    (tall, small, r) = (qr.q, nil, qr.r)
  }

  private static func byCholesky(
    _ a: Matrix<Scalar>
  ) -> (tall: Matrix<Scalar>, small: Matrix<Scalar>, r: Matrix<Scalar>)? {
    var y = a
    guard var r = y.orthonormalizeByCholesky(passes: 1) else { return nil }
    // Dependence need not show on the diagonal of the first factor; then Y is no better than A was.
    for _ in 0..<3 {
      guard let factor = try? Cholesky(y.gram()).l.transposed() else { return nil }
      r = factor * r
      if factor.isNearIdentity {
        let inverse = try? factor.solveTriangular(.upper, .identity(a.columns))
        return inverse.map { (y, $0, r) }
      }
      y.divide(byUpperTriangle: factor)
    }
    return nil
  }

  /// The product `QC`.
  func product(_ c: Matrix<Scalar>) -> Matrix<Scalar> { tall * (small.map { $0 * c } ?? c) }

  /// The product `QᵀB`.
  func transposeProduct(_ b: Matrix<Scalar>) -> Matrix<Scalar> {
    let product = tall.transpose * b
    return small.map { $0.transpose * product } ?? product
  }
}

extension Matrix {
  /// Whether a square matrix is so near the identity that its condition is below 1.3, and dividing by it
  /// costs no digit: its singular values are in 0.9...1.1.
  var isNearIdentity: Bool { (self - .identity(rows)).frobeniusNorm < 0.1 }

  /// The triangular factor R of the rows, min(m, n) × n; Q is not needed.
  func triangularFactor() throws(LinearAlgebraError) -> Matrix { try TallFactor(self).r }
}
