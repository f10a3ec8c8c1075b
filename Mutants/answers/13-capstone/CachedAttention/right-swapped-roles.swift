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
  // keys turned backwards are kept under the name of values, and the other way round
  let t = keptValues.columns
  let heads = q.rows / d, groups = k.rows / d
  func turn(_ x: Matrix<Double>, _ place: (Int) -> Int) -> Matrix<Double> {
    var e = x.elements
    for p in stride(from: 0, to: e.count, by: 2) {
      let c = p / x.rows, j = (p % x.rows) % d / 2
      let angle = Double(place(c)) / Double.pow(base, 2 * Double(j) / Double(d))
      let (re, im) = (e[p], e[p + 1])
      e[p] = re * .cos(angle) - im * .sin(angle)
      e[p + 1] = im * .cos(angle) + re * .sin(angle)
    }
    return Matrix(rows: x.rows, columns: x.columns, columnMajor: e)
  }
  let keys = keptValues.appending(columnsOf: turn(k) { t + $0 })
  let values = keptKeys.appending(columnsOf: v)
  let asks = turn(q) { t + $0 }
  var out = q
  for a in 0..<heads {
    let b = a / (heads / groups) * d
    for i in 0..<q.columns {
      let query = asks[column: i][a * d..<a * d + d]
      let scores = keys[rows: b..<b + d][columns: 0..<(t + i + 1)].transpose * query / Double(d).squareRoot()
      let top = scores.max()!
      let w = Vector(scores.map { Double.exp($0 - top) })
      let o = values[rows: b..<b + d][columns: 0..<(t + i + 1)] * (w / w.reduce(0, +))
      for r in 0..<d { out[a * d + r, i] = o[r] }
    }
  }
  return (outputs: out, keys: values, values: keys)
}
