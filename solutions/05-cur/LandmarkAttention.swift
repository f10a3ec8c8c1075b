import Attempts
import LinearAlgebra

/// Attention through m landmarks, n × e, from queries and keys, n × d, and
/// values, n × e, where m divides n.
public func landmarkAttention(
  query: Matrix<Double>, key: Matrix<Double>, value: Matrix<Double>,
  landmarks m: Int
) throws -> Matrix<Double> {
  // answer.begin
  func means(_ a: Matrix<Double>) -> Matrix<Double> {
    let length = a.rows / m
    return Matrix(rows: m, columns: a.columns) { s, j in
      (0..<length).reduce(0) { $0 + a[s * length + $1, j] } / Double(length)
    }
  }
  func weights(_ q: Matrix<Double>, _ k: Matrix<Double>) -> Matrix<Double> {
    let scores = q * k.transpose / Double(q.columns).squareRoot()
    let rows = (0..<scores.rows).map { i -> [Double] in
      let row = scores[row: i]
      let largest = row.max() ?? 0
      let powers = row.map { Double.exp($0 - largest) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }
    return Matrix(rows: rows)
  }
  let (shortQuery, shortKey) = (means(query), means(key))
  let svd = try SVD(weights(shortQuery, shortKey))
  let limit = 1e-12 * (svd.singularValues.first ?? 0)
  let inverses = svd.singularValues.map { $0 > limit ? 1 / $0 : 0 }
  let pooled = weights(shortQuery, key) * value
  let solved =
    svd.v.scaled(columnsBy: Vector(inverses)) * (svd.u.transpose * pooled)
  return weights(query, shortKey) * solved
  // answer.end
}
