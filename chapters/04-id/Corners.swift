import LinearAlgebra
import Literate
import LowRank

func findPureColumns(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // snippet.corners
  let pure: Matrix<Double> = [[0.15, 0.9, 0.35], [0.2, 0.35, 0.95]]
  let weights = mixingWeights(parts: 3, columns: 60, using: &random)
  // A row of ones makes every mixture add up, so that three columns of
  // length two become independent.
  let ones = Matrix<Double>(rows: 1, columns: 60, repeating: 1)
  let m = (pure * weights).appending(rowsOf: ones)
  let pivoted = try InterpolativeDecomposition(m, rank: 3).columnIndices
  let greedy = try m.selectColumns(2, by: .greedyResidual, using: &random)
  // snippet.end
  page.print("pivoted QR takes \(pivoted.sorted())")
  page.print("greedy begins with \(greedy)")
  try page.claim(
    "Pivoted QR takes the pure columns, and greedy begins with a mixture.",
    pivoted.sorted() == [0, 1, 2] && greedy[0] > 2)
  let all = Series.points("all columns", x: m[row: 0].elements, m[row: 1])
  func polygon(_ title: String, _ corners: [Int]) -> Series {
    let around = corners + [corners[0]]
    return .linePoints(
      title, x: around.map { m[0, $0] }, around.map { m[1, $0] })
  }
  var plot = Plot(
    x: Axis("first row", range: 0...1.5),
    y: Axis("second row", range: 0...1.1),
    all, polygon("pivoted QR", pivoted),
    polygon("greedy", greedy))
  plot.key = .topRight
  plot.isIsotropic = true
  try page.figure("corners", plot)
}

/// Weights that are not negative and add up to 1, one mixture to a column;
/// the first columns are pure.
func mixingWeights(
  parts: Int, columns: Int, using random: inout SplitMix64
) -> Matrix<Double> {
  let drawn = Matrix<Double>.random(
    rows: parts, columns: columns, using: &random)
  let weights = Matrix(rows: parts, columns: columns) { i, j in
    j < parts ? (i == j ? 1 : 0) : drawn[i, j] * drawn[i, j]
  }
  return weights.scaled(
    columnsBy: Vector(
      (0..<columns).map { 1 / weights[column: $0].reduce(0, +) }))
}
