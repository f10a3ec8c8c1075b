/// What stands before the numbers in an `.npy` file.
///
/// Six bytes of magic, two of version, the length of a text, and that text: a Python dictionary such
/// as `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`, padded so that the numbers start
/// at a multiple of 64. Source: NumPy, `numpy.lib.format`, and NEP 1.
struct NPYHeader: Equatable {
  var elementType: NPYElementType
  var isBigEndian = false
  var isColumnMajor: Bool
  var shape: [Int]

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The most that one dimension can be, which is what BLAS can index.
  private static let largestDimension = Int(Int32.max)

  /// Reads the header and finds where the numbers start; nothing larger than the text is allocated.
  static func parse(_ bytes: RawSpan) throws(NPYError) -> (header: NPYHeader, dataOffset: Int) {
    guard bytes.byteCount >= 10, (0..<6).allSatisfy({ bytes[byte: $0] == magic[$0] }) else {
      throw NPYError(otherFormat(bytes))
    }
    let (major, minor) = (Int(bytes[byte: 6]), Int(bytes[byte: 7]))
    guard (1...3).contains(major), minor == 0 else {
      throw NPYError(.unknownVersion(major: major, minor: minor))
    }
    let start = major == 1 ? 10 : 12
    guard bytes.byteCount >= start else {
      throw NPYError(.truncated(promised: start, found: bytes.byteCount))
    }
    let length = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[byte: $1]) }
    guard length <= bytes.byteCount - start else {
      throw NPYError(.truncated(promised: length, found: bytes.byteCount - start))
    }
    var scanner = NPYHeaderScanner((start..<start + length).map { bytes[byte: $0] })
    let header = try NPYHeader(scanner.dictionary())
    return (header, start + length)
  }

  private static func otherFormat(_ bytes: RawSpan) -> NPYError.Reason {
    let beginning = (0..<min(32, bytes.byteCount)).map { bytes[byte: $0] }
    guard let other = MistakenFormat(beginning) else { return .notNPY }
    let archive = "an archive such as .npz: load it in NumPy, and numpy.save one array of it"
    return .otherFormat(other.advice(archive: archive))
  }

  init(elementType: NPYElementType, isColumnMajor: Bool, shape: [Int]) {
    self.elementType = elementType
    self.isColumnMajor = isColumnMajor
    self.shape = shape
  }

  private init(_ entries: NPYHeaderScanner.Entries) throws(NPYError) {
    let order = entries.type.first.flatMap { "<>|=".contains($0) ? $0 : nil }
    let spelling = order == nil ? entries.type[...] : entries.type.dropFirst()
    guard let elementType = NPYElementType(spelling: String(spelling)) else {
      throw NPYError(.unsupportedType(entries.type))
    }
    self.init(
      elementType: elementType, isColumnMajor: entries.isColumnMajor, shape: entries.shape)
    isBigEndian = order == ">"
  }

  /// The bytes that the shape promises.
  func dataSize() throws(NPYError) -> Int {
    guard shape.allSatisfy({ $0 <= Self.largestDimension }) else {
      throw NPYError(.impossibleShape(Self.tuple(shape)))
    }
    if shape.contains(0) { return 0 }
    var size = elementType.size
    for dimension in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      if overflow { throw NPYError(.impossibleShape(Self.tuple(shape))) }
      size = product
    }
    return size
  }

  /// The header as NumPy itself would write it, to the byte.
  var bytes: [UInt8] {
    let descriptor = (elementType.size == 1 ? "|" : "<") + elementType.code
    var text =
      "{'descr': '\(descriptor)', 'fortran_order': \(isColumnMajor ? "True" : "False"), "
      + "'shape': \(Self.tuple(shape)), }"
    // NumPy leaves room for the slowest dimension to grow to 21 digits in place.
    if let growing = isColumnMajor ? shape.last : shape.first {
      text += String(repeating: " ", count: 21 - String(growing).count)
    }
    let isShort = text.utf8.count + 64 < Int(UInt16.max)
    let prefix = isShort ? 10 : 12
    let length = (prefix + text.utf8.count + 1 + 63) / 64 * 64 - prefix
    text += String(repeating: " ", count: length - text.utf8.count - 1) + "\n"
    let lengthBytes = (0..<(prefix - 8)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return Self.magic + [isShort ? 1 : 2, 0] + lengthBytes + Array(text.utf8)
  }

  /// A shape as Python writes it: `()`, `(3,)`, `(3, 4)`.
  static func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }
}

extension RawSpan {
  /// One byte, by its place.
  fileprivate subscript(byte offset: Int) -> UInt8 {
    unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}
