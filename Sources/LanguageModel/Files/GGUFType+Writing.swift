import LinearAlgebra

extension GGUFType {
  /// The bytes of numbers that are a whole number of blocks, rounded as ggml's reference code does.
  ///
  /// The scale of a block is that of its entry of the largest magnitude, for `q4_1` of the distance
  /// between the least entry and the greatest. Codes are rounded by the scale in single precision,
  /// before it is itself rounded to 16 bits.
  ///
  /// - Throws: `UnrepresentableNumber` for a number that is not finite, or has no place in the type.
  func bytes(_ numbers: [Float]) throws(UnrepresentableNumber) -> [UInt8] {
    if let number = numbers.first(where: { !$0.isFinite }) {
      throw UnrepresentableNumber(value: Double(number))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count / blockSize * blockBytes)
    for start in stride(from: 0, to: numbers.count, by: blockSize) {
      try append(numbers[start..<(start + blockSize)], to: &bytes)
    }
    return bytes
  }

  private func append(
    _ block: ArraySlice<Float>, to bytes: inout [UInt8]
  ) throws(UnrepresentableNumber) {
    let first = block[block.startIndex]
    switch self {
    case .f32: bytes.append(littleEndian: first.bitPattern)
    case .f16: try bytes.append(half: first)
    case .bf16:
      let bits = Float.upperHalf(of: Double(first))
      if Float(upperHalf: bits).isInfinite { throw UnrepresentableNumber(value: Double(first)) }
      bytes.append(littleEndian: bits)
    case .q8_0:
      let scale = block.reduce(0) { max($0, $1.magnitude) } / 127
      try bytes.append(half: scale)
      let inverse = Self.inverse(scale)
      for x in block { bytes.append(UInt8(bitPattern: Int8((x * inverse).rounded()))) }
    case .q4_0:
      let largest = block.reduce(0) { $1.magnitude > $0.magnitude ? $1 : $0 }
      let scale = largest / -8
      try bytes.append(half: scale)
      let inverse = Self.inverse(scale)
      Self.appendHalfBytes(block, to: &bytes) { $0 * inverse + 8.5 }
    case .q4_1:
      let (least, greatest) = block.reduce((first, first)) { (min($0.0, $1), max($0.1, $1)) }
      let scale = (greatest - least) / 15
      try bytes.append(half: scale)
      try bytes.append(half: least)
      let inverse = Self.inverse(scale)
      Self.appendHalfBytes(block, to: &bytes) { ($0 - least) * inverse + 0.5 }
    }
  }

  /// What codes are multiplied by; 0 for a block whose entries need no codes.
  private static func inverse(_ scale: Float) -> Float {
    let inverse = 1 / scale
    // A block of numbers below 10⁻³⁸ is zero in 16 bits all the same.
    return inverse.isFinite ? inverse : 0
  }

  private static func appendHalfBytes(
    _ block: ArraySlice<Float>, to bytes: inout [UInt8], _ code: (Float) -> Float
  ) {
    let half = block.count / 2
    for x in block.prefix(half).indices {
      let (low, high) = (code(block[x]), code(block[x + half]))
      bytes.append(UInt8(min(max(low, 0), 15)) | UInt8(min(max(high, 0), 15)) << 4)
    }
  }
}

extension [UInt8] {
  mutating func append(littleEndian word: some FixedWidthInteger) {
    for i in 0..<(word.bitWidth / 8) { append(UInt8(truncatingIfNeeded: word >> (8 * i))) }
  }

  fileprivate mutating func append(half number: Float) throws(UnrepresentableNumber) {
    let bits = Float.halfPrecision(of: Double(number))
    if Float(halfPrecision: bits).isInfinite { throw UnrepresentableNumber(value: Double(number)) }
    append(littleEndian: bits)
  }
}
