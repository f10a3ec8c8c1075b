import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  func inverse(_ b: Matrix<Double>) throws -> Matrix<Double> {
    let s = try SVD(b)
    let rank = s.singularValues.prefix { $0 > relativeTolerance * s.singularValues[0] }.count
    var x = Matrix<Double>.zero(rows: b.columns, columns: b.rows)
    for i in 0..<rank { x += (s.v[column: i] / s.singularValues[i]).outer(s.u[column: i]) }
    return x
  }
  let right = a * (try inverse(a[rows: rows]))
  return try inverse(a[columns: columns]) * right
}
