public import LinearAlgebra

/// A matrix as a file keeps it: row after row, in the blocks of a ``GGUFType``.
///
/// ```swift
/// let small = try BlockMatrix(weight, as: .q4_1)
/// small.storedBytes  // 5 bits an entry, where Float needs 32
/// small.written()    // the numbers that the blocks stand for
/// ```
public struct BlockMatrix<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns, whole blocks.
  public let columns: Int
  /// How the numbers are kept.
  public let type: GGUFType
  private let bytes: [UInt8]

  /// Rounds the numbers of a matrix to a type.
  ///
  /// - Throws: ``GGUFError``, as ``GGUFWriter/set(_:to:as:)``.
  /// - Complexity: O(rows × columns)
  public init(_ matrix: Matrix<Scalar>, as type: GGUFType) throws(GGUFError) {
    var writer = GGUFWriter()
    try writer.set("matrix", to: matrix, as: type)
    self = try GGUFFile(data: writer.data).blocks("matrix")
  }

  init(rows: Int, columns: Int, type: GGUFType, bytes: [UInt8]) {
    (self.rows, self.columns, self.type, self.bytes) = (rows, columns, type, bytes)
  }

  /// The memory of the blocks, in bytes.
  public var storedBytes: Int { bytes.count }

  /// The numbers that the blocks stand for.
  ///
  /// - Complexity: O(rows × columns)
  public func written() -> Matrix<Scalar> {
    let numbers = [Float](unsafeUninitializedCapacity: rows * columns) { target, count in
      bytes.withUnsafeBytes { type.readColumns($0, rows: rows, columns: columns, to: target) }
      count = rows * columns
    }
    return Matrix(rows: rows, columns: columns, columnMajor: GGUFFile.converted(numbers))
  }
}

extension GGUFFile {
  /// A matrix, outputs × inputs, in the blocks that the file has it in.
  ///
  /// - Parameters:
  ///   - name: The tensor.
  ///   - expected: The shape that it must have; nil for any.
  /// - Returns: The bytes of the file, and what they mean.
  /// - Throws: ``GGUFError`` if there is no such tensor, or it has another shape.
  /// - Complexity: O(size)
  public func blocks<Scalar: LinearAlgebraScalar>(
    _ name: String, shape expected: [Int]? = nil
  ) throws(GGUFError) -> BlockMatrix<Scalar> {
    let tensor = try tensor(name, dimensions: 2, expected)
    return BlockMatrix(
      rows: tensor.shape[0], columns: tensor.shape[1], type: tensor.type, bytes: try bytes(name))
  }
}
