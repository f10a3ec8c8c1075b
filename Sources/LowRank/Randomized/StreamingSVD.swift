public import LinearAlgebra

extension SVD {
  /// Computes the leading singular values and vectors of a matrix on disk that does not fit in
  /// memory.
  ///
  /// Each pass reads the file once, a block of rows at a time. All passes but the last form
  /// `AᵀA X` from both products with the block at hand, so that a pass is a whole power iteration:
  /// `X` spans `(AᵀA)^(passes − 1) Ω` at the end. The last pass forms `Y = AX`, whose decomposition
  /// `U Σ Wᵀ` gives `V = XW`. With a single pass, a sketch of the range and one of the co-range are
  /// taken together, as in ``init(singlePass:rank:oversampling:using:)``. Source: Halko, Martinsson,
  /// Shkolnisky and Tygert, "An algorithm for the principal component analysis of large data sets",
  /// SIAM J. Sci. Comput. 33, 2011, https://doi.org/10.1137/100804139.
  ///
  /// - Parameters:
  ///   - file: The matrix, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - passes: How many times the file is read. Singular values that fall slowly need more.
  ///   - memoryLimit: The most bytes that the factors and blocks may take together. The result
  ///     itself counts: `U` is m × k.
  ///   - generator: The source of randomness.
  /// - Throws: ``StreamError`` with the error of the file, or with
  ///   `LinearAlgebraError.notFinite` that names the row, `LinearAlgebraError.rankOutOfRange`, or
  ///   `LinearAlgebraError.countOutOfRange` for too little memory.
  /// - Precondition: There is at least one pass, and the oversampling is at least 0.
  /// - Complexity: 4·m·n·ℓ operations a pass for ℓ = k + p, and O((m + n)·ℓ) numbers of storage.
  public init(
    streaming file: NPYRowBlocks<Scalar>, rank: Int, oversampling: Int = 10, passes: Int = 3,
    memoryLimit: Int = 256 << 20, using generator: inout some RandomNumberGenerator
  ) throws(StreamError) {
    var stream = try RowStream(
      file, rank: rank, oversampling: oversampling, memoryLimit: memoryLimit)
    self = try stream.decomposition(rank: rank, passes: passes, using: &generator)
  }
}

extension RowStream {
  /// The leading part of the decomposition, by the number of passes that are allowed.
  mutating func decomposition(
    rank: Int, passes: Int, using generator: inout some RandomNumberGenerator
  ) throws(StreamError) -> SVD<Scalar> {
    demand(passes > 0, "a stream is read at least once, not \(passes) times")
    let x = Matrix<Scalar>.gaussian(rows: file.columns, columns: size, using: &generator)
    if passes == 1 { return try singlePass(x, rank: rank, seed: generator.next()) }
    return try manyPasses(x, rank: rank, passes: passes)
  }

  private mutating func manyPasses(
    _ start: Matrix<Scalar>, rank: Int, passes: Int
  ) throws(StreamError) -> SVD<Scalar> {
    var x = start
    for _ in 1..<passes {
      x = try normalProduct(x)
      try StreamError.numbers { () throws(LinearAlgebraError) in try x.orthonormalize() }
    }
    var y = try product(x)
    let svd = try StreamError.numbers { () throws(LinearAlgebraError) in
      try y.tallSVD(rank: rank)
    }
    return SVD(u: svd.u, singularValues: svd.singularValues, v: x * svd.v)
  }

  private mutating func singlePass(
    _ omega: Matrix<Scalar>, rank: Int, seed: UInt64
  ) throws(StreamError) -> SVD<Scalar> {
    var pair = try sketches(omega, seed: seed)
    return try StreamError.numbers { () throws(LinearAlgebraError) in
      try pair.decomposition(rank: rank) { q in coRangeTest(of: q, seed: seed) }
    }
  }
}
