import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let h = q.rows / d, g = k.rows / d
  if h % g > 0 { throw UnevenGroups(heads: h, groups: g) }
  let index = (0..<h).flatMap { a in (0..<d).map { (a * g / h) * d + $0 } }
  let kk = k[rows: index], vv = v[rows: index]
  var blocks: [Matrix<Double>] = []
  for a in 0..<h {
    let r = Array(a * d..<a * d + d)
    let product = kk[rows: r].transpose * q[rows: r]
    let masked = Matrix(rows: q.columns, columns: q.columns) { j, i in
      j <= i ? product[j, i] / Double(d).squareRoot() : -Double.infinity
    }
    var w = masked
    for i in 0..<w.columns {
      var m = -Double.infinity
      for j in 0..<w.rows { m = max(m, masked[j, i]) }
      var z = 0.0
      for j in 0..<w.rows { w[j, i] = Double.exp(masked[j, i] - m); z += w[j, i] }
      for j in 0..<w.rows { w[j, i] /= z }
    }
    blocks.append(vv[rows: r] * w)
  }
  return Matrix(rows: q.rows, columns: q.columns) { blocks[$0 / d][$0 % d, $1] }
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
