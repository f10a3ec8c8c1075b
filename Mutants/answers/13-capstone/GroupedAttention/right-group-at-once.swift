import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let h = q.rows / d, g = k.rows / d
  guard h >= g, h % g == 0 else { throw UnevenGroups(heads: h, groups: g) }
  let c = h / g
  var out = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  let scale = Double(d).squareRoot()
  for i in 0..<q.columns {
    for b in 0..<g {
      // all queries of the group side by side
      let rows = q[column: i][(b * c * d)..<((b + 1) * c * d)]
      let asks = Matrix(rows: d, columns: c, columnMajor: rows.elements)
      let keys = k[rows: b * d..<(b + 1) * d][columns: 0..<(i + 1)]
      let values = v[rows: b * d..<(b + 1) * d][columns: 0..<(i + 1)]
      var s = (keys.transpose * asks) / scale
      for a in 0..<c {
        let top = s[column: a].max()!
        let e = s[column: a].map { Double.exp($0 - top) }
        let z = e.reduce(0, +)
        for j in 0...i { s[j, a] = e[j] / z }
      }
      let o = values * s
      for a in 0..<c { for r in 0..<d { out[(b * c + a) * d + r, i] = o[r, a] } }
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
