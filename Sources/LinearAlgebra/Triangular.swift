internal import CLAPACKE

/// Which half of a square matrix holds its entries.
public enum Triangle: Sendable {
  /// On and below the diagonal.
  case lower
  /// On and above the diagonal.
  case upper
}

extension Matrix {
  /// Solves `TX = B` by substitution, where `T` is one triangle of this matrix; the other triangle
  /// is not read.
  ///
  /// ```swift
  /// let x = try qr.r.solveTriangular(.upper, qr.q.transpose * b)
  /// ```
  ///
  /// - Precondition: The matrix is square with as many rows as `b`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if an entry on the diagonal is exactly zero.
  /// - Complexity: n²·(columns of b) operations.
  public func solveTriangular(
    _ triangle: Triangle, _ b: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    try substitute(triangle == .lower ? CblasLower : CblasUpper, CblasNoTrans, b)
  }

  /// Solves `Tx = b` by substitution.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if an entry on the diagonal is exactly zero.
  public func solveTriangular(
    _ triangle: Triangle, _ b: Vector<Scalar>
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solveTriangular(triangle, Matrix(column: b))[column: 0]
  }

  fileprivate func substitute(
    _ stored: CBLAS_UPLO, _ trans: CBLAS_TRANSPOSE, _ b: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    demand(isSquare, "a triangular solve needs a square matrix, not \(shape)")
    demand(b.rows == rows, "a right-hand side of \(b.shape) does not fit a \(shape) matrix")
    if let zero = diagonal.firstIndex(of: 0) { throw .singular(pivot: zero) }
    var x = b
    if x.isEmpty { return x }
    if diagonal.contains(where: \.isSubnormal) {
      let startsAtTop = (stored == CblasLower) == (trans == CblasNoTrans)
      return dividing(b, startsAtTop: startsAtTop, isTransposed: trans == CblasTrans)
    }
    Scalar._routines.trsm(
      CblasColMajor, CblasLeft, stored, trans, CblasNonUnit, cInt(b.rows), cInt(b.columns), 1,
      elements, cInt(rows), &x.elements, cInt(b.rows))
    return x
  }
}

extension Matrix {
  /// The entries on and above the diagonal of the first rows, zeros below.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func upperTriangle(rows count: Int) -> Matrix {
    Matrix(rows: count, columns: columns) { i, j in i <= j ? elements[i + j * rows] : 0 }
  }

  /// The entries on and below the diagonal of the first columns, zeros above.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func lowerTriangle(columns count: Int) -> Matrix {
    Matrix(rows: rows, columns: count) { i, j in i >= j ? elements[i + j * rows] : 0 }
  }

  /// Substitution that divides by the diagonal.
  ///
  /// BLAS multiplies by reciprocals, and the reciprocal of a subnormal number is infinite.
  private func dividing(_ b: Matrix, startsAtTop: Bool, isTransposed: Bool) -> Matrix {
    let order = startsAtTop ? Array(0..<rows) : (0..<rows).reversed()
    var x = b
    for column in 0..<b.columns {
      for (step, i) in order.enumerated() {
        let known = order[..<step].reduce(0) { sum, j in
          sum + (isTransposed ? self[j, i] : self[i, j]) * x[j, column]
        }
        x[i, column] = (x[i, column] - known) / self[i, i]
      }
    }
    return x
  }
}

extension Transpose {
  /// Solves `TX = B` by substitution, where `T` is one triangle of the transposed matrix.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if an entry on the diagonal is exactly zero.
  public func solveTriangular(
    _ triangle: Triangle, _ b: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> Matrix<Scalar> {
    // What the view calls its upper triangle is stored as the original's lower one.
    try transpose.substitute(triangle == .lower ? CblasUpper : CblasLower, CblasTrans, b)
  }

  /// Solves `Tx = b` by substitution.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` if an entry on the diagonal is exactly zero.
  /// - Complexity: n² operations.
  public func solveTriangular(
    _ triangle: Triangle, _ b: Vector<Scalar>
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solveTriangular(triangle, Matrix(column: b))[column: 0]
  }
}
