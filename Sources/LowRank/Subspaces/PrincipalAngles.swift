public import LinearAlgebra
internal import RealModule

/// The principal angles between two subspaces, each the span of the columns of a matrix.
///
/// ```swift
/// let angles = try PrincipalAngles(original.u[columns: 0..<10], compressed.u[columns: 0..<10])
/// angles.radians   // smallest first, from 0 to π/2
/// angles.overlap   // 1 where one space lies in the other
/// ```
///
/// With orthonormal bases `Q₁`, `Q₂` of dimensions p ≥ q, the cosines of the q angles are the singular
/// values of `Q₁ᵀQ₂`, and their sines those of `Q₂ − Q₁(Q₁ᵀQ₂)`. A cosine says nothing about an angle
/// below √ε, a sine nothing about one as near to π/2; the angle with both has an error of some ε
/// everywhere. Sources: Björck and Golub, "Numerical methods for computing angles between linear
/// subspaces", Math. Comp. 27, 1973, https://doi.org/10.1090/S0025-5718-1973-0348991-3; Knyazev and
/// Argentati, SIAM J. Sci. Comput. 23, 2002, https://doi.org/10.1137/S1064827500377332, for the sines.
public struct PrincipalAngles<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The angles, smallest first: as many as the smaller dimension.
  public let radians: Vector<Scalar>

  /// Compares two subspaces of one space.
  ///
  /// - Parameters:
  ///   - a: A matrix whose columns span the first, m × p.
  ///   - b: A matrix whose columns span the second, m × q.
  ///   - relativeTolerance: The fraction of a matrix's `σ₁` up to which its singular values count as
  ///     zero, so that their directions are no part of the span; `max(m, columns)·ε` if there is none.
  /// - Precondition: Both have the same number of rows; the tolerance is at least 0.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.didNotConverge`.
  /// - Complexity: O(m·(p² + q²))
  public init(
    _ a: Matrix<Scalar>, _ b: Matrix<Scalar>, relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    demand(
      a.rows == b.rows,
      "subspaces spanned by columns of \(a.shape) and \(b.shape) are not in one space")
    var large = try a.divided(by: a.unit).rangeBasis(relativeTolerance: relativeTolerance)
    var small = try b.divided(by: b.unit).rangeBasis(relativeTolerance: relativeTolerance)
    if large.columns < small.columns { swap(&large, &small) }
    let products = large.transpose * small
    let cosines = try products.singularValues()
    let sines = try (small - large * products).singularValues()
    // Cosines fall as their angles grow, and sines rise: the largest cosine has the smallest sine.
    radians = Vector(zip(sines.reversed(), cosines).map { Scalar.atan2(y: $0, x: $1) })
  }

  /// The mean of the squared cosines, `‖Q₁ᵀQ₂‖_F² / q`.
  ///
  /// It is 1 where one space lies in the other, as that of the zero vector does in all, and 0 where every
  /// vector of one is at right angles to the other.
  public var overlap: Scalar {
    if radians.isEmpty { return 1 }
    return radians.reduce(0) { $0 + Scalar.cos($1) * .cos($1) } / Scalar(radians.count)
  }

  /// The sine of the largest angle; 0 where there is no angle.
  ///
  /// For spaces of equal dimensions that is `‖P₁ − P₂‖₂`, the distance of their projections.
  public var distance: Scalar { radians.last.map { .sin($0) } ?? 0 }
}
