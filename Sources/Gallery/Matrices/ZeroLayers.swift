public import LinearAlgebra

extension Matrix {
  /// The matrix with some rows and columns set to zero: zeros that are a part, not the whole.
  ///
  /// A rule for the zero matrix does not see them, and a division by a norm does.
  ///
  /// - Complexity: O(rows × columns)
  public func cleared(rows zeroRows: [Int] = [], columns zeroColumns: [Int] = []) -> Matrix {
    var a = self
    for i in zeroRows { a[row: i] = Vector(repeating: 0, count: columns) }
    for j in zeroColumns { a[column: j] = Vector(repeating: 0, count: rows) }
    return a
  }
}
