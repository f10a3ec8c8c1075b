internal import CLAPACKE

/// A tensor with one mode already contracted with every column of a factor: sizes L × R × K, a matrix
/// of L × K for each of the R columns.
///
/// It is what the modes of a CP decomposition share. Contracting each of the matrices with its own
/// column of another matrix, from either side, is what sets the modes apart.
package struct ColumnwisePartial<Scalar: LinearAlgebraScalar> {
  private let elements: [Scalar]
  private let left: Int
  private let right: Int
  private let columns: Int
  /// From one column of a matrix to the next, and from one matrix to the next.
  private let (columnStep, matrixStep): (Int, Int)

  /// Reads every column of a matrix as an L × K matrix.
  ///
  /// - Precondition: `left` divides the number of rows.
  package init(_ matrix: Matrix<Scalar>, left: Int) {
    elements = matrix.elements
    self.left = left
    right = left == 0 ? 0 : matrix.rows / left
    columns = matrix.columns
    (columnStep, matrixStep) = (left, matrix.rows)
  }

  /// The same numbers in another precision.
  package init<Other: LinearAlgebraScalar>(_ other: ColumnwisePartial<Other>) {
    elements =
      Matrix<Scalar>(
        Matrix(rows: other.elements.count, columns: 1, columnMajor: other.elements)
      ).elements
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
      let ends = tensor.matricized(leading: left == 1 ? mode + 1 : mode)
      elements = left == 1 ? (ends.transpose * factor).elements : (ends * factor).elements
      (columnStep, matrixStep) = (left, left * right)
    } else {
      elements = tensor.multiplied(inMode: mode, by: factor.transpose).elements
      (columnStep, matrixStep) = (left * factor.columns, left)
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
    elements.withUnsafeBufferPointer { p in
      other.elements.withUnsafeBufferPointer { m in
        result.elements.withUnsafeMutableBufferPointer { target in
          for r in 0..<columns {
            Scalar._routines.gemv(
              CblasColMajor, trans, cInt(left), cInt(right), 1,
              p.baseAddress.map { $0 + r * matrixStep }, cInt(columnStep),
              m.baseAddress.map { $0 + r * inner }, 1, 0,
              target.baseAddress.map { $0 + r * outer }, 1)
          }
        }
      }
    }
    return result
  }
}
