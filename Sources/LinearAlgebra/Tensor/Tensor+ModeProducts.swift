internal import CLAPACKE

extension Tensor {
  /// The mode product `Y = X ×ₙ A`: every mode-n fiber is multiplied by the matrix, `Y₍ₙ₎ = A X₍ₙ₎`.
  ///
  /// ```swift
  /// core.multiplied(inMode: 0, by: u).multiplied(inMode: 1, by: v)   // U G Vᵀ for order 2
  /// ```
  ///
  /// The fibers are multiplied where they stand; no unfolding is made. Source: Kolda and Bader,
  /// section 2.5.
  ///
  /// - Parameters:
  ///   - mode: The mode whose index the matrix replaces.
  ///   - matrix: A matrix with as many columns as the mode has values.
  /// - Returns: The tensor whose size in the mode is the number of rows of the matrix.
  /// - Precondition: `matrix.columns == sizes[mode]`.
  /// - Complexity: 2·count·(rows of the matrix) operations.
  public func multiplied(inMode mode: Int, by matrix: Matrix<Scalar>) -> Tensor {
    modeProduct(mode, matrix, CblasNoTrans, matrix.rows, matrix.columns, matrix.shape)
  }

  /// The mode product `Y = X ×ₙ Aᵀ`, without a copy of the transpose.
  ///
  /// - Parameters:
  ///   - mode: The mode whose index the matrix replaces.
  ///   - matrix: The transpose of a matrix with as many rows as the mode has values.
  /// - Returns: The tensor whose size in the mode is the number of rows of `Aᵀ`.
  /// - Precondition: `matrix.columns == sizes[mode]`.
  /// - Complexity: 2·count·(rows of `Aᵀ`) operations.
  public func multiplied(inMode mode: Int, by matrix: Transpose<Scalar>) -> Tensor {
    modeProduct(
      mode, matrix.transpose, CblasTrans, matrix.rows, matrix.columns, matrix.shape)
  }

  private func modeProduct(
    _ mode: Int, _ matrix: Matrix<Scalar>, _ trans: CBLAS_TRANSPOSE, _ rows: Int, _ columns: Int,
    _ matrixShape: String
  ) -> Tensor {
    let (left, size, right) = split(mode)
    demand(
      columns == size,
      "cannot multiply mode \(mode) of a \(shape) tensor by a \(matrixShape) matrix")
    var newSizes = sizes
    newSizes[mode] = rows
    let newCount = Self.count(newSizes)
    if newCount == 0 || size == 0 { return .zero(sizes: newSizes) }
    let elements = [Scalar](unsafeUninitializedCapacity: newCount) { target, initialized in
      initialized = newCount
      guard let y = target.baseAddress else { return }
      if left > 1 { return multiplySlices(left, size, right, matrix, trans, rows, y) }
      Scalar._routines.gemm(
        CblasColMajor, trans, CblasNoTrans, cInt(rows), cInt(right), cInt(size), 1,
        matrix.elements, cInt(matrix.rows), self.elements, cInt(size), 0, y, cInt(rows))
    }
    return Tensor(sizes: newSizes, columnMajor: elements)
  }

  /// Multiplies every slice along a mode that is not the first, `Yᵣ = Xᵣ Aᵀ`.
  private func multiplySlices(
    _ left: Int, _ size: Int, _ right: Int, _ matrix: Matrix<Scalar>, _ trans: CBLAS_TRANSPOSE,
    _ rows: Int, _ y: UnsafeMutablePointer<Scalar>
  ) {
    let flipped = trans == CblasTrans ? CblasNoTrans : CblasTrans
    elements.withUnsafeBufferPointer { x in
      matrix.elements.withUnsafeBufferPointer { a in
        // Each slice of the result is written once.
        nonisolated(unsafe) let (x, a, y) = (x.baseAddress, a.baseAddress, y)
        Threads.forProducts(right, operations: left * size * rows) { slice in
          Scalar._routines.gemm(
            CblasColMajor, CblasNoTrans, flipped, cInt(left), cInt(rows), cInt(size), 1,
            x.map { $0 + slice * left * size }, cInt(left), a, cInt(matrix.rows), 0,
            y + slice * left * rows, cInt(left))
        }
      }
    }
  }

  /// The Gram matrix `X₍ₙ₎ X₍ₙ₎ᵀ` of an unfolding, without the unfolding.
  ///
  /// Its eigenvalues are the squares of the singular values of the unfolding, its eigenvectors the
  /// left singular vectors. Squaring loses singular values below `√ε·σ₁`.
  ///
  /// - Complexity: count·sizes[mode] operations.
  public func modeGram(_ mode: Int) -> Matrix<Scalar> {
    let (left, size, right) = split(mode)
    if left == 1 { return matricized(leading: mode + 1).rowGram() }
    var gram = Matrix<Scalar>.zero(rows: size, columns: size)
    if isEmpty { return gram }
    elements.withUnsafeBufferPointer { x in
      for slice in 0..<right {
        Scalar._routines.syrk(
          CblasColMajor, CblasUpper, CblasTrans, cInt(size), cInt(left), 1,
          x.baseAddress.map { $0 + slice * left * size }, cInt(left), 1, &gram.elements,
          cInt(size))
      }
    }
    for j in 0..<size {
      for i in 0..<j { gram.elements[j + i * size] = gram.elements[i + j * size] }
    }
    return gram
  }
}
