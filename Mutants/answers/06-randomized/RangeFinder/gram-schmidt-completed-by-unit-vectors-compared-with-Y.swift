// right-gram-schmidt-completed-by-unit-vectors
// Wrong: it compares unit vectors with the length of Y, and ends only where that is below 1e12.
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
    let start = y[column: j]
    var v = start
    for _ in 0..<2 { for q in qs { v -= q.dot(v) * q } }
    var e = 0
    while v.norm <= 1e-12 * start.norm || v.norm < 0.1 * (e > 0 ? 1 / Double(a.rows).squareRoot() : 0) {
      v = Vector((0..<a.rows).map { $0 == e ? 1 : 0 })
      e += 1
      for _ in 0..<2 { for q in qs { v -= q.dot(v) * q } }
    }
    qs.append(v / v.norm)
  }
  return Matrix(columns: qs)
}
