public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Takes columns of an operator, of which only products are known.
  ///
  /// Pivoted QR of a sketch `Y = ΩA` chooses the columns J; a product with unit vectors reads them,
  /// `C = A[:, J]`; and one with an orthonormal basis of theirs gives the best coefficients, `Z = C⁺A`.
  /// A sparse matrix stays sparse. Source: Martinsson, Rokhlin and Tygert, "A randomized algorithm for
  /// the decomposition of matrices", Appl. Comput. Harmon. Anal. 30, 2011,
  /// https://doi.org/10.1016/j.acha.2010.02.003, for columns from a sketch.
  ///
  /// - Parameters:
  ///   - a: The operator, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if there is no entry.
  ///   - oversampling: The number p of rows of the sketch beyond k, cut to what fits.
  ///   - generator: The source of randomness.
  /// - Precondition: The oversampling is at least 0.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Complexity: Products with 3k + p columns, and O((m + n)·(k + p)²).
  public init(
    operator a: some LinearOperator<Scalar>, rank: Int, oversampling: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let columns = try a.pivotColumns(rank, oversampling: oversampling, using: &generator)
    let skeleton = try a.checked(a.product(.selecting(columns, of: a.columns)))
    let qr = try TruncatedPivotedQR(taming: skeleton)
    let q = qr.q[columns: 0..<qr.numericalRank]
    let projected = try a.checked(a.transposeProduct(q)).divided(by: qr.unit).transposed()
    let leading = qr.tameR[rows: 0..<q.columns][columns: 0..<q.columns]
    let solved = try leading.coefficients(of: projected)
    self.init(
      columnIndices: columns, skeleton: skeleton,
      coefficients: Self.placed(solved, at: qr.pivots, among: columns, of: a.columns))
  }
}

extension LinearOperator {
  /// The columns that pivoted QR takes first from a sketch of the rows, `ΩA`.
  func pivotColumns(
    _ rank: Int, oversampling: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> [Int] {
    try pivots(rank, oversampling, of: rows, by: transposeProduct, using: &generator)
  }

  /// The rows that pivoted QR takes first from a sketch of the columns, `AΩ`.
  func pivotRows(
    _ rank: Int, oversampling: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> [Int] {
    try pivots(rank, oversampling, of: columns, by: product, using: &generator)
  }

  /// The pivots of the transposed product with Gaussian vectors of some length.
  private func pivots(
    _ rank: Int, _ oversampling: Int, of length: Int,
    by product: (Matrix<Scalar>) -> Matrix<Scalar>,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> [Int] {
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try requireSkeletonRank(rank)
    let size = sketchSize(rank: rank, oversampling: oversampling)
    let omega = Matrix<Scalar>.gaussian(rows: length, columns: size, using: &generator)
    let sketch = try checked(product(omega)).transposed()
    return Array(try TruncatedPivotedQR(taming: sketch, rank: rank).pivots.prefix(rank))
  }
}

extension Matrix {
  /// The unit vectors whose products are chosen columns.
  static func selecting(_ chosen: [Int], of count: Int) -> Matrix {
    var units = Matrix.zero(rows: count, columns: chosen.count)
    for (place, index) in chosen.enumerated() { units[index, place] = 1 }
    return units
  }
}

extension CUR {
  /// Takes columns and rows of an operator, of which only products are known, and the best `U`.
  ///
  /// Columns and rows are the pivots of two sketches, `ΩA` and `AΩ`; products with unit vectors read
  /// them; and `U = C⁺AR⁺`. A sparse matrix stays sparse.
  ///
  /// - Parameters:
  ///   - a: The operator, m × n.
  ///   - rank: The number of columns and of rows, from 1 to min(m, n); 0 only if there is no entry.
  ///   - oversampling: The number p of sketched rows and columns beyond k, cut to what fits.
  ///   - generator: The source of randomness.
  /// - Precondition: The oversampling is at least 0.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Complexity: Products with 5k + 2p columns, and O((m + n)·(k + p)²).
  public init(
    operator a: some LinearOperator<Scalar>, rank: Int, oversampling: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let columns = try a.pivotColumns(rank, oversampling: oversampling, using: &generator)
    let rows = try a.pivotRows(rank, oversampling: oversampling, using: &generator)
    let c = try a.checked(a.product(.selecting(columns, of: a.columns)))
    let r = try a.checked(a.transposeProduct(.selecting(rows, of: a.rows))).transposed()
    try self.init(rows: rows, columns: columns, c: c, r: r) {
      left, right throws(LinearAlgebraError) in
      left.transpose * (try a.checked(a.product(right)))
    }
  }
}
