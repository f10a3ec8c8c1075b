import Experiments
import Gallery
import LinearAlgebra
import Literate
import LowRank

// snippet.towns
/// Places in one big town and ten villages around it, 200 in all.
func towns(using generator: inout SplitMix64) -> Matrix<Double> {
  let centers = Matrix<Double>.random(
    rows: 11, columns: 2, using: &generator)
  let owners = (0..<200).map { $0 < 140 ? 0 : 1 + $0 % 10 }
  let scatter = Matrix<Double>.gaussian(
    rows: 200, columns: 2, using: &generator)
  return 8 * centers[rows: owners] + 0.25 * scatter
}
// snippet.end

func race(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let points = towns(using: &generator)
  let kernel = Matrix.gaussianKernel(points, bandwidth: 0.4)
  let lambda = try SymmetricEigen(kernel).eigenvalues
  let sizes = [5, 10, 20, 40, 60]
  let rules = [LandmarkRule.uniform, .leverage, .randomlyPivotedCholesky]
  var seen: [String: Double] = [:]
  func errors(_ k: Int, _ rule: LandmarkRule) throws -> Spread {
    let errors = try (0..<20).map { _ in
      // snippet.rule
      let chosen = try kernel.landmarks(k, by: rule, using: &generator)
      let nystrom = try Nystrom(kernel, landmarks: chosen)
      let left = kernel.trace - nystrom.factor.squaredNorm
      // snippet.end
      if k == 20 { seen["\(rule)", default: 0] += villages(chosen) / 20 }
      return left / kernel.trace
    }
    return Spread(errors)
  }
  let curves = try rules.map { rule in
    try sizes.map { try errors($0, rule) }
  }
  let floor = sizes.map { k in
    lambda.prefix(200 - k).reduce(0, +) / kernel.trace
  }
  var table = Table("k", "best", "evenly", "leverage", "rp Cholesky")
  for (i, k) in sizes.enumerated() {
    let cells = curves.map {
      "\(shown($0[i].mean)) ± \(shown($0[i].deviation, digits: 1))"
    }
    table.row("\(k)", shown(floor[i]), cells[0], cells[1], cells[2])
  }
  page.print(table)
  page.record("towns-even", percent(curves[0][2].mean))
  page.record("towns-cholesky", percent(curves[2][2].mean))
  let even = seen["\(LandmarkRule.uniform)"] ?? 0
  let pivots = seen["\(LandmarkRule.randomlyPivotedCholesky)"] ?? 0
  page.record("villages-even", even, decimals: 1)
  page.record("villages-cholesky", pivots, decimals: 1)
  try page.claim("Pivots come to more villages than even draws.", pivots > even)
  try claims(page, curves)
  try draw(points, kernel, sizes, floor, curves, page)
  try keepTowns(page)
}

private func claims(_ page: Page, _ curves: [[Spread]]) throws {
  let (even, leverage, pivots) = (curves[0], curves[1], curves[2])
  func compare(_ first: [Spread], _ second: [Spread], _ i: Int) -> Comparison {
    Comparison(first[i], second[i], among: 3 * even.count)
  }
  try page.claim(
    "From k = 20 on pivots leave less than even draws.",
    even.indices.dropFirst(2).allSatisfy { compare(pivots, even, $0).isBelow })
  try page.claim(
    "From k = 40 on leverage is between the two.",
    even.indices.dropFirst(3).allSatisfy {
      compare(leverage, even, $0).isBelow
        && compare(pivots, leverage, $0).isBelow
    })
}

/// In how many of the ten villages there is a landmark.
private func villages(_ chosen: [Int]) -> Double {
  Double(Set(chosen.filter { $0 >= 140 }.map { $0 % 10 }).count)
}

extension Matrix<Double> {
  /// ‖F‖_F², which is the trace of FFᵀ.
  var squaredNorm: Double { frobeniusNorm * frobeniusNorm }
}

private func draw(
  _ points: Matrix<Double>, _ kernel: Matrix<Double>, _ sizes: [Int],
  _ floor: [Double], _ curves: [[Spread]], _ page: Page
) throws {
  var generator = SplitMix64(seed: page.seed)
  func places(_ rows: [Int]) -> (x: [Double], y: [Double]) {
    (rows.map { points[$0, 0] }, rows.map { points[$0, 1] })
  }
  let everyone = places(Array(0..<200))
  let chosen = places(
    try kernel.landmarks(20, by: .randomlyPivotedCholesky, using: &generator))
  var map = Plot(
    x: Axis("", range: 1...9), y: Axis("", range: 0...10),
    .points("places", x: everyone.x, everyone.y),
    .points("twenty pivots", x: chosen.x, chosen.y))
  map.isIsotropic = true
  let xs = sizes.map(Double.init)
  let names = ["evenly", "leverage", "rp Cholesky"]
  let lines =
    zip(names, curves).flatMap { Plot.means($0, x: xs, $1) }
    + [.dashed("best", x: xs, floor)]
  try page.figure(
    "landmarks", map.with(key: .topLeft, aspect: 1.1),
    Plot(
      x: Axis("k"), y: Axis("share of the trace left", .logarithmic), lines
    ).with(key: .bottomLeft, aspect: 1.1))
}
