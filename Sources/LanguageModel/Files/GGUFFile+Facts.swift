import Foundation
import LinearAlgebra

extension GGUFFile {
  /// Whether the file says anything under a key.
  public func has(_ key: String) -> Bool { facts[key] != nil }

  /// A whole number, whatever its size in the file.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is none.
  public func integer(_ key: String) throws(GGUFError) -> Int {
    try value(key, "a whole number") { scanner, fact throws(GGUFError) in
      try scanner.integer(fact.kind, key)
    }
  }

  /// A number, whole or not.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is none.
  public func number(_ key: String) throws(GGUFError) -> Double {
    try value(key, "a number") { scanner, fact throws(GGUFError) in
      try scanner.number(fact.kind, key)
    }
  }

  /// True or false.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is neither.
  public func flag(_ key: String) throws(GGUFError) -> Bool {
    try value(key, "true or false") { scanner, fact throws(GGUFError) in
      guard fact.kind == .bool else { return nil }
      let byte = try scanner.read(UInt8.self, of: key)
      return byte > 1 ? nil : byte == 1
    }
  }

  /// Text.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is none.
  public func text(_ key: String) throws(GGUFError) -> String {
    try value(key, "text") { scanner, fact throws(GGUFError) in
      fact.kind == .string ? try scanner.text(of: key) : nil
    }
  }

  /// A list of whole numbers.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is none.
  public func integers(_ key: String) throws(GGUFError) -> [Int] {
    try list(key, "a list of whole numbers") { scanner, kind throws(GGUFError) in
      try scanner.integer(kind, key)
    }
  }

  /// A list of numbers.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is none.
  public func numbers(_ key: String) throws(GGUFError) -> [Double] {
    try list(key, "a list of numbers") { scanner, kind throws(GGUFError) in
      try scanner.number(kind, key)
    }
  }

  /// A list of texts.
  ///
  /// - Throws: ``GGUFError`` if there is no such key, or its value is none.
  public func texts(_ key: String) throws(GGUFError) -> [String] {
    try list(key, "a list of texts") { scanner, kind throws(GGUFError) in
      kind == .string ? try scanner.text(of: key) : nil
    }
  }

  /// A fact's type and value as the file has them; nil if there is no such key.
  func encodedFact(_ key: String) -> [UInt8]? {
    guard let fact = facts[key] else { return nil }
    var bytes: [UInt8] = []
    bytes.append(littleEndian: fact.kind.rawValue)
    if let (kind, count) = fact.items {
      bytes.append(littleEndian: kind.rawValue)
      bytes.append(littleEndian: UInt64(count))
    }
    let begin = data.startIndex + fact.place.lowerBound
    return bytes + data[begin..<(begin + fact.place.count)]
  }

  private func value<Value>(
    _ key: String, _ expected: String,
    _ read: (inout GGUFScanner, GGUFFact) throws(GGUFError) -> Value?
  ) throws(GGUFError) -> Value {
    guard let fact = facts[key] else { throw GGUFError(.missingKey(key), path: path) }
    var scanner = GGUFScanner(data).returned(to: fact.place.lowerBound)
    do throws(GGUFError) {
      if let value = try read(&scanner, fact) { return value }
    } catch { throw GGUFError(error.reason, path: path) }
    let found = fact.kind == .uint64 ? "a whole number beyond \(Int.max)" : fact.kind.words
    throw GGUFError(.wrongKind(key: key, expected: expected, found: found), path: path)
  }

  private func list<Item>(
    _ key: String, _ expected: String,
    _ read: (inout GGUFScanner, GGUFFact.Kind) throws(GGUFError) -> Item?
  ) throws(GGUFError) -> [Item] {
    try value(key, expected) { scanner, fact throws(GGUFError) in
      guard let (kind, count) = fact.items else { return nil }
      var items: [Item] = []
      items.reserveCapacity(count)
      for _ in 0..<count {
        guard let item = try read(&scanner, kind) else { return nil }
        items.append(item)
      }
      return items
    }
  }
}
