import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let scale = a.maxNorm
  guard scale > 0 else { return .zero(a.rows) }
  let b = a / scale
  let eigen = try SymmetricEigen(b.gram())
  let order = eigen.eigenvalues.indices.sorted { eigen.eigenvalues[$0] > eigen.eigenvalues[$1] }
  let top = eigen.eigenvalues[order[0]]
  let kept = order.prefix(rank).filter { eigen.eigenvalues[$0] > 1e-20 * top }
  let v = eigen.eigenvectors[columns: Array(kept)]
  func direction(_ x: Vector<Double>) -> Vector<Double> {
    let p = v.transpose * x
    return p.norm > 1e-10 * x.norm ? p / p.norm : .zero(p.count)
  }
  let aimed = direction(q)
  return Vector((0..<a.rows).map { direction(b[row: $0]).dot(aimed) })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
