import LinearAlgebra
import Literate
import LowRank

/// A matrix of rank two and a little noise, whose second layer has entries
/// of size t in its first two rows and columns.
struct NearlySingular {
  let layers: [Matrix<Double>]
  let noise: Matrix<Double>
  static let size = 60

  init(using generator: inout SplitMix64) {
    let n = Self.size
    let first = Matrix<Double>(rows: n, columns: 1, repeating: 1)
    var second = Matrix<Double>.gaussian(
      rows: n, columns: 1, using: &generator)
    (second[0, 0], second[1, 0]) = (0, 0)
    let corner = Matrix<Double>(rows: n, columns: 1) { i, _ in
      i == 0 ? 1 : i == 1 ? -1 : 0
    }
    layers = [first, second, corner]
    let e = Matrix<Double>.gaussian(rows: n, columns: n, using: &generator)
    // Noise may have any sign; this one makes W pass through a singular one.
    let meeting = e[0, 0] - e[0, 1] - e[1, 0] + e[1, 1]
    noise = meeting < 0 ? e : -e
  }

  // snippet.nearly
  /// The matrix for one t, with noise of size δ.
  func matrix(t: Double, delta: Double) -> Matrix<Double> {
    let second = layers[1] + t * layers[2]  // t and −t, then Gaussian
    return layers[0] * layers[0].transpose + second * second.transpose
      + delta * noise
  }
  // snippet.end
}

func approachPole(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let family = NearlySingular(using: &generator)
  let delta = 1e-8
  func errors(_ t: Double) throws -> [Double] {
    let a = family.matrix(t: t, delta: delta)
    // snippet.compare
    let (two, six) = ([0, 1], Array(0..<6))
    let approximations = [
      try CUR(a, rows: two, columns: two),
      try CUR(intersection: a, rows: two, columns: two),
      try CUR(
        intersection: a, rows: two, columns: two, relativeTolerance: 1e-7),
      try CUR(intersection: a, rows: six, columns: two),
    ]
    // snippet.end
    return approximations.map { relativeError(Matrix($0), of: a) }
  }
  var table = Table("t", "C⁺AR⁺", "W⁻¹", "W⁺, 1e-7", "W⁺, 4 more rows")
  for exponent in 0...7 {
    let errors = try errors(.exp10(-Double(exponent)))
    let cells = errors.map { shown($0, digits: 2) }
    table.row("1e-\(exponent)", cells[0], cells[1], cells[2], cells[3])
  }
  page.print(table)
  let grid = (0...280).map { Double.exp10(-Double($0) / 40) }
  let all = try grid.map(errors)
  let worst = all.map { $0[1] }.max() ?? 0
  let most = worst > 20 ? "over 20" : shown(worst)
  page.print("largest error of W⁻¹ on a finer grid: \(most)")
  try draw(grid, all, page)
}

private func draw(
  _ grid: [Double], _ errors: [[Double]], _ page: Page
) throws {
  let names = [
    "U = C⁺AR⁺", "U = W⁻¹", "U = W⁺, threshold", "U = W⁺, four more rows",
  ]
  let order = [1, 2, 3, 0]
  try page.figure(
    "pole",
    Plot(
      x: Axis("t", .logarithmic, range: 1e-7...1),
      y: Axis("relative error", .logarithmic, range: 1e-9...100),
      order.map { j in
        j == 0
          ? Series.dashed(names[j], x: grid, errors.map { $0[j] })
          : Series.line(names[j], x: grid, errors.map { $0[j] })
      }
    ).with(key: .bottomLeft))
}
