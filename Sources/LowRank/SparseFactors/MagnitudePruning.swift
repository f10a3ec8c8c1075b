public import LinearAlgebra

extension Matrix {
  /// The matrix with all but the largest entries set to zero: magnitude pruning.
  ///
  /// Of all matrices with at most `count` entries that are not zero, it is one of those closest in the
  /// Frobenius norm, since an entry that is left out costs its square and nothing else. Among entries
  /// of one magnitude the first in the order of the columns are kept, so that the count is exact.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange` if the count is negative or above the number of
  ///   entries; `LinearAlgebraError.notFinite`.
  /// - Complexity: O(rows × columns) on average, without sorting.
  public func pruned(to count: Int) throws(LinearAlgebraError) -> Matrix {
    guard (0...elements.count).contains(count) else {
      throw .countOutOfRange(of: "entries to keep", count: count, allowed: 0...elements.count)
    }
    try requireFinite(for: "Magnitude pruning")
    return keepingLargest(count)
  }

  /// The matrix with all but the `count` largest entries set to zero; all stay if there are fewer.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func keepingLargest(_ count: Int) -> Matrix {
    kept(where: elements.largestMagnitudes(count))
  }

  /// The matrix with zeros where a list, in the order of the columns, does not say to keep.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func kept(where mask: [Bool]) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      columnMajor: zip(elements, mask).map { $0.1 ? $0.0 : 0 })
  }
}
