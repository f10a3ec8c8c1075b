public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Takes columns such that no coefficient exceeds a bound, by strong rank-revealing QR.
  ///
  /// From the columns of pivoted QR on, a chosen column is exchanged for another as long as that
  /// multiplies the volume of the chosen ones by more than f. At the end
  /// `|zᵢⱼ| ≤ f` for all entries, and `‖A − CZ‖₂ ≤ √(1 + f²k(n − k))·σₖ₊₁`. Plain pivoting
  /// promises neither: on Kahan's matrix its coefficients grow like `2ᵏ`. Source: Gu and Eisenstat,
  /// "Efficient algorithms for computing a strong rank-revealing QR factorization", SIAM J. Sci.
  /// Comput. 17, 1996, theorem 3.2, https://doi.org/10.1137/0917055.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if the matrix is empty.
  ///   - bound: The number f, at least 1; taken as `1 + √ε` if it is closer to 1 than that.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: 4·m·n·k operations, and 4·m·n + 2·k²·n for each exchange; there are
  ///   `O(k·log_f n)` at most, few or none in practice.
  public init(
    strong a: Matrix<Scalar>, rank: Int, bound: Scalar = 2
  ) throws(LinearAlgebraError) {
    try a.requireSkeletonRank(rank)
    try a.requireFinite(for: "Strong rank-revealing QR")
    guard bound >= 1 && bound.isFinite else {
      throw .parameterOutOfRange(
        parameter: "bound", value: Double(bound), allowed: 1...Double.infinity)
    }
    var panels = PivotedQRPanels(a)
    // Columns that are dependent to working precision have no coefficients that mean anything.
    let tolerance = Scalar(max(a.rows, a.columns)) * .ulpOfOne * (panels.norms.max() ?? 0)
    panels.run(upTo: rank, residual: tolerance * panels.unit)
    var pivoting = StrongPivoting(panels)
    try pivoting.exchange(bound: max(bound, 1 + Scalar.ulpOfOne.squareRoot()))
    self.init(
      a, order: pivoting.order, rank: rank, followers: try pivoting.coefficients())
  }

  /// The factor `√(1 + f²k(n − k))` between `σₖ₊₁` and the largest error that
  /// ``init(strong:rank:bound:)`` can make in the spectral norm.
  ///
  /// - Parameters:
  ///   - rank: The number of chosen columns k.
  ///   - columns: The number of columns n.
  ///   - bound: The number f.
  /// - Returns: The factor.
  public static func strongErrorFactor(
    rank: Int, columns: Int, bound: Scalar = 2
  ) -> Scalar {
    (1 + bound * bound * Scalar(rank) * Scalar(columns - rank)).squareRoot()
  }
}
