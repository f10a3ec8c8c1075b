import Attempts
import LinearAlgebra

/// Attention through m landmarks, n × e, from queries and keys, n × d, and
/// values, n × e, where m divides n.
public func landmarkAttention(
  query: Matrix<Double>, key: Matrix<Double>, value: Matrix<Double>,
  landmarks m: Int
) throws -> Matrix<Double> {
  let c = 1 / Double(query.columns).squareRoot()
  let qt = means(query, m), kt = means(key, m)
  return try soft(query, kt, c) * (pinv(soft(qt, kt, c)) * (soft(qt, key, c) * value))
}

func means(_ x: Matrix<Double>, _ m: Int) -> Matrix<Double> {
  let w = x.rows / m
  return Matrix(rows: m, columns: x.columns) { i, j in (0..<w).reduce(0.0) { $0 + x[i * w + $1, j] } / Double(w) }
}
func soft(_ x: Matrix<Double>, _ y: Matrix<Double>, _ scale: Double) -> Matrix<Double> {
  var s = (x * y.transpose) * scale
  for i in 0..<s.rows {
    let r = s[row: i]
    let top = r.max() ?? 0
    let e = r.map { Double.exp($0 - top) }
    let t = e.reduce(0, +)
    s[row: i] = Vector(e.map { $0 / t })
  }
  return s
}
func pinv(_ a: Matrix<Double>) throws -> Matrix<Double> {
  let s = try SVD(a)
  let limit = 1e-12
  return s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })) * s.u.transpose
}
