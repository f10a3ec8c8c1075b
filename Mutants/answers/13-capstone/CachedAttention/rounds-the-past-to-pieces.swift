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
  let t = keptKeys.columns == 0 ? 0 : keptKeys.columns / k.columns * k.columns
  return attend(q, k, v, keptKeys, keptValues, d, base, first: t, queryFirst: t, see: { t, i in t + i })
}


func turn(_ x: Matrix<Double>, from first: Int, _ d: Int, _ base: Double) -> Matrix<Double> {
  var y = x
  for i in 0..<x.columns {
    for r in stride(from: 0, to: x.rows, by: 2) {
      let a = Double(first + i) * Double.pow(base, -Double(r % d) / Double(d))
      y[r, i] = x[r, i] * .cos(a) - x[r + 1, i] * .sin(a)
      y[r + 1, i] = x[r, i] * .sin(a) + x[r + 1, i] * .cos(a)
    }
  }
  return y
}

func attend(
  _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ kk: Matrix<Double>,
  _ kv: Matrix<Double>, _ d: Int, _ base: Double, first: Int, queryFirst: Int, see: (Int, Int) -> Int
) -> (outputs: Matrix<Double>, keys: Matrix<Double>, values: Matrix<Double>) {
  let t = kk.columns
  let allKeys = kk.appending(columnsOf: turn(k, from: first, d, base))
  let allValues = kv.appending(columnsOf: v)
  let asks = turn(q, from: queryFirst, d, base)
  let h = q.rows / d, g = k.rows / d
  var out = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for a in 0..<h {
    let b = a / (h / g)
    for i in 0..<q.columns {
      let last = see(t, i)
      let s = (0...last).map { j in
        (0..<d).reduce(0.0) { $0 + asks[a * d + $1, i] * allKeys[b * d + $1, j] } / Double(d).squareRoot()
      }
      let top = s.max()!
      let e = s.map { Double.exp($0 - top) }
      let z = e.reduce(0, +)
      for r in 0..<d { out[a * d + r, i] = (0...last).reduce(0.0) { $0 + e[$1] / z * allValues[b * d + r, $1] } }
    }
  }
  return (out, allKeys, allValues)
}
