public import LinearAlgebra

extension SVD {
  /// Computes the leading singular values and vectors to a tolerance, by Golub-Kahan-Lanczos
  /// bidiagonalization with reorthogonalization and thick restarts.
  ///
  /// Every product with A or Aᵀ adds a block to one of two orthonormal bases, `AV = UB`. The leading
  /// triplets of the small matrix B approach those of A; when the bases are full, they are cut down
  /// to the leading triplets and grow again. A triplet is accepted when `‖Aᵀu − σv‖ ≤ tolerance·σ₁`;
  /// `Av = σu` holds by construction.
  ///
  /// A Krylov space of one vector sees each singular value once, however often it is repeated. Blocks
  /// see as many copies as they have columns; when all triplets are accepted, a random block,
  /// orthogonal to what was found, looks for further copies, and the search ends when it finds none.
  /// Where nothing but rounding, `64·ε·√max(m, n)·σ₁`, is left outside the bases, as it is early when
  /// few singular values are different, the search goes on from a random block as well; a residual is
  /// never promised below that.
  ///
  /// Sources: Golub and Kahan, SIAM J. Numer. Anal. B 2, 1965; Baglama and Reichel, "Augmented
  /// implicitly restarted Lanczos bidiagonalization methods", SIAM J. Sci. Comput. 27, 2005.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - tolerance: The residual allowed, relative to σ₁; near rounding without one.
  ///   - blockSize: The number of columns of a block.
  ///   - cycles: How often the bases may be filled; fewer times if that no longer helps.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.stoodStill` with the number of triplets that were accepted.
  /// - Precondition: The block size is at least 1, and the tolerance is not negative.
  /// - Complexity: In each cycle about k products with A and as many with Aᵀ, and O((m + n)·k²).
  public init(
    lanczos a: some LinearOperator<Scalar>, rank: Int, tolerance: Scalar? = nil,
    blockSize: Int = 4, cycles: Int = 300, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(blockSize >= 1, "a block has at least 1 column, not \(blockSize)")
    demand(tolerance ?? 0 >= 0, "a tolerance is not negative")
    try a.requireRank(rank)
    guard rank > 0 else {
      self.init(
        u: .zero(rows: a.rows, columns: 0), singularValues: [],
        v: .zero(rows: a.columns, columns: 0))
      return
    }
    let rounding = 2 * Scalar.ulpOfOne * Scalar(Swift.max(a.rows, a.columns)).squareRoot()
    var search = LanczosSearch(
      a, rank: rank, tolerance: Swift.max(tolerance ?? rounding, rounding), width: blockSize,
      using: &generator)
    self = try search.run(cycles: cycles, using: &generator)
  }
}

/// The cycles of a restarted Lanczos method.
private struct LanczosSearch<A: LinearOperator> {
  typealias Scalar = A.Scalar

  private var space: GolubKahanSpace<A>
  private let rank: Int
  private let tolerance: Scalar
  private let width: Int
  private let capacity: Int

  init(
    _ a: A, rank: Int, tolerance: Scalar, width: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    let width = min(width, a.rows, a.columns)
    (self.rank, self.tolerance, self.width) = (rank, tolerance, width)
    capacity = max(2 * rank + 8 * width + 2, rank + 40)
    space = GolubKahanSpace(a, width: width, capacity: capacity, using: &generator)
  }

  mutating func run(
    cycles: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> SVD<Scalar> {
    var confirmed: Vector<Scalar>?
    var accepted = 0
    var progress = Progress<Scalar>()
    for _ in 0..<cycles {
      while space.size < capacity && !space.isComplete { try space.expand(using: &generator) }
      let (svd, residuals) = try space.triplets()
      if space.isComplete { return space.decomposition(svd, rank: rank) }
      let largest = svd.singularValues.first ?? 0
      let wanted = residuals.prefix(rank)
      progress.note(wanted.reduce(0, +))
      // What rounding keeps from falling further is as good as it gets.
      let least = progress.isOver(after: 8) ? space.noise : 0
      let bound = max(tolerance * largest, least)
      accepted = wanted.prefix { $0 <= bound }.count
      if accepted < rank {
        if progress.isOver(after: 60) { break }
        confirmed = nil
        let count = min(rank + (capacity - rank) / 3, svd.singularValues.count)
        space.restart(with: svd, keeping: count)
        continue
      }
      let values = svd.singularValues[0..<rank]
      if let confirmed, zip(values, confirmed).allSatisfy({ ($0 - $1).magnitude <= bound }) {
        return space.decomposition(svd, rank: rank)
      }
      // Copies of what was found are invisible from within: look from elsewhere.
      confirmed = values
      progress = Progress()
      space.restart(with: svd, keeping: rank)
      space.replaceNext(width: width, using: &generator)
    }
    throw .stoodStill(
      routine: "Lanczos", found: accepted, wanted: rank, of: "triplets",
      remedy: "allow a larger tolerance, larger blocks or more cycles")
  }
}
