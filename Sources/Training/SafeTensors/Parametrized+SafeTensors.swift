import LinearAlgebra

extension Parametrized {
  /// All parameters as tensors, under their names.
  ///
  /// - Parameter metadata: Facts about the model, for the file.
  /// - Returns: The tensors.
  /// - Complexity: O(parameterCount)
  public func tensors(metadata: [String: String] = [:]) -> SafeTensors {
    var tensors = SafeTensors(metadata: metadata)
    for (name, value) in namedValues {
      do { try tensors.set(name, to: value) } catch {
        stop("a type can represent its own numbers, but: \(error)")
      }
    }
    return tensors
  }

  /// Puts tensors in the place of all parameters, found by their names.
  ///
  /// Either all parameters change or, after an error, none.
  ///
  /// - Throws: ``SafeTensorsError`` when a tensor is missing, belongs to no parameter, or has
  ///   another shape than its parameter.
  /// - Complexity: O(parameterCount)
  public mutating func setValues(_ tensors: SafeTensors) throws(SafeTensorsError) {
    let present = namedValues
    try tensors.require(exactly: present.map(\.name))
    var values: [String: Matrix<Scalar>] = [:]
    for (name, value) in present {
      values[name] = try tensors.matrix(name, shape: (value.rows, value.columns))
    }
    setValues(values)
  }
}
