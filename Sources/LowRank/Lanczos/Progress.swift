import LinearAlgebra

/// Whether residuals still fall from cycle to cycle.
struct Progress<Scalar: LinearAlgebraScalar> {
  private var least = Scalar.infinity
  private var cyclesSince = 0

  mutating func note(_ residual: Scalar) {
    cyclesSince = residual < 0.9 * least ? 0 : cyclesSince + 1
    least = min(least, residual)
  }

  func isOver(after cycles: Int) -> Bool { cyclesSince >= cycles }
}
