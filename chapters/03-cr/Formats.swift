import LinearAlgebra

/// A relative error as the tables of this chapter show it.
func relative(_ x: Double) -> String { x.formatted(decimals: 3) }

/// A relative error from the square of one, "0" where only rounding is left.
func relativeRoot(_ square: Double) -> String {
  square < 1e-20 ? "0" : relative(square.squareRoot())
}
