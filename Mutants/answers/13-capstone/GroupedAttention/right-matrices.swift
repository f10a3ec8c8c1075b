import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  let heads = q.rows / d, groups = k.rows / d
  if heads % groups != 0 { throw UnevenGroups(heads: heads, groups: groups) }
  var result: Matrix<Double>? = nil
  for head in 0..<heads {
    let g = head / (heads / groups)
    let mine = head * d..<(head + 1) * d, theirs = g * d..<(g + 1) * d
    let scores = (k[rows: theirs].transpose * q[rows: mine]) / Double(d).squareRoot()
    var weights = Matrix<Double>.zero(rows: scores.rows, columns: scores.columns)
    for i in 0..<scores.columns {
      let top = scores[column: i][0..<(i + 1)].max()!
      let powers = (0...i).map { Double.exp(scores[$0, i] - top) }
      let sum = powers.reduce(0, +)
      for j in 0...i { weights[j, i] = powers[j] / sum }
    }
    let o = v[rows: theirs] * weights
    result = result.map { $0.appending(rowsOf: o) } ?? o
  }
  return result!
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
