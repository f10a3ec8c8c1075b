import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs least for
/// inputs with a singular Gram matrix; of all such products the shortest.
public func singularWhitening(
  weight: Matrix<Double>, gram: Matrix<Double>, rank: Int,
  relativeTolerance: Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  // answer.begin
  let eigen = try SymmetricEigen(gram)
  let limit = relativeTolerance * (eigen.eigenvalues.last ?? 0)
  let live = eigen.eigenvalues.indices.filter { eigen.eigenvalues[$0] > limit }
  let roots = Vector(live.map { eigen.eigenvalues[$0].squareRoot() })
  let vectors = eigen.eigenvectors[columns: live]
  let svd = try SVD(weight * vectors.scaled(columnsBy: roots))
  let kept = min(rank, svd.singularValues.count)
  let back = vectors.scaled(columnsBy: Vector(roots.map { 1 / $0 }))
  var left = Matrix<Double>.zero(rows: weight.rows, columns: rank)
  var right = Matrix<Double>.zero(rows: rank, columns: weight.columns)
  for k in 0..<kept {
    left[column: k] = svd.singularValues[k] * svd.u[column: k]
    right[row: k] = back * svd.v[column: k]
  }
  return (left, right)
  // answer.end
}
