import Attempts
import LinearAlgebra

public func alternatingStep(
  _ w: Matrix<Double>, left a: Matrix<Double>, sparse z: Matrix<Double>,
  dual u: Matrix<Double>, penalty rho: Double, keeping count: Int
) throws -> (sparse: Matrix<Double>, dual: Matrix<Double>) {
  var system = a.gram()
  for i in 0..<system.rows { system[i, i] += rho }
  let goal = a.transpose * w + rho * (z - u)
  let x = try Cholesky(system).solve(goal)
  let sum = x + u
  let order = sum.elements.indices.sorted { abs(sum.elements[$0]) > abs(sum.elements[$1]) }
  var entries = [Double](repeating: 0, count: sum.elements.count)
  for k in order.prefix(count) { entries[k] = sum.elements[k] }
  let kept = Matrix(rows: sum.rows, columns: sum.columns, columnMajor: entries)
  return (kept, sum - kept)
}
