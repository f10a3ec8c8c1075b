// Gram-Schmidt divides by zero
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let y = a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  var qs: [Vector<Double>] = []
  for j in 0..<count {
    var v = y[column: j]
    for _ in 0..<2 { for q in qs { v -= q.dot(v) * q } }
    qs.append(v / v.norm)
  }
  return Matrix(columns: qs)
}
