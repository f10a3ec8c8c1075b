internal import CLAPACKE

extension Matrix {
  /// Contracts every column, read as an L × K matrix, with the matching column of another matrix.
  ///
  /// Column r of the result is `Pᵣ mᵣ`, where `Pᵣ` is column r of this matrix, folded to L × K, and
  /// `mᵣ` is column r of `other`. It is how a partial result of one mode of a CP decomposition turns
  /// into that of another.
  ///
  /// - Precondition: The columns are as many, and `other.rows` divides `rows`.
  /// - Complexity: 2·rows·columns operations.
  package func contractedColumnwise(trailing other: Matrix) -> Matrix {
    contract(other, leading: rows / Swift.max(1, other.rows), trailing: other.rows, CblasNoTrans)
  }

  /// Contracts every column, read as a K × L matrix, with the matching column of another matrix.
  ///
  /// Column r of the result is `Pᵣᵀ mᵣ`, where `Pᵣ` is column r of this matrix, folded to K × L.
  ///
  /// - Precondition: The columns are as many, and `other.rows` divides `rows`.
  /// - Complexity: 2·rows·columns operations.
  package func contractedColumnwise(leading other: Matrix) -> Matrix {
    contract(other, leading: other.rows, trailing: rows / Swift.max(1, other.rows), CblasTrans)
  }

  private func contract(
    _ other: Matrix, leading: Int, trailing: Int, _ trans: CBLAS_TRANSPOSE
  ) -> Matrix {
    precondition(
      columns == other.columns && leading * trailing == rows,
      "cannot contract the columns of \(shape) with those of \(other.shape)")
    let length = trans == CblasTrans ? trailing : leading
    var result = Matrix.zero(rows: length, columns: columns)
    if isEmpty || other.isEmpty { return result }
    elements.withUnsafeBufferPointer { p in
      other.elements.withUnsafeBufferPointer { m in
        result.elements.withUnsafeMutableBufferPointer { target in
          for r in 0..<columns {
            Scalar._routines.gemv(
              CblasColMajor, trans, cInt(leading), cInt(trailing), 1,
              p.baseAddress.map { $0 + r * rows }, cInt(leading),
              m.baseAddress.map { $0 + r * other.rows }, 1, 0,
              target.baseAddress.map { $0 + r * length }, 1)
          }
        }
      }
    }
    return result
  }
}
