// right-symmetric-root
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs least for
/// inputs with a singular Gram matrix; of all such products the shortest.
public func singularWhitening(
  weight: Matrix<Double>, gram: Matrix<Double>, rank: Int,
  relativeTolerance: Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let eigen = try SymmetricEigen(gram)
  let limit = relativeTolerance * (eigen.eigenvalues.last ?? 0)
  let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > limit }
  let q = eigen.eigenvectors[columns: live]
  let roots = Vector(live.map { eigen.eigenvalues[$0].squareRoot() })

  func filled(_ left: Matrix<Double>, _ right: Matrix<Double>) -> (Matrix<Double>, Matrix<Double>) {
    let more = rank - left.columns
    if more <= 0 { return (left[columns: 0..<rank], right[rows: 0..<rank]) }
    return (
      left.appending(columnsOf: .zero(rows: left.rows, columns: more)),
      right.appending(rowsOf: .zero(rows: more, columns: right.columns)))
  }

  let s = q.scaled(columnsBy: roots) * q.transpose
  let back = q.scaled(columnsBy: Vector(roots.map { 1 / $0 })) * q.transpose
  let svd = try SVD(weight * s)
  let k = min(rank, live.count, svd.singularValues.count)
  return filled(
    svd.u[columns: 0..<k].scaled(columnsBy: svd.singularValues[0..<k]),
    svd.v[columns: 0..<k].transpose * back)
}
