public import LinearAlgebra

extension Matrix {
  /// The numbers that are left when the rows of the matrix are written as a type and read again.
  ///
  /// - Throws: ``GGUFError``, as ``GGUFWriter/set(_:to:as:)``.
  /// - Complexity: O(rows × columns)
  public func rounded(as type: GGUFType) throws(GGUFError) -> Matrix {
    var writer = GGUFWriter()
    try writer.set("matrix", to: self, as: type)
    return try GGUFFile(data: writer.data).matrix("matrix")
  }
}
