internal import Foundation

/// A matrix in an `.npy` file that is read a block of rows at a time, and never as a whole.
///
/// ```swift
/// let ratings = try NPYRowBlocks<Double>("ratings.npy")
/// var block = Matrix<Double>.zero(rows: 0, columns: 0)
/// for rows in ratings.ranges(ofRows: 1000) {
///   try ratings.read(rows, into: &block)  // one column for each row of the file
/// }
/// ```
///
/// Every type of real number is read, in either byte order. Row-major files, NumPy's default, are
/// read from front to back; a block of a column-major file is collected from all columns.
public struct NPYRowBlocks<Scalar: LinearAlgebraScalar>: Sendable {
  /// The number of rows, m.
  public let rows: Int
  /// The number of columns, n.
  public let columns: Int
  /// The file.
  public let path: String
  private let header: NPYHeader
  private let file: ReadOnlyFile
  private let dataOffset: Int

  /// Opens a file, reads its header, and compares it with the size of the file.
  ///
  /// - Throws: ``NPYError``, also when the array in the file has not exactly two dimensions.
  public init(_ path: String) throws(NPYError) {
    do throws(NPYError) {
      self.path = path
      file = try ReadOnlyFile(path)
      (header, dataOffset) = try Self.header(of: file)
      guard header.shape.count == 2 else {
        throw NPYError(.wrongDimensions(expected: 2, shape: header.shape))
      }
      (rows, columns) = (header.shape[0], header.shape[1])
      let (promised, found) = (try header.dataSize(), try file.size() - dataOffset)
      if found < promised { throw NPYError(.truncated(promised: promised, found: found)) }
      if found > promised { throw NPYError(.trailingBytes(found - promised)) }
    } catch {
      throw NPYError(error.reason, path: path)
    }
  }

  private static func header(of file: ReadOnlyFile) throws(NPYError) -> (NPYHeader, Int) {
    // The text of a matrix has some hundred bytes; the format allows four billion.
    let longest = 65_536
    var bytes = [UInt8](repeating: 0, count: min(longest, try file.size()))
    let count = try unsafe(&bytes) { (buffer) throws(NPYError) in try file.read(buffer, at: 0) }
    bytes.removeSubrange(count...)
    return try NPYHeader.parse(bytes.span.bytes)
  }

  /// The shape in words, `3 × 4`, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }

  /// Neighboring blocks that together have all rows.
  ///
  /// - Precondition: A block has at least one row.
  public func ranges(ofRows count: Int) -> [Range<Int>] {
    demand(count > 0, "a block has at least one row, not \(count)")
    return stride(from: 0, to: rows, by: count).map { $0..<Swift.min($0 + count, rows) }
  }

  /// Reads neighboring rows into a matrix that has a column for each of them.
  ///
  /// The storage of the matrix is used again when the shape is the same.
  ///
  /// - Parameters:
  ///   - range: The rows to be read.
  ///   - block: What is overwritten: afterwards `(columns) × (range.count)`, the transpose of the
  ///     rows.
  /// - Throws: ``NPYError`` if the file has become shorter, or cannot be read.
  /// - Precondition: The rows exist.
  /// - Complexity: O(columns × range.count)
  public func read(_ range: Range<Int>, into block: inout Matrix<Scalar>) throws(NPYError) {
    demand(
      range.lowerBound >= 0 && range.upperBound <= rows,
      "rows \(range.lowerBound)..<\(range.upperBound) are outside a \(shape) matrix")
    if block.rows != columns || block.columns != range.count {
      block = .zero(rows: 0, columns: 0)
      block = .zero(rows: columns, columns: range.count)
    }
    if block.isEmpty { return }
    do throws(NPYError) {
      if header.isColumnMajor {
        try collect(range, into: &block)
      } else {
        try load(&block.elements, from: range.lowerBound * columns)
      }
    } catch {
      throw NPYError(error.reason, path: path)
    }
  }

  /// Reads a part of each column of a column-major file.
  private func collect(_ range: Range<Int>, into block: inout Matrix<Scalar>) throws(NPYError) {
    var stretch = [Scalar](repeating: 0, count: range.count)
    for j in 0..<columns {
      try load(&stretch, from: range.lowerBound + j * rows)
      block.setRow(j, stretch)
    }
  }

  /// Fills an array with entries that are neighbors in the file.
  private func load(_ target: inout [Scalar], from first: Int) throws(NPYError) {
    let size = header.elementType.size
    let start = dataOffset + first * size
    if header.holdsNative(Scalar.self) {
      try unsafe(&target) { (buffer) throws(NPYError) in try fill(buffer, at: start) }
      return
    }
    let decoder = NPYDecoder<Scalar>(header)
    let most = 65_536
    var bytes = [UInt8](repeating: 0, count: most * size)
    for begin in stride(from: 0, to: target.count, by: most) {
      let end = min(begin + most, target.count)
      if end - begin < most { bytes = [UInt8](repeating: 0, count: (end - begin) * size) }
      try unsafe(&bytes) { (buffer) throws(NPYError) in
        try fill(buffer, at: start + begin * size)
      }
      target.replaceSubrange(begin..<end, with: try decoder.numbers(bytes.span.bytes))
    }
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(NPYError) {
    if try file.read(buffer, at: offset) == buffer.count { return }
    throw NPYError(
      .truncated(promised: try header.dataSize(), found: max(0, try file.size() - dataOffset)))
  }
}

extension NPYHeader {
  /// Whether the bytes in the file are those of a number in memory.
  fileprivate func holdsNative<Scalar: LinearAlgebraScalar>(_: Scalar.Type) -> Bool {
    let isNativeOrder = isBigEndian == (1.bigEndian == 1)
    let type: NPYElementType = MemoryLayout<Scalar>.size == 4 ? .float32 : .float64
    return isNativeOrder && elementType == type
  }
}

extension Matrix {
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  fileprivate mutating func setRow(_ row: Int, _ entries: [Scalar]) {
    for (j, entry) in entries.enumerated() { elements[row + j * rows] = entry }
  }
}

/// The bytes of an array, for a body with a typed error.
private func unsafe<Element, Result>(
  _ array: inout [Element],
  _ body: (UnsafeMutableRawBufferPointer) throws(NPYError) -> Result
) throws(NPYError) -> Result {
  let outcome = array.withUnsafeMutableBytes { buffer in
    Swift.Result { () throws(NPYError) in try body(buffer) }
  }
  return try outcome.get()
}
