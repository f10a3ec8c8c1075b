public import LinearAlgebra

extension SVD {
  /// Computes the leading singular values and vectors from a block Krylov space.
  ///
  /// A power iteration keeps only its last block. Here all blocks stay, `Aᵀ Ω`, `(AᵀA) Aᵀ Ω`, …,
  /// `(AᵀA)^q Aᵀ Ω`, made orthonormal as they come, `P = [P₀ … P_q]`; the products `A Pⱼ` that the
  /// next block needs are at the same time the projection `AP`, whose decomposition `U Σ Wᵀ` gives
  /// `V = PW`. With the same number of products the error is smaller than that of
  /// ``init(randomized:rank:oversampling:powerIterations:sketch:using:)``: for a relative error of
  /// 1 + ε the number of iterations is O(log n/√ε) in place of O(log n/ε). Source: Musco and Musco,
  /// "Randomized block Krylov methods for stronger and faster approximate singular value
  /// decomposition", NIPS 2015, https://arxiv.org/abs/1504.05477.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - iterations: The number q of iterations after the first block.
  ///   - blockSize: The number b of columns of a block; k without one. A block may be smaller than
  ///     k, as long as all q + 1 of them together are larger.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: `iterations >= 0`, and the blocks together have at least k columns.
  /// - Complexity: 2q + 2 products with b columns, and O((m + n)·(q·b)²).
  public init(
    blockKrylov a: some LinearOperator<Scalar>, rank: Int, iterations: Int = 2,
    blockSize: Int? = nil, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try a.requireRank(rank)
    let width = Swift.min(blockSize ?? Swift.max(rank, 1), a.rows, a.columns)
    demand(
      iterations >= 0 && width >= 0
        && width.multipliedClamped(by: iterations).addedClamped(width) >= rank,
      "\(iterations + 1) blocks of \(width) columns are too few for a rank of \(rank)")
    guard rank > 0 else {
      self.init(
        u: .zero(rows: a.rows, columns: 0), singularValues: [],
        v: .zero(rows: a.columns, columns: 0))
      return
    }
    let start = Matrix<Scalar>.gaussian(rows: a.rows, columns: width, using: &generator)
    var space = try KrylovSpace(a, start: start)
    for _ in 0..<iterations {
      if space.isComplete { break }
      try space.extend()
    }
    self = try space.decomposition(rank: rank)
  }
}

/// Orthonormal blocks in the row space of a matrix, and their images.
private struct KrylovSpace<A: LinearOperator> {
  private let a: A
  private var basis: Matrix<A.Scalar>
  private var images: Matrix<A.Scalar>
  private let width: Int

  init(_ a: A, start: Matrix<A.Scalar>) throws(LinearAlgebraError) {
    self.a = a
    width = start.columns
    basis = try a.checked(a.transposeProduct(start))
    try basis.orthonormalize()
    images = try a.checked(a.product(basis))
  }

  /// Whether the blocks span all of the row space, as well as rounding lets them.
  private(set) var isComplete = false

  /// Adds the next block, or what of it still fits; where nothing does, improves what there is.
  mutating func extend() throws(LinearAlgebraError) {
    let count = min(width, min(a.rows, a.columns) - basis.columns)
    if count <= 0 {
      try refine()
      return
    }
    var block = images[columns: (images.columns - width)..<images.columns]
    block.condition()
    if count < width { block = block[columns: 0..<count] }
    block = try a.checked(a.transposeProduct(block))
    try block.orthonormalize(against: basis)
    basis = basis.appending(columnsOf: block)
    images = images.appending(columnsOf: try a.checked(a.product(block)))
  }

  /// Replaces a basis that is complete but for rounding by a more exact one, with a power iteration.
  ///
  /// The random start may have been ill-conditioned, and then so much of its rounding is in the basis.
  private mutating func refine() throws(LinearAlgebraError) {
    isComplete = true
    images.condition()
    basis = try a.checked(a.transposeProduct(images))
    try basis.orthonormalize()
    images = try a.checked(a.product(basis))
  }

  /// The leading part of the decomposition of `A P Pᵀ`.
  mutating func decomposition(rank: Int) throws(LinearAlgebraError) -> SVD<A.Scalar> {
    let inner = try images.tallSVD(rank: rank)
    return SVD(u: inner.u, singularValues: inner.singularValues, v: basis * inner.v)
  }
}

extension Matrix {
  /// Replaces the columns by orthonormal ones that are orthogonal to a basis as well, and that with
  /// it span what the columns do.
  ///
  /// - Precondition: The rows are at least as many as the columns of both together.
  mutating func orthonormalize(against basis: Matrix) throws(LinearAlgebraError) {
    self -= basis * (basis.transpose * self)
    try orthonormalize()
    // What was left may have been rounding errors alone, which reach anywhere: mostly back into the
    // basis, so that once more may not do.
    let limit = 4 * Scalar(rows).squareRoot() * .ulpOfOne
    for _ in 0..<2 {
      self -= basis * (basis.transpose * self)
      if orthonormalizeByCholesky(passes: 2) == nil { break }
      if (basis.transpose * self).maxNorm <= limit { return }
    }
    let q = try QR(basis.appending(columnsOf: self)).q
    self = q[columns: basis.columns..<(basis.columns + columns)]
  }
}
