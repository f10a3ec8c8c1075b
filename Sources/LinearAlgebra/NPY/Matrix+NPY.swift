extension Matrix {
  /// Reads a matrix from an `.npy` file.
  ///
  /// ```swift
  /// let weights = try Matrix<Float>(npy: "weights.npy")
  /// ```
  ///
  /// - Throws: ``NPYError``, also when the array in the file has not exactly two dimensions.
  /// - Complexity: O(rows × columns)
  public init(npy path: String) throws(NPYError) {
    let array = try NPYArray<Scalar>(npy: path)
    guard array.shape.count == 2 else {
      throw NPYError(.wrongDimensions(expected: 2, shape: array.shape), path: path)
    }
    self.init(rows: array.shape[0], columns: array.shape[1], columnMajor: array.elements)
  }

  /// Writes the matrix to an `.npy` file that `numpy.load` reads.
  ///
  /// - Parameters:
  ///   - path: The file, which may exist already; it is replaced whole or not at all.
  ///   - type: The type of the numbers in the file; by default that of `Scalar`.
  ///   - order: Which index runs fastest in the file.
  /// - Throws: ``NPYError`` if the file cannot be written, or if a number does not fit in `type`.
  /// - Complexity: O(rows × columns)
  public func write(
    npy path: String, as type: NPYElementType? = nil, order: NPYOrder = .columnMajor
  ) throws(NPYError) {
    try NPYArray(shape: [rows, columns], elements: elements)
      .write(npy: path, as: type, order: order)
  }
}

extension Vector {
  /// Reads a vector from an `.npy` file.
  ///
  /// - Throws: ``NPYError``, also when the array in the file has not exactly one dimension.
  /// - Complexity: O(count)
  public init(npy path: String) throws(NPYError) {
    let array = try NPYArray<Scalar>(npy: path)
    guard array.shape.count == 1 else {
      throw NPYError(.wrongDimensions(expected: 1, shape: array.shape), path: path)
    }
    self.init(array.elements)
  }

  /// Writes the vector to an `.npy` file that `numpy.load` reads.
  ///
  /// - Parameters:
  ///   - path: The file, which may exist already; it is replaced whole or not at all.
  ///   - type: The type of the numbers in the file; by default that of `Scalar`.
  /// - Throws: ``NPYError`` if the file cannot be written, or if a number does not fit in `type`.
  /// - Complexity: O(count)
  public func write(npy path: String, as type: NPYElementType? = nil) throws(NPYError) {
    try NPYArray(shape: [count], elements: elements).write(npy: path, as: type)
  }
}
