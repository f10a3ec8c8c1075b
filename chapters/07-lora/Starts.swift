import LinearAlgebra
import Literate
import Training

/// A matrix with entries between −1/√columns and 1/√columns, Kaiming's rule
/// as adapters use it.
private func kaiming(
  rows: Int, columns: Int, using generator: inout SplitMix64
) -> Matrix<Double> {
  let bound = 1 / Double(columns).squareRoot()
  return .random(
    rows: rows, columns: columns, in: -bound...bound, using: &generator)
}

func starts(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let task = try SmallTask(using: &generator)
  let (m, n, r) = (SmallTask.outputs, SmallTask.inputs, 4)
  let (zeroB, zeroA) = (
    Matrix<Double>.zero(rows: m, columns: r),
    Matrix<Double>.zero(rows: r, columns: n)
  )
  let b = kaiming(rows: m, columns: r, using: &generator)
  let a = kaiming(rows: r, columns: n, using: &generator)
  var table = Table(
    "start", "output moved", "loss", "after 10 steps", "after 300")
  var results: [[Double]] = []
  for (name, b, a) in [
    ("B = 0, A random", zeroB, a), ("B random, A = 0", b, zeroA),
    ("both zero", zeroB, zeroA), ("both random", b, a),
  ] {
    let start = HandAdapter(weight: task.weight, b: b, a: a, scale: 2)
    let base = task.weight * task.sample.x
    let moved = base.distance(to: start.adapted * task.sample.x)
    var model = Regression(layer: start)
    // snippet.descend
    var optimizer = SGD<Double>(rate: 0.03)
    let losses = try Trainer<Double>(steps: 301, seed: page.seed)
      .train(&model, with: &optimizer) { _ in task.sample }
    // snippet.end
    results.append([moved, losses[0], losses[10], losses[300]])
    table.row(
      name, percent(moved), losses[0].formatted(decimals: 3),
      losses[10].formatted(decimals: 3), losses[300].formatted(decimals: 3))
  }
  page.print(table)
  page.record("both-random", percent(results[3][0]))
  try page.claim(
    "Two zero factors never move.", results[2][1] == results[2][3])
  try page.claim(
    "Two random factors change the output.", results[3][0] > 0.1)
  try page.claim(
    "Descent repairs that.", results[3][3] < 0.01 * results[3][1])
  try grow(page)
}
