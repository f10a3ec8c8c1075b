/// The type of the numbers in an `.npy` file, by NumPy's name.
public enum NPYElementType: String, CaseIterable, Sendable {
  /// One byte, 0 or 1.
  case bool
  /// A signed whole number of one byte.
  case int8
  /// A signed whole number of two bytes.
  case int16
  /// A signed whole number of four bytes.
  case int32
  /// A signed whole number of eight bytes.
  case int64
  /// A whole number of one byte, without a sign.
  case uint8
  /// A whole number of two bytes, without a sign.
  case uint16
  /// A whole number of four bytes, without a sign.
  case uint32
  /// A whole number of eight bytes, without a sign.
  case uint64
  /// A floating-point number of two bytes, with 11 significant bits up to 65,504.
  case float16
  /// A floating-point number of four bytes, Swift's `Float`.
  case float32
  /// A floating-point number of eight bytes, Swift's `Double`.
  case float64

  /// The kind and the size as the header spells them, `f8`.
  var code: String {
    switch self {
    case .bool: "b1"
    case .int8: "i1"
    case .int16: "i2"
    case .int32: "i4"
    case .int64: "i8"
    case .uint8: "u1"
    case .uint16: "u2"
    case .uint32: "u4"
    case .uint64: "u8"
    case .float16: "f2"
    case .float32: "f4"
    case .float64: "f8"
    }
  }

  /// The number of bytes of one element.
  var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// The letters by which NumPy knows this type.
  private var letters: String {
    switch self {
    case .bool: "?"
    case .int8: "b"
    case .int16: "h"
    case .int32: "i"
    case .int64: "lq"
    case .uint8: "B"
    case .uint16: "H"
    case .uint32: "I"
    case .uint64: "LQ"
    case .float16: "e"
    case .float32: "f"
    case .float64: "d"
    }
  }

  /// The type of a spelling that NumPy reads, without the mark of the byte order: `f8`, `float64`
  /// or `d`.
  init?(spelling: String) {
    let type = Self.allCases.first {
      spelling == $0.code || spelling == $0.rawValue
        || spelling.count == 1 && $0.letters.contains(spelling)
    }
    guard let type else { return nil }
    self = type
  }
}
