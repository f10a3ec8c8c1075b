import Foundation
public import LinearAlgebra

extension GGUFFile {
  /// Outputs and inputs of a matrix, or the count of a vector; nil if there is no such tensor.
  public func shape(of name: String) -> [Int]? { tensors[name]?.shape }

  /// How a tensor's numbers are kept; nil if there is no such tensor.
  public func type(of name: String) -> GGUFType? { tensors[name]?.type }

  /// A matrix, outputs × inputs, as a `Linear` layer has it.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - expected: The shape that it must have; nil for any.
  /// - Returns: The numbers, written out.
  /// - Throws: ``GGUFError`` if there is no such tensor, or it has another shape.
  /// - Complexity: O(rows × columns)
  public func matrix<Scalar: LinearAlgebraScalar>(
    _ name: String, shape expected: [Int]? = nil
  ) throws(GGUFError) -> Matrix<Scalar> {
    let tensor = try tensor(name, dimensions: 2, expected)
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let numbers = numbers(of: tensor) { bytes, target in
      tensor.type.readColumns(bytes, rows: rows, columns: columns, to: target)
    }
    return Matrix(rows: rows, columns: columns, columnMajor: Self.converted(numbers))
  }

  /// The transpose of a matrix, inputs × outputs: what a row of the file is, is a column here.
  ///
  /// This is the order in which the file has the numbers. A table of embeddings has a token's vector
  /// as a column so.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - expected: The shape that the tensor must have before it is transposed; nil for any.
  /// - Returns: The numbers, written out.
  /// - Throws: ``GGUFError`` if there is no such tensor, or it has another shape.
  /// - Complexity: O(rows × columns)
  public func transposedMatrix<Scalar: LinearAlgebraScalar>(
    _ name: String, shape expected: [Int]? = nil
  ) throws(GGUFError) -> Matrix<Scalar> {
    let tensor = try tensor(name, dimensions: 2, expected)
    return Matrix(
      rows: tensor.shape[1], columns: tensor.shape[0], columnMajor: Self.converted(inOrder(tensor)))
  }

  /// A tensor of one dimension.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - expected: The count that it must have; nil for any.
  /// - Returns: The numbers, written out.
  /// - Throws: ``GGUFError`` if there is no such tensor, or it has another shape.
  /// - Complexity: O(count)
  public func vector<Scalar: LinearAlgebraScalar>(
    _ name: String, count expected: Int? = nil
  ) throws(GGUFError) -> Vector<Scalar> {
    let tensor = try tensor(name, dimensions: 1, expected.map { [$0] })
    return Vector(Self.converted(inOrder(tensor)))
  }

  /// The bytes of a tensor as the file has them: rows one after another, each in blocks.
  ///
  /// - Throws: ``GGUFError`` if there is no such tensor.
  /// - Complexity: O(size)
  public func bytes(_ name: String) throws(GGUFError) -> [UInt8] {
    let tensor = try tensor(name)
    return withBytes(of: tensor) { Array($0) }
  }

  /// The bytes that a tensor takes in the file; nil if there is no such tensor.
  public func byteCount(of name: String) -> Int? { tensors[name]?.place.count }

  private func tensor(_ name: String) throws(GGUFError) -> GGUFTensor {
    guard let tensor = tensors[name] else { throw GGUFError(.missingTensor(name), path: path) }
    return tensor
  }

  func tensor(
    _ name: String, dimensions: Int, _ expected: [Int]?
  ) throws(GGUFError) -> GGUFTensor {
    let tensor = try tensor(name)
    if let expected, expected != tensor.shape {
      throw GGUFError(
        .wrongShape(tensor: name, expected: expected, found: tensor.shape), path: path)
    }
    guard tensor.shape.count == dimensions else {
      throw GGUFError(
        .wrongDimensions(tensor: name, expected: dimensions, found: tensor.shape), path: path)
    }
    return tensor
  }

  private func inOrder(_ tensor: GGUFTensor) -> [Float] {
    numbers(of: tensor) { bytes, target in tensor.type.read(bytes, to: target) }
  }

  private func numbers(
    of tensor: GGUFTensor,
    _ read: (UnsafeRawBufferPointer, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Float] {
    let count = tensor.shape.reduce(1, *)
    return [Float](unsafeUninitializedCapacity: count) { target, initialized in
      withBytes(of: tensor) { read($0, target) }
      initialized = count
    }
  }

  private func withBytes<Result>(
    of tensor: GGUFTensor, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    data.withUnsafeBytes { whole in
      // An empty tensor may stand behind the end.
      let begin = min(start + Int(tensor.place.lowerBound), whole.count)
      return body(UnsafeRawBufferPointer(rebasing: whole[begin..<(begin + tensor.place.count)]))
    }
  }

  // The cast costs nothing in the code for single precision, and visits every number elsewhere.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  static func converted<Scalar: LinearAlgebraScalar>(_ numbers: [Float]) -> [Scalar] {
    numbers as? [Scalar] ?? numbers.map { Scalar($0) }
  }
}
