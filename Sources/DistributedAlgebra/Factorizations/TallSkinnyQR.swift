public import LinearAlgebra

/// The factorization `A = QR` of a tall matrix that is spread by rows, by a tree of small ones.
///
/// Each rank factors its own rows; then, in ⌈log₂ P⌉ rounds, a rank puts the R of another below its
/// own and factors the two. What is left on rank 0 is R. A message holds a triangle, n(n + 1)/2
/// words, and Q is kept as the small factors of the tree: it costs no message until it is used.
///
/// ```
///     A₀ = Q₀R₀ ──┐
///     A₁ = Q₁R₁ ──┴─ [R₀; R₁] = Q₀₁R₀₁ ──┐
///     A₂ = Q₂R₂ ──┐                      ├─ R
///     A₃ = Q₃R₃ ──┴─ [R₂; R₃] = Q₂₃R₂₃ ──┘
/// ```
///
/// R has no negative number on its diagonal, so for independent columns it is the same however the
/// rows are spread, to rounding. Source: Demmel, Grigori, Hoemmen and Langou,
/// "Communication-optimal parallel and sequential QR and LU factorizations", SIAM J. Sci. Comput. 34,
/// 2012, https://arxiv.org/abs/0806.2159.
public struct TallSkinnyQR<Scalar: LinearAlgebraScalar>: Sendable {
  /// The triangular factor, k × n with k = min(m, n), the same on every rank.
  public let r: Matrix<Scalar>
  private let tree: QRTree<Scalar>

  /// Factors a matrix.
  ///
  /// - Parameter a: The matrix, m × n. Ranks may have fewer than n rows, or none.
  /// - Throws: ``DistributedError`` with `LinearAlgebraError.notFinite`, which names the row.
  /// - Complexity: 2·m·n² / P + O(n³·log P) operations; on rank 0, 2⌈log₂ P⌉ messages of n(n + 1)/2
  ///   words: half of them bring triangles up, the others bring R down to all.
  public init(_ a: DistributedMatrix<Matrix<Scalar>>) throws(DistributedError) {
    tree = try QRTree(a)
    let packed = try a.communicator.broadcast(
      a.communicator.rank == 0 ? tree.r.packedUpperTriangle : [],
      count: Matrix<Scalar>.packedCount(rows: tree.height, columns: a.columns))
    r = Matrix(upperTriangle: packed, rows: tree.height, columns: a.columns)
  }

  /// The product `QC`, spread as the factored matrix is.
  ///
  /// What belongs to the lower half of each node of the tree goes down to it.
  ///
  /// - Parameter c: A matrix that all ranks have, k × p.
  /// - Returns: The product, m × p.
  /// - Throws: ``DistributedError`` if the group has broken up.
  /// - Precondition: C has a row for each column of Q.
  /// - Complexity: 2·m·k·p / P operations; on rank 0, ⌈log₂ P⌉ messages of k·p words.
  public func product(
    _ c: Matrix<Scalar>
  ) throws(DistributedError) -> DistributedMatrix<Matrix<Scalar>> {
    demand(c.rows == r.rows, "cannot multiply \(tree.split.rows) × \(r.rows) by \(c.shape)")
    return try tree.product(c, columns: c.columns)
  }

  /// The product `QᵀB`, the same on every rank.
  ///
  /// - Parameter b: A matrix that is spread as the factored one is, m × p.
  /// - Returns: The product, k × p.
  /// - Throws: ``DistributedError`` if the group has broken up.
  /// - Precondition: B has the split of the factored matrix.
  /// - Complexity: 2·m·k·p / P operations; on rank 0, 2⌈log₂ P⌉ messages of k·p words.
  public func transposeProduct(
    _ b: DistributedMatrix<Matrix<Scalar>>
  ) throws(DistributedError) -> Matrix<Scalar> {
    demand(
      tree.split == b.split, "rows are spread as \(tree.split.counts) and as \(b.split.counts)")
    let part = try tree.transposeProduct(b.local)
    let all = try tree.communicator.broadcast(part.elements, count: r.rows * b.columns)
    return Matrix(rows: r.rows, columns: b.columns, columnMajor: all)
  }

  /// The orthonormal factor Q itself, m × k, spread as the factored matrix is.
  ///
  /// - Complexity: As ``product(_:)`` with k columns.
  public func q() throws(DistributedError) -> DistributedMatrix<Matrix<Scalar>> {
    try product(.identity(r.rows))
  }
}

extension DistributedMatrix {
  /// The orthonormal factor Q of TSQR, m × min(m, n), without R.
  ///
  /// - Throws: ``DistributedError`` with `LinearAlgebraError.notFinite`, which names the row.
  /// - Complexity: 4·m·n² / P + O(n³·log P) operations; on rank 0, ⌈log₂ P⌉ messages of n(n + 1)/2
  ///   words up the tree, and as many of n² words down.
  public func orthonormalized<Number>() throws(DistributedError) -> DistributedMatrix
  where Local == Matrix<Number> {
    let tree = try QRTree(self)
    return try tree.product(.identity(tree.height), columns: tree.height)
  }
}
