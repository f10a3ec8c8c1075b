public import LinearAlgebra
internal import LowRank

/// The leading part of a singular value decomposition, `A ≈ U Σ Vᵀ`, with U spread as A is.
public struct DistributedSVD<Scalar: LinearAlgebraScalar>: Sendable {
  /// The left singular vectors, m × k, spread by rows.
  public let u: DistributedMatrix<Matrix<Scalar>>
  /// The singular values, largest first, the same on every rank.
  public let singularValues: Vector<Scalar>
  /// The right singular vectors, n × k, the same on every rank.
  public let v: Matrix<Scalar>

  init(
    u: DistributedMatrix<Matrix<Scalar>>, singularValues: Vector<Scalar>, v: Matrix<Scalar>
  ) {
    (self.u, self.singularValues, self.v) = (u, singularValues, v)
  }

  /// Puts the left vectors of all ranks together: for checks and small results.
  public func gathered() throws(DistributedError) -> SVD<Scalar> {
    SVD(u: try u.gathered(), singularValues: singularValues, v: v)
  }
}

extension DistributedSVD {
  /// Computes the leading singular values and vectors from a few products.
  ///
  /// `Y = AΩ` needs no message, since all ranks draw the same `Ω`; TSQR makes Q of it. Each of the q
  /// power iterations replaces Q by the orthonormal factor of `A·orth(AᵀQ)`, in two reductions: the
  /// sum `AᵀQ` and the tree of TSQR. At last `B = QᵀA` is one more sum. Source: Halko, Martinsson and
  /// Tropp, SIAM Review 53, 2011, algorithms 4.4 and 5.1, https://doi.org/10.1137/090771806.
  ///
  /// The result is the same for any number of ranks, to rounding; the largest entry of each right
  /// vector is positive.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n; dense, sparse, or any other operator on each rank.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - powerIterations: The number q of power iterations.
  ///   - seed: The seed of the sketch, the same on all ranks.
  /// - Throws: ``DistributedError`` with `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`, or `LinearAlgebraError.overflow`.
  /// - Precondition: The oversampling and the number of power iterations are at least 0.
  /// - Complexity: 2q + 2 products with ℓ = k + p columns; on rank 0, 4(q + 1)⌈log₂ P⌉ messages, of
  ///   `(q + 1)(ℓ(ℓ + 1)/2 + ℓ²) + (2q + 1)·n·ℓ + (n + ℓ + 1)·k` words a round where each rank has ℓ
  ///   rows or more.
  public init<Local: LinearOperator<Scalar>>(
    randomized a: DistributedMatrix<Local>, rank: Int, oversampling: Int = 10,
    powerIterations: Int = 2, seed: UInt64
  ) throws(DistributedError) {
    demand(powerIterations >= 0, "the number of power iterations is at least 0")
    let size = try a.sketchSize(rank: rank, oversampling: oversampling)
    let omega: Matrix<Scalar> = SharedSketch(seed: seed).columns(rows: a.columns, columns: size)
    var q = try a.product(omega).orthonormalized()
    for _ in 0..<powerIterations {
      let x = try a.combine(try a.localTransposeProduct(q), giving: [(a.columns, size)]) {
        (z) throws(LinearAlgebraError) in [try QR(z).q]
      }
      q = try a.product(x[0]).orthonormalized()
    }
    // The small decomposition is made once: rounding could turn the vectors of equal singular values
    // differently on every rank.
    let inner = try a.combine(
      try a.localTransposeProduct(q), giving: [(size, rank), (rank, 1), (a.columns, rank)]
    ) { (projection) throws(LinearAlgebraError) in
      try SVD(projection).truncated(toRank: rank).exchanged.withDefiniteSigns().asColumns
    }
    let svd = SVD(columns: inner)
    self.init(u: q.times(svd.u), singularValues: svd.singularValues, v: svd.v)
  }

