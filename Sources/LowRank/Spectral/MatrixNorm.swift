public import LinearAlgebra

/// A norm of matrices in which a step of descent can be the steepest.
///
/// ```swift
/// let d = try MatrixNorm.spectral.steepestDirection(for: g)  // U Vᵀ, as Muon
/// let e = try MatrixNorm.entrywise.steepestDirection(for: g) // the signs of the entries
/// ```
///
/// A linear map `D ↦ ⟨G, D⟩` grows at most by the dual norm, `⟨G, D⟩ ≤ ‖G‖* ‖D‖`, and the steepest
/// direction is a D of norm 1 at which both are equal. The step that makes `⟨G, D⟩ + ‖D‖²/(2η)` least is
/// `−η‖G‖*` times that direction. Source: Bernstein and Newhouse, "Old optimizer, new norm: an
/// anthology", 2024, https://arxiv.org/abs/2409.20325.
public enum MatrixNorm: String, CaseIterable, Sendable {
  /// The largest magnitude of an entry; its dual is the sum of the magnitudes.
  case entrywise
  /// The root of the sum of squares, which is its own dual.
  case frobenius
  /// The largest singular value; its dual is the nuclear norm.
  case spectral
  /// The sum of the singular values; its dual is the spectral norm.
  case nuclear

  /// The norm of a matrix.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: O(m·n), or O(m·n·min(m, n)) where singular values are needed.
  public func value<Scalar: LinearAlgebraScalar>(
    of a: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> Scalar {
    switch self {
    case .entrywise: a.maxNorm
    case .frobenius: a.frobeniusNorm
    case .spectral: try a.spectralNorm()
    case .nuclear: try a.nuclearNorm()
    }
  }

  /// The dual norm, the greatest `⟨G, D⟩` over all D whose norm is at most 1.
  ///
  /// - Throws: As ``value(of:)``.
  public func dualValue<Scalar: LinearAlgebraScalar>(
    of g: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> Scalar {
    switch self {
    case .entrywise: g.elements.reduce(0) { $0 + $1.magnitude }
    case .frobenius: g.frobeniusNorm
    case .spectral: try g.nuclearNorm()
    case .nuclear: try g.spectralNorm()
    }
  }

  /// A matrix D of norm 1 with `⟨G, D⟩ = ‖G‖*`; zero if G is.
  ///
  /// There may be others: entries of zero could have any sign, in the spectral norm singular values of
  /// zero any value up to 1, and in the nuclear norm any mean of `u vᵀ` does where the largest
  /// singular value is repeated. Here what is zero stays zero, and one pair `u vᵀ` is taken.
  ///
  /// - Returns: A matrix of the shape of G.
  /// - Throws: As ``value(of:)``.
  public func steepestDirection<Scalar: LinearAlgebraScalar>(
    for g: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> Matrix<Scalar> {
    switch self {
    case .entrywise:
      try g.requireFinite(for: "A steepest direction")
      return g.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    case .frobenius:
      try g.requireFinite(for: "A steepest direction")
      let tame = g.divided(by: g.unit)
      return tame.maxNorm == 0 ? tame : tame / tame.frobeniusNorm
    case .spectral:
      return try g.matrixSign()
    case .nuclear:
      let svd = try SVD(g)
      guard let largest = svd.singularValues.first, largest > 0 else {
        return .zero(rows: g.rows, columns: g.columns)
      }
      return svd.u[column: 0].outer(svd.v[column: 0])
    }
  }
}
