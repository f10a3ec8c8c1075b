import LinearAlgebra
import RealModule

/// A reflection `H = I − τ v vᵀ` that maps a vector to a multiple of the first unit vector.
enum HouseholderReflection<Scalar: LinearAlgebraScalar> {
  /// Replaces x by `(β, v₂, …)` with `Hx = β e₁` and `v₁ = 1` left out, and returns τ.
  ///
  /// β has the sign that does not cancel against `x₁`. Source: Golub and Van Loan, *Matrix
  /// Computations*, section 5.1.
  static func make(_ x: UnsafeMutablePointer<Scalar>, count: Int) -> Scalar {
    let tail = Kernels<Scalar>.norm(x + 1, count: count - 1)
    if tail == 0 { return 0 }
    let size = max(tail, x[0].magnitude)
    // A subnormal length has few digits, and its reciprocal need not exist.
    if size < .leastNormalMagnitude / .ulpOfOne {
      let unit = PowerOfTwo(notAbove: size)
      for i in 0..<count { x[i] = x[i] / unit }
      let tau = make(x, count: count)
      x[0] = x[0] * unit
      return tau
    }
    let alpha = x[0]
    let length = Scalar.hypot(alpha, tail)
    let beta = alpha > 0 ? -length : length
    Kernels<Scalar>.scale(x + 1, count: count - 1, by: 1 / (alpha - beta))
    x[0] = beta
    return (beta - alpha) / beta
  }
}
