import Attempts
import LinearAlgebra

/// Attention of new tokens to all tokens so far, of which keys and values are
/// kept: what the new ones get, and what is to be kept from now on.
public func cachedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, keptKeys: Matrix<Double>,
  keptValues: Matrix<Double>, headSize d: Int, base: Double
) throws -> (
  outputs: Matrix<Double>, keys: Matrix<Double>, values: Matrix<Double>
) {
  let before = keptKeys.columns
  let keys = keptKeys.appending(columnsOf: k), values = keptValues.appending(columnsOf: v)
  func turned(_ x: Matrix<Double>, _ first: Int) -> Matrix<Double> {
    Matrix(rows: x.rows, columns: x.columns) { i, c in
      let j = (i % d) / 2
      let angle = Double(first + c) * Double.exp(-2 * Double(j) / Double(d) * Double.log(base))
      return i % 2 == 0
        ? x[i, c] * Double.cos(angle) - x[i + 1, c] * Double.sin(angle)
        : x[i - 1, c] * Double.sin(angle) + x[i, c] * Double.cos(angle)
    }
  }
  let tk = turned(keys, 0), tq = turned(q, before)
  let share = q.rows / k.rows
  var rows: [Matrix<Double>] = []
  for head in 0..<(q.rows / d) {
    let g = head / share
    let kk = tk[rows: g * d..<g * d + d], vv = values[rows: g * d..<g * d + d]
    let s = (kk.transpose * tq[rows: head * d..<head * d + d]) / Double(d).squareRoot()
    var w = Matrix<Double>.zero(rows: s.rows, columns: s.columns)
    for i in 0..<s.columns {
      let n = before + i + 1
      let m = (0..<n).map { s[$0, i] }.max()!
      var z = 0.0
      for j in 0..<n { w[j, i] = Double.exp(s[j, i] - m); z += w[j, i] }
      for j in 0..<n { w[j, i] /= z }
    }
    rows.append(vv * w)
  }
  return (rows.dropFirst().reduce(rows[0]) { $0.appending(rowsOf: $1) }, keys, values)
}
