import Attempts
import LinearAlgebra

/// Causal attention whose query heads share the heads of keys and values in
/// groups: a column for each token, `headSize` rows for each head.
public func groupedAttention(
  queries q: Matrix<Double>, keys k: Matrix<Double>,
  values v: Matrix<Double>, headSize d: Int
) throws -> Matrix<Double> {
  // answer.begin
  let (heads, groups) = (q.rows / d, k.rows / d)
  guard heads % groups == 0 else {
    throw UnevenGroups(heads: heads, groups: groups)
  }
  var outputs = Matrix<Double>.zero(rows: q.rows, columns: q.columns)
  for head in 0..<heads {
    let group = head / (heads / groups)
    let (own, shared) = (head * d..<head * d + d, group * d..<group * d + d)
    let scores = k[rows: shared].transpose * q[rows: own]
    let value = v[rows: shared]
    for i in 0..<q.columns {
      let seen = (0...i).map { scores[$0, i] / Double(d).squareRoot() }
      let largest = seen.max() ?? 0
      let powers = seen.map { Double.exp($0 - largest) }
      let sum = powers.reduce(0, +)
      for (j, power) in powers.enumerated() {
        for row in 0..<d {
          outputs[head * d + row, i] += power / sum * value[row, j]
        }
      }
    }
  }
  return outputs
  // answer.end
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
