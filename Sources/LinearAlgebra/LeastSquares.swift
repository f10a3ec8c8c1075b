extension Matrix {
  /// Solves the square system `AX = B` by LU with partial pivoting.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)``,
  ///   ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: (2/3)n³ operations.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    demand(isSquare, "only a square system has one solution; \(shape) needs leastSquares")
    try b.requireFinite(for: "The right-hand side of a system")
    return try LU(self).solve(b)
  }

  /// Solves the square system `Ax = b` by LU with partial pivoting.
  ///
  /// - Throws: As for a matrix of right-hand sides.
  public func solve(_ b: Vector<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solve(Matrix(column: b))[column: 0]
  }

  /// Minimizes `‖AX − B‖_F` for a matrix with independent columns, by QR.
  ///
  /// `X = R⁻¹QᵀB`; the normal equations, which square the condition number, are never formed.
  /// Source: Golub and Van Loan, section 5.3.2.
  ///
  /// - Precondition: There are at least as many rows as columns, and as many as `b` has.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:columns:)`` if the columns are dependent to
  ///   working precision: some `|rᵢᵢ| ≤ max(m, n)·ε·maxⱼ |rⱼⱼ|` with column pivoting.
  ///   ``LinearAlgebraError/notFinite(routine:row:column:)``.
  /// - Complexity: about 4·m·n² operations.
  public func leastSquares(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    demand(
      rows >= columns, "least squares by QR needs no fewer rows than columns, not \(shape)")
    demand(b.rows == rows, "a right-hand side of \(b.shape) does not fit a \(shape) matrix")
    try b.requireFinite(for: "The right-hand side of least squares")
    let qr = try ColumnPivotedQR(self)
    let diagonal = qr.r.diagonal.map(\.magnitude)
    let tolerance = Scalar(rows) * .ulpOfOne * (diagonal.first ?? 0)
    let rank = diagonal.prefix { $0 > tolerance }.count
    guard rank == columns else { throw .rankDeficient(rank: rank, columns: columns) }
    let permuted = try qr.r.solveTriangular(.upper, qr.q.transpose * b)
    var x = permuted
    for (i, original) in qr.pivots.enumerated() { x[row: original] = permuted[row: i] }
    return x
  }

  /// Minimizes `‖Ax − b‖₂` for a matrix with independent columns, by QR.
  ///
  /// - Throws: As for a matrix of right-hand sides.
  public func leastSquares(_ b: Vector<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    try leastSquares(Matrix(column: b))[column: 0]
  }
}
