import Foundation
import LinearAlgebra

/// One fact of a GGUF file: its type, and where its value stands.
///
/// Values are passed over when a file is opened and read when they are asked for, so that nothing is
/// allocated for a count that a file only claims.
struct GGUFFact: Equatable {
  /// The format's types of values.
  enum Kind: UInt32 {
    case uint8, int8, uint16, int16, uint32, int32, float32, bool, string, array, uint64, int64
    case float64

    /// The bytes of a value; nil where it depends on the value.
    var size: Int? {
      switch self {
      case .uint8, .int8, .bool: 1
      case .uint16, .int16: 2
      case .uint32, .int32, .float32: 4
      case .uint64, .int64, .float64: 8
      case .string, .array: nil
      }
    }

    var words: String {
      switch self {
      case .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64: "a whole number"
      case .float32, .float64: "a number"
      case .bool: "true or false"
      case .string: "text"
      case .array: "a list"
      }
    }
  }

  let kind: Kind
  /// The type of a list's items, and how many they are.
  let items: (kind: Kind, count: Int)?
  /// The bytes of the value, a list's without its type and count.
  let place: Range<Int>

  static func == (a: GGUFFact, b: GGUFFact) -> Bool { a.place == b.place && a.kind == b.kind }

  /// Passes over a value, and checks that it is one.
  init(_ scanner: inout GGUFScanner, key: String) throws(GGUFError) {
    kind = try Self.kind(&scanner, key)
    guard kind == .array else {
      items = nil
      let start = scanner.position
      try Self.skip(kind, &scanner, key)
      place = start..<scanner.position
      return
    }
    let item = try Self.kind(&scanner, key)
    if item == .array {
      throw GGUFError(.malformed("\(key) is a list of lists, which is not read here"))
    }
    let promised = try scanner.read(UInt64.self, of: "the fact \(key)")
    let size = item.size ?? MemoryLayout<UInt64>.size  // at least the length of each text
    guard promised <= UInt64(scanner.remaining / size) else {
      throw GGUFError(
        .promisesTooMany("items of \(key)", promised: promised, bytes: scanner.remaining))
    }
    items = (item, Int(promised))
    let start = scanner.position
    if let size = item.size {
      try scanner.skip(Int(promised) * size, of: "the fact \(key)")
    } else {
      for _ in 0..<promised { try Self.skip(item, &scanner, key) }
    }
    place = start..<scanner.position
  }

  private static func kind(_ scanner: inout GGUFScanner, _ key: String) throws(GGUFError) -> Kind {
    let code = try scanner.read(UInt32.self, of: "the fact \(key)")
    guard let kind = Kind(rawValue: code) else {
      throw GGUFError(.malformed("the value of \(key) is of the unknown kind \(code)"))
    }
    return kind
  }

  private static func skip(
    _ kind: Kind, _ scanner: inout GGUFScanner, _ key: String
  ) throws(GGUFError) {
    if let size = kind.size {
      try scanner.skip(size, of: "the fact \(key)")
      return
    }
    let length = try scanner.read(UInt64.self, of: "the fact \(key)")
    guard length <= UInt64(scanner.remaining) else {
      throw GGUFError(.endsInside("the fact \(key)"))
    }
    try scanner.skip(Int(length), of: "the fact \(key)")
  }
}

extension GGUFScanner {
  /// The whole number of a kind, if it is one that `Int` has.
  mutating func integer(_ kind: GGUFFact.Kind, _ key: String) throws(GGUFError) -> Int? {
    switch kind {
    case .uint8: Int(try read(UInt8.self, of: key))
    case .int8: Int(try read(Int8.self, of: key))
    case .uint16: Int(try read(UInt16.self, of: key))
    case .int16: Int(try read(Int16.self, of: key))
    case .uint32: Int(try read(UInt32.self, of: key))
    case .int32: Int(try read(Int32.self, of: key))
    case .uint64: Int(exactly: try read(UInt64.self, of: key))
    case .int64: Int(try read(Int64.self, of: key))
    case .float32, .float64, .bool, .string, .array: nil
    }
  }

  /// The number of a kind, whole or not.
  mutating func number(_ kind: GGUFFact.Kind, _ key: String) throws(GGUFError) -> Double? {
    switch kind {
    case .float32: Double(Float(bitPattern: try read(UInt32.self, of: key)))
    case .float64: Double(bitPattern: try read(UInt64.self, of: key))
    case .uint64: Double(try read(UInt64.self, of: key))
    default: try integer(kind, key).map { Double($0) }
    }
  }
}
