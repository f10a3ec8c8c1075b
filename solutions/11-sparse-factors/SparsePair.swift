import Attempts
import LinearAlgebra

/// Two factors whose product is close to `w` and which have no more than
/// `budget` entries together.
public func sparsePair(
  _ w: Matrix<Double>, budget: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  // answer.begin
  if w.rows > w.columns {
    let turned = try sparsePair(w.transposed(), budget: budget)
    return (turned.right.transposed(), turned.left.transposed())
  }
  func largest(_ x: Matrix<Double>, _ count: Int) -> Matrix<Double> {
    let order = x.elements.indices.sorted {
      x.elements[$0].magnitude > x.elements[$1].magnitude
    }
    var kept = [Double](repeating: 0, count: x.elements.count)
    for place in order.prefix(count) { kept[place] = x.elements[place] }
    return Matrix(rows: x.rows, columns: x.columns, columnMajor: kept)
  }
  /// Five steps for the right factor, in units in which the columns of the
  /// left one have length 1.
  func improved(
    _ w: Matrix<Double>, _ a: Matrix<Double>, _ z: Matrix<Double>,
    _ u: Matrix<Double>, _ count: Int, _ start: Double
  ) throws -> (Matrix<Double>, Matrix<Double>) {
    let lengths = Vector((0..<a.columns).map { a[column: $0].norm })
    let inverses = Vector(lengths.map { $0 > 0 ? 1 / $0 : 0 })
    let unit = a.scaled(columnsBy: inverses)
    var (sparse, dual) = (z.scaled(rowsBy: lengths), u.scaled(rowsBy: lengths))
    for step in 0..<5 {
      let rho = step == 0 ? start : 1
      var system = unit.gram()
      for i in 0..<system.rows { system[i, i] += rho + 0.01 }
      let goal = unit.transpose * w + rho * (sparse - dual)
      let sum = try Cholesky(system).solve(goal) + dual
      sparse = largest(sum, count)
      dual = sum - sparse
    }
    return (sparse.scaled(rowsBy: inverses), dual.scaled(rowsBy: inverses))
  }
  let share = min(budget * 2 / 5, w.rows * w.rows)
  let rest = min(budget - share, w.rows * w.columns)
  var left = largest(.identity(w.rows), share)
  var right = largest(w, rest)
  var leftDual = left * 0.0
  var rightDual = right * 0.0
  var best = (left: left, right: right)
  var least = (w - left * right).frobeniusNorm
  for sweep in 0..<40 {
    let part = min(1, Double(sweep) / 37)
    let rho = part * part * part
    (right, rightDual) = try improved(w, left, right, rightDual, rest, rho)
    let turned = try improved(
      w.transposed(), right.transposed(), left.transposed(),
      leftDual.transposed(), share, rho)
    (left, leftDual) = (turned.0.transposed(), turned.1.transposed())
    let error = (w - left * right).frobeniusNorm
    if error < least { (least, best) = (error, (left, right)) }
  }
  return best
  // answer.end
}
