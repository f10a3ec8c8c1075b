public import LinearAlgebra

/// Finds orthonormal columns whose span nearly contains the range of a matrix, `A ≈ Q Qᵀ A`.
///
/// `Y = (A Aᵀ)^q A Ω` has random combinations of the columns of `A`; each of the q power iterations
/// makes the leading directions stand out more, because `Y` has the singular values `σ^(2q+1)`.
/// Between products the columns are made orthonormal, so that the small directions survive the
/// rounding. With `ℓ = k + p` columns and q = 0 the expected error is
/// `E‖A − QQᵀA‖_F ≤ √(1 + k/(p − 1)) · √(Σ_{j>k} σⱼ²)`. Source: Halko, Martinsson and Tropp, "Finding
/// structure with randomness", SIAM Review 53, 2011, algorithm 4.4 and theorem 10.5,
/// https://doi.org/10.1137/090771806.
///
/// - Parameters:
///   - a: The matrix or operator, m × n.
///   - size: The number ℓ of columns, from 0 to min(m, n).
///   - powerIterations: The number q of power iterations.
///   - sketch: How `Ω` is drawn.
///   - generator: The source of randomness.
/// - Returns: The orthonormal columns, m × ℓ.
/// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
///   `LinearAlgebraError.overflow`.
/// - Precondition: The number of power iterations is at least 0.
/// - Complexity: 2q + 1 products with ℓ columns and O((m + n)·ℓ²·q) operations.
public func rangeFinder<A: LinearOperator>(
  _ a: A, size: Int, powerIterations: Int = 2, sketch: Sketch = .gaussian,
  using generator: inout some RandomNumberGenerator
) throws(LinearAlgebraError) -> Matrix<A.Scalar> {
  demand(
    powerIterations >= 0, "the number of power iterations is at least 0, not \(powerIterations)")
  try a.requireRank(size)
  var q = try a.checked(sketch.sketch(a, columns: size, using: &generator))
  for _ in 0..<powerIterations {
    q.condition()
    q = try a.checked(a.transposeProduct(q))
    q.condition()
    q = try a.checked(a.product(q))
  }
  try q.orthonormalize()
  return q
}

extension LinearOperator {
  /// Refuses a rank that a matrix of this shape cannot have.
  func requireRank(_ rank: Int) throws(LinearAlgebraError) {
    let most = Swift.min(rows, columns)
    guard (0...most).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: 0...most)
    }
  }

  /// Refuses numbers of columns that a skeleton cannot have.
  func requireSkeletonRank(_ rank: Int) throws(LinearAlgebraError) {
    let limit = Swift.min(rows, columns)
    let allowed = Swift.min(1, limit)...limit
    guard allowed.contains(rank) else { throw .rankOutOfRange(rank: rank, allowed: allowed) }
  }

  /// The number of columns of a sketch: the rank and what oversampling adds, cut to what fits.
  func sketchSize(rank: Int, oversampling: Int) -> Int {
    rank == 0 ? 0 : rank + Swift.min(oversampling, Swift.min(rows, columns) - rank)
  }

  /// Refuses a product with entries that are not finite.
  ///
  /// Every entry of `A` takes part in a product, so that one NaN in `A` shows here, and `A` need
  /// not be read once more for a check.
  func checked(_ product: Matrix<Scalar>) throws(LinearAlgebraError) -> Matrix<Scalar> {
    if product.isFinite { return product }
    try (self as? any HoldsEntries)?.requireFinite(for: "A product with the matrix")
    throw .overflow(routine: "A product with the matrix")
  }
}
