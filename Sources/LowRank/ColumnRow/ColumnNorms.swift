public import LinearAlgebra

extension Matrix {
  /// The Euclidean lengths of the columns, `‖aⱼ‖₂`.
  ///
  /// - Complexity: O(rows × columns)
  public var columnNorms: Vector<Scalar> { Vector((0..<columns).map { self[column: $0].norm }) }

  /// The Euclidean lengths of the rows.
  ///
  /// - Complexity: O(rows × columns)
  public var rowNorms: Vector<Scalar> { transposed().columnNorms }
}
