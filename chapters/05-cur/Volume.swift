import LinearAlgebra
import Literate

func compareVolumes(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let sigma = Vector((0..<9).map { Double.exp2(-Double($0)) })
  let a = try Matrix.random(
    rows: 9, columns: 9, singularValues: sigma, using: &generator)
  var (volumes, errors): ([Double], [Double]) = ([], [])
  for rows in pairs(below: 9) {
    for columns in pairs(below: 9) {
      // snippet.volume
      let w = a[rows: rows][columns: columns]
      let volume = try LU(w).determinant.magnitude
      let cross = a[columns: columns] * (try w.solve(a[rows: rows]))
      let error = (a - cross).maxNorm / sigma[2]
      // snippet.end
      volumes.append(volume)
      errors.append(error)
    }
  }
  let largest = volumes.indices.max { volumes[$0] < volumes[$1] } ?? 0
  let sorted = errors.sorted()
  page.print("\(errors.count) intersections of two rows and two columns")
  var table = Table("intersection", "largest error / σ₃")
  for (name, error) in [
    ("of the largest volume", errors[largest]), ("the best one", sorted[0]),
    ("the median", sorted[sorted.count / 2]),
    ("the worst one", sorted[sorted.count - 1]),
  ] {
    table.row(name, error.formatted(digits: 3))
  }
  page.print(table)
  page.record("volume-error", errors[largest], digits: 3)
  try page.figure(
    "volume",
    Plot(
      x: Axis("volume |det W|", .logarithmic),
      y: Axis("largest error / σ₃", .logarithmic),
      .points("all intersections", x: volumes, errors),
      .dashed(
        "k + 1", x: [volumes.min() ?? 0, volumes.max() ?? 1], [3, 3])
    ).with(key: .topRight))
}

/// All pairs of different numbers below a limit.
private func pairs(below limit: Int) -> [[Int]] {
  (0..<limit).flatMap { i in ((i + 1)..<limit).map { [i, $0] } }
}
