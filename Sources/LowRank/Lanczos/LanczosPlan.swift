import LinearAlgebra

/// How many pairs a Lanczos method looks for, how well, and with what room.
struct LanczosPlan<Scalar: LinearAlgebraScalar> {
  let wanted: Int
  /// The residual allowed, relative to the largest value.
  let tolerance: Scalar
  /// The number of columns of a block.
  let width: Int
  /// The number of columns up to which a basis grows.
  let capacity: Int
  let cycles: Int

  /// Checks what a caller asks of an operator.
  init(
    _ wanted: Int, of a: some LinearOperator<Scalar>, tolerance: Scalar?, blockSize: Int,
    cycles: Int
  ) throws(LinearAlgebraError) {
    demand(blockSize >= 1, "a block has at least 1 column, not \(blockSize)")
    demand(tolerance ?? 0 >= 0, "a tolerance is not negative")
    try a.requireRank(wanted)
    let rounding = 2 * Scalar.ulpOfOne * Scalar(max(a.rows, a.columns)).squareRoot()
    (self.wanted, self.cycles) = (wanted, cycles)
    self.tolerance = max(tolerance ?? rounding, rounding)
    width = min(blockSize, a.rows, a.columns)
    capacity = max(2 * wanted + 8 * width + 2, wanted + 40)
  }
}
