internal import CLAPACKE

/// A tensor with one mode already contracted with every column of a factor: sizes L × R × K, a matrix
/// of L × K for each of the R columns.
///
/// It is what the modes of a CP decomposition share. Contracting each of the matrices with its own
/// column of another matrix, from either side, is what sets the modes apart.
package struct ColumnwisePartial<Scalar: LinearAlgebraScalar> {
  private let entries: Entries
  private let left: Int
  private let right: Int
  private let columns: Int
  /// From one column of a matrix to the next, and from one matrix to the next.
  private let (columnStep, matrixStep): (Int, Int)

  /// Numbers of single precision are widened matrix by matrix, when they are needed: all at once they
  /// would be written to memory and read again.
  private enum Entries {
    case whole([Scalar])
    case single([Float])
  }

  /// Reads every column of a matrix as an L × K matrix.
  ///
  /// - Precondition: `left` divides the number of rows.
  package init(_ matrix: Matrix<Scalar>, left: Int) {
    entries = .whole(matrix.elements)
    self.left = left
    right = left == 0 ? 0 : matrix.rows / left
    columns = matrix.columns
    (columnStep, matrixStep) = (left, matrix.rows)
  }

  /// The same numbers for contractions in another precision.
  package init(_ other: ColumnwisePartial<Float>) {
    entries =
      switch other.entries {
      case .whole(let numbers), .single(let numbers): .single(numbers)
      }
    (left, right, columns) = (other.left, other.right, other.columns)
    (columnStep, matrixStep) = (other.columnStep, other.matrixStep)
  }

  /// Contracts a mode of a tensor with every column of a factor, `X ×ₙ Aᵀ`.
  ///
  /// - Precondition: The factor has a row for every value of the mode.
  /// - Complexity: 2·count·(columns of the factor) operations.
  package init(_ tensor: Tensor<Scalar>, mode: Int, _ factor: Matrix<Scalar>) {
    let (left, _, right) = tensor.split(mode)
    self.left = left
    self.right = right
    columns = factor.columns
    if left == 1 || right == 1 {
      // At either end one product with all fibers puts the columns last, which is easiest to read.
      entries = .whole(Self.product(tensor, factor, fibersAreColumns: left == 1, left * right))
      (columnStep, matrixStep) = (left, left * right)
    } else {
      entries = .whole(tensor.multiplied(inMode: mode, by: factor.transpose).elements)
      (columnStep, matrixStep) = (left * factor.columns, left)
    }
  }

  /// The product of a tensor's fibers, the columns or the rows of a matrix, with a factor.
  private static func product(
    _ tensor: Tensor<Scalar>, _ factor: Matrix<Scalar>, fibersAreColumns: Bool, _ fibers: Int
  ) -> [Scalar] {
    let (size, width) = (factor.rows, factor.columns)
    if fibers == 0 || size == 0 || width == 0 {
      return [Scalar](repeating: 0, count: fibers * width)
    }
    // Some tenths of a millisecond each, and whole blocks of the kernels.
    let stretch = (Swift.max(1, 8_000_000 / (size * width)) + 63) / 64 * 64
    return [Scalar](unsafeUninitializedCapacity: fibers * width) { target, count in
      tensor.elements.withUnsafeBufferPointer { x in
        factor.elements.withUnsafeBufferPointer { a in
          // Each stretch of the result is written once.
          nonisolated(unsafe) let (x, a, y) = (x.baseAddress, a.baseAddress, target.baseAddress)
          Threads.forProducts(
            (fibers + stretch - 1) / stretch, operations: stretch * size * width
          ) { index in
            let first = index * stretch
            Scalar._routines.gemm(
              CblasColMajor, fibersAreColumns ? CblasTrans : CblasNoTrans, CblasNoTrans,
              cInt(Swift.min(stretch, fibers - first)), cInt(width), cInt(size), 1,
              x.map { $0 + (fibersAreColumns ? first * size : first) },
              cInt(fibersAreColumns ? size : fibers), a, cInt(size), 0, y.map { $0 + first },
              cInt(fibers))
          }
        }
      }
      count = fibers * width
    }
  }

  /// The products `Pᵣ mᵣ` of every matrix with its column of another matrix: L × R.
  ///
  /// - Precondition: `other` is K × R.
  /// - Complexity: 2·L·K·R operations.
  package func contractedFromRight(_ other: Matrix<Scalar>) -> Matrix<Scalar> {
    contract(other, CblasNoTrans, inner: right, outer: left)
  }

  /// The products `Pᵣᵀ mᵣ` of every matrix with its column of another matrix: K × R.
  ///
  /// - Precondition: `other` is L × R.
  /// - Complexity: 2·L·K·R operations.
  package func contractedFromLeft(_ other: Matrix<Scalar>) -> Matrix<Scalar> {
    contract(other, CblasTrans, inner: left, outer: right)
  }

  private func contract(
    _ other: Matrix<Scalar>, _ trans: CBLAS_TRANSPOSE, inner: Int, outer: Int
  ) -> Matrix<Scalar> {
    demand(
      other.rows == inner && other.columns == columns,
      "cannot contract \(columns) matrices of \(left) × \(right) with \(other.shape)")
    var result = Matrix<Scalar>.zero(rows: outer, columns: columns)
    if result.isEmpty || inner == 0 { return result }
    other.elements.withUnsafeBufferPointer { vectors in
      result.elements.withUnsafeMutableBufferPointer { target in
        guard let first = vectors.baseAddress, let start = target.baseAddress else { return }
        // Each column of the result is written once.
        nonisolated(unsafe) let (vector, column) = (first, start)
        forMatrices { r, matrix, step in
          Scalar._routines.gemv(
            CblasColMajor, trans, cInt(left), cInt(right), 1, matrix, cInt(step),
            vector + r * inner, 1, 0, column + r * outer, 1)
        }
      }
    }
    return result
  }

  /// Calls a body for each of the matrices, with its first number and its columns' distance.
  private func forMatrices(_ body: @Sendable (Int, UnsafePointer<Scalar>, Int) -> Void) {
    switch entries {
    case .whole(let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        guard let start = numbers.baseAddress else { return }
        nonisolated(unsafe) let first = start
        Threads.forProducts(columns, operations: left * right) { r in
          body(r, first + r * matrixStep, columnStep)
        }
      }
    case .single(let numbers):
      Threads.forProducts(columns, operations: left * right) { r in
        body(r, widened(numbers, matrix: r), left)
      }
    }
  }

  /// One of the matrices, its columns without gaps.
  @specialized(where Scalar == Double)
  private func widened(_ numbers: [Float], matrix r: Int) -> [Scalar] {
    [Scalar](unsafeUninitializedCapacity: left * right) { target, count in
      numbers.withUnsafeBufferPointer { numbers in
        for k in 0..<right {
          let (source, place) = (r * matrixStep + k * columnStep, k * left)
          for i in 0..<left { target[place &+ i] = Scalar(numbers[source &+ i]) }
        }
      }
      count = left * right
    }
  }
}
