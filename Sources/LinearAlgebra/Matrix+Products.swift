internal import CLAPACKE

extension Matrix {
  /// The matrix product `AB`.
  ///
  /// - Precondition: `a.columns == b.rows`.
  /// - Complexity: 2·m·n·k floating-point operations.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    product(a, CblasNoTrans, a.rows, a.columns, b, CblasNoTrans, b.rows, b.columns)
  }

  /// The product `AᵀB`, without a copy of the transpose.
  public static func * (a: Transpose<Scalar>, b: Matrix) -> Matrix {
    product(a.transpose, CblasTrans, a.rows, a.columns, b, CblasNoTrans, b.rows, b.columns)
  }

  /// The product `ABᵀ`, without a copy of the transpose.
  public static func * (a: Matrix, b: Transpose<Scalar>) -> Matrix {
    product(a, CblasNoTrans, a.rows, a.columns, b.transpose, CblasTrans, b.rows, b.columns)
  }

  /// The sum `AB + βB`.
  ///
  /// - Precondition: A is square and has as many columns as B has rows.
  /// - Complexity: As a product; the sum is made along with it.
  package func product(_ b: Matrix, adding beta: Scalar) -> Matrix {
    demand(isSquare && columns == b.rows, "cannot multiply \(shape) by \(b.shape) and add")
    var sum = b
    if b.isEmpty { return sum }
    Scalar._routines.gemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, cInt(b.rows), cInt(b.columns), cInt(b.rows), 1,
      elements, cInt(rows), b.elements, cInt(b.rows), beta, &sum.elements, cInt(b.rows))
    return sum
  }

  fileprivate static func product(
    _ a: Matrix, _ transA: CBLAS_TRANSPOSE, _ m: Int, _ k: Int,
    _ b: Matrix, _ transB: CBLAS_TRANSPOSE, _ bRows: Int, _ n: Int
  ) -> Matrix {
    demand(k == bRows, "cannot multiply \(m) × \(k) by \(bRows) × \(n)")
    if m == 0 || n == 0 || k == 0 { return .zero(rows: m, columns: n) }
    // BLAS ignores what C holds when beta is 0, so the result's storage is not cleared first.
    let elements = [Scalar](unsafeUninitializedCapacity: m * n) { c, count in
      Scalar._routines.gemm(
        CblasColMajor, transA, transB, cInt(m), cInt(n), cInt(k), 1, a.elements, cInt(a.rows),
        b.elements, cInt(b.rows), 0, c.baseAddress, cInt(m))
      count = m * n
    }
    return Matrix(rows: m, columns: n, columnMajor: elements)
  }

  /// The Gram matrix `AᵀA`: the inner products of all pairs of columns.
  ///
  /// Half the work of `a.transpose * a`, and symmetric to the last bit.
  ///
  /// - Complexity: m·n² floating-point operations.
  public func gram() -> Matrix { symmetricProduct(CblasTrans, size: columns, depth: rows) }

  /// The Gram matrix of the rows, `AAᵀ`.
  ///
  /// - Complexity: m²·n floating-point operations.
  public func rowGram() -> Matrix { symmetricProduct(CblasNoTrans, size: rows, depth: columns) }

  private func symmetricProduct(_ trans: CBLAS_TRANSPOSE, size: Int, depth: Int) -> Matrix {
    var product = Matrix.zero(rows: size, columns: size)
    if size == 0 || depth == 0 { return product }
    Scalar._routines.syrk(
      CblasColMajor, CblasUpper, trans, cInt(size), cInt(depth), 1, elements, cInt(rows), 0,
      &product.elements, cInt(size))
    product.mirrorUpperTriangle()
    return product
  }

  /// The polynomial `βA + αA²` of a symmetric matrix, symmetric to the last bit.
  ///
  /// - Precondition: The matrix is square; its symmetry is not looked at.
  /// - Complexity: n³ floating-point operations, half of those of a product.
  package func symmetricPolynomial(square alpha: Scalar, linear beta: Scalar) -> Matrix {
    demand(isSquare, "a polynomial of a matrix needs a square one, not \(shape)")
    var result = self
    if isEmpty { return result }
    Scalar._routines.syrk(
      CblasColMajor, CblasUpper, CblasNoTrans, cInt(rows), cInt(rows), alpha, elements, cInt(rows),
      beta, &result.elements, cInt(rows))
    result.mirrorUpperTriangle()
    return result
  }

  /// Copies block by block: of a whole column each entry would meet a line of the cache of its own.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private mutating func mirrorUpperTriangle() {
    let (size, block) = (columns, 32)
    elements.withUnsafeMutableBufferPointer { entries in
      guard let entries = entries.baseAddress else { return }
      for right in stride(from: 0, to: size, by: block) {
        for top in stride(from: 0, through: right, by: block) {
          for j in right..<Swift.min(right + block, size) {
            for i in top..<Swift.min(top + block, j) {
              entries[j + i * size] = entries[i + j * size]
            }
          }
        }
      }
    }
  }
}

extension Matrix {
  /// The matrix-vector product `Ax`.
  ///
  /// - Precondition: `a.columns == x.count`.
  /// - Complexity: 2·m·n floating-point operations.
  public static func * (a: Matrix, x: Vector<Scalar>) -> Vector<Scalar> {
    demand(
      a.columns == x.count, "cannot multiply \(a.shape) by a vector of \(x.count) entries")
    return apply(a, CblasNoTrans, to: x, count: a.rows)
  }

  fileprivate static func apply(
    _ a: Matrix, _ trans: CBLAS_TRANSPOSE, to x: Vector<Scalar>, count: Int
  ) -> Vector<Scalar> {
    var y = Vector<Scalar>.zero(count)
    if a.isEmpty { return y }
    Scalar._routines.gemv(
      CblasColMajor, trans, cInt(a.rows), cInt(a.columns), 1, a.elements, cInt(a.rows), x.elements,
      1, 0, &y.elements, 1)
    return y
  }
}

extension Transpose {
  /// The product `AᵀBᵀ`, without a copy of either transpose.
  public static func * (a: Transpose<Scalar>, b: Transpose<Scalar>) -> Matrix<Scalar> {
    Matrix.product(
      a.transpose, CblasTrans, a.rows, a.columns, b.transpose, CblasTrans, b.rows, b.columns)
  }

  /// The product `Aᵀx`, without a copy of the transpose.
  public static func * (a: Transpose<Scalar>, x: Vector<Scalar>) -> Vector<Scalar> {
    demand(
      a.columns == x.count, "cannot multiply \(a.shape) by a vector of \(x.count) entries")
    return Matrix.apply(a.transpose, CblasTrans, to: x, count: a.rows)
  }
}
