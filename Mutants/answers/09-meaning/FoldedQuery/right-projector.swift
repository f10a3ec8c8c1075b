import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  // the projector as a matrix, in the space of words
  guard rank > 0 else { throw ImpossibleRank() }
  let f = try SVD(a)
  let k = (0..<min(rank, f.singularValues.count)).filter { f.singularValues[$0] > f.singularValues[0] * 1e-10 }
  if k.isEmpty { return Vector(repeating: 0, count: a.rows) }
  let vk = f.v[columns: k]
  let projector = vk * vk.transpose
  let pq = projector * q
  let qn = pq.norm
  var cosines = [Double]()
  for i in 0..<a.rows {
    let row = a[row: i]
    let pr = projector * row
    let rn = pr.norm
    if qn <= 1e-10 * q.norm || rn <= 1e-10 * row.norm { cosines.append(0); continue }
    cosines.append((pq / qn).dot(pr / rn))
  }
  return Vector(cosines)
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
