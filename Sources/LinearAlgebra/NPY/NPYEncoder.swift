/// Turns numbers into the bytes behind a header, little-endian.
struct NPYEncoder<Scalar: LinearAlgebraScalar> {
  let type: NPYElementType

  /// The bytes of the numbers, in their order.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func bytes(_ numbers: [Scalar]) throws(NPYError) -> [UInt8] {
    switch type {
    case .bool: try words(numbers) { $0 == 0 ? UInt8(0) : $0 == 1 ? 1 : nil }
    case .int8: try words(numbers) { Int8(exactly: $0) }
    case .int16: try words(numbers) { Int16(exactly: $0) }
    case .int32: try words(numbers) { Int32(exactly: $0) }
    case .int64: try words(numbers) { Int64(exactly: $0) }
    case .uint8: try words(numbers) { UInt8(exactly: $0) }
    case .uint16: try words(numbers) { UInt16(exactly: $0) }
    case .uint32: try words(numbers) { UInt32(exactly: $0) }
    case .uint64: try words(numbers) { UInt64(exactly: $0) }
    case .float16:
      try words(numbers) {
        let rounded = Float.halfPrecision(of: Double($0))
        return Float(halfPrecision: rounded).isInfinite && $0.isFinite ? nil : rounded
      }
    case .float32:
      try words(numbers) {
        let rounded = Float($0)
        return rounded.isInfinite && $0.isFinite ? nil : rounded.bitPattern
      }
    case .float64: try words(numbers) { Double($0).bitPattern }
    }
  }

  @inline(__always)
  private func words<Word: FixedWidthInteger>(
    _ numbers: [Scalar], _ word: (Scalar) -> Word?
  ) throws(NPYError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * MemoryLayout<Word>.size)
    for number in numbers {
      guard let word = word(number)?.littleEndian else {
        throw NPYError(.notRepresentable(value: Double(number), type: type))
      }
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
