import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let svd = try SVD(full: a)
  let s1 = svd.singularValues.first ?? 0
  let count = svd.singularValues.prefix(rank).filter { $0 > s1 * 1e-10 }.count
  var result = Vector<Double>.zero(a.rows)
  guard count > 0 else { return result }
  let rows = Matrix(rows: a.rows, columns: count) { i, j in
    (0..<a.columns).reduce(0) { $0 + a[i, $1] * svd.v[$1, j] }
  }
  let mine = Vector((0..<count).map { svd.v[column: $0].dot(q) })
  for i in result.indices {
    let text = rows[row: i]
    if text.norm > 1e-10 * a[row: i].norm && mine.norm > 1e-10 * q.norm {
      result[i] = (text / text.norm).dot(mine / mine.norm)
    }
  }
  return result
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
