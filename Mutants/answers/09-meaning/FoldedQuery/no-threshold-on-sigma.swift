import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let svd = try SVD(a)
  let v = svd.v[columns: 0..<min(rank, svd.v.columns)]
  func direction(_ x: Vector<Double>) -> Vector<Double> {
    let p = v.transpose * x
    return p.norm > 1e-10 * x.norm ? p / p.norm : .zero(p.count)
  }
  let aimed = direction(q)
  return Vector((0..<a.rows).map { direction(a[row: $0]).dot(aimed) })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
