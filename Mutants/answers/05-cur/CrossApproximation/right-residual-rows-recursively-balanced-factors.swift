import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  var crosses: [(Vector<Double>, Vector<Double>)] = []
  var open = [Bool](repeating: true, count: m)
  var row: Int? = m > 0 ? 0 : nil
  while let i = row, crosses.count < k {
    open[i] = false
    let original = (0..<n).map { entry(i, $0) }
    var r = original
    for (x, y) in crosses { for j in 0..<n { r[j] -= x[i] * y[j] } }
    let size = Vector(original).norm
    let j = r.indices.max { abs(r[$0]) < abs(r[$1]) } ?? 0
    if r.isEmpty || abs(r[j]) <= 1e-14 * size { row = open.firstIndex(of: true); continue }
    var c = (0..<m).map { entry($0, j) }
    for (x, y) in crosses { for t in 0..<m { c[t] -= x[t] * y[j] } }
    let root = abs(r[j]).squareRoot(), sign: Double = r[j] < 0 ? -1 : 1
    crosses.append((Vector(c.map { $0 / root * sign }), Vector(r.map { $0 / root })))
    row = (0..<m).filter { open[$0] }.max { abs(c[$0]) < abs(c[$1]) }
  }
  return (
    Matrix(rows: m, columns: crosses.count) { crosses[$1].0[$0] }, Matrix(rows: crosses.count, columns: n) { crosses[$0].1[$1] }
  )
}
