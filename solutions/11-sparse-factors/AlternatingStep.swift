import Attempts
import LinearAlgebra

/// One step of ADMM for a sparse right factor while the left one is fixed.
public func alternatingStep(
  _ w: Matrix<Double>, left a: Matrix<Double>, sparse z: Matrix<Double>,
  dual u: Matrix<Double>, penalty rho: Double, keeping count: Int
) throws -> (sparse: Matrix<Double>, dual: Matrix<Double>) {
  // answer.begin
  var system = a.gram()
  for i in 0..<system.rows { system[i, i] += rho }
  let goal = a.transpose * w + rho * (z - u)
  let sum = try Cholesky(system).solve(goal) + u
  let order = sum.elements.indices.sorted {
    sum.elements[$0].magnitude > sum.elements[$1].magnitude
  }
  var kept = [Double](repeating: 0, count: sum.elements.count)
  for place in order.prefix(count) { kept[place] = sum.elements[place] }
  let sparse = Matrix(
    rows: sum.rows, columns: sum.columns, columnMajor: kept)
  return (sparse, sum - sparse)
  // answer.end
}
