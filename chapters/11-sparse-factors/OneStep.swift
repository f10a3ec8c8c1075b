import LinearAlgebra
import Literate
import LowRank

/// One factor with the other one fixed: what ADMM holds after some steps.
func oneStep(_ page: Page) throws {
  try drawSteps(page)
  var generator = SplitMix64(seed: page.seed)
  let a = Matrix<Double>.gaussian(rows: 40, columns: 30, using: &generator)
  let w = Matrix<Double>.gaussian(rows: 40, columns: 20, using: &generator)
  let budget = 200
  // snippet.admm
  let gram = a.gram()
  let rho = gram.trace / 30
  let normal = try Cholesky(gram + rho * .identity(30))
  let goal = a.transpose * w
  var b = try normal.solve(goal)
  var z = try b.pruned(to: budget)
  var u = Matrix<Double>.zero(rows: 30, columns: 20)
  for _ in 0..<3 {
    b = try normal.solve(goal + rho * (z - u))
    z = try (b + u).pruned(to: budget)
    u += b - z
  }
  // snippet.end
  let fitted = try fit(a, w, places: z)
  var table = Table("factor", "entries", "relative error")
  for (name, factor) in [
    ("B, before its zeros are set", b), ("Z, which has them", z),
    ("least squares on the places of Z", fitted),
  ] {
    let entries = factor.elements.count { $0 != 0 }
    table.row(
      name, "\(entries)", w.distance(to: a * factor).formatted(decimals: 3))
  }
  page.print(table)
  try page.claim(
    "B fits better than Z.", w.distance(to: a * b) < w.distance(to: a * z))
  try page.claim(
    "The fit is better than Z.",
    w.distance(to: a * fitted) < w.distance(to: a * z))
}

/// The best factor whose entries stand where another one has them.
private func fit(
  _ a: Matrix<Double>, _ w: Matrix<Double>, places z: Matrix<Double>
) throws -> Matrix<Double> {
  var fitted = Matrix<Double>.zero(rows: z.rows, columns: z.columns)
  // snippet.fit
  for j in 0..<w.columns {
    let places = (0..<z.rows).filter { z[$0, j] != 0 }
    let best = try a[columns: places].leastSquares(w[column: j])
    for (place, value) in zip(places, best) { fitted[place, j] = value }
  }
  // snippet.end
  return fitted
}
