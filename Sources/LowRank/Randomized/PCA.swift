public import LinearAlgebra

/// The principal components of the rows of a matrix: the leading singular vectors of `A − 1μᵀ`.
///
/// The rows are samples, the columns are features. A dense matrix is centered first. Of any other
/// operator the centered matrix is never formed, so that a sparse matrix stays sparse and a file
/// stays on disk; the mean is then subtracted from products, and where it is longer than `σₖ` by a
/// factor f, as many digits of `σₖ` are lost as f has. Source: Jolliffe, *Principal Component
/// Analysis*, 2002; Halko, Martinsson, Shkolnisky and Tygert, SIAM J. Sci. Comput. 33, 2011,
/// https://doi.org/10.1137/100804139.
public struct PCA<Scalar: LinearAlgebraScalar>: Sendable {
  /// The mean μ of the rows, n entries.
  public let mean: Vector<Scalar>
  /// The leading part of the decomposition of the centered matrix, `A − 1μᵀ ≈ U Σ Vᵀ`.
  public let svd: SVD<Scalar>
  /// The norm `‖A − 1μᵀ‖_F`, whose square is m − 1 times the variance of all columns together; nothing
  /// where it is not known.
  let spread: WideNumber<Scalar>?

  /// The directions in which the rows vary most, one per column, n × k.
  public var components: Matrix<Scalar> { svd.v }

  /// The coordinates of the rows along the components, `UΣ`, m × k.
  public var scores: Matrix<Scalar> { svd.u.scaled(columnsBy: svd.singularValues) }

  /// The sample variances along the components, `σⱼ² / (m − 1)`; 0 for a single row.
  public var variances: Vector<Scalar> {
    Vector(svd.singularValues.map { $0 * $0 / Scalar(Swift.max(1, svd.u.rows - 1)) })
  }

  init(mean: Vector<Scalar>, svd: SVD<Scalar>, spread: WideNumber<Scalar>?) {
    (self.mean, self.svd, self.spread) = (mean, svd, spread)
  }

  /// Finds the components of a matrix or an operator.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number k of components, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - powerIterations: The number q of power iterations.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Complexity: That of the randomized SVD, 2q + 2 products with k + p columns, and one product
  ///   with a vector.
  public init(
    _ a: some LinearOperator<Scalar>, rank: Int, oversampling: Int = 10, powerIterations: Int = 2,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    if let dense = a as? Matrix<Scalar> {
      let (mean, centered) = try dense.centered()
      self.mean = mean
      spread = centered.wideNorm
      svd = try SVD(
        randomized: centered, rank: rank, oversampling: oversampling,
        powerIterations: powerIterations, using: &generator)
      return
    }
    let centered = Centered(a)
    mean = try a.checked(centered.mean)[column: 0]
    svd = try SVD(
      randomized: centered, rank: rank, oversampling: oversampling,
      powerIterations: powerIterations, using: &generator)
    spread = (a as? SparseMatrix<Scalar>)?.norm(without: mean)
  }

  /// Finds the components of a matrix on disk; the mean is found in the first pass.
  ///
  /// - Parameters:
  ///   - file: The matrix, m × n.
  ///   - rank: The number k of components, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k.
  ///   - passes: How many times the file is read.
  ///   - memoryLimit: The most bytes that the factors and blocks may take together.
  ///   - generator: The source of randomness.
  /// - Throws: ``StreamError``, as the streaming SVD.
  /// - Precondition: There is at least one pass, and the oversampling is at least 0.
  /// - Complexity: 4·m·n·ℓ operations a pass for ℓ = k + p, and O((m + n)·ℓ) numbers of storage.
  public init(
    streaming file: NPYRowBlocks<Scalar>, rank: Int, oversampling: Int = 10, passes: Int = 3,
    memoryLimit: Int = 256 << 20, using generator: inout some RandomNumberGenerator
  ) throws(StreamError) {
    var stream = try RowStream(
      file, rank: rank, oversampling: oversampling, isCentered: true, memoryLimit: memoryLimit)
    svd = try stream.decomposition(rank: rank, passes: passes, using: &generator)
    mean = stream.mean?[column: 0] ?? .zero(file.columns)
    spread = nil
  }
}
