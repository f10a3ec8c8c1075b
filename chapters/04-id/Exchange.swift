import Gallery
import LinearAlgebra
import Literate
import LowRank

// snippet.growth
/// By what factor each exchange multiplies the volume: row i for the i-th
/// chosen column, column j for the j-th of the others.
func growth(
  _ m: Matrix<Double>, _ chosen: [Int], _ others: [Int]
) throws -> Matrix<Double> {
  let qr = try QR(m[columns: chosen])
  let inverse = try qr.r.solveTriangular(.upper, .identity(chosen.count))
  let rest = m[columns: others]
  let t = inverse * (qr.q.transpose * rest)
  let residual = rest - qr.q * (qr.q.transpose * rest)
  return Matrix(rows: t.rows, columns: t.columns) { i, j in
    .hypot(t[i, j], inverse[row: i].norm * residual[column: j].norm)
  }
}
// snippet.end

func exchangeOnce(_ page: Page) throws {
  // snippet.exchange
  let n = 30
  let m = Matrix<Double>.kahan(n)
  var chosen = Array(0..<(n - 1))  // what pivoted QR takes
  let others = [n - 1]
  let factors = try growth(m, chosen, others)[column: 0]
  let i = factors.indices.max { factors[$0] < factors[$1] } ?? 0
  let before = try volume(m[columns: chosen])
  chosen[i] = others[0]
  let after = try volume(m[columns: chosen])
  // snippet.end
  page.print("column \(i) goes, column \(others[0]) comes")
  page.print("predicted growth \(factors[i].formatted(digits: 4))")
  page.print("measured growth  \((after / before).formatted(digits: 4))")
  let now = try growth(m, chosen, [i])[column: 0]
  page.print("best exchange then \(maximum(now).formatted(decimals: 2))")
  page.record("exchange-growth", Int((factors[i] / 10).rounded()) * 10)
}

private func maximum(_ x: Vector<Double>) -> Double { x.max() ?? 0 }

/// The volume of the parallelepiped spanned by the columns, √det(CᵀC).
private func volume(_ c: Matrix<Double>) throws -> Double {
  try QR(c).r.diagonal.reduce(1) { $0 * $1.magnitude }
}
