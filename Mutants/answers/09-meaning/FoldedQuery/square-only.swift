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
  func direction(_ x: Vector<Double>) -> Vector<Double> {
    let p = Vector((0..<k).map { j in (0..<a.rows).reduce(0.0) { $0 + svd.v[$1, j] * x[$1] } })
    return p.norm > 1e-10 * x.norm ? p / p.norm : .zero(k)
  }
  let aimed = direction(q)
  return Vector((0..<a.rows).map { direction(a[row: $0]).dot(aimed) })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
