// no-mask
import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let h = q.rows / d
  let g = k.rows / d
  if h % g != 0 { throw UnevenGroups(heads: h, groups: g) }
  var out = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for a in 0..<h {
    let b = a / (h / g)
    for i in 0..<q.columns {
      var s: [Double] = []
      for j in 0...(q.columns - 1) {
        var dot = 0.0
        for r in 0..<d { dot += q[a * d + r, i] * k[b * d + r, j] }
        s.append(dot / Double(d).squareRoot())
      }
      let m = s.max()!
      let e = s.map { Double.exp($0 - m) }
      let sum = e.reduce(0, +)
      for j in s.indices { for r in 0..<d { out[a * d + r, i] += e[j] / sum * v[b * d + r, j] } }
    }
  }
  return out
}

/// What to throw when the query heads cannot be shared out evenly.
public struct UnevenGroups: Error {
  let heads: Int
  let groups: Int

  /// Keeps both numbers of heads.
  public init(heads: Int, groups: Int) {
    (self.heads, self.groups) = (heads, groups)
  }
}
