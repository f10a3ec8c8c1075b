public import LinearAlgebra
internal import RealModule

extension Matrix {
  /// Approximates the pseudo-inverse by an iteration that needs nothing but products.
  ///
  /// `Z ← ¼Z(13I − AZ(15I − AZ(7I − AZ)))` from `Z₀ = Aᵀ/(‖A‖₁‖A‖_∞)`. Each step cubes the
  /// residual `I − AZ` in the directions that matter, but while a direction's residual is near 1,
  /// a step only multiplies its part of `Z` by 13/4. Small singular values therefore need many
  /// steps; six, a common choice, reach those with `σ²` above a few thousandths of `‖A‖₁‖A‖_∞`. A
  /// zero matrix gives zero.
  ///
  /// The same factor 13/4 multiplies what rounding has put outside the row and column spaces, where
  /// `AZ` is zero and nothing takes it away: left alone, the iteration of a rank-deficient matrix
  /// converges and then diverges. Both grow alike, so that a singular value above rounding still stands
  /// out; the iteration ends before a step that changes no more than rounding can have become.
  ///
  /// Source: Razavi, Kerayechian, Gachpazan and Shateyi, "A new iterative method for finding
  /// approximate inverses of complex matrices", Abstr. Appl. Anal. 2014,
  /// https://doi.org/10.1155/2014/563787; used by Xiong et al., https://arxiv.org/abs/2102.03902.
  ///
  /// - Parameter steps: The most steps, at least 0.
  /// - Returns: The last `Z`, n × m.
  /// - Precondition: The matrix is finite.
  /// - Complexity: 8·m²·n operations for each step.
  public func newtonSchulzPseudoInverse(steps: Int = 6) -> Matrix {
    demand(steps >= 0, "a number of steps is at least 0, not \(steps)")
    let unit = PowerOfTwo(notAbove: maxNorm)
    let a = divided(by: unit)
    let size = a.oneNorm
    if size == 0 { return .zero(rows: columns, columns: rows) }
    var z = a.transposed().scaled(by: 1 / size).scaled(by: 1 / a.infinityNorm)
    let identity = Matrix.identity(rows)
    var noise = GrowingNoise(of: a)
    for _ in 0..<steps {
      let az = a * z
      let inner = 15 * identity - az * (7 * identity - az)
      let next = (z * (13 * identity - az * inner)).scaled(by: 0.25)
      noise.grow(after: z)
      if (next - z).frobeniusNorm <= noise.size { break }
      z = next
    }
    return z.divided(by: unit)
  }
}

/// How large rounding errors can have become in an iterate `Z`.
private struct GrowingNoise<Scalar: LinearAlgebraScalar> {
  private(set) var size: Scalar = 0
  private let norm: Scalar
  private let perProduct: Scalar

  init(of a: Matrix<Scalar>) {
    norm = a.frobeniusNorm
    // Independent rounding errors of mean zero put a sum of n products off by λ√n·ε/2 of its terms'
    // size, less and less likely as λ grows: Higham and Mary, "A new approach to probabilistic rounding
    // error analysis", SIAM J. Sci. Comput. 41, 2019, https://doi.org/10.1137/18M1226312. Here λ = 2.
    perProduct = Scalar(max(a.rows, a.columns)).squareRoot() * .ulpOfOne
  }

  /// Adds a step: what there was grows 13/4-fold, and the products of the step add their own.
  ///
  /// An error E of `AZ` changes the last factor, ¼(13 − 15s + 7s² − s³) at s = `AZ`, by no more than
  /// ¼(15 + 14 + 3)‖E‖ = 8‖E‖, and ‖E‖ is of the size of ‖A‖‖Z‖.
  mutating func grow(after z: Matrix<Scalar>) {
    let length = z.frobeniusNorm
    size = 3.25 * size + 8 * perProduct * norm * length * length
  }
}
