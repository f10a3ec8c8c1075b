import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let h = q.rows / d, g = k.rows / d, n = q.columns
  let share = h / g
  guard share * g == h, q.rows / share == k.rows else { throw UnevenGroups(heads: h, groups: g) }
  var out = Matrix<Double>.zero(rows: q.rows, columns: n)
  for a in 0..<h {
    let b = a / (h / g)
    for i in 0..<n {
      var s = [Double](repeating: 0, count: i + 1)
      for j in 0...i {
        for r in 0..<d { s[j] += q[a * d + r, i] * k[b * d + r, j] }
        s[j] /= Double(d).squareRoot()
      }
      let m = s.max()!
      var total = 0.0
      for j in 0...i { s[j] = Double.exp(s[j] - m); total += s[j] }
      for r in 0..<d {
        var sum = 0.0
        for j in 0...i { sum += s[j] / total * v[b * d + r, j] }
        out[a * d + r, i] = sum
      }
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
