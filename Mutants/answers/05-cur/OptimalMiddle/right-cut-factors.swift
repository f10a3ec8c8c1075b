import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let c = try SVD(a[columns: columns]), r = try SVD(a[rows: rows])
  let kc = c.singularValues.filter { $0 / (c.singularValues[0] == 0 ? 1 : c.singularValues[0]) > relativeTolerance }.count
  let kr = r.singularValues.filter { $0 / (r.singularValues[0] == 0 ? 1 : r.singularValues[0]) > relativeTolerance }.count
  let core = c.u[columns: 0..<kc].transpose * a * r.v[columns: 0..<kr]
  let middle = core.scaled(rowsBy: Vector(c.singularValues[0..<kc].map { 1 / $0 })).scaled(columnsBy: Vector(r.singularValues[0..<kr].map { 1 / $0 }))
  return c.v[columns: 0..<kc] * middle * r.u[columns: 0..<kr].transpose
}
