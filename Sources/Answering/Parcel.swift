/// Values on their way between two processes, packed as bytes.
///
/// Every value begins with a letter for its type, so that a parcel that was packed otherwise is
/// refused and never misread. Whoever unpacks trusts nothing: a count is compared with the bytes
/// that are there before anything is allocated.
public struct Parcel: Sendable {
  /// The bytes, from the first value to the last.
  package private(set) var bytes: [UInt8]
  private var position = 0

  /// Makes a parcel that is to be packed.
  package init() { bytes = [] }

  /// Makes a parcel that is to be unpacked.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes are still to be unpacked.
  package var remaining: Int { bytes.count - position }

  /// Packs the letter of a type.
  package mutating func pack(mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }

  /// Packs 64 bits, the lowest byte first.
  package mutating func pack(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Packs numbers as they lie in memory, not-a-numbers with their bits.
  package mutating func pack(numbers: [Double]) {
    pack(word: UInt64(numbers.count))
    bytes.reserveCapacity(bytes.count + 8 * numbers.count)
    for number in numbers { pack(word: number.bitPattern) }
  }

  /// Packs bytes and how many they are.
  package mutating func pack(text: some Collection<UInt8>) {
    pack(word: UInt64(text.count))
    bytes.append(contentsOf: text)
  }

  /// Unpacks the letter of a type.
  package mutating func unpack(mark: Unicode.Scalar) throws {
    guard remaining >= 1, bytes[position] == UInt8(ascii: mark) else { throw Damage.otherType }
    position += 1
  }

  /// Unpacks 64 bits.
  package mutating func unpackWord() throws -> UInt64 {
    guard remaining >= 8 else { throw Damage.tooShort }
    defer { position += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  /// Unpacks a count of things that take at least so many bytes each.
  package mutating func unpackCount(ofSize size: Int) throws -> Int {
    let word = try unpackWord()
    guard word <= UInt64(remaining / max(1, size)) else { throw Damage.tooShort }
    return Int(word)
  }

  /// Unpacks numbers.
  package mutating func unpackNumbers() throws -> [Double] {
    let count = try unpackCount(ofSize: 8)
    defer { position += 8 * count }
    return bytes.withUnsafeBytes { all in
      (0..<count).map { index in
        let word = all.loadUnaligned(fromByteOffset: position + 8 * index, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: word))
      }
    }
  }

  /// Unpacks text; bytes that are not UTF-8 become replacement characters.
  package mutating func unpackText() throws -> String {
    let count = try unpackCount(ofSize: 1)
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  /// Expects that everything was unpacked.
  package func expectEnd() throws { if remaining != 0 { throw Damage.tooLong } }

  /// Why a parcel cannot be unpacked.
  package enum Damage: Error, Sendable {
    /// Another type of value was packed.
    case otherType
    /// It ends too early.
    case tooShort
    /// Something is left.
    case tooLong
    /// The values cannot belong together, such as a shape and the number of entries.
    case impossible
  }
}
