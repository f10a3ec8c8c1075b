public import LinearAlgebra

/// The principal components of the rows of a matrix that is spread by rows.
///
/// They are the leading singular vectors of `A − 1μᵀ`, with μ the mean of all rows. No rank forms
/// this difference. Source: Jolliffe, *Principal Component Analysis*, 2002.
public struct DistributedPCA<Scalar: LinearAlgebraScalar>: Sendable {
  /// The mean μ of all rows, n entries, the same on every rank.
  public let mean: Vector<Scalar>
  /// The leading part of the decomposition of the centered matrix, `A − 1μᵀ ≈ U Σ Vᵀ`.
  public let svd: DistributedSVD<Scalar>

  /// Finds the components.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n; dense, sparse, or any other operator on each rank.
  ///   - rank: The number k of components, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - powerIterations: The number q of power iterations.
  ///   - seed: The seed of the sketch, the same on all ranks.
  /// - Throws: ``DistributedError``, as the randomized decomposition.
  /// - Complexity: That of ``DistributedSVD/init(randomized:rank:oversampling:powerIterations:seed:)``
  ///   and one sum of n words.
  public init<Local: LinearOperator<Scalar>>(
    _ a: DistributedMatrix<Local>, rank: Int, oversampling: Int = 10, powerIterations: Int = 2,
    seed: UInt64
  ) throws(DistributedError) {
    let mean = try a.meanOfRows()
    self.mean = mean[column: 0]
    let centered = DistributedMatrix(
      CenteredShare(a.local, mean: mean), split: a.split, on: a.communicator)
    svd = try DistributedSVD(
      randomized: centered, rank: rank, oversampling: oversampling,
      powerIterations: powerIterations, seed: seed)
  }

  /// The directions in which the rows vary most, one per column, n × k.
  public var components: Matrix<Scalar> { svd.v }

  /// The sample variances along the components, `σⱼ² / (m − 1)`; 0 for a single row.
  public var variances: Vector<Scalar> {
    Vector(svd.singularValues.map { $0 * $0 / Scalar(Swift.max(1, svd.u.rows - 1)) })
  }

  /// The coordinates of the rows along the components, `UΣ`, m × k, spread by rows.
  public var scores: DistributedMatrix<Matrix<Scalar>> {
    svd.u.spread(svd.u.local.scaled(columnsBy: svd.singularValues))
  }
}

extension DistributedMatrix {
  /// The mean of the rows of all ranks, n × 1, in one sum of n words; zero without rows.
  public func meanOfRows() throws(DistributedError) -> Matrix<Scalar> {
    let ones = Matrix<Scalar>(rows: local.rows, columns: 1, repeating: 1)
    // Divided before they are added, so that no sum overflows where the mean does not.
    let term = try checked(
      local.transposeProduct(ones.scaled(by: 1 / Scalar(Swift.max(1, rows)))))
    return try communicator.sum(term)
  }
}
