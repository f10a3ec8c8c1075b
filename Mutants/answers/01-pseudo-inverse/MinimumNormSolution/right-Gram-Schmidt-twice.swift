// right-Gram-Schmidt twice
import Attempts
import LinearAlgebra

/// The shortest of all solutions of `Ax = b`, where `A` has independent
/// rows.
///
/// - Throws: An error if the rows are dependent to working precision.
public func minimumNormSolution(
  _ a: Matrix<Double>, _ b: Vector<Double>
) throws -> Vector<Double> {
  let (m, n) = (a.rows, a.columns)
  if m > n { throw LinearAlgebraError.singular(pivot: 0) }
  var q: [Vector<Double>] = []
  var r = Matrix<Double>.zero(rows: m, columns: m)
  for j in 0..<m {
    var v = a[row: j]
    for _ in 0..<2 { for i in 0..<j { let t = q[i].dot(v); r[i, j] += t; v -= t * q[i] } }
    r[j, j] = v.norm
    q.append(r[j, j] > 0 ? v / r[j, j] : v)
  }
  let limit = Double(n) * Double.ulpOfOne * (r.diagonal.max() ?? 0)
  if r.diagonal.contains(where: { $0 <= limit }) { throw LinearAlgebraError.singular(pivot: 0) }
  var x = Vector<Double>.zero(n)
  var y: [Double] = []
  for i in 0..<m {
    var t = b[i]
    for j in 0..<i { t -= r[j, i] * y[j] }
    y.append(t / r[i, i])
    x += y[i] * q[i]
  }
  return x
}
