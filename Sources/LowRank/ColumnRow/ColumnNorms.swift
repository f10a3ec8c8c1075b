public import LinearAlgebra

extension Matrix {
  /// The Euclidean lengths of the columns, `‖aⱼ‖₂`.
  ///
  /// - Complexity: O(rows × columns)
  public var columnNorms: Vector<Scalar> {
    elements.withUnsafeBufferPointer { entries in
      Vector(
        (0..<columns).map { j in
          entries.baseAddress.map { Kernels.norm($0 + j * rows, count: rows) } ?? 0
        })
    }
  }

  /// The Euclidean lengths of the rows.
  ///
  /// - Complexity: O(rows × columns)
  public var rowNorms: Vector<Scalar> { transposed().columnNorms }
}
