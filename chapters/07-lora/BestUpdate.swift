import LinearAlgebra
import Literate
import LowRank

/// The errors of descent on ½‖BA − D‖²_F, from B = 0 and a small A.
private func descend(
  to target: Matrix<Double>, rank: Int, steps: Int,
  using generator: inout SplitMix64
) -> [Double] {
  // snippet.descent
  var a = Matrix<Double>.gaussian(
    rows: rank, columns: target.columns, using: &generator
  ).scaled(by: 1e-4)
  var b = Matrix<Double>.zero(rows: target.rows, columns: rank)
  var errors: [Double] = []
  for _ in 0..<steps {
    let gap = b * a - target
    errors.append(gap.frobeniusNorm / target.frobeniusNorm)
    let gradients = (b: gap * a.transpose, a: b.transpose * gap)
    b -= 0.1 * gradients.b
    a -= 0.1 * gradients.a
  }
  // snippet.end
  return errors
}

func bestUpdate(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let sigma = Vector((0..<30).map { 1 / Double($0 + 1) })
  let target = try Matrix.random(
    rows: 40, columns: 30, singularValues: sigma, using: &generator)
  let svd = try SVD(target)
  var table = Table("r", "after 200 steps", "after 2000", "Eckart–Young")
  var (curves, bounds): ([Series], [Series]) = ([], [])
  for rank in [1, 2, 4] {
    let errors = descend(
      to: target, rank: rank, steps: 2001, using: &generator)
    let best = try svd.truncationError(rank: rank) / target.frobeniusNorm
    table.row(
      "\(rank)", errors[200].formatted(decimals: 3),
      errors[2000].formatted(decimals: 4), best.formatted(decimals: 4))
    let xs = (10...2000).map(Double.init)
    curves.append(.line("r = \(rank)", x: xs, errors[10...2000]))
    bounds.append(.dashed("", x: [10, 2000], [best, best]))
    try page.claim(
      "Descent reaches the best error.", errors[2000] < 1.01 * best)
  }
  page.print(table)
  try page.figure(
    "best-update",
    Plot(
      x: Axis("step", .logarithmic, range: 10...2000),
      y: Axis("relative error", range: 0...1.05), curves + bounds))
}
