public import LinearAlgebra

/// The factorization `A = QR` of a tall matrix that is spread by rows, from its Gram matrix.
///
/// `AᵀA = RᵀR`, and `Q = AR⁻¹`. A pass is one reduction of n(n + 1)/2 words, the fewest that are
/// possible; but the Gram matrix squares the condition. One pass loses orthogonality like ε·κ², and two
/// give it back while κ is well below 1/√ε. Beyond that Cholesky's factorization may fail, or succeed
/// with what rounding left; the last of several Gram matrices tells, and there is an error in place of
/// a wrong Q. ``TallSkinnyQR`` has no such limit. Source: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya,
/// "Roundoff error analysis of the CholeskyQR2 algorithm", ETNA 44, 2015.
public struct DistributedCholeskyQR<Scalar: LinearAlgebraScalar>: Sendable {
  /// The factor Q, spread as the matrix is; orthonormal to rounding after more than one pass.
  public let q: DistributedMatrix<Matrix<Scalar>>
  /// The triangular factor, n × n, the same on every rank.
  public let r: Matrix<Scalar>

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n with m ≥ n.
  ///   - passes: 2 for Cholesky-QR2; with 1, nothing tells how far Q is from orthonormal.
  /// - Throws: ``DistributedError`` with `LinearAlgebraError.notPositiveDefinite` if the columns are
  ///   too nearly dependent, `LinearAlgebraError.notFinite`, or `LinearAlgebraError.overflow`.
  /// - Precondition: There is at least one pass.
  /// - Complexity: 2·m·n² / P operations and one sum a pass, and the largest of P numbers.
  public init(
    _ a: DistributedMatrix<Matrix<Scalar>>, passes: Int = 2
  ) throws(DistributedError) {
    demand(passes > 0, "there is at least one pass, not \(passes)")
    try a.requireFinite(for: "Cholesky-QR")
    let rank = a.communicator.rank
    // Squares must stay within the range: one unit for all ranks.
    let largest = try a.communicator.maximum([a.local.maxNorm])
    let unit = PowerOfTwo(taming: largest[0])
    var q = a.local.divided(by: unit)
    var r = Matrix<Scalar>.identity(a.columns)
    for pass in 1...passes {
      let gram = try a.spread(q).gram()
      let factor = try DistributedError.numbers(on: rank) { () throws(LinearAlgebraError) in
        try Cholesky(gram).l.transposed()
      }
      // Dependence that rounding hid from the first factorization shows here.
      if pass > 1, pass == passes, !factor.isNearIdentity {
        throw DistributedError(.numbers(.notPositiveDefinite(leadingMinor: a.columns)), on: rank)
      }
      if !q.isEmpty { q.divide(byUpperTriangle: factor) }
      r = factor * r
    }
    self.q = a.spread(q)
    self.r = r.multiplied(by: unit)
  }
}
