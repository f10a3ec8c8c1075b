import LinearAlgebra

/// Changes whole files as disks, networks, editors and enemies do.
struct Damage {
  private var generator: SplitMix64

  init(_ generator: SplitMix64) { self.generator = generator }

  private static let numbers = [
    "0", "-1", "1", "2147483647", "2147483648", "4294967296", "9223372036854775807",
    "9223372036854775808", "99999999999999999999", "1e999", "-0", "nan", "1e-999", "0x7f",
  ]
  private static let bytes: [UInt8] = [
    0, 1, 9, 10, 13, 32, 34, 44, 45, 48, 57, 91, 93, 123, 127, 128, 255,
  ]

  /// A file with a few changes.
  mutating func damaged(_ wholes: [[UInt8]]) -> [UInt8] {
    var file = wholes[below(wholes.count)]
    for _ in 0...below(4) where !file.isEmpty { change(&file, wholes) }
    return file
  }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func stretch(of file: [UInt8]) -> Range<Int> {
    let start = below(file.count)
    return start..<min(file.count, start + 1 + below(16))
  }

  private mutating func change(_ file: inout [UInt8], _ wholes: [[UInt8]]) {
    switch below(8) {
    case 0: file[below(file.count)] ^= 1 << UInt8(below(8))
    case 1: file[below(file.count)] = Self.bytes[below(Self.bytes.count)]
    case 2: file.removeSubrange(stretch(of: file))
    case 3:
      let repeated = file[stretch(of: file)]
      file.insert(contentsOf: repeated, at: below(file.count))
    case 4: file.removeLast(below(file.count))
    case 5:
      let other = wholes[below(wholes.count)]
      let start = below(file.count)
      file.replaceSubrange(start..., with: other.dropFirst(min(start, other.count)))
    case 6: overwrite(&file)
    default: replaceNumber(in: &file)
    }
  }

  /// Puts a whole number of two, four or eight bytes somewhere, in either order.
  private mutating func overwrite(_ file: inout [UInt8]) {
    let size = [2, 4, 8][below(3)]
    let value: UInt64 = [0, 1, 0x7FFF_FFFF, 0xFFFF_FFFF, .max, 0x8000_0000][below(6)]
    var word = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    if below(2) == 0 { word.reverse() }
    let start = below(file.count)
    for (offset, byte) in word.enumerated() where start + offset < file.count {
      file[start + offset] = byte
    }
  }

  private mutating func replaceNumber(in file: inout [UInt8]) {
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte }
    let start = below(file.count)
    guard let first = file[start...].firstIndex(where: isDigit) else { return }
    let end = file[first...].firstIndex { !isDigit($0) } ?? file.count
    file.replaceSubrange(first..<end, with: Self.numbers[below(Self.numbers.count)].utf8)
  }
}

/// Makes the sums of a damaged PNG right, so that the damage reaches what reads the picture.
enum PNGChecksums {
  /// Corrects every second file.
  static func corrected(_ file: [UInt8], in number: Int) -> [UInt8] {
    if number.isMultiple(of: 2) { return file }
    var (file, place) = (file, 8)
    while place + 12 <= file.count {
      let length = file[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= file.count - place - 12 else { break }
      let sum = crc(file[(place + 4)..<(place + 8 + length)])
      for i in 0..<4 {
        file[place + 8 + length + i] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * UInt32(i)))
      }
      place += length + 12
    }
    return file
  }

  private static func crc(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return ~sum
  }
}
