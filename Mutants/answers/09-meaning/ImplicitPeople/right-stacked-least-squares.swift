import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  // R from the QR of [Y; sqrt(penalty) I] once, then small stacked problems
  let k = y.columns
  let r = try QR(y.appending(rowsOf: penalty.squareRoot() * Matrix<Double>.identity(k))).r
  var out = Matrix<Double>.zero(rows: counts.rows, columns: k)
  for u in 0..<counts.rows {
    let places = (counts.rowStarts[u]..<counts.rowStarts[u + 1]).filter { counts.values[$0] > 0 }
    if places.isEmpty { continue }
    let films = places.map { Int(counts.columnIndices[$0]) }
    let n = Vector(places.map { counts.values[$0] })
    let f = y[rows: films]
    let b = f.transpose * Vector(n.map { 1 + alpha * $0 })
    let stacked = r.appending(rowsOf: f.scaled(rowsBy: Vector(n.map { (alpha * $0).squareRoot() })))
    let small = try QR(stacked).r
    // smallᵀ small x = b
    var w = b
    for i in 0..<k { for j in 0..<i { w[i] -= small[j, i] * w[j] }; w[i] /= small[i, i] }
    for i in (0..<k).reversed() { for j in (i + 1)..<max(k, i + 1) { w[i] -= small[i, j] * w[j] }; w[i] /= small[i, i] }
    for i in 0..<k { out[u, i] = w[i] }
  }
  return out
}
