public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Approximates a matrix by columns that were chosen by other means: the best `Z` for them.
  ///
  /// `Z = C⁺A` minimizes `‖A − CZ‖_F`, and the spectral norm too. It is found from the
  /// column-pivoted QR factorization of `C`; `C⁺` is never formed. Columns that depend on others to
  /// working precision are listed, but no other column uses them. Where the factorization cannot tell
  /// which those are, as on Kahan's matrix, `Z` is the shortest minimizer, from an SVD of its triangle.
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
    demand(Set(columns).count == columns.count, "a column is chosen twice: \(columns)")
    try a.requireFinite(for: "An interpolative decomposition")
    let qr = try TruncatedPivotedQR(taming: a[columns: columns])
    let q = qr.q[columns: 0..<qr.numericalRank]
    try self.init(a, columns: columns, in: q.transpose * a.divided(by: qr.unit), qr)
  }

  /// Starts from chosen columns and exchanges some for better ones.
  ///
  /// In a round, the columns that would lower `‖A − CC⁺A‖_F` most join the chosen ones, a fifth as
  /// many; then those whose loss raises it least leave. It ends early when a round changes nothing.
  /// Two rounds make good columns of hasty ones, such as those of a sketch. No bound is promised:
  /// the greedy steps lower the error as a rule, not always. Columns to start from that depend on
  /// others are replaced first, by those that pivoted QR takes next.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - columns: The columns to start from, each once, at least 1 and at most min(m, n).
  ///   - rounds: The most rounds, at least 0.
  /// - Precondition: Every index is that of a column, and none comes twice.
  /// - Throws: As ``init(_:columns:)``.
  /// - Complexity: 2·m·n·k, and for each round (4/5)·m·n·k + O((m + n)·k²) operations.
  public init(
    exchanging a: Matrix<Scalar>, columns: [Int], rounds: Int = 2
  ) throws(LinearAlgebraError) {
    demand(rounds >= 0, "a number of rounds is at least 0, not \(rounds)")
    try a.requireSkeletonRank(columns.count)
    demand(Set(columns).count == columns.count, "a column is chosen twice: \(columns)")
    try a.requireFinite(for: "An interpolative decomposition")
    let start = rounds > 0 ? try a.replacingDependent(columns) : columns
    guard rounds > 0, var exchange = try ColumnExchange(a, columns: start) else {
      try self.init(a, columns: start)
      return
    }
    var left = rounds
    while left > 0, try exchange.exchange(max(1, columns.count / 5)) { left -= 1 }
    let qr = try TruncatedPivotedQR(exchange.t[columns: exchange.chosen])
    let q = qr.q[columns: 0..<qr.numericalRank]
    let projected = q.transpose * exchange.t.divided(by: qr.unit)
    try self.init(a, columns: exchange.chosen, in: projected, qr)
  }

  /// Solves for the coefficients of chosen columns.
  ///
  /// - Parameters:
  ///   - a: The matrix.
  ///   - columns: The chosen columns.
  ///   - projected: All columns in the basis that the factorization found, in its unit.
  ///   - qr: The factorization of the chosen columns.
  /// - Throws: `LinearAlgebraError.singular` if there are more rows in the basis than the rank.
  init(
    _ a: Matrix<Scalar>, columns: [Int], in projected: Matrix<Scalar>,
    _ qr: TruncatedPivotedQR<Scalar>
  ) throws(LinearAlgebraError) {
    let leading = qr.tameR[rows: 0..<projected.rows][columns: 0..<projected.rows]
    let solved = try leading.coefficients(of: projected)
    self.init(a, columns: columns, coefficients: solved, order: qr.pivots)
  }

  /// Puts coefficients of some chosen columns in their rows; the other rows are zero.
  ///
  /// - Parameters:
  ///   - a: The matrix.
  ///   - columns: The chosen columns.
  ///   - solved: The coefficients of all columns.
  ///   - order: Which of the chosen columns its rows belong to.
  init(_ a: Matrix<Scalar>, columns: [Int], coefficients solved: Matrix<Scalar>, order: [Int]) {
    self.init(
      columnIndices: columns, skeleton: a[columns: columns],
      coefficients: Self.placed(solved, at: order, among: columns, of: a.columns))
  }

  /// Coefficients of some chosen columns, in their rows.
  static func placed(
    _ solved: Matrix<Scalar>, at order: [Int], among columns: [Int], of count: Int
  ) -> Matrix<Scalar> {
    let entries = placed(
      solved.elements, height: solved.rows, at: order, among: columns, of: count)
    return Matrix(rows: columns.count, columns: count, columnMajor: entries)
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
