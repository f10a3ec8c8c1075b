public import LinearAlgebra

/// The interpolative decomposition `A ≈ C Z`: some columns of `A`, and how the others follow from
/// them.
///
/// ```swift
/// let id = try InterpolativeDecomposition(a, rank: 10)
/// id.columnIndices     // which ten columns
/// id.skeleton          // those columns, C = A[:, J]
/// id.coefficients      // Z, with Z[:, J] the identity
/// ```
///
/// `C` keeps what the columns of `A` mean, and their sparsity and sign. Source: Cheng, Gimbutas,
/// Martinsson and Rokhlin, "On the compression of low rank matrices", SIAM J. Sci. Comput. 26, 2005,
/// https://doi.org/10.1137/030602678.
public struct InterpolativeDecomposition<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The chosen columns J, counted from 0, in the order of choice.
  public let columnIndices: [Int]
  /// The chosen columns themselves, `C = A[:, J]`, m × k.
  public let skeleton: Matrix<Scalar>
  /// The coefficients `Z`, k × n.
  ///
  /// Each chosen column has coefficient 1 in itself, exactly.
  public let coefficients: Matrix<Scalar>

  /// The number of chosen columns k.
  public var rank: Int { columnIndices.count }

  /// Takes the columns that column-pivoted QR takes first.
  ///
  /// With `A P = Q [R₁₁ R₁₂; 0 R₂₂]`, `Z = [I R₁₁⁻¹R₁₂] Pᵀ` and `‖A − CZ‖ = ‖R₂₂‖`. Each step takes
  /// the column that the earlier ones explain worst. That is nearly always good, but the entries
  /// of `Z` have no useful bound: see ``init(strong:rank:bound:)``. Where fewer than k columns are
  /// independent to working precision, the others are listed but no other column depends on them.
  /// Where `R₁₁` hides from its diagonal that it is nearly singular, as that of Kahan's matrix does,
  /// `Z` is the shortest that minimizes the error.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if the matrix is empty.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: 4·m·n·k operations.
  public init(_ a: Matrix<Scalar>, rank: Int) throws(LinearAlgebraError) {
    try a.requireSkeletonRank(rank)
    try self.init(a, TruncatedPivotedQR(taming: a, rank: rank), rank: rank)
  }

  /// Takes the first k columns of a factorization that is already there.
  ///
  /// - Precondition: The factorization is that of `a`.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, if k is not from 0
  ///   to min(m, n).
  /// - Complexity: k²·(n − k) + O(k·(m + n)) operations.
  public init(
    _ a: Matrix<Scalar>, _ qr: TruncatedPivotedQR<Scalar>, rank: Int
  ) throws(LinearAlgebraError) {
    let limit = min(a.rows, a.columns)
    guard (0...limit).contains(rank) else {
      throw .rankOutOfRange(rank: rank, allowed: 0...limit)
    }
    demand(
      qr.pivots.count == a.columns,
      "a factorization of \(qr.pivots.count) columns is not that of a \(a.shape) matrix")
    let independent = min(rank, qr.numericalRank)
    self.init(
      a, order: qr.pivots, rank: rank, followers: try qr.coefficients(rank: independent))
  }

  /// Puts a decomposition together.
  ///
  /// - Parameters:
  ///   - a: The matrix.
  ///   - order: All columns, the k chosen ones first.
  ///   - rank: The number k.
  ///   - followers: The coefficients of the other columns, and perhaps of the last chosen ones,
  ///     in the first r ≤ k columns: r × (n − r), in that order.
  init(_ a: Matrix<Scalar>, order: [Int], rank: Int, followers: Matrix<Scalar>) {
    columnIndices = Array(order.prefix(rank))
    skeleton = a[columns: columnIndices]
    let independent = followers.rows
    var entries = [Scalar](repeating: 0, count: rank * a.columns)
    for (position, column) in order.enumerated() {
      if position < rank {
        entries[position + column * rank] = 1
      } else {
        entries.replaceSubrange(
          (column * rank)..<(column * rank + independent),
          with: followers[column: position - independent])
      }
    }
    coefficients = Matrix(rows: rank, columns: a.columns, columnMajor: entries)
  }

  /// Wraps chosen columns and coefficients that are already known.
  init(columnIndices: [Int], skeleton: Matrix<Scalar>, coefficients: Matrix<Scalar>) {
    self.columnIndices = columnIndices
    self.skeleton = skeleton
    self.coefficients = coefficients
  }
}

extension LowRankMatrix {
  /// Takes the factors `C` and `Z` of an interpolative decomposition.
  public init(_ id: InterpolativeDecomposition<Scalar>) {
    self.init(left: id.skeleton, right: id.coefficients)
  }
}

extension Matrix {
  /// Multiplies an interpolative decomposition out.
  ///
  /// - Complexity: 2·m·n·k operations.
  public init(_ id: InterpolativeDecomposition<Scalar>) { self.init(LowRankMatrix(id)) }
}
