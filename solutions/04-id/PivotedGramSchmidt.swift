import Attempts
import LinearAlgebra

/// The first `k` columns that column-pivoted QR takes, in the order of
/// choice, and the directions that they add, the columns of an m × k matrix.
///
/// - Throws: An error if fewer than `k` columns are independent to working
///   precision.
public func pivotedGramSchmidt(
  _ a: Matrix<Double>, steps k: Int
) throws -> (columns: [Int], q: Matrix<Double>) {
  // answer.begin
  var residuals = (0..<a.columns).map { a[column: $0] }
  let longest = residuals.map(\.norm).max() ?? 0
  let tolerance = Double(max(a.rows, a.columns)) * .ulpOfOne * longest
  var columns: [Int] = []
  var q = Matrix<Double>.zero(rows: a.rows, columns: k)
  for i in 0..<k {
    let left = residuals.indices.filter { !columns.contains($0) }
    let best = left.max { residuals[$0].norm < residuals[$1].norm }
    guard let j = best, residuals[j].norm > tolerance else {
      throw LinearAlgebraError.rankDeficient(rank: i, columns: k)
    }
    // Rounding left something of the earlier directions: remove it again.
    let known = q[columns: 0..<i]
    let rest = residuals[j] - known * (known.transpose * residuals[j])
    let direction = rest / rest.norm
    for l in left where l != j {
      residuals[l] = residuals[l] - direction.dot(residuals[l]) * direction
    }
    q[column: i] = direction
    columns.append(j)
  }
  return (columns, q)
  // answer.end
}
