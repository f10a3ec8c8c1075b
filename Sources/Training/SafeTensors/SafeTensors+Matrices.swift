public import LinearAlgebra

extension SafeTensors {
  /// The tensor of a name as a matrix; its two dimensions are rows and columns.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - shape: The rows and columns that it must have; nil for any.
  /// - Returns: The numbers converted to `Scalar`, rounded to its precision.
  /// - Throws: ``SafeTensorsError`` if there is no such tensor, or none of that shape, or a number is
  ///   beyond the range of `Scalar`.
  /// - Complexity: O(rows × columns)
  public func matrix<Scalar: LinearAlgebraScalar>(
    _ name: String, shape: (rows: Int, columns: Int)? = nil
  ) throws(SafeTensorsError) -> Matrix<Scalar> {
    let tensor = try tensor(name)
    try require(name, tensor.shape, dimensions: 2, shape.map { [$0.rows, $0.columns] })
    return Matrix(
      rows: tensor.shape[0], columns: tensor.shape[1], rowMajor: try numbers(tensor, name))
  }

  /// The tensor of a name as a vector; it has one dimension.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - count: The number of entries that it must have; nil for any.
  /// - Returns: The numbers, converted as those of a matrix.
  /// - Throws: ``SafeTensorsError`` if there is no such tensor, or none of that shape, or a number is
  ///   beyond the range of `Scalar`.
  /// - Complexity: O(count)
  public func vector<Scalar: LinearAlgebraScalar>(
    _ name: String, count: Int? = nil
  ) throws(SafeTensorsError) -> Vector<Scalar> {
    let tensor = try tensor(name)
    try require(name, tensor.shape, dimensions: 1, count.map { [$0] })
    return Vector(try numbers(tensor, name) as [Scalar])
  }

  private func require(
    _ name: String, _ found: [Int], dimensions: Int, _ expected: [Int]?
  ) throws(SafeTensorsError) {
    if let expected, expected != found {
      throw SafeTensorsError(.wrongShape(tensor: name, expected: expected, found: found))
    }
    guard found.count == dimensions else {
      throw SafeTensorsError(.wrongDimensions(tensor: name, expected: dimensions, found: found))
    }
  }

  private func tensor(_ name: String) throws(SafeTensorsError) -> Tensor {
    guard let tensor = tensors[name] else { throw SafeTensorsError(.missingTensor(name)) }
    return tensor
  }

  /// Puts a matrix under a name, in the place of what was there.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - matrix: The numbers.
  ///   - type: A type of floating-point numbers; by default that of `Scalar`.
  /// - Throws: ``SafeTensorsError`` if a finite number is beyond the range of the type, or the name
  ///   is `__metadata__`.
  /// - Precondition: The type is one of floating-point numbers.
  /// - Complexity: O(rows × columns)
  public mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, to matrix: Matrix<Scalar>, as type: SafeTensorsType? = nil
  ) throws(SafeTensorsError) {
    try set(
      name, [matrix.rows, matrix.columns], matrix.transposed().elements, type ?? .own(Scalar.self))
  }

  /// Puts a vector under a name, in the place of what was there.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - vector: The numbers.
  ///   - type: A type of floating-point numbers; by default that of `Scalar`.
  /// - Throws: ``SafeTensorsError`` if a finite number is beyond the range of the type, or the name
  ///   is `__metadata__`.
  /// - Precondition: The type is one of floating-point numbers.
  /// - Complexity: O(count)
  public mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, to vector: Vector<Scalar>, as type: SafeTensorsType? = nil
  ) throws(SafeTensorsError) {
    try set(name, [vector.count], vector.elements, type ?? .own(Scalar.self))
  }

  private mutating func set<Scalar: LinearAlgebraScalar>(
    _ name: String, _ shape: [Int], _ numbers: [Scalar], _ type: SafeTensorsType
  ) throws(SafeTensorsError) {
    if name == SafeTensorsHeader.metadataName { throw SafeTensorsError(.reservedName(name)) }
    do throws(UnrepresentableNumber) {
      tensors[name] = Tensor(type: type, shape: shape, bytes: try type.bytes(numbers))
    } catch {
      throw SafeTensorsError(.notRepresentable(tensor: name, value: error.value, type: type))
    }
  }

  private func numbers<Scalar: LinearAlgebraScalar>(
    _ tensor: Tensor, _ name: String
  ) throws(SafeTensorsError) -> [Scalar] {
    do throws(UnrepresentableNumber) {
      return try tensor.type.numbers(tensor.bytes.span.bytes)
    } catch {
      throw SafeTensorsError(.outOfRange(tensor: name, value: error.value))
    }
  }
}
