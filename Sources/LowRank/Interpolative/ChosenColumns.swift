public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Approximates a matrix by columns that were chosen by other means: the best `Z` for them.
  ///
  /// `Z = C⁺A` minimizes `‖A − CZ‖_F`, and the spectral norm too. It is found from the
  /// column-pivoted QR factorization of `C`; `C⁺` is never formed. Columns that depend on others to
  /// working precision are listed, but no other column uses them.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - columns: The chosen columns J, each once, at least 1 and at most min(m, n).
  /// - Precondition: Every index is that of a column, and none comes twice.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·m·n·k + O(m·k²) operations.
  public init(_ a: Matrix<Scalar>, columns: [Int]) throws(LinearAlgebraError) {
    try a.requireSkeletonRank(columns.count)
    precondition(Set(columns).count == columns.count, "a column is chosen twice: \(columns)")
    try a.requireFinite(for: "An interpolative decomposition")
    let skeleton = a[columns: columns]
    let qr = try TruncatedPivotedQR(skeleton)
    let independent = qr.numericalRank
    let leading = qr.r[rows: 0..<independent][columns: 0..<independent]
    let solved = try leading.solveTriangular(
      .upper, qr.q[columns: 0..<independent].transpose * a)
    let entries = Self.placed(
      solved.elements, height: independent, at: qr.pivots, among: columns, of: a.columns)
    self.init(
      columnIndices: columns, skeleton: skeleton,
      coefficients: Matrix(rows: columns.count, columns: a.columns, columnMajor: entries))
  }

  /// Puts coefficients of the independent columns in their rows, and the identity in the columns
  /// that are chosen.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func placed(
    _ solved: [Scalar], height: Int, at pivots: [Int], among columns: [Int], of count: Int
  ) -> [Scalar] {
    let k = columns.count
    var entries = [Scalar](repeating: 0, count: k * count)
    for j in 0..<count {
      for i in 0..<height { entries[pivots[i] &+ j &* k] = solved[i &+ j &* height] }
    }
    for (i, j) in columns.enumerated() {
      for l in 0..<k { entries[l &+ j &* k] = l == i ? 1 : 0 }
    }
    return entries
  }
}
