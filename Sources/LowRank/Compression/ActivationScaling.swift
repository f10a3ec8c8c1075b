public import LinearAlgebra
internal import RealModule

extension LowRankMatrix {
  /// The approximation of rank r that is best when columns count by the size of their inputs.
  ///
  /// A column's weight is `dⱼ = (mean |xⱼ|)^α`. With `D = diag(d)` and the singular value
  /// decomposition `WD = U Σ Vᵀ`, cut to rank r, the factors are `UΣ` and `VᵀD⁻¹`. They minimize
  /// `Σⱼ dⱼ² ‖column j of W − W′‖²`, which is the output error where inputs are uncorrelated and
  /// `dⱼ²` is the mean of `xⱼ²`. Weights below √ε times the largest count as that much, for D has
  /// to be inverted; without any input all count alike. Source: Yuan and others, "ASVD:
  /// activation-aware singular value decomposition for compressing large language models", 2023,
  /// https://arxiv.org/abs/2312.05821.
  ///
  /// - Parameters:
  ///   - weight: The matrix W, m × n.
  ///   - magnitudes: The means of |x|, n numbers, none negative.
  ///   - exponent: The exponent α, at least 0; one half in the paper.
  ///   - rank: The rank r, from 0 to min(m, n).
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.parameterOutOfRange` for an
  ///   exponent below 0, `LinearAlgebraError.notFinite`; as `SVD.init(_:)`.
  /// - Precondition: There is a magnitude for each column, and none is negative.
  /// - Complexity: O(m·n·min(m, n))
  public init(
    activationScaled weight: Matrix<Scalar>, magnitudes: Vector<Double>, exponent: Double = 0.5,
    rank: Int
  ) throws(LinearAlgebraError) {
    demand(
      magnitudes.count == weight.columns,
      "\(magnitudes.count) magnitudes do not fit a weight of \(weight.shape)")
    try Matrix(row: magnitudes).requireFinite(for: "Activation scaling")
    demand(magnitudes.allSatisfy { $0 >= 0 }, "a mean of magnitudes is not negative")
    guard exponent >= 0, exponent.isFinite else {
      throw .parameterOutOfRange(
        parameter: "exponent", value: exponent, allowed: 0...Double.infinity)
    }
    let weights = Self.columnWeights(magnitudes, exponent)
    let svd = try SVD(weight.scaled(columnsBy: weights)).truncated(toRank: rank)
    let factors = LowRankMatrix(svd)
    let inverse = Vector(weights.map { 1 / $0 })
    self.init(left: factors.left, right: factors.right.scaled(columnsBy: inverse))
  }

  private static func columnWeights(
    _ magnitudes: Vector<Double>, _ exponent: Double
  ) -> Vector<Scalar> {
    guard let largest = magnitudes.max(), largest > 0 else {
      return Vector(repeating: 1, count: magnitudes.count)
    }
    // A column that counts for nothing would be divided by zero.
    let floor = Double(Scalar.ulpOfOne).squareRoot()
    return Vector(
      magnitudes.map { Scalar(max(Double.pow($0 / largest, exponent), floor)) })
  }
}
