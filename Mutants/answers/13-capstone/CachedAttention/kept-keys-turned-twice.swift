// kept-keys-turned-twice
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
  let t = keptKeys.columns
  func rot(_ x: Matrix<Double>, _ first: Int) -> Matrix<Double> {
    Matrix(rows: x.rows, columns: x.columns) { r, c in
      let e = r - r % 2
      let phi = Double(first + c) * Double.pow(base, -Double(e % d) / Double(d))
      return r == e
        ? x[e, c] * Double.cos(phi) - x[e + 1, c] * Double.sin(phi)
        : x[e, c] * Double.sin(phi) + x[e + 1, c] * Double.cos(phi)
    }
  }
  let allK = keptKeys.appending(columnsOf: rot(k, t))
  let allV = keptValues.appending(columnsOf: v)
  let keys = rot(allK, 0)
  let query = rot(q, t)
  let h = q.rows / d, g = k.rows / d
  var out = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for a in 0..<h {
    let b = a / (h / g)
    for i in 0..<q.columns {
      let s = (0..<t + i + 1).map { j -> Double in
        var dot = 0.0
        for r in 0..<d { dot += query[a * d + r, i] * keys[b * d + r, j] }
        return dot / Double(d).squareRoot()
      }
      let m = s.max() ?? 0
      let e = s.map { Double.exp($0 - m) }
      let sum = e.reduce(0, +)
      for j in s.indices { for r in 0..<d { out[a * d + r, i] += e[j] / sum * allV[b * d + r, j] } }
    }
  }
  return (out, allK, allV)
}
