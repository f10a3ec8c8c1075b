public import LinearAlgebra
internal import RealModule

extension SVD {
  /// Computes as many leading singular values and vectors as an error bound needs.
  ///
  /// The basis grows by blocks. Before each, fresh random vectors measure what it misses; it is
  /// enough when `10·√(2/π)·max ‖(I − QQᵀ)Aωᵢ‖` falls below the tolerance, which is wrong with
  /// probability 10⁻¹⁰ at most for each of the checks. The vectors that still found something start
  /// the next block. Afterwards the smallest rank is kept for which
  /// `(bound² + σₖ₊₁²)^(1/2)` stays within the tolerance. Source: Halko, Martinsson and Tropp, SIAM
  /// Review 53, 2011, section 4.4, https://doi.org/10.1137/090771806.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - tolerance: The largest `‖A − UΣVᵀ‖₂` that is allowed, an absolute error. With 0 the
  ///     decomposition is complete.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange` for a tolerance that is negative or not
  ///   finite; `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: Four products with ℓ columns, where ℓ is the size of the basis at the end, and
  ///   O((m + n)·ℓ²).
  public init(
    randomized a: some LinearOperator<Scalar>, tolerance: Scalar,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    guard tolerance >= 0, tolerance.isFinite else {
      throw .parameterOutOfRange(
        parameter: "tolerance", value: Double(tolerance), allowed: 0...(.infinity))
    }
    var basis = GrowingBasis(a)
    while try basis.grow(until: tolerance, using: &generator) {}
    let svd = try SVD(
      of: a, projectedOnto: basis.columns, rank: basis.columns.columns)
    let rank = svd.singularValues.firstIndex {
      Scalar.hypot($0, basis.missing) <= tolerance
    }
    self = try svd.truncated(toRank: rank ?? svd.singularValues.count)
  }
}

/// Orthonormal columns that grow until they span nearly the range of a matrix.
private struct GrowingBasis<A: LinearOperator> {
  private let a: A
  private(set) var columns: Matrix<A.Scalar>
  /// What the columns miss of the matrix, at most, in the spectral norm.
  private(set) var missing = A.Scalar.infinity

  /// Ten probes give a probability of failure of 10⁻¹⁰.
  private let probes = 10

  init(_ a: A) {
    self.a = a
    columns = .zero(rows: a.rows, columns: 0)
  }

  /// Measures what is missing and, if it is too much, adds a block.
  ///
  /// - Returns: Whether there is more to do.
  mutating func grow(
    until tolerance: A.Scalar, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Bool {
    let room = min(a.rows, a.columns) - columns.columns
    if room == 0 {
      missing = 0
      return false
    }
    // Blocks grow with the basis: few passes for a large rank, little waste for a small one.
    let width = max(probes, columns.columns / 2)
    let omega = Matrix<A.Scalar>.gaussian(rows: a.columns, columns: width, using: &generator)
    var block = try a.checked(a.product(omega))
    block -= columns * (columns.transpose * block)
    missing = block.posteriorBound
    if missing <= tolerance { return false }
    if width > room { block = block[columns: 0..<room] }
    // One power iteration. A trace of the basis in the block would come back multiplied by σ₁.
    try block.orthonormalize(against: columns)
    block = try a.checked(a.transposeProduct(block))
    block.condition()
    block = try a.checked(a.product(block))
    try block.orthonormalize(against: columns)
    columns = columns.appending(columnsOf: block)
    return true
  }
}