  /// Computes the leading singular values and vectors while each rank looks at its rows only once.
  ///
  /// Two sketches are taken at the same time, `Y = AΩ`, which stays spread, and `W = ΨA`, which is a
  /// sum; then `A ≈ Q (ΨQ)⁺ W`. Source: Tropp, Yurtsever, Udell and Cevher, "Practical sketching
  /// algorithms for low-rank matrix approximation", SIAM J. Matrix Anal. Appl. 38, 2017, algorithm
  /// 7, https://arxiv.org/abs/1609.00048.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of `Y` beyond k; `W` has 2(k + p) + 1 rows.
  ///   - seed: The seed of both sketches, the same on all ranks.
  /// - Throws: ``DistributedError``, as with power iterations.
  /// - Precondition: The oversampling is at least 0.
  /// - Complexity: 6·m·n·(k + p) / P operations for dense rows.
  public init<Local: LinearOperator<Scalar>>(
    singlePass a: DistributedMatrix<Local>, rank: Int, oversampling: Int = 10, seed: UInt64
  ) throws(DistributedError) {
    let size = try a.sketchSize(rank: rank, oversampling: oversampling)
    let sketch = SharedSketch(seed: seed)
    let omega: Matrix<Scalar> = sketch.columns(rows: a.columns, columns: size)
    let psi = a.spread(sketch.rows(a.ownRows, columns: Swift.min(2 * size + 1, a.rows)))
    let y = try a.product(omega)
    let coRange = try a.localTransposeProduct(psi)
    let q = try y.orthonormalized()
    // Both sums in one message: W, and ΨQ below it.
    let terms = coRange.appending(rowsOf: q.local.transpose * psi.local)
    let inner = try a.combine(
      terms, giving: [(size, rank), (rank, 1), (a.columns, rank)]
    ) { (sums) throws(LinearAlgebraError) in
      let (w, test) = (sums[rows: 0..<a.columns], sums[rows: a.columns..<sums.rows])
      let qr = try QR(test.transposed())
      let x = try qr.r.solveTriangular(.upper, (w * qr.q).transposed())
      return try SVD(x).truncated(toRank: rank).withDefiniteSigns().asColumns
    }
    let svd = SVD(columns: inner)
    self.init(u: q.times(svd.u), singularValues: svd.singularValues, v: svd.v)
  }
}

extension DistributedMatrix {
  /// The number of columns of a sketch; refuses a rank that the matrix cannot have.
  func sketchSize(rank: Int, oversampling: Int) throws(DistributedError) -> Int {
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    let most = Swift.min(rows, columns)
    guard (0...most).contains(rank) else {
      throw DistributedError(
        .numbers(.rankOutOfRange(rank: rank, allowed: 0...most)), on: communicator.rank)
    }
    return rank == 0 ? 0 : rank + Swift.min(oversampling, most - rank)
  }

  /// Sums matrices on rank 0, makes something small of the sum there, and gives that to all ranks.
  func combine(
    _ term: Matrix<Scalar>, giving shapes: [(rows: Int, columns: Int)],
    _ make: (Matrix<Scalar>) throws(LinearAlgebraError) -> [Matrix<Scalar>]
  ) throws(DistributedError) -> [Matrix<Scalar>] {
    try communicator.combine(term, giving: shapes, make)
  }

  /// The product with a small matrix that all ranks have.
  func times(_ x: Matrix<Scalar>) -> DistributedMatrix<Matrix<Scalar>> { spread(local.product(x)) }
}

extension SVD {
  /// The factors as three matrices, to be sent.
  var asColumns: [Matrix<Scalar>] { [u, Matrix(column: singularValues), v] }

  /// Makes a decomposition from what ``asColumns`` gives.
  init(columns: [Matrix<Scalar>]) {
    self.init(u: columns[0], singularValues: columns[1][column: 0], v: columns[2])
  }

  /// The decomposition of the transpose.
  var exchanged: SVD { SVD(u: v, singularValues: singularValues, v: u) }
}
