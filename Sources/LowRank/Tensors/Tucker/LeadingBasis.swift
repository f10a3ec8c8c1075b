internal import LinearAlgebra

/// How many singular vectors to keep.
enum TruncationRule<Scalar: LinearAlgebraScalar>: Sendable {
  /// This many.
  case rank(Int)
  /// As few as leave at most this sum of squares behind.
  case squaredError(Scalar)
}

/// The leading left singular vectors of a wide matrix, and what is lost without the others.
struct LeadingBasis<Scalar: LinearAlgebraScalar> {
  /// The leading left singular vectors, one per column.
  let vectors: Matrix<Scalar>
  /// The squares of all singular values, largest first.
  let squares: [Scalar]
  /// The sum of the squares of the singular values that are left out.
  let discardedSquares: Scalar

  private init(vectors: Matrix<Scalar>, squares: [Scalar], discardedSquares: Scalar) {
    self.vectors = vectors
    self.squares = squares
    self.discardedSquares = discardedSquares
  }

  /// Finds the basis from the Gram matrix `AAᵀ` where that is accurate enough, and else from the
  /// triangle of `A = LQ`.
  ///
  /// Both `gram` and `triangle` have the left singular vectors of A. The Gram matrix is cheaper, but
  /// its eigenvalues carry an error of n·ε·σ₁², in which small singular values drown.
  init(
    _ rule: TruncationRule<Scalar>, gram: () -> Matrix<Scalar>,
    triangle: () throws(LinearAlgebraError) -> Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    let eigen = try SymmetricEigen(gram())
    let size = eigen.eigenvalues.count
    let squares = eigen.eigenvalues.reversed().map { Swift.max(0, $0) }
    let noise = 1000 * Scalar(size) * .ulpOfOne * squares.reduce(0, +)
    let (rank, lost) = Self.choose(rule, squares)
    let isAccurate =
      switch rule {
      case .rank: lost > noise || rank == size
      case .squaredError(let allowed): allowed > noise
      }
    guard isAccurate else {
      try self.init(rule, SVD(triangle()))
      return
    }
    self.init(
      vectors: eigen.eigenvectors[columns: (0..<rank).map { size - 1 - $0 }], squares: squares,
      discardedSquares: lost)
  }

  /// Takes the basis from a singular value decomposition.
  init(_ rule: TruncationRule<Scalar>, _ svd: SVD<Scalar>) throws(LinearAlgebraError) {
    let squares = svd.singularValues.map { $0 * $0 }
    let (rank, lost) = Self.choose(rule, squares)
    self.init(vectors: svd.u[columns: 0..<rank], squares: squares, discardedSquares: lost)
  }

  /// Finds the basis of a matrix of any shape.
  init(_ rule: TruncationRule<Scalar>, of a: Matrix<Scalar>) throws(LinearAlgebraError) {
    if a.rows < a.columns {
      try self.init(rule, gram: { a.rowGram() }) { () throws(LinearAlgebraError) in
        try a.lowerTriangularFactor()
      }
    } else {
      try self.init(rule, SVD(a))
    }
  }

  private static func choose(
    _ rule: TruncationRule<Scalar>, _ squares: [Scalar]
  ) -> (rank: Int, lost: Scalar) {
    // Tails are summed from the small end, so that no small term is rounded away.
    var tails: [Scalar] = [0]
    for square in squares.reversed() { tails.append(tails[tails.count - 1] + square) }
    tails.reverse()
    switch rule {
    case .rank(let rank):
      return (rank, tails[Swift.min(rank, squares.count)])
    case .squaredError(let allowed):
      let rank = tails.firstIndex { $0 <= allowed } ?? squares.count
      return (rank, tails[rank])
    }
  }
}
