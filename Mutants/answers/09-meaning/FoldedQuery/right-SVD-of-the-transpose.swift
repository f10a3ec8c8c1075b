// right-SVD-of-the-transpose
import Attempts
import LinearAlgebra

/// How alike a query is to each text, by the cosine of the angle between their
/// projections on the leading directions of the texts (rows).
public func foldedQuery(
  texts a: Matrix<Double>, query q: Vector<Double>, rank: Int
) throws -> Vector<Double> {
  if rank < 1 { throw ImpossibleRank() }
  let svd = try SVD(a.transposed())
  let s = svd.singularValues
  let kept = s.indices.filter { $0 < rank && s[$0] > 1e-10 * s[0] }
  let v = svd.u[columns: kept]
  let y = v.transpose * q
  var cosines = Vector<Double>.zero(a.rows)
  for i in 0..<a.rows {
    let row = a[row: i]
    let x = v.transpose * row
    if x.norm <= 1e-10 * row.norm || y.norm <= 1e-10 * q.norm { continue }
    cosines[i] = (x / x.norm).dot(y / y.norm)
  }
  return cosines
}

/// What to throw when no direction is asked for.
public struct ImpossibleRank: Error {
  /// Makes the error.
  public init() {}
}
