import Attempts
import LinearAlgebra

/// Attention through m landmarks, n × e, from queries and keys, n × d, and
/// values, n × e, where m divides n.
public func landmarkAttention(
  query: Matrix<Double>, key: Matrix<Double>, value: Matrix<Double>,
  landmarks m: Int
) throws -> Matrix<Double> {
  let scale = 1 / Double(query.columns).squareRoot()
  let average = Matrix(rows: m, columns: query.rows) { i, j in j / (query.rows / m) == i ? Double(m) / Double(query.rows) : 0 }
  func s(_ x: Matrix<Double>, _ y: Matrix<Double>) -> Matrix<Double> {
    let z = (x * scale) * y.transpose
    let logs = (0..<z.rows).map { i -> Double in
      let row = z[row: i]
      let top = row.max()!
      return top + Double.log(row.reduce(0.0) { $0 + Double.exp($1 - top) })
    }
    return Matrix(rows: z.rows, columns: z.columns) { i, j in Double.exp(z[i, j] - logs[i]) }
  }
  let q = average * query, k = average * key
  let svd = try SVD(s(q, k))
  let inverse = Vector(svd.singularValues.map { $0 <= 1e-12 * svd.singularValues[0] ? 0 : 1 / $0 })
  return (s(query, k) * svd.v.scaled(columnsBy: inverse)) * (svd.u.transpose * (s(q, key) * value))
}
