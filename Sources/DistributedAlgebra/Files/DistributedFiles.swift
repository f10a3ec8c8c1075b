public import LinearAlgebra

/// A matrix in one `.npy` file, or in many whose rows follow each other, of which each rank reads its
/// own rows.
///
/// The even share of a rank may begin and end within a file. No rank opens more files than its rows
/// are in, and its part of the headers.
public struct DistributedFiles<Scalar: LinearAlgebraScalar>: Sendable {
  /// The group that reads.
  public let communicator: Communicator
  /// The files, in the order of their rows.
  public let paths: [String]
  /// Which rank reads which rows.
  public let split: RowSplit
  /// The number of columns, n.
  public let columns: Int
  /// What this rank reads: stretches of rows of its files.
  let pieces: [Piece]

  /// Some rows of one file.
  struct Piece: Sendable {
    let file: NPYRowBlocks<Scalar>
    let rows: Range<Int>
  }

  /// Finds out how many rows each file has, and opens those of this rank.
  ///
  /// - Parameters:
  ///   - paths: The files, in the order of their rows, the same on all ranks.
  ///   - communicator: The group.
  /// - Throws: ``DistributedError`` with the rank and the file if one is missing, truncated or no
  ///   matrix, or has another number of columns.
  /// - Precondition: There is at least one file.
  /// - Complexity: Each header is read by one rank; one sum of two words a file.
  public init(
    _ paths: [String], on communicator: Communicator
  ) throws(DistributedError) {
    demand(!paths.isEmpty, "a matrix in files needs at least one")
    (self.communicator, self.paths) = (communicator, paths)
    var shapes = [Double](repeating: 0, count: 2 * paths.count)
    for i in stride(from: communicator.rank, to: paths.count, by: communicator.size) {
      let file = try Self.open(paths[i], communicator)
      (shapes[2 * i], shapes[2 * i + 1]) = (Double(file.rows), Double(file.columns))
    }
    shapes = try communicator.sum(shapes)
    columns = Int(shapes[1])
    let heights = stride(from: 0, to: shapes.count, by: 2).map { Int(shapes[$0]) }
    for i in paths.indices where Int(shapes[2 * i + 1]) != columns {
      // The rank that read the header speaks; the others wait to be ended.
      guard i % communicator.size == communicator.rank else { continue }
      throw DistributedError(
        .disagreement(
          "the number of columns: \(paths[i]) has \(Int(shapes[2 * i + 1])), and \(paths[0]) has "
            + "\(columns)"), on: communicator.rank)
    }
    try communicator.meet()
    split = RowSplit(rows: heights.reduce(0, +), ranks: communicator.size)
    pieces = try Self.pieces(
      of: split[communicator.rank], in: RowSplit(counts: heights), paths, communicator)
  }

  private static func pieces(
    of own: Range<Int>, in files: RowSplit, _ paths: [String], _ communicator: Communicator
  ) throws(DistributedError) -> [Piece] {
    var pieces: [Piece] = []
    for (i, path) in paths.enumerated() {
      let common = own.clamped(to: files[i])
      if common.isEmpty { continue }
      let start = files.starts[i]
      pieces.append(
        Piece(
          file: try open(path, communicator),
          rows: (common.lowerBound - start)..<(common.upperBound - start)))
    }
    return pieces
  }

  private static func open(
    _ path: String, _ communicator: Communicator
  ) throws(DistributedError) -> NPYRowBlocks<Scalar> {
    communicator.transport.works(on: path)
    return try DistributedError.file(on: communicator.rank) { () throws(NPYError) in
      try NPYRowBlocks<Scalar>(path)
    }
  }

  /// The number of rows of all files, m.
  public var rows: Int { split.rows }
  /// The shape of the whole in words, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }
}

extension DistributedFiles {
  /// Reads the rows of every rank into its memory.
  ///
  /// - Throws: ``DistributedError`` with the rank and the file.
  /// - Complexity: m·n / P numbers on each rank.
  public func matrix() throws(DistributedError) -> DistributedMatrix<Matrix<Scalar>> {
    let own = split[communicator.rank]
    var parts: [Matrix<Scalar>] = []
    try forEachBlock(of: max(own.count, 1)) { (block) throws(DistributedError) in
      parts.append(block.entries.transposed())
    }
    return DistributedMatrix(
      Matrix(rows: own.count, columns: columns, stacking: parts), split: split, on: communicator)
  }

  /// Some neighboring rows of a file.
  struct Block {
    /// The rows as columns, n × count.
    let entries: Matrix<Scalar>
    /// Where they stand in the file.
    let rows: Range<Int>
    let path: String

    /// The reason that a number made of these rows is not finite.
    var cause: DistributedError.Reason {
      guard let index = entries.elements.firstIndex(where: { !$0.isFinite }) else {
        return .numbers(.overflow(routine: "A product with the rows of \(path)"))
      }
      return .notFinite(
        path: path, row: rows.lowerBound + index / entries.rows, column: index % entries.rows)
    }
  }

  /// Reads the rows of this rank from front to back.
  ///
  /// - Parameters:
  ///   - count: The most rows in a block.
  ///   - body: What is done with each block.
  /// - Throws: ``DistributedError`` with the rank and the file, or what the body throws.
  func forEachBlock(
    of count: Int, _ body: (Block) throws(DistributedError) -> Void
  ) throws(DistributedError) {
    var entries = Matrix<Scalar>.zero(rows: 0, columns: 0)
    for piece in pieces {
      communicator.transport.works(on: piece.file.path)
      for start in stride(from: piece.rows.lowerBound, to: piece.rows.upperBound, by: count) {
        let range = start..<min(start + count, piece.rows.upperBound)
        try DistributedError.file(on: communicator.rank) { () throws(NPYError) in
          try piece.file.read(range, into: &entries)
        }
        try body(Block(entries: entries, rows: range, path: piece.file.path))
      }
    }
  }
}
