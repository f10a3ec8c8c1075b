/// Turns the bytes behind a header into numbers.
struct NPYDecoder<Scalar: LinearAlgebraScalar> {
  private let elementType: NPYElementType
  private let isBigEndian: Bool

  init(_ header: NPYHeader) {
    elementType = header.elementType
    isBigEndian = header.isBigEndian
  }

  /// The numbers in the order of the file.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func numbers(_ bytes: RawSpan) throws(NPYError) -> [Scalar] {
    switch elementType {
    case .bool: words(bytes) { (word: UInt8) in word == 0 ? 0 : 1 }
    case .int8: words(bytes) { (word: Int8) in Scalar(word) }
    case .int16: words(bytes) { (word: Int16) in Scalar(word) }
    case .int32: words(bytes) { (word: Int32) in Scalar(word) }
    case .int64: words(bytes) { (word: Int64) in Scalar(word) }
    case .uint8: words(bytes) { (word: UInt8) in Scalar(word) }
    case .uint16: words(bytes) { (word: UInt16) in Scalar(word) }
    case .uint32: words(bytes) { (word: UInt32) in Scalar(word) }
    case .uint64: words(bytes) { (word: UInt64) in Scalar(word) }
    case .float16: words(bytes) { (word: UInt16) in Scalar(Float(halfPrecision: word)) }
    case .float32: words(bytes) { (word: UInt32) in Scalar(Float(bitPattern: word)) }
    case .float64: try doubles(bytes)
    }
  }

  private func doubles(_ bytes: RawSpan) throws(NPYError) -> [Scalar] {
    let doubles = words(bytes) { (word: UInt64) in Double(bitPattern: word) }
    do { return try doubles.narrowed() } catch { throw NPYError(.outOfRange(error.value)) }
  }

  @inline(__always)
  private func words<Word: FixedWidthInteger & BitwiseCopyable, Number>(
    _ bytes: RawSpan, _ number: (Word) -> Number
  ) -> [Number] {
    let size = MemoryLayout<Word>.size
    return (0..<(bytes.byteCount / size)).map { i in
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: i * size, as: Word.self)
      return number(isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word))
    }
  }
}
