public import LinearAlgebra

/// A value that can go from one process to another and arrive bit for bit.
public protocol Portable {
  /// Packs the value.
  func pack(into parcel: inout Parcel)
  /// Unpacks a value, or throws if the parcel holds something else.
  init(from parcel: inout Parcel) throws
}

extension Int: Portable {
  /// Packs the number.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "i")
    parcel.pack(word: UInt64(bitPattern: Int64(self)))
  }

  /// Unpacks a number.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "i")
    self = Int(Int64(bitPattern: try parcel.unpackWord()))
  }
}

extension Double: Portable {
  /// Packs the bits of the number.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "d")
    parcel.pack(word: bitPattern)
  }

  /// Unpacks a number.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "d")
    self = Double(bitPattern: try parcel.unpackWord())
  }
}

extension Bool: Portable {
  /// Packs the truth value.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "b")
    parcel.pack(word: self ? 1 : 0)
  }

  /// Unpacks a truth value.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "b")
    self = try parcel.unpackWord() != 0
  }
}

extension String: Portable {
  /// Packs the text.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "s")
    parcel.pack(text: utf8)
  }

  /// Unpacks a text.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "s")
    self = try parcel.unpackText()
  }
}

extension Array: Portable where Element: Portable {
  /// Packs the elements.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "a")
    parcel.pack(word: UInt64(count))
    for element in self { element.pack(into: &parcel) }
  }

  /// Unpacks the elements.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "a")
    let count = try parcel.unpackCount(ofSize: 1)
    self = try (0..<count).map { _ in try Element(from: &parcel) }
  }
}

/// Two values that travel together: tuples themselves cannot.
public struct Pair<First: Portable, Second: Portable>: Portable {
  /// The first value.
  public let first: First
  /// The second value.
  public let second: Second

  /// Puts two values together.
  public init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }

  /// Packs both values.
  public func pack(into parcel: inout Parcel) {
    first.pack(into: &parcel)
    second.pack(into: &parcel)
  }

  /// Unpacks both values.
  public init(from parcel: inout Parcel) throws {
    first = try First(from: &parcel)
    second = try Second(from: &parcel)
  }
}

extension SplitMix64: Portable {
  /// Packs the state, so that the sequence goes on where it stands.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "g")
    parcel.pack(word: state)
  }

  /// Unpacks a generator.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "g")
    self.init(seed: try parcel.unpackWord())
  }
}
