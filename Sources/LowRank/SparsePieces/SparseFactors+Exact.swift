public import LinearAlgebra

extension SparseFactors {
  /// Writes a matrix as a product of two sparse factors exactly, with few entries if it shows them.
  ///
  /// ```swift
  /// let factors = try SparseFactors(exactly: w)
  /// factors.nonZeroCount                         // small where w is a product of sparse matrices
  /// (w - Matrix(factors)).frobeniusNorm          // rounding
  /// ```
  ///
  /// A product `AB` is the sum of pieces `aᵢbᵢᵀ`, a column times a row. If both are sparse, a piece fills only
  /// a small block, and many entries of W belong to one piece alone. In such entries rows of W are
  /// proportional: two rows have the same ratio in several columns, which numbers without structure do not.
  /// So ratios that repeat give the pieces away, one after the other; what was hidden below a piece
  /// appears when it is taken off. No budget and no start is needed, and no local minimum is met.
  ///
  /// Of factors with independent places and values all pieces are usually found when each column of A and each row
  /// of B has enough entries to repeat, and W still has entries that belong to one piece alone.
  /// What is not found stays in W, and each row of it, or each column, is kept as a piece with a single one on
  /// its other side. So the product is always W, and the number of entries says what was found.
  ///
  /// Noise hides ratios: a matrix with errors far above rounding has no pieces for this method. Values
  /// that repeat for another reason, such as signs, mislead it.
  ///
  /// Sources: L. Zheng, E. Riccietti and R. Gribonval, "Identifiability in two-layer sparse matrix
  /// factorization", https://arxiv.org/abs/2110.01235, for the sum of pieces and when it is unique;
  /// the search by repeated ratios is this library's own.
  ///
  /// - Parameter w: The matrix W, m × n.
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O(m²·n·log n) for each time that all pairs of rows are compared, usually some ten times.
  public init(exactly w: Matrix<Scalar>) throws(LinearAlgebraError) {
    try w.requireFinite(for: "The search for pieces")
    let unit = PowerOfTwo<Scalar>(notAbove: w.maxNorm)
    let turned = w.rows > w.columns
    let tame = w.divided(by: unit)
    var search = PieceSearch(
      Matrix<Double>(turned ? tame.transposed() : tame),
      rounding: Double(Scalar.ulpOfOne))
    search.run()
    let half = PowerOfTwo<Scalar>(exponent: unit.exponent / 2)
    let found = SparseFactors(
      pieces: search.pieces + search.linesOfRest(),
      rows: turned ? w.columns : w.rows, columns: turned ? w.rows : w.columns,
      units: (half, unit * half.inverse))
    self = turned ? found.transposed() : found
  }

  /// Takes the factors that a matrix shows, if the budget pays for them, and searches otherwise.
  ///
  /// - Parameters:
  ///   - w: The matrix W, m × n.
  ///   - budget: How many entries both factors may have together.
  ///   - inputs: The Gram matrix of the inputs, if they do not count alike.
  ///   - plan: How the factors are searched for.
  /// - Returns: Factors as those of ``init(exactly:)``, filled up to the inner size min(m, n), or those of
  ///   ``init(_:budget:inputs:plan:)``.
  /// - Precondition: `inputs` is n × n.
  /// - Throws: What these two throw.
  /// - Complexity: That of both.
  public static func found(
    for w: Matrix<Scalar>, budget: Int, inputs: Matrix<Scalar>? = nil,
    plan: SparseFactorPlan<Scalar> = SparseFactorPlan()
  ) throws(LinearAlgebraError) -> SparseFactors {
    let (exact, size) = (try SparseFactors(exactly: w), Swift.min(w.rows, w.columns))
    if exact.nonZeroCount <= budget && exact.innerSize <= size {
      return exact.widened(toInnerSize: size)
    }
    return try SparseFactors(w, budget: budget, inputs: inputs, plan: plan)
  }

  private init(
    pieces: [SparsePiece], rows: Int, columns: Int,
    units: (left: PowerOfTwo<Scalar>, right: PowerOfTwo<Scalar>)
  ) {
    var left = Matrix<Scalar>.zero(rows: rows, columns: pieces.count)
    var right = Matrix<Scalar>.zero(rows: pieces.count, columns: columns)
    for (index, piece) in pieces.enumerated() {
      for (row, value) in zip(piece.rows.places, piece.rows.values) {
        left[row, index] = Scalar(value)
      }
      for (column, value) in zip(piece.columns.places, piece.columns.values) {
        right[index, column] = Scalar(value)
      }
    }
    self.init(
      left: SparseMatrix(left.multiplied(by: units.left)),
      right: SparseMatrix(right.multiplied(by: units.right)))
  }

  /// The same product with empty columns and rows between the factors.
  private func widened(toInnerSize size: Int) -> SparseFactors {
    SparseFactors(
      left: SparseMatrix(rows: rows, columns: size, entries: left.entries),
      right: SparseMatrix(rows: size, columns: columns, entries: right.entries))
  }
}
