// eigenvectors-of-the-Gram-matrix
import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  guard rank >= 1 else { throw ImpossibleRank() }
  let e = try SymmetricEigen(a.gram())
  let n = a.columns
  let values = (0..<n).map { max(0, e.eigenvalues[n - 1 - $0]).squareRoot() }
  let kept = (0..<min(rank, n)).filter { values[$0] > 1e-10 * values[0] }
  let v = e.eigenvectors[columns: kept.map { n - 1 - $0 }]
  func unit(_ x: Vector<Double>) -> Vector<Double> {
    let y = v.transpose * x
    return y.norm <= 1e-10 * x.norm ? .zero(y.count) : y / y.norm
  }
  return Vector((0..<a.rows).map { unit(a[row: $0]).dot(unit(q)) })
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
