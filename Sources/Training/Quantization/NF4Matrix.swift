public import LinearAlgebra

/// A matrix in four bits an entry: the nearest of the 16 numbers of ``NF4``, times a scale.
///
/// ```swift
/// let small = try NF4Matrix(weight)
/// small.bitsPerParameter  // 4.127 for a large matrix, where Float needs 32
/// small.dequantized()     // what is left of the weight
/// ```
///
/// The entries, row after row, are cut into blocks of 64. The scale of a block is the largest
/// magnitude in it, so that one large entry spoils 63 others and not the whole matrix. Two entries
/// share a byte, the first in its upper half. Source: Dettmers and others, "QLoRA: efficient
/// finetuning of quantized LLMs", 2023, https://arxiv.org/abs/2305.14314.
public struct NF4Matrix<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The number of entries that share a scale; the last block may have fewer.
  public let blockSize: Int
  /// The codes of the entries, two to a byte, row after row.
  public let codes: [UInt8]
  private let storedScales: BlockScales

  /// Quantizes a matrix.
  ///
  /// An entry's error is at most half of ``NF4/widestGap``, 0.152, times its block's scale; with
  /// double quantization, plus the error of the scale. Scales are single precision: a block of
  /// numbers that are all too small for that becomes zero.
  ///
  /// - Parameters:
  ///   - matrix: The numbers.
  ///   - blockSize: The number of entries that share a scale.
  ///   - doubleQuantization: Whether the scales take 8 bits in place of 32.
  /// - Throws: `LinearAlgebraError.notFinite`, and `LinearAlgebraError.overflow` if a scale is
  ///   beyond single precision.
  /// - Precondition: The block size is positive.
  /// - Complexity: O(rows × columns)
  public init(
    _ matrix: Matrix<Scalar>, blockSize: Int = 64, doubleQuantization: Bool = true
  ) throws(LinearAlgebraError) {
    demand(blockSize > 0, "a block cannot have \(blockSize) entries")
    try matrix.requireFinite(for: "NF4 quantization")
    (rows, columns, self.blockSize) = (matrix.rows, matrix.columns, blockSize)
    let entries = matrix.transposed().elements
    let scales = Self.scales(of: entries, blockSize)
    guard scales.allSatisfy(\.isFinite) else { throw .overflow(routine: "NF4 quantization") }
    codes = Self.packed(entries, scales, blockSize)
    storedScales = BlockScales(scales, inEightBits: doubleQuantization)
  }

  /// The scales of the blocks, as they come back out of storage.
  public var scales: [Float] { storedScales.values }

  /// The memory of codes and scales, in bytes.
  public var storedBytes: Int { codes.count + storedScales.byteCount }

  /// The memory of codes and scales for each entry, in bits; 0 for an empty matrix.
  ///
  /// For a large matrix, blocks of 64 and double quantization this is
  /// `4 + 8/64 + 32/(64·256) = 4.127`, and `4 + 32/64 = 4.5` without.
  public var bitsPerParameter: Double {
    rows * columns == 0 ? 0 : 8 * Double(storedBytes) / Double(rows * columns)
  }

  /// The numbers that the codes and the scales stand for.
  ///
  /// - Complexity: O(rows × columns)
  public func dequantized() -> Matrix<Scalar> {
    Matrix(
      rows: rows, columns: columns,
      rowMajor: Self.unpacked(codes, scales, blockSize, count: rows * columns))
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func scales(of entries: [Scalar], _ size: Int) -> [Float] {
    stride(from: 0, to: entries.count, by: size).map { start in
      var largest: Scalar = 0
      for i in start..<min(start + size, entries.count) {
        largest = max(largest, entries[i].magnitude)
      }
      return Float(largest)
    }
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func packed(_ entries: [Scalar], _ scales: [Float], _ size: Int) -> [UInt8] {
    let codebook = NF4.codebook
    var codes = [UInt8](repeating: 0, count: (entries.count + 1) / 2)
    for (i, entry) in entries.enumerated() {
      let scale = Double(scales[i / size])
      // A block of zeros has no scale to divide by, and needs none.
      let code = scale == 0 ? NF4.zero : codebook.code(nearestTo: Double(entry) / scale)
      codes[i / 2] |= i % 2 == 0 ? code << 4 : code
    }
    return codes
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func unpacked(
    _ codes: [UInt8], _ scales: [Float], _ size: Int, count: Int
  ) -> [Scalar] {
    let levels = NF4.levels.map { Scalar($0) }
    return [Scalar](unsafeUninitializedCapacity: count) { entries, initialized in
      for (block, scale) in scales.enumerated() {
        let scale = Scalar(scale)
        for i in (block * size)..<min((block + 1) * size, count) {
          let code = i % 2 == 0 ? codes[i / 2] >> 4 : codes[i / 2] & 15
          entries.initializeElement(at: i, to: levels[Int(code)] * scale)
        }
      }
      initialized = count
    }
  }
}
