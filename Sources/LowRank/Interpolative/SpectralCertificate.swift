public import LinearAlgebra
import RealModule

/// Proof that an approximation is good: an upper bound of its error and a lower bound of what it
/// approximates, both computed, both in the spectral norm.
///
/// For any orthonormal `Q`, and `E = A − B` formed entry by entry,
/// `‖E‖₂² ≤ ‖QᵀE‖₂² + ‖E − QQᵀE‖_F²`, because `Ex` splits into orthogonal parts. The bound is tight
/// when `Q` spans the directions in which `E` is large. For any unit vector u, `‖Aᵀu‖₂ ≤ ‖A‖₂`;
/// power iteration finds a u that is nearly the best. The rounding of `E` itself is added; where it
/// matters, `E` is formed from split factors, whose product hardly rounds.
public struct SpectralCertificate<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// A number that `‖A − B‖₂` does not exceed.
  public let errorBound: Scalar
  /// A number that `‖A‖₂` is not below.
  public let normBound: Scalar
  /// What is in the error's bound for the rounding of the difference.
  let rounding: Scalar

  /// A number that `‖A − B‖₂ / ‖A‖₂` does not exceed; 0 for an exact copy of the zero matrix.
  public var relativeErrorBound: Scalar {
    errorBound == 0 ? 0 : normBound == 0 ? .infinity : errorBound / normBound
  }

  /// Certifies an approximation.
  ///
  /// - Parameters:
  ///   - b: The approximation, a product `LR` with inner dimension k.
  ///   - a: The matrix, m × n.
  ///   - q: Orthonormal columns with m entries, in whose span the error is mostly, if any are known.
  ///   - normBound: A lower bound of `‖A‖₂`, if one is known.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·m·n·(k + 2·q.columns) operations and the singular values of `QᵀE`; 8·m·n·k for
  ///   the first term where rounding matters.
  public init(
    _ b: LowRankMatrix<Scalar>, of a: Matrix<Scalar>, in q: Matrix<Scalar>? = nil,
    normBound: Scalar? = nil
  ) throws(LinearAlgebraError) {
    var error = a - Matrix(b)
    try error.requireFinite(for: "The error of an approximation")
    self.normBound = normBound ?? a.spectralNormLowerBound()
    var rounding = Self.rounding(
      rank: b.rank, left: b.left.frobeniusNorm, right: b.right.frobeniusNorm,
      whole: a.frobeniusNorm)
    // A hundredth of the error is not worth three more products.
    if !(100 * rounding <= error.frobeniusNorm), let fine = SplitDifference(a, minus: b),
      fine.rounding < rounding, fine.value.isFinite
    {
      (error, rounding) = (fine.value, fine.rounding)
    }
    let whole = error.frobeniusNorm
    let size: Scalar
    if let q, q.columns > 0 {
      let inside = q.transpose * error
      let outside = (error - q * inside).frobeniusNorm
      // The products with Q round, and its columns are orthonormal but for rounding.
      let slack = Scalar(q.rows + q.columns + 2) * Scalar(q.columns).squareRoot() * .ulpOfOne
      size = Scalar.hypot(try inside.singularValues().first ?? 0, outside) + slack * whole
    } else {
      size = whole
    }
    self.rounding = rounding
    errorBound = error.maxNorm == 0 && b.rank == 0 ? 0 : size * (1 + 16 * .ulpOfOne) + rounding
  }
}

extension SpectralCertificate {
  /// What rounding can hide of the error of a product `LR`: each entry is a sum of k terms, and each
  /// step rounds once.
  static func rounding(rank: Int, left: Scalar, right: Scalar, whole: Scalar) -> Scalar {
    Scalar(rank + 2) * .ulpOfOne * (left * right) + .ulpOfOne * whole
  }

  /// The certificate in another unit.
  func multiplied(by unit: PowerOfTwo<Scalar>) -> SpectralCertificate {
    SpectralCertificate(
      errorBound: errorBound * unit, normBound: normBound * unit, rounding: rounding * unit)
  }

  private init(errorBound: Scalar, normBound: Scalar, rounding: Scalar) {
    (self.errorBound, self.normBound, self.rounding) = (errorBound, normBound, rounding)
  }
}

extension Matrix {
  /// A number that the spectral norm is not below, and usually exceeds by little: a few steps of
  /// power iteration from the longest column.
  ///
  /// - Complexity: 32·m·n operations.
  func spectralNormLowerBound() -> Scalar {
    let norms = columnNorms
    guard let longest = norms.indices.max(by: { norms[$0] < norms[$1] }), norms[longest] > 0 else {
      return 0
    }
    var bound = norms[longest]
    var u = self[column: longest] / bound
    for _ in 0..<8 {
      let image = transpose * u
      let length = image.norm
      guard length > 0, length.isFinite else { return bound }
      bound = Swift.max(bound, length)
      let back = self * (image / length)
      let backLength = back.norm
      guard backLength > 0, backLength.isFinite else { return bound }
      u = back / backLength
    }
    // Rounding must not lift it above the norm.
    return bound * (1 - Scalar(rows + columns) * .ulpOfOne)
  }
}
