public import LinearAlgebra

extension SVD {
  /// Computes the leading singular values and vectors while looking at the matrix only once.
  ///
  /// Two sketches are taken at the same time, `Y = AΩ` of the range and `W = ΨA` of the co-range;
  /// `Q` spans `Y`, and `A ≈ Q X` where `X` solves the small problem `(ΨQ) X = W` in the sense of
  /// least squares. It serves where a second look is impossible, and is less accurate than
  /// ``init(randomized:rank:oversampling:powerIterations:sketch:using:)``, most of all where the
  /// singular values fall slowly. Source: Tropp, Yurtsever, Udell and Cevher, "Practical sketching
  /// algorithms for low-rank matrix approximation", SIAM J. Matrix Anal. Appl. 38, 2017, algorithm
  /// 7, https://arxiv.org/abs/1609.00048.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of `Y` beyond k; `W` has 2(k + p) + 1 rows.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: The oversampling is at least 0.
  /// - Complexity: 6·m·n·(k + p) operations for a dense matrix, and O((m + n)·(k + p)²).
  public init(
    singlePass a: some LinearOperator<Scalar>, rank: Int, oversampling: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try a.requireRank(rank)
    let size = a.sketchSize(rank: rank, oversampling: oversampling)
    let omega = Matrix<Scalar>.gaussian(rows: a.columns, columns: size, using: &generator)
    let psi = Matrix<Scalar>.gaussian(
      rows: a.rows, columns: Swift.min(2 * size + 1, a.rows), using: &generator)
    var pair = SketchPair(
      range: try a.checked(a.product(omega)), coRange: try a.checked(a.transposeProduct(psi)))
    self = try pair.decomposition(rank: rank) { q in psi.transpose * q }
  }
}

/// The two sketches of a matrix, `Y = AΩ` and `Wᵀ = AᵀΨᵀ`.
struct SketchPair<Scalar: LinearAlgebraScalar> {
  var range: Matrix<Scalar>
  var coRange: Matrix<Scalar>

  /// The leading part of the decomposition of `Q (ΨQ)⁺ W`, where `Q` spans the first sketch and
  /// takes its place.
  ///
  /// - Parameters:
  ///   - rank: The number of singular values, not more than `Q` has columns.
  ///   - test: Makes `ΨQ` from `Q`.
  /// - Returns: The decomposition.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.singular`.
  mutating func decomposition(
    rank: Int, test: (Matrix<Scalar>) -> Matrix<Scalar>
  ) throws(LinearAlgebraError) -> SVD<Scalar> {
    try range.orthonormalize()
    let test = try QR(test(range))
    // Xᵀ = Wᵀ Q' R⁻ᵀ, tall, so that its own decomposition is cheap.
    var x = try test.r.solveTriangular(.upper, (coRange * test.q).transposed()).transposed()
    let inner = try x.tallSVD(rank: rank)
    return SVD(u: range * inner.v, singularValues: inner.singularValues, v: inner.u)
  }
}
