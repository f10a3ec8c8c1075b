public import LinearAlgebra

extension Matrix {
  /// Approximates the pseudo-inverse by an iteration that needs nothing but products.
  ///
  /// `Z ← ¼Z(13I − AZ(15I − AZ(7I − AZ)))` from `Z₀ = Aᵀ/(‖A‖₁‖A‖_∞)`. Each step cubes the
  /// residual `I − AZ` in the directions that matter, but while a direction's residual is near 1,
  /// a step only multiplies its part of `Z` by 13/4. Small singular values therefore need many
  /// steps; six, a common choice, reach those with `σ²` above a few thousandths of `‖A‖₁‖A‖_∞`. A
  /// zero matrix gives zero. Source: Razavi, Kerayechian, Gachpazan and Shateyi, "A new iterative
  /// method for finding approximate inverses of complex matrices", Abstr. Appl. Anal. 2014,
  /// https://doi.org/10.1155/2014/563787; used by Xiong et al., https://arxiv.org/abs/2102.03902.
  ///
  /// - Parameter steps: The number of steps, at least 0.
  /// - Returns: The last `Z`, n × m.
  /// - Precondition: The matrix is finite.
  /// - Complexity: 8·m²·n operations for each step.
  public func newtonSchulzPseudoInverse(steps: Int = 6) -> Matrix {
    demand(steps >= 0, "a number of steps is at least 0, not \(steps)")
    let size = oneNorm
    if size == 0 { return .zero(rows: columns, columns: rows) }
    // Two divisions, because the product of the norms can overflow.
    var z = transposed().scaled(by: 1 / size).scaled(by: 1 / infinityNorm)
    let identity = Matrix.identity(rows)
    for _ in 0..<steps {
      let az = self * z
      let inner = 15 * identity - az * (7 * identity - az)
      z = (z * (13 * identity - az * inner)).scaled(by: 0.25)
    }
    return z
  }
}
