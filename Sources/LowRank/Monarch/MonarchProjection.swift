public import LinearAlgebra

extension MonarchMatrix {
  /// Finds the Monarch matrix closest to a given one in the Frobenius norm.
  ///
  /// The slices of a layout share no entry, so the squared error is the sum of theirs, and each slice has its
  /// own best approximation of rank r: `min ‖A − M‖_F² = Σ_slices Σ_{i>r} σᵢ²`. Both factors carry half of
  /// the scale. Where a slice has several best approximations, one of them is taken.
  ///
  /// For r = 1 only the largest pair of singular vectors of a slice is computed, from powers of the smaller of
  /// its two Gram matrices. Squaring costs digits of the small singular values, which are not wanted. What
  /// is lost by that is of the size of rounding, also where the two largest singular values are close.
  ///
  /// Source: Dao and others, "Monarch", https://arxiv.org/abs/2204.00595, theorem 1.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - layout: How it is cut.
  /// - Precondition: The layout has the matrix's shape.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.didNotConverge`.
  /// - Complexity: O(m·n·s), with s the smaller side of a slice: O(n²√n) for n × n and √n groups and blocks.
  public init(projecting a: Matrix<Scalar>, _ layout: MonarchLayout) throws(LinearAlgebraError) {
    demand(
      layout.rows == a.rows && layout.columns == a.columns,
      "a layout of \(layout.rows) × \(layout.columns) does not cut a matrix of \(a.shape)")
    try a.requireFinite(for: "The Monarch projection")
    if layout.sliceRank == 1 {
      let factors = LeadingPairs(layout).factors(of: a)
      self.init(layout, left: factors.left, right: factors.right)
      return
    }
    var factors = MonarchFactors<Scalar>(layout)
    for group in 0..<layout.rowGroups {
      let pairs = SliceResults<Scalar>(layout.columnBlocks) { block throws(LinearAlgebraError) in
        try a.slice(layout, group: group, block: block).leadingPairs(layout.sliceRank)
      }
      for block in 0..<layout.columnBlocks {
        factors.set(group: group, block: block, to: try pairs[block])
      }
    }
    self.init(layout, left: factors.left, right: factors.right)
  }
}

/// The blocks of both factors, filled slice by slice.
private struct MonarchFactors<Scalar: LinearAlgebraScalar> {
  private(set) var left: Matrix<Scalar>
  private(set) var right: Matrix<Scalar>
  private let layout: MonarchLayout

  init(_ layout: MonarchLayout) {
    self.layout = layout
    left = .zero(rows: layout.sliceRows, columns: layout.innerSize)
    right = .zero(rows: layout.rowGroups * layout.sliceRank, columns: layout.paddedColumns)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  mutating func set(group: Int, block: Int, to pair: LowRankMatrix<Scalar>) {
    let (b, r) = (layout.columnBlocks, layout.sliceRank)
    for rank in 0..<pair.rank {
      let column = (group * r + rank) * b + block
      for i in 0..<pair.rows { left[i, column] = pair.left[i, rank] }
      let first = block * layout.sliceColumns
      for j in 0..<pair.columns { right[group * r + rank, first + j] = pair.right[rank, j] }
    }
  }
}

/// What all threads together made of some slices.
private struct SliceResults<Scalar: LinearAlgebraScalar> {
  typealias Outcome = Result<LowRankMatrix<Scalar>, LinearAlgebraError>

  private var outcomes: [Outcome]

  init(
    _ count: Int,
    _ body: @Sendable (Int) throws(LinearAlgebraError) -> LowRankMatrix<Scalar>
  ) {
    outcomes = Array(repeating: .success(.zero(rows: 0, columns: 0)), count: count)
    outcomes.withUnsafeMutableBufferPointer { outcomes in
      // Each slice writes a place of its own.
      nonisolated(unsafe) let outcomes = outcomes
      Threads.performApart(count) { index in
        outcomes[index] = Outcome { () throws(LinearAlgebraError) in try body(index) }
      }
    }
  }

  subscript(index: Int) -> LowRankMatrix<Scalar> {
    get throws(LinearAlgebraError) { try outcomes[index].get() }
  }
}

extension Matrix {
  /// The best approximation of rank r with factors of equal scale; of a smaller rank where there is none.
  fileprivate func leadingPairs(_ rank: Int) throws(LinearAlgebraError) -> LowRankMatrix<Scalar> {
    let possible = Swift.min(rank, rows, columns)
    return LowRankMatrix(balanced: try SVD(self).truncated(toRank: possible))
  }
}
