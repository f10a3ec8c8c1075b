// columns normalized instead of orthonormal inside
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  func unit(_ y: Matrix<Double>) -> Matrix<Double> {
    y.scaled(columnsBy: Vector((0..<y.columns).map { 1 / y[column: $0].norm }))
  }
  var y = unit(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random))
  for _ in 0..<q { y = unit(a * unit(a.transpose * y)) }
  return try QR(y).q
}
