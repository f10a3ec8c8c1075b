// not-filled-up
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

  let u = try SVD(weight * q.scaled(columnsBy: roots)).u
  let k = min(rank, u.columns)
  return (u[columns: 0..<k], (u[columns: 0..<k].transpose * weight * q) * q.transpose)
}
