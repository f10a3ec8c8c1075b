/// The scales of the blocks of a quantized matrix, one for each, in single precision or in 8 bits.
///
/// In 8 bits, their mean is taken away, and what is left is quantized in groups of 256 by the list
/// ``dynamicMap``: "double quantization". Source: Dettmers and others, "8-bit optimizers via
/// block-wise quantization", 2022, https://arxiv.org/abs/2110.02861; `create_dynamic_map` in
/// bitsandbytes.
enum BlockScales: Equatable, Sendable {
  case single([Float])
  case eightBit(codes: [UInt8], groupScales: [Float], mean: Float)

  private static let groupSize = 256

  /// Stores scales.
  init(_ scales: [Float], inEightBits: Bool) {
    guard inEightBits, !scales.isEmpty else {
      self = .single(scales)
      return
    }
    let mean = Float(scales.reduce(0) { $0 + Double($1) } / Double(scales.count))
    let rest = scales.map { $0 - mean }
    var (codes, groupScales): ([UInt8], [Float]) = ([], [])
    for start in stride(from: 0, to: rest.count, by: Self.groupSize) {
      let group = rest[start..<min(start + Self.groupSize, rest.count)]
      let scale = group.reduce(0) { max($0, $1.magnitude) }
      groupScales.append(scale)
      codes += group.map {
        Self.dynamicMap.code(nearestTo: scale == 0 ? 0 : Double($0) / Double(scale))
      }
    }
    self = .eightBit(codes: codes, groupScales: groupScales, mean: mean)
  }

  /// The scales as they come back out of storage.
  var values: [Float] {
    switch self {
    case .single(let scales): scales
    case .eightBit(let codes, let groupScales, let mean):
      codes.indices.map { i in
        Float(Self.dynamicMap.values[Int(codes[i])]) * groupScales[i / Self.groupSize] + mean
      }
    }
  }

  /// The number of bytes that are stored.
  var byteCount: Int {
    switch self {
    case .single(let scales): 4 * scales.count
    case .eightBit(let codes, let groupScales, _): codes.count + 4 * groupScales.count + 4
    }
  }

  /// 256 numbers from −1 to 1, denser toward 0.
  ///
  /// For each power of ten from 10⁻⁶ to 1 the range from a tenth of it to all of it is cut into
  /// 1, 2, 4, … 64 parts, whose midpoints are in the list with both signs; so are 0 and 1.
  static let dynamicMap: Codebook = {
    var (values, power) = ([0.0, 1], 1e-6)
    for i in 0..<7 {
      let parts = 1 << i
      for part in 0..<parts {
        let midpoint = power * (0.1 + 0.9 * (Double(part) + 0.5) / Double(parts))
        values += [midpoint, -midpoint]
      }
      power *= 10
    }
    return Codebook(values)
  }()
}
