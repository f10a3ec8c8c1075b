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
  // what is kept stands newest first; only differences of positions are used
  func flip(_ x: Matrix<Double>) -> Matrix<Double> { x[columns: Array((0..<x.columns).reversed())] }
  let keys = flip(k).appending(columnsOf: keptKeys)
  let values = flip(v).appending(columnsOf: keptValues)
  let old = keptKeys.columns, n = keys.columns
  let groups = k.rows / d, heads = q.rows / d
  var out = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for i in 0..<q.columns {
    let mine = old + i
    for a in 0..<heads {
      let b = a / (heads / groups)
      var top = -Double.infinity, z = 0.0
      var sum = Vector<Double>.zero(d)
      for c in 0..<n {
        let theirs = n - 1 - c
        if theirs > mine { continue }
        var s = 0.0
        for j in 0..<(d / 2) {
          let angle = Double(mine - theirs) * Double.pow(base, -2 * Double(j) / Double(d))
          let q0 = q[a * d + 2 * j, i], q1 = q[a * d + 2 * j + 1, i]
          let k0 = keys[b * d + 2 * j, c], k1 = keys[b * d + 2 * j + 1, c]
          let (co, si) = (Double.cos(angle), Double.sin(angle))
          s += (q0 * co - q1 * si) * k0 + (q0 * si + q1 * co) * k1
        }
        s /= Double(d).squareRoot()
        let next = max(top, s)
        let (wo, wn) = (Double.exp(top - next), Double.exp(s - next))
        z = z * wo + wn
        for r in 0..<d { sum[r] = sum[r] * wo + wn * values[b * d + r, c] }
        top = next
      }
      for r in 0..<d { out[a * d + r, i] = sum[r] / z }
    }
  }
  return (out, keys, values)
}
