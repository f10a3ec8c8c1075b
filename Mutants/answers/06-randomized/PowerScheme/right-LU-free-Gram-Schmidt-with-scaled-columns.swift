// right LU-free Gram-Schmidt with scaled columns
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  func orth(_ y: Matrix<Double>) -> Matrix<Double> {
    var y = y
    for j in 0..<y.columns {
      var v = y[column: j] / y[column: j].norm
      for _ in 0..<3 { for i in 0..<j { let w = y[column: i]; v -= w.dot(v) * w }; v = v / v.norm }
      y[column: j] = v
    }
    return y
  }
  var y = orth(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random))
  for _ in 0..<q { y = orth(a * orth(a.transpose * y)) }
  return y
}
