import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let svd = try SVD(a)
  let s = svd.singularValues
  let k = s.prefix(rank).filter { $0 > 1e-10 * s[0] }.count
  if k == 0 { return .zero(a.rows) }
  let u = svd.u[columns: 0..<k]
  let v = svd.v[columns: 0..<k]
  let pq = (v.transpose * q).hadamard(Vector((0..<k).map { 1 / s[$0] }))
  return Vector((0..<a.rows).map { i in
    let t = u[row: i]
    if t.norm <= 1e-10 || (v.transpose * q).norm <= 1e-10 * q.norm { return 0 }
    return (t / t.norm).dot(pq / pq.norm)
  })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
