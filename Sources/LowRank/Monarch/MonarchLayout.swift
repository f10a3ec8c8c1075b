import LinearAlgebra

/// How a matrix is cut into slices, each of which a Monarch matrix gives its own low rank.
///
/// Rows are dealt like cards to c groups: row i goes to group `i mod c`. Columns are cut into b blocks of
/// neighbors. A group and a block meet in a slice of about `m/c × n/b` entries. Every entry lies in exactly
/// one of the `b·c` slices.
///
/// ```swift
/// let layout = MonarchLayout(rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8)
/// layout.storedNumbers                                                 // 1024 = 2·64·8
/// MonarchLayout(rows: 64, columns: 64, rowGroups: 1, columnBlocks: 1)  // rank one and nothing else
/// ```
///
/// Where c does not divide m, or b not n, the layout is that of a larger matrix whose last rows or columns
/// are never seen.
public struct MonarchLayout: Equatable, Sendable {
  /// The number of rows, m.
  public let rows: Int
  /// The number of columns, n.
  public let columns: Int
  /// The number c of groups to which the rows are dealt; as many blocks has the left factor.
  public let rowGroups: Int
  /// The number b of blocks into which the columns are cut; as many blocks has the right factor.
  public let columnBlocks: Int
  /// The rank r that each slice may have.
  public let sliceRank: Int

  /// Describes a layout.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, m.
  ///   - columns: The number of columns, n.
  ///   - rowGroups: The number c of groups of rows.
  ///   - columnBlocks: The number b of blocks of columns.
  ///   - sliceRank: The rank r that each slice may have.
  /// - Precondition: There is at least one group and one block, and no size or rank is negative.
  public init(rows: Int, columns: Int, rowGroups: Int, columnBlocks: Int, sliceRank: Int = 1) {
    demand(
      rows >= 0 && columns >= 0 && rowGroups >= 1 && columnBlocks >= 1 && sliceRank >= 0,
      "a \(rows) × \(columns) matrix is not cut into \(rowGroups) groups of rows and "
        + "\(columnBlocks) blocks of columns with slices of rank \(sliceRank)")
    (self.rows, self.columns) = (rows, columns)
    (self.rowGroups, self.columnBlocks) = (rowGroups, columnBlocks)
    self.sliceRank = sliceRank
  }

  /// Describes the layout with about `√m` groups and `√n` blocks: for m = n = k² the numbers are k and k.
  ///
  /// Of the divisors of m and of n it takes those nearest to the roots, so that nothing is filled up; for
  /// a prime number that is 1.
  public init(rows: Int, columns: Int, sliceRank: Int = 1) {
    self.init(
      rows: rows, columns: columns, rowGroups: Self.middleDivisor(of: rows),
      columnBlocks: Self.middleDivisor(of: columns), sliceRank: sliceRank)
  }

  /// The largest divisor that is not above the root.
  package static func middleDivisor(of size: Int) -> Int {
    (1...max(1, size)).prefix { $0 * $0 <= size }.last { size.isMultiple(of: $0) } ?? 1
  }

  /// The rows of a slice, m/c rounded up.
  public var sliceRows: Int { (rows + rowGroups - 1) / rowGroups }
  /// The columns of a slice, n/b rounded up.
  public var sliceColumns: Int { (columns + columnBlocks - 1) / columnBlocks }
  /// The numbers between the two factors, `b·c·r`.
  public var innerSize: Int { rowGroups * columnBlocks * sliceRank }

  /// How many numbers both factors hold: `r·(m·b + n·c)`, of the filled-up sizes.
  public var storedNumbers: Int {
    sliceRank * (paddedRows * columnBlocks + paddedColumns * rowGroups)
  }

  /// The floating-point operations of a product with a vector: two for each stored number.
  public var operationsPerVector: Int { 2 * storedNumbers }

  /// Whether the groups or the blocks do not divide the sizes, so that rows or columns were filled up.
  public var isPadded: Bool { paddedRows != rows || paddedColumns != columns }

  /// Whether all blocks of both factors are square, so that the matrix may have an inverse.
  public var hasSquareBlocks: Bool {
    sliceRows == columnBlocks * sliceRank && sliceColumns == rowGroups * sliceRank && !isPadded
  }

  package var paddedRows: Int { sliceRows * rowGroups }
  package var paddedColumns: Int { sliceColumns * columnBlocks }
}
