import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  // answer.begin
  guard rank >= 1 else { throw ImpossibleRank() }
  let svd = try SVD(a)
  let sigma = svd.singularValues
  let count = sigma.prefix(rank).count { $0 > 1e-10 * sigma[0] }
  let v = svd.v[columns: 0..<count]
  func unit(_ x: Vector<Double>) -> Vector<Double> {
    let place = v.transpose * x
    let length = place.norm
    return length > 1e-10 * x.norm ? place / length : .zero(count)
  }
  let folded = unit(q)
  return Vector((0..<a.rows).map { unit(a[row: $0]).dot(folded) })
  // answer.end
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
