public import LinearAlgebra

/// What a matrix with many zeros takes in memory, the places of its entries included.
///
/// A count of entries is not a size: without its place an entry is worth nothing. A place costs one bit
/// for each entry of the whole matrix, set where a value follows, or the number of its column, beside
/// the number at which each row begins. The first is smaller unless most entries are zero. With
/// values of 16 bits a matrix half of which is zero takes 9/16 of the dense one, not 1/2.
public struct SparseStorage: Equatable, Sendable {
  /// How the places are kept.
  public enum Layout: Equatable, Sendable {
    /// One bit for each entry of the matrix.
    case bitmask
    /// The column of each value, and where each row begins: compressed sparse rows.
    case compressedRows
  }

  /// How the places are kept.
  public let layout: Layout
  /// The bits that the values take.
  public let valueBits: Int
  /// The bits that their places take.
  public let placeBits: Int

  /// All bits.
  public var bits: Int { valueBits + placeBits }
  /// All bytes, the last one filled up.
  public var bytes: Int { (bits + 7) / 8 }

  /// Counts what a matrix takes in the smaller of the two layouts.
  ///
  /// A number of a column takes as many bits as the largest needs, and so does the beginning of a row.
  ///
  /// - Parameters:
  ///   - rows: The rows of the matrix.
  ///   - columns: Its columns.
  ///   - nonZeroCount: How many values are kept.
  ///   - bitsPerValue: The bits of a value.
  /// - Precondition: No number is negative, and there are no more values than entries.
  public init(rows: Int, columns: Int, nonZeroCount: Int, bitsPerValue: Int) {
    demand(
      rows >= 0 && columns >= 0 && nonZeroCount >= 0 && bitsPerValue >= 0
        && nonZeroCount <= rows * columns,
      "a \(rows) × \(columns) matrix does not keep \(nonZeroCount) values of \(bitsPerValue) bits")
    let mask = rows * columns
    let compressed =
      nonZeroCount * Self.bits(forNumbersBelow: columns)
      + (rows + 1) * Self.bits(forNumbersBelow: nonZeroCount + 1)
    layout = compressed < mask ? .compressedRows : .bitmask
    valueBits = nonZeroCount * bitsPerValue
    placeBits = Swift.min(mask, compressed)
  }

  /// The bits in which each of the numbers 0, …, count − 1 can be written.
  private static func bits(forNumbersBelow count: Int) -> Int {
    count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
  }
}

extension SparseMatrix {
  /// What the matrix takes in memory with values of a given size, the places included.
  ///
  /// - Parameter bitsPerValue: The bits of a value; those of the scalar if not given.
  /// - Returns: The layout, and the bits of the values and of their places.
  /// - Complexity: O(1)
  public func storage(bitsPerValue: Int = MemoryLayout<Scalar>.size * 8) -> SparseStorage {
    SparseStorage(
      rows: rows, columns: columns, nonZeroCount: nonZeroCount, bitsPerValue: bitsPerValue)
  }
}
