import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let h = q.rows / d, g = k.rows / d, n = q.columns
  guard h % g == 0 else { throw UnevenGroups(heads: h, groups: g) }
  var out = Matrix<Double>.zero(rows: q.rows, columns: n)
  for a in 0..<h {
    let b = a % g
    for i in 0..<n {
      var s = (0...i).map { j in (0..<d).reduce(0.0) { $0 + q[a * d + $1, i] * k[b * d + $1, j] } / Double(d).squareRoot() }
      let m = s.max()!
      s = s.map { Double.exp($0 - m) }
      let z = s.reduce(0, +)
      for r in 0..<d { out[a * d + r, i] = (0...i).reduce(0.0) { $0 + s[$1] * v[b * d + r, $1] } / z }
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
