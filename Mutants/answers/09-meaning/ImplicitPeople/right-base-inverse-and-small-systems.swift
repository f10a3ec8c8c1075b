// right-base-inverse-and-small-systems
import Attempts
import LinearAlgebra

/// The vectors of all people by weighted least squares, from how often each
/// person (row) saw each film (column).
public func implicitPeople(
  counts: SparseMatrix<Double>, factors y: Matrix<Double>, alpha: Double,
  penalty: Double
) throws -> Matrix<Double> {
  let base = y.gram() + penalty * Matrix<Double>.identity(y.columns)
  let factor = try Cholesky(base)
  var people = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
  let (starts, columns, values) = (counts.rowStarts, counts.columnIndices, counts.values)
  for u in 0..<counts.rows {
    let places = Array(starts[u]..<starts[u + 1]).filter { values[$0] > 0 }
    if places.isEmpty { continue }
    let s = y[rows: places.map { Int(columns[$0]) }]
    let d = Vector(places.map { alpha * values[$0] })
    let right = s.transpose * Vector(d.map { 1 + $0 })
    // (B + SᵀDS)⁻¹ = B⁻¹ − B⁻¹Sᵀ(I + D S B⁻¹Sᵀ)⁻¹ D S B⁻¹
    let z = try factor.solve(s.transposed())
    let first = try factor.solve(right)
    let small = Matrix<Double>.identity(places.count) + (s * z).scaled(rowsBy: d)
    people[row: u] = first - z * (try LU(small).solve((s * first).hadamard(d)))
  }
  return people
}
