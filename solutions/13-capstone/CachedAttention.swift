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
  // answer.begin
  let past = keptKeys.columns
  func turned(_ x: Matrix<Double>) -> Matrix<Double> {
    var y = x
    for i in 0..<x.columns {
      for row in stride(from: 0, to: x.rows, by: 2) {
        let exponent = -Double(row % d) / Double(d)
        let angle = Double(past + i) * Double.pow(base, exponent)
        let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
        y[row, i] = cosine * x[row, i] - sine * x[row + 1, i]
        y[row + 1, i] = sine * x[row, i] + cosine * x[row + 1, i]
      }
    }
    return y
  }
  let query = turned(q)
  let keys = keptKeys.appending(columnsOf: turned(k))
  let values = keptValues.appending(columnsOf: v)
  let share = q.rows / k.rows
  var outputs = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for head in 0..<q.rows / d {
    let (own, shared) = (head * d, head / share * d)
    let scores =
      keys[rows: shared..<shared + d].transpose * query[rows: own..<own + d]
    for i in 0..<q.columns {
      let seen = (0...past + i).map { scores[$0, i] / Double(d).squareRoot() }
      let largest = seen.max() ?? 0
      let powers = seen.map { Double.exp($0 - largest) }
      let sum = powers.reduce(0, +)
      for (j, power) in powers.enumerated() {
        for row in 0..<d {
          outputs[own + row, i] += power / sum * values[shared + row, j]
        }
      }
    }
  }
  return (outputs, keys, values)
  // answer.end
}
