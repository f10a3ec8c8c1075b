public import LinearAlgebra
import RealModule

/// An interpolative decomposition to a given precision, with the proof that it is kept.
///
/// ```swift
/// let certified = try CertifiedID(a, relativeError: 1e-6)
/// certified.decomposition.rank              // as many columns as that took
/// certified.certificate.relativeErrorBound  // at most 1e-6
/// ```
///
/// The promise is `‖A − CZ‖₂ ≤ ε‖A‖₂`, and it is checked on the factors that are returned: `A − CZ`
/// is formed and bounded. Estimates made on the way only decide how many columns to try.
public struct CertifiedID<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The decomposition.
  public let decomposition: InterpolativeDecomposition<Scalar>
  /// The bounds that prove the precision.
  public let certificate: SpectralCertificate<Scalar>

  /// Takes columns by pivoted QR until the error is certified.
  ///
  /// The number of columns is the least for which the factorization lets the error be certified,
  /// not the least possible; a zero matrix, or ε ≥ 1, needs none. The certificate includes a bound for
  /// the rounding of the product, `2⁻⁵²(k + 2)‖C‖_F‖Z‖_F` in Double, or, where that is too much, one
  /// that is smaller by a factor of some millions. What is left is how far rounding in `Z` takes `CZ`
  /// from the best: an ε below that is refused.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - relativeError: The number ε, more than 0.
  /// - Throws: `LinearAlgebraError.precisionNotReached` if ε is
  ///   smaller than rounding allows,
  ///   `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: 12·m·n·k operations for k columns taken of few, and O(n·k²·log k).
  public init(_ a: Matrix<Scalar>, relativeError: Scalar) throws(LinearAlgebraError) {
    guard relativeError > 0 && relativeError.isFinite else {
      throw .parameterOutOfRange(
        parameter: "relative error", value: Double(relativeError), allowed: 0...Double.infinity)
    }
    try a.requireFinite(for: "An interpolative decomposition")
    let unit = a.unit
    let tame = a.divided(by: unit)
    let normBound = tame.spectralNormLowerBound()
    let target = relativeError * normBound
    // A quarter is left for the directions that the certificate bounds only in the larger norm.
    let qr = try TruncatedPivotedQR(tame, residual: target / 4)
    let q = qr.q
    var best = Scalar.infinity
    let first = try Self.firstRank(qr, target)
    // Columns beyond the numerical rank help no other one.
    for rank in first...max(first, qr.numericalRank) {
      let candidate = try InterpolativeDecomposition(tame, qr, rank: rank)
      let proof = try SpectralCertificate(
        LowRankMatrix(candidate), of: tame, in: q[columns: rank..<qr.rank], normBound: normBound)
      if proof.errorBound <= target {
        decomposition = InterpolativeDecomposition(
          columnIndices: candidate.columnIndices, skeleton: a[columns: candidate.columnIndices],
          coefficients: candidate.coefficients)
        certificate = proof.multiplied(by: unit)
        return
      }
      best = min(best, proof.relativeErrorBound)
      // More columns make C longer, and its product with Z rounds no less.
      if proof.rounding > target { break }
    }
    throw .precisionNotReached(requested: Double(relativeError), certified: Double(best))
  }

  /// The least k for which the factorization suggests `‖R₂₂‖₂ ≤ target`.
  ///
  /// After k of K steps, `R₂₂` is the last K − k rows of `R`, above a remainder whose norm is known.
  /// The norm falls as k grows, so bisection finds the place.
  private static func firstRank(
    _ qr: TruncatedPivotedQR<Scalar>, _ target: Scalar
  ) throws(LinearAlgebraError) -> Int {
    var (low, high) = (0, qr.rank)
    while low < high {
      let middle = (low + high) / 2
      let rows = qr.r[rows: middle..<qr.rank][columns: middle..<qr.r.columns]
      let norm = Scalar.hypot(try rows.singularValues().first ?? 0, qr.residualNorm)
      if norm <= target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
