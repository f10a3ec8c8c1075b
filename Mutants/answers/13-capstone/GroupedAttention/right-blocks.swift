// right-blocks
import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let h = q.rows / d, g = k.rows / d
  guard h.isMultiple(of: g) else { throw UnevenGroups(heads: h, groups: g) }
  var result = Matrix<Double>.zero(rows: 0, columns: q.columns)
  for a in 0..<h {
    let b = a / (h / g)
    let s = q[rows: a * d..<a * d + d].transpose * k[rows: b * d..<b * d + d]
    var w = Matrix<Double>.zero(rows: q.columns, columns: q.columns)
    for i in 0..<q.columns {
      let row = (0...i).map { s[i, $0] / Double(d).squareRoot() }
      let top = row.max() ?? 0
      let p = row.map { Double.exp($0 - top) }
      for (j, x) in p.enumerated() { w[i, j] = x / p.reduce(0, +) }
    }
    result = result.appending(rowsOf: v[rows: b * d..<b * d + d] * w.transpose)
  }
  return result
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
