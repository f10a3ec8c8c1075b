import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let eigen = try SymmetricEigen(y.gram())
  let shift = Vector(eigen.eigenvalues.map { $0 + penalty })
  let turned = y * eigen.eigenvectors
  var result = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  for u in 0..<counts.rows {
    var system = Matrix(diagonal: shift)
    var right = Vector<Double>.zero(y.columns)
    for p in counts.rowStarts[u]..<counts.rowStarts[u + 1] where counts.values[p] > 0 {
      let z = turned[row: Int(counts.columnIndices[p])]
      system += (z * (alpha * counts.values[p])).outer(z)
      right += z * (1 + alpha * counts.values[p])
    }
    let x = eigen.eigenvectors * (try LU(system).solve(right))
    for j in 0..<x.count { result[u, j] = x[j] }
  }
  return result
}
