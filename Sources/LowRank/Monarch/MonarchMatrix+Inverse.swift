public import LinearAlgebra

extension MonarchMatrix {
  /// The inverse of the transpose, `A⁻ᵀ`, which has the same layout.
  ///
  /// From `A = D_cᵀ L D R` follows `A⁻ᵀ = D_cᵀ L⁻ᵀ D R⁻ᵀ`: both deals are orthogonal, and the inverse of a
  /// block-diagonal matrix is that of its blocks. The inverse itself is this matrix's transpose.
  ///
  /// - Precondition: The blocks are square; see ``MonarchLayout/hasSquareBlocks``.
  /// - Throws: `LinearAlgebraError.singular` if a block has no inverse; then A has none.
  /// - Complexity: O(m·(b·r)² + n·(c·r)²)
  public func inverseTranspose() throws(LinearAlgebraError) -> MonarchMatrix {
    try requireSquareBlocks()
    var lefts: [Matrix<Scalar>] = []
    for group in 0..<layout.rowGroups { lefts.append(try leftBlock(group).inverse().transposed()) }
    var rights: [Matrix<Scalar>] = []
    for block in 0..<layout.columnBlocks {
      rights.append(try rightBlock(block).inverse().transposed())
    }
    return MonarchMatrix(
      layout, left: .sideBySide(lefts, like: left), right: .sideBySide(rights, like: right))
  }

  /// The solution of `Ax = y`, block by block.
  ///
  /// - Precondition: `y.count == rows`, and the blocks are square.
  /// - Throws: `LinearAlgebraError.singular` if a block has no inverse.
  /// - Complexity: O(m·(b·r)² + n·(c·r)²)
  public func solve(_ y: Vector<Scalar>) throws(LinearAlgebraError) -> Vector<Scalar> {
    try solve(Matrix(column: y))[column: 0]
  }

  /// The solution of `AX = Y`, block by block.
  ///
  /// - Precondition: `y.rows == rows`, and the blocks are square.
  /// - Throws: `LinearAlgebraError.singular` if a block has no inverse.
  /// - Complexity: O(m·(b·r)² + n·(c·r)²), and two operations for each stored number and column of Y.
  public func solve(_ y: Matrix<Scalar>) throws(LinearAlgebraError) -> Matrix<Scalar> {
    demand(y.rows == rows, "a right side of \(y.shape) does not fit a matrix of \(shape)")
    try requireSquareBlocks()
    let (c, b, q) = (layout.rowGroups, layout.columnBlocks, layout.columnBlocks * layout.sliceRank)
    var inner = Matrix<Scalar>.zero(rows: layout.innerSize, columns: y.columns)
    for group in 0..<c {
      let part = try leftBlock(group).solve(y[rows: (0..<q).map { $0 * c + group }])
      inner.replaceRows((0..<q).map { group * q + $0 }, by: part)
    }
    var x = Matrix<Scalar>.zero(rows: columns, columns: y.columns)
    let height = c * layout.sliceRank
    for block in 0..<b {
      let part = try rightBlock(block).solve(inner[rows: (0..<height).map { $0 * b + block }])
      x.replaceRows((0..<height).map { block * height + $0 }, by: part)
    }
    return x
  }

  private func requireSquareBlocks() throws(LinearAlgebraError) {
    demand(
      layout.hasSquareBlocks,
      "an inverse needs square blocks, not \(layout.sliceRows) × \(layout.columnBlocks * layout.sliceRank)"
        + " on the left and \(layout.rowGroups * layout.sliceRank) × \(layout.sliceColumns) on the right"
    )
  }
}

extension Matrix {
  fileprivate static func sideBySide(_ blocks: [Matrix], like whole: Matrix) -> Matrix {
    Matrix(
      rows: whole.rows, columns: whole.columns, columnMajor: blocks.flatMap(\.elements))
  }

  fileprivate mutating func replaceRows(_ places: [Int], by rows: Matrix) {
    for j in 0..<columns {
      for (i, place) in places.enumerated() { self[place, j] = rows[i, j] }
    }
  }
}
