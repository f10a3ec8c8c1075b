/// Reads the entries of a Matrix Market file, those that follow from its symmetry included.
struct MatrixMarketReader<Scalar: LinearAlgebraScalar> {
  /// The number of rows.
  private(set) var rows = 0
  /// The number of columns.
  private(set) var columns = 0
  /// The entries, with indices from 0.
  private(set) var entries: [(row: Int, column: Int, value: Scalar)] = []

  private var scanner: MatrixMarketScanner
  private let header: MatrixMarketHeader
  private var promised = 0

  /// Reads a text that ends with a zero.
  init(_ bytes: UnsafePointer<CChar>, count: Int) throws(MatrixMarketFault) {
    scanner = MatrixMarketScanner(bytes)
    header = try MatrixMarketHeader(scanner.restOfLine())
    try readSizes(fileSize: count)
    switch header.layout {
    case .coordinate: try readCoordinates()
    case .array: try readArray()
    }
    if scanner.skipToNumbers() {
      throw MatrixMarketFault(.tooMany(promised: promised), line: scanner.line)
    }
  }

  private mutating func readSizes(fileSize: Int) throws(MatrixMarketFault) {
    let words = header.layout == .array ? "rows and columns" : "rows, columns and entries"
    guard scanner.skipToNumbers() else {
      throw MatrixMarketFault(.malformed(expected: words, found: "nothing"), line: scanner.line)
    }
    let line = scanner.line
    rows = try scanner.integer(words)
    columns = try scanner.integer(words)
    promised = header.layout == .array ? storedPlaces : try scanner.integer(words)
    try scanner.endLine()
    let isSquare = header.symmetry == .general || rows == columns
    let fits = min(rows, columns) >= 0 && max(rows, columns) <= Int32.max
    let size = "\(rows) × \(columns)"
    if !fits || !isSquare || promised < 0 {
      throw MatrixMarketFault(
        .impossibleSize(header.layout == .array ? size : "\(size) with \(promised) entries"),
        line: line)
    }
    // Every row and column takes memory, entries or not; the text must be long enough to deserve it.
    if max(rows, columns) > max(1 << 24, 4 * fileSize) {
      throw MatrixMarketFault(.oversize(size, bytes: fileSize), line: line)
    }
  }

  /// How many entries an array lists.
  private var storedPlaces: Int {
    switch header.symmetry {
    case .general: rows &* columns
    case .symmetric: rows &* (rows &+ 1) / 2
    case .skewSymmetric: rows &* (rows &- 1) / 2
    }
  }

  private mutating func readCoordinates() throws(MatrixMarketFault) {
    // A lie about the number must not become an allocation.
    entries.reserveCapacity(min(promised, 1 << 20))
    for found in 0..<promised {
      let line = try nextLine(found)
      let row = try scanner.integer("a row, a column and a value")
      let column = try scanner.integer("a row, a column and a value")
      let value = header.field == .pattern ? 1 : try scalar()
      try scanner.endLine()
      if row < 1 || row > rows || column < 1 || column > columns {
        throw MatrixMarketFault(
          .outOfRange(row: row, column: column, rows: rows, columns: columns), line: line)
      }
      let isRedundant =
        switch header.symmetry {
        case .general: false
        case .symmetric: row < column
        case .skewSymmetric: row <= column
        }
      if isRedundant {
        throw MatrixMarketFault(.redundant(row: row, column: column), line: line)
      }
      add(row - 1, column - 1, value)
    }
  }

  private mutating func readArray() throws(MatrixMarketFault) {
    var found = 0
    for column in 0..<columns {
      let first =
        switch header.symmetry {
        case .general: 0
        case .symmetric: column
        case .skewSymmetric: column + 1
        }
      for row in stride(from: first, to: rows, by: 1) {
        _ = try nextLine(found)
        let value = try scalar()
        try scanner.endLine()
        if value != 0 { add(row, column, value) }
        found += 1
      }
    }
  }

  private mutating func nextLine(_ found: Int) throws(MatrixMarketFault) -> Int {
    guard scanner.skipToNumbers() else {
      throw MatrixMarketFault(.tooFew(promised: promised, found: found), line: scanner.line)
    }
    return scanner.line
  }

  private mutating func scalar() throws(MatrixMarketFault) -> Scalar {
    var rest = scanner
    let number = try scanner.real("a value")
    let value = Scalar(number)
    if value.isInfinite, let written = rest.word(), !written.lowercased().contains("inf") {
      throw MatrixMarketFault(.beyondRange(written), line: scanner.line)
    }
    return value
  }

  private mutating func add(_ row: Int, _ column: Int, _ value: Scalar) {
    entries.append((row, column, value))
    if row == column || header.symmetry == .general { return }
    entries.append((column, row, Scalar(header.symmetry == .symmetric ? value : -value)))
  }
}
