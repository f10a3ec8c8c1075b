public import LinearAlgebra

extension Matrix {
  /// The numbers that are left when the rows of the matrix are written as a type and read again.
  ///
  /// - Throws: ``GGUFError``, as ``GGUFWriter/set(_:to:as:)``.
  /// - Complexity: O(rows × columns)
  public func rounded(as type: GGUFType) throws(GGUFError) -> Matrix {
    try BlockMatrix(self, as: type).written()
  }
}
