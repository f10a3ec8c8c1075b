import LinearAlgebra

extension SafeTensorsType {
  /// The type whose numbers are those of a scalar.
  static func own<Scalar: LinearAlgebraScalar>(_: Scalar.Type) -> SafeTensorsType {
    Scalar.self == Float.self ? .float32 : .float64
  }

  /// The numbers that little-endian bytes stand for, those beyond the range of `Scalar` refused.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func numbers<Scalar: LinearAlgebraScalar>(
    _ bytes: RawSpan
  ) throws(UnrepresentableNumber) -> [Scalar] {
    switch self {
    case .float64: try words(bytes) { (word: UInt64) in Double(bitPattern: word) }.narrowed()
    case .float32: words(bytes) { (word: UInt32) in Scalar(Float(bitPattern: word)) }
    case .bfloat16: words(bytes) { (word: UInt16) in Scalar(Float(upperHalf: word)) }
    case .float16: words(bytes) { (word: UInt16) in Scalar(Float(halfPrecision: word)) }
    case .int64: words(bytes) { (word: Int64) in Scalar(word) }
    case .int32: words(bytes) { (word: Int32) in Scalar(word) }
    case .int16: words(bytes) { (word: Int16) in Scalar(word) }
    case .int8: words(bytes) { (word: Int8) in Scalar(word) }
    case .uint64: words(bytes) { (word: UInt64) in Scalar(word) }
    case .uint32: words(bytes) { (word: UInt32) in Scalar(word) }
    case .uint16: words(bytes) { (word: UInt16) in Scalar(word) }
    case .uint8: words(bytes) { (word: UInt8) in Scalar(word) }
    case .bool: words(bytes) { (word: UInt8) in word == 0 ? 0 : 1 }
    }
  }

  @inline(__always)
  private func words<Word: FixedWidthInteger & BitwiseCopyable, Number>(
    _ bytes: RawSpan, _ number: (Word) -> Number
  ) -> [Number] {
    let size = MemoryLayout<Word>.size
    return (0..<(bytes.byteCount / size)).map { i in
      number(Word(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: i * size, as: Word.self)))
    }
  }

  /// The little-endian bytes that stand for numbers, each rounded to the nearest of this type.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func bytes<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar]
  ) throws(UnrepresentableNumber) -> [UInt8] {
    switch self {
    case .float64: return try words(numbers, { Double($0).bitPattern }, { _ in true })
    case .float32:
      return try words(numbers, { Float($0).bitPattern }, { Float(bitPattern: $0).isFinite })
    case .bfloat16:
      return try words(
        numbers, { Float.upperHalf(of: Double($0)) }, { Float(upperHalf: $0).isFinite })
    case .float16:
      return try words(
        numbers, { Float.halfPrecision(of: Double($0)) }, { Float(halfPrecision: $0).isFinite })
    default: stop("tensors are written as floating-point numbers, not as \(self)")
    }
  }

  @inline(__always)
  private func words<Word: FixedWidthInteger, Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar], _ word: (Scalar) -> Word, _ isFinite: (Word) -> Bool
  ) throws(UnrepresentableNumber) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * MemoryLayout<Word>.size)
    for number in numbers {
      let word = word(number)
      if number.isFinite && !isFinite(word) { throw UnrepresentableNumber(value: Double(number)) }
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
