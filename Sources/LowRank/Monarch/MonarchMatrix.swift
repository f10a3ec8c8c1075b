public import LinearAlgebra

/// A matrix of full rank for the price of low rank: block-diagonal, dealt, block-diagonal, dealt.
///
/// ```swift
/// let layout = MonarchLayout(rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8)
/// let a = try MonarchMatrix(projecting: w, layout)  // the closest one
/// a.storedNumbers                                   // 1024 of 4096
/// a * x                                             // 2·1024 operations
/// ```
///
/// In formulas `M = D_cᵀ L D R`: R is block-diagonal with b blocks, one for each block of columns; D deals
/// what comes out of them, so that each of the c blocks of L gets r numbers from every block of R; and the
/// last deal puts row i of block γ of L at place `i·c + γ`. That is the same as to say that each slice of the
/// ``MonarchLayout`` has rank at most r.
///
/// Numbers between the factors are counted as the left factor reads them: number `(γr + ρ)b + β` goes from
/// row `γr + ρ` of block β of R to column `ρb + β` of block γ of L. So the slice of group γ and block β is
/// the sum over ρ of that column times that row.
///
/// Source: Dao and others, "Monarch: Expressive structured matrices for efficient and accurate training",
/// ICML 2022, https://arxiv.org/abs/2204.00595, for b = c = √n and r = 1.
public struct MonarchMatrix<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// How the matrix is cut.
  public let layout: MonarchLayout
  /// The c blocks of the left factor side by side, each `m/c × b·r`.
  public let left: Matrix<Scalar>
  /// The b blocks of the right factor side by side, each `c·r × n/b`.
  public let right: Matrix<Scalar>

  /// Wraps the blocks of both factors.
  ///
  /// - Precondition: The matrices have the shapes that the layout asks for.
  public init(_ layout: MonarchLayout, left: Matrix<Scalar>, right: Matrix<Scalar>) {
    demand(
      left.rows == layout.sliceRows && left.columns == layout.innerSize
        && right.rows == layout.rowGroups * layout.sliceRank
        && right.columns == layout.paddedColumns,
      "blocks of \(left.shape) and \(right.shape) together do not make a matrix with \(layout)")
    (self.layout, self.left, self.right) = (layout, left, right)
  }

  /// Makes a matrix whose factors have independent, normally distributed entries.
  public static func gaussian(
    _ layout: MonarchLayout, using generator: inout some RandomNumberGenerator
  ) -> MonarchMatrix {
    let left = Matrix<Scalar>.gaussian(
      rows: layout.sliceRows, columns: layout.innerSize, using: &generator)
    let right = Matrix<Scalar>.gaussian(
      rows: layout.rowGroups * layout.sliceRank, columns: layout.paddedColumns, using: &generator)
    return MonarchMatrix(layout, left: left, right: right)
  }

  /// The number of rows, m.
  public var rows: Int { layout.rows }
  /// The number of columns, n.
  public var columns: Int { layout.columns }
  /// The shape in words, `3 × 4`, as error messages say it.
  public var shape: String { "\(rows) × \(columns)" }
  /// How many numbers both factors hold.
  public var storedNumbers: Int { layout.storedNumbers }

  /// Block γ of the left factor, `m/c × b·r`.
  ///
  /// - Precondition: The group exists.
  public func leftBlock(_ group: Int) -> Matrix<Scalar> {
    demand(
      (0..<layout.rowGroups).contains(group),
      "there is no group \(group) of rows among \(layout.rowGroups)")
    let width = layout.columnBlocks * layout.sliceRank
    return left[columns: (group * width)..<((group + 1) * width)]
  }

  /// Block β of the right factor, `c·r × n/b`.
  ///
  /// - Precondition: The block exists.
  public func rightBlock(_ block: Int) -> Matrix<Scalar> {
    demand(
      (0..<layout.columnBlocks).contains(block),
      "there is no block \(block) of columns among \(layout.columnBlocks)")
    let width = layout.sliceColumns
    return right[columns: (block * width)..<((block + 1) * width)]
  }

  /// The entry in a row and a column, both counted from 0.
  ///
  /// - Complexity: O(r)
  public subscript(row: Int, column: Int) -> Scalar {
    let (group, place) = (row % layout.rowGroups, row / layout.rowGroups)
    let block = column / max(1, layout.sliceColumns)
    let first = group * layout.columnBlocks * layout.sliceRank + block
    return (0..<layout.sliceRank).reduce(0) { sum, rank in
      sum + left[place, first + rank * layout.columnBlocks]
        * right[group * layout.sliceRank + rank, column]
    }
  }
}

extension Matrix {
  /// Multiplies a Monarch matrix out.
  ///
  /// - Complexity: 2·m·n·r operations.
  public init(_ monarch: MonarchMatrix<Scalar>) {
    self = Matrix(monarch.layout) { group, block in monarch.slice(group: group, block: block) }
  }

  /// Puts the slices of a layout in their places, those of filled-up rows and columns cut off.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  init(_ layout: MonarchLayout, slice: (_ group: Int, _ block: Int) -> Matrix) {
    var a = Matrix.zero(rows: layout.rows, columns: layout.columns)
    for block in 0..<layout.columnBlocks {
      for group in 0..<layout.rowGroups {
        let part = slice(group, block)
        let first = block * layout.sliceColumns
        for j in first..<Swift.max(first, Swift.min(first + part.columns, layout.columns)) {
          for i in 0..<part.rows where i * layout.rowGroups + group < layout.rows {
            a[i * layout.rowGroups + group, j] = part[i, j - first]
          }
        }
      }
    }
    self = a
  }

  /// The entries in which a group of rows and a block of columns meet, zeros where either is filled up.
  ///
  /// - Precondition: The layout has the matrix's shape, and the group and the block exist.
  /// - Complexity: O(m/c × n/b)
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func slice(_ layout: MonarchLayout, group: Int, block: Int) -> Matrix {
    demand(
      layout.rows == rows && layout.columns == columns,
      "a layout of \(layout.rows) × \(layout.columns) does not cut a matrix of \(shape)")
    demand(
      (0..<layout.rowGroups).contains(group) && (0..<layout.columnBlocks).contains(block),
      "there is no slice (\(group), \(block)) among \(layout.rowGroups) × \(layout.columnBlocks)")
    let first = block * layout.sliceColumns
    return Matrix(rows: layout.sliceRows, columns: layout.sliceColumns) { i, j in
      let (row, column) = (i * layout.rowGroups + group, first + j)
      return row < rows && column < columns ? self[row, column] : 0
    }
  }
}

extension MonarchMatrix {
  /// The slice of a group of rows and a block of columns, of rank at most r.
  ///
  /// - Precondition: The group and the block exist.
  public func slice(group: Int, block: Int) -> Matrix<Scalar> {
    let (tall, wide) = (leftBlock(group), rightBlock(block))
    let (b, r) = (layout.columnBlocks, layout.sliceRank)
    return tall[columns: (0..<r).map { $0 * b + block }]
      * wide[rows: (group * r)..<((group + 1) * r)]
  }
}
