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
  let share = h / g
  var out = q
  for a in 0..<h {
    let theirs = (a / share) * d
    for i in 0..<q.columns {
      var top = -Double.infinity, mass = 0.0
      var sum = [Double](repeating: 0, count: d)
      for j in 0...i {
        var s = 0.0
        for r in 0..<d { s += q[a * d + r, i] * k[theirs + r, j] }
        s /= Double.sqrt(Double(d))
        let next = max(top, s)
        let old = Double.exp(top - next), new = Double.exp(s - next)
        mass = mass * old + new
        for r in 0..<d { sum[r] = sum[r] * old + new * v[theirs + r, j] }
        top = next
      }
      for r in 0..<d { out[a * d + r, i] = sum[r] / mass }
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
