// right Gram-Schmidt completed beside its own size
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  let y = a * omega
  let size = y.maxNorm
  var qs: [Vector<Double>] = []
  for j in 0..<count {
    var v = size > 0 ? y[column: j] / size : y[column: j]
    let before = v.norm
    for _ in 0..<3 { for q in qs { v -= q.dot(v) * q } }
    var e = 0
    while v.norm <= 1e-13 * before || v.norm == 0 {
      v = Vector((0..<a.rows).map { $0 == e ? 1 : 0 })
      for _ in 0..<3 { for q in qs { v -= q.dot(v) * q } }
      if v.norm < 0.1 / Double(a.rows).squareRoot() { v = .zero(a.rows) }
      e += 1
    }
    qs.append(v / v.norm)
  }
  return Matrix(columns: qs)
}
