import Attempts
import LinearAlgebra

/// Attention through m landmarks, n × e, from queries and keys, n × d, and
/// values, n × e, where m divides n.
public func landmarkAttention(
  query: Matrix<Double>, key: Matrix<Double>, value: Matrix<Double>,
  landmarks m: Int
) throws -> Matrix<Double> {
  func mean(_ a: Matrix<Double>) -> Matrix<Double> {
    let width = a.rows / m
    let rows = (0..<m).map { block in
      (0..<a.columns).map { j in (block * width..<(block + 1) * width).map { a[$0, j] }.reduce(0, +) / Double(width) }
    }
    return Matrix(rows: rows)
  }
  func attend(_ x: Matrix<Double>, _ y: Matrix<Double>) -> Matrix<Double> {
    let scores = x / Double(x.columns).squareRoot() * y.transpose
    return Matrix(rows: (0..<scores.rows).map { i in
      let row = scores[row: i]
      let largest = row.max()!
      let powers = row.map { Double.exp($0 - largest) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    })
  }
  let (q, k) = (mean(query), mean(key))
  let svd = try SVD(attend(q, k))
  let rank = svd.singularValues.filter { $0 > 1e-12 * svd.singularValues[0] }.count
  let small = svd.u[columns: 0..<rank].transpose * (attend(q, key) * value)
  let inverse = svd.v[columns: 0..<rank] * small.scaled(rowsBy: Vector(svd.singularValues[0..<rank].map { 1 / $0 }))
  return attend(query, k) * inverse
}
