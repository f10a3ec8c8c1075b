public import LinearAlgebra

extension Vector: Portable where Scalar == Double {
  /// Packs the entries.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "v")
    parcel.pack(numbers: elements)
  }

  /// Unpacks a vector.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "v")
    self.init(try parcel.unpackNumbers())
  }
}

extension Matrix: Portable where Scalar == Double {
  /// Packs the shape and the entries.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "m")
    parcel.pack(word: UInt64(rows))
    parcel.pack(word: UInt64(columns))
    parcel.pack(numbers: elements)
  }

  /// Unpacks a matrix.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "m")
    let sizes = [try parcel.unpackWord(), try parcel.unpackWord()]
    let elements = try parcel.unpackNumbers()
    let shape = try Parcel.shape(sizes, holding: elements.count)
    self.init(rows: shape[0], columns: shape[1], columnMajor: elements)
  }
}

extension Tensor: Portable where Scalar == Double {
  /// Packs the sizes and the entries.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "t")
    parcel.pack(word: UInt64(sizes.count))
    for size in sizes { parcel.pack(word: UInt64(size)) }
    parcel.pack(numbers: elements)
  }

  /// Unpacks a tensor.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "t")
    let order = try parcel.unpackCount(ofSize: 8)
    let sizes = try (0..<order).map { _ in try parcel.unpackWord() }
    let elements = try parcel.unpackNumbers()
    self.init(
      sizes: try Parcel.shape(sizes, holding: elements.count), columnMajor: elements)
  }
}

extension SparseMatrix: Portable where Scalar == Double {
  /// Packs the shape and the entries that are kept.
  public func pack(into parcel: inout Parcel) {
    parcel.pack(mark: "z")
    parcel.pack(word: UInt64(rows))
    parcel.pack(word: UInt64(columns))
    parcel.pack(word: UInt64(nonZeroCount))
    for entry in entries {
      parcel.pack(word: UInt64(entry.row))
      parcel.pack(word: UInt64(entry.column))
      parcel.pack(word: entry.value.bitPattern)
    }
  }

  /// Unpacks a sparse matrix.
  public init(from parcel: inout Parcel) throws {
    try parcel.unpack(mark: "z")
    let (rows, columns) = (try parcel.unpackWord(), try parcel.unpackWord())
    // A row costs memory even where nothing is kept in it.
    let bound = UInt64(1 << 24)
    guard rows <= bound && columns <= bound else { throw Parcel.Damage.impossible }
    let count = try parcel.unpackCount(ofSize: 24)
    var entries: [(row: Int, column: Int, value: Double)] = []
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let (row, column) = (try parcel.unpackWord(), try parcel.unpackWord())
      guard row < rows && column < columns else { throw Parcel.Damage.impossible }
      entries.append((Int(row), Int(column), Double(bitPattern: try parcel.unpackWord())))
    }
    self.init(rows: Int(rows), columns: Int(columns), entries: entries)
  }
}

extension Parcel {
  /// Sizes whose product is a number of entries, or an error.
  fileprivate static func shape(_ sizes: [UInt64], holding count: Int) throws -> [Int] {
    // Without entries, the sizes beside the zero are bounded by nothing else.
    guard sizes.allSatisfy({ $0 <= UInt64(1 << 40) }) else { throw Damage.impossible }
    var product = 1
    for size in sizes {
      let (next, overflow) = product.multipliedReportingOverflow(by: Int(size))
      guard !overflow else { throw Damage.impossible }
      product = next
    }
    guard product == count else { throw Damage.impossible }
    return sizes.map(Int.init)
  }
}
