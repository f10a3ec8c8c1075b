public import LinearAlgebra

/// The CUR decomposition `A ≈ C U R`: some columns of `A`, some rows, and a small matrix between.
///
/// ```swift
/// let cur = try CUR(a, rows: [0, 7], columns: [3, 5])
/// Matrix(cur)            // the approximation
/// LowRankMatrix(cur)     // the same, as two thin factors
/// ```
///
/// `U` is kept as a product of factors of singular vectors and inverted singular values: multiplied
/// out, it is as large as the inverse of the smallest of those. Source: Mahoney and Drineas, "CUR
/// matrix decompositions for improved data analysis", PNAS 106, 2009,
/// https://doi.org/10.1073/pnas.0803205106.
public struct CUR<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The chosen rows I, counted from 0.
  public let rowIndices: [Int]
  /// The chosen columns J, counted from 0.
  public let columnIndices: [Int]
  /// The chosen columns themselves, `C = A[:, J]`, m × c.
  public let c: Matrix<Scalar>
  /// The matrix in the middle, c × r.
  public let u: LowRankMatrix<Scalar>
  /// The chosen rows themselves, `R = A[I, :]`, r × n.
  public let r: Matrix<Scalar>
  /// The product, with the inverted singular values already cancelled.
  fileprivate let product: LowRankMatrix<Scalar>

  /// Takes the best matrix in the middle, `U = C⁺AR⁺`.
  ///
  /// It minimizes `‖A − CUR‖_F` over all U; `CUR` is `A` projected on the columns and on the rows.
  /// All of `A` is read.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rows: The chosen rows, at least one unless the matrix is empty.
  ///   - columns: The chosen columns, at least one unless the matrix is empty.
  ///   - relativeTolerance: The fraction of their largest up to which singular values of `C` and of
  ///     `R` count as zero; max(m, n)·ε if there is none.
  /// - Precondition: Every index is that of a row or column, and none comes twice.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow` if the inverse of a singular value is not representable.
  /// - Complexity: 2·m·n·min(c, r) + O(m·c² + n·r²) operations.
  public init(
    _ a: Matrix<Scalar>, rows: [Int], columns: [Int], relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    try Self.check(a, rows, columns)
    try self.init(
      rows: rows, columns: columns, c: a[columns: columns], r: a[rows: rows],
      relativeTolerance: relativeTolerance
    ) { left, right in left.transpose * a * right }
  }

  /// Takes the best matrix in the middle for rows and columns that were read, from `LᵀAR` for two
  /// orthonormal bases L and R.
  init(
    rows: [Int], columns: [Int], c: Matrix<Scalar>, r: Matrix<Scalar>,
    relativeTolerance: Scalar? = nil,
    projected: (_ left: Matrix<Scalar>, _ right: Matrix<Scalar>) throws(LinearAlgebraError) ->
      Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    let left = try PseudoInverse(c, relativeTolerance: relativeTolerance).svd
    let right = try PseudoInverse(r, relativeTolerance: relativeTolerance).svd
    let core = try projected(left.u, right.v)
    (rowIndices, columnIndices, self.c, self.r) = (rows, columns, c, r)
    u = LowRankMatrix(
      left: left.v.scaled(columnsBy: left.inverses) * core,
      right: right.u.scaled(columnsBy: right.inverses).transposed())
    product = LowRankMatrix(left: left.u * core, right: right.v.transposed())
  }

  /// Takes the pseudo-inverse of the intersection, `U = W⁺` with `W = A[I, J]`.
  ///
  /// Only the chosen rows and columns are read, and if `W` is square and regular, the approximation
  /// has those exactly right. The error is the Schur complement of `W`. If `W` is close to
  /// singular, that can be arbitrarily large, however good the best approximation is; a larger
  /// tolerance is the remedy.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rows: The chosen rows, at least one unless the matrix is empty.
  ///   - columns: The chosen columns, at least one unless the matrix is empty.
  ///   - relativeTolerance: The fraction of its largest up to which singular values of `W` count as
  ///     zero; max(r, c)·ε if there is none.
  /// - Precondition: Every index is that of a row or column, and none comes twice.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow` if the inverse of a singular value is not representable.
  /// - Complexity: O((m + n)·c·r)
  public init(
    intersection a: Matrix<Scalar>, rows: [Int], columns: [Int], relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) {
    try Self.check(a, rows, columns)
    (rowIndices, columnIndices) = (rows, columns)
    (c, r) = (a[columns: columns], a[rows: rows])
    let svd = try PseudoInverse(c[rows: rows], relativeTolerance: relativeTolerance).svd
    u = LowRankMatrix(
      left: svd.v.scaled(columnsBy: svd.inverses), right: svd.u.transposed())
    product = LowRankMatrix(left: c * u.left, right: u.right * r)
  }

  /// Draws rows and columns by their leverage at rank k, and takes the best `U`.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number k of leading singular vectors that the scores are taken from.
  ///   - rows: The number of rows, from 1 to m.
  ///   - columns: The number of columns, from 1 to n.
  ///   - generator: The source of randomness.
  /// - Throws: As ``init(_:rows:columns:relativeTolerance:)``.
  /// - Complexity: O(m·n·min(m, n)), the SVD.
  public init(
    leverage a: Matrix<Scalar>, rank: Int, rows: Int, columns: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try a.requireSkeletonRank(rank)
    try Self.checkCounts(a, rows, columns)
    let svd = try SVD(a)
    let chosenRows = svd.rowLeverageScores(rank: rank).drawDistinct(rows, using: &generator)
    let chosenColumns = svd.leverageScores(rank: rank).drawDistinct(columns, using: &generator)
    try self.init(a, rows: chosenRows, columns: chosenColumns)
  }

  private static func check(
    _ a: Matrix<Scalar>, _ rows: [Int], _ columns: [Int]
  ) throws(LinearAlgebraError) {
    demand(Set(rows).count == rows.count, "a row is chosen twice: \(rows)")
    demand(Set(columns).count == columns.count, "a column is chosen twice: \(columns)")
    try checkCounts(a, rows.count, columns.count)
    try a.requireFinite(for: "A CUR decomposition")
  }

  private static func checkCounts(
    _ a: Matrix<Scalar>, _ rows: Int, _ columns: Int
  ) throws(LinearAlgebraError) {
    for (count, limit) in [(rows, a.rows), (columns, a.columns)] {
      let allowed = (a.isEmpty ? 0 : 1)...limit
      guard allowed.contains(count) else {
        throw .rankOutOfRange(rank: count, allowed: allowed)
      }
    }
  }
}

extension LowRankMatrix {
  /// Takes two thin factors whose product is `CUR`; neither has the inverse of a small singular
  /// value of `C` or `R` in it.
  public init(_ cur: CUR<Scalar>) { self = cur.product }
}

extension Matrix {
  /// Multiplies a CUR decomposition out.
  ///
  /// - Complexity: 2·m·n·k operations for inner dimension k.
  public init(_ cur: CUR<Scalar>) { self.init(LowRankMatrix(cur)) }
}
