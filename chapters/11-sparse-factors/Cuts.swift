import Gallery
import LinearAlgebra
import Literate
import LowRank

/// A matrix, what each cut of it loses, and what each rank does.
private struct CutMatrix: Encodable {
  let name: String
  /// The relative errors for 1, 2, 4, …, 64 groups of rows and as many blocks
  /// of columns, the number of blocks running fastest.
  let cuts: [Double]
  /// Those of rank 0, 1, …, 64.
  let ranks: [Double]
}

/// What a cut of a matrix loses, by its numbers of groups and blocks.
private struct CutCheck: Encodable {
  let matrix: Int
  let groups: Int
  let blocks: Int
  let error: Double
}

private struct Cuts: Encodable {
  let size: Int
  let matrices: [CutMatrix]
  let checks: [CutCheck]
}

/// How far a matrix is from the nearest one with each cut, for a reader who
/// cuts it.
func cuts(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let line = Matrix<Double>(rows: 64, columns: 1) { i, _ in Double(i) / 63 }
  let subjects = [
    ("Hadamard", Matrix<Double>.hadamard(6)),
    ("kernel", .gaussianKernel(line, bandwidth: 0.02)),
    ("picture", Scene(rows: 64, columns: 64).gray),
    ("noise", .gaussian(rows: 64, columns: 64, using: &generator)),
  ]
  let counts = (0...6).map { 1 << $0 }
  var matrices: [CutMatrix] = []
  for (name, w) in subjects {
    let errors = try counts.flatMap { groups in
      try counts.map { try error(of: w, groups: groups, blocks: $0) }
    }
    let ranks = try (0...64).map { try w.error(ofRank: $0) }
    matrices.append(
      CutMatrix(
        name: name, cuts: errors.map { $0 < 1e-12 ? 0 : $0 },
        ranks: ranks.map { $0 < 1e-12 ? 0 : $0 }))
  }
  let checks = try [(0, 8, 8), (1, 2, 16), (2, 32, 1), (3, 1, 1)].map {
    CutCheck(
      matrix: $0, groups: $1, blocks: $2,
      error: try error(of: subjects[$0].1, groups: $1, blocks: $2))
  }
  try page.data("cuts", Cuts(size: 64, matrices: matrices, checks: checks))
  var table = Table("64 × 64", "rank 8", "8 groups, 8 blocks")
  for matrix in matrices {
    table.row(
      matrix.name, matrix.ranks[8].formatted(decimals: 3),
      matrix.cuts[3 * 7 + 3].formatted(decimals: 3))
  }
  table.best(.least, inEachRowOf: 1..<3)
  page.print(table)
  let noise = matrices[3]
  try page.claim(
    "On noise rank and blocks lose nearly the same.",
    (noise.ranks[8] - noise.cuts[3 * 7 + 3]).magnitude < 0.03)
  try page.figure("cuts", matrices.map { plot($0, counts) })
}

/// What the nearest Monarch matrix with so many groups and blocks loses.
private func error(
  of w: Matrix<Double>, groups: Int, blocks: Int
) throws -> Double {
  let layout = MonarchLayout(
    rows: w.rows, columns: w.columns, rowGroups: groups, columnBlocks: blocks)
  return w.distance(to: Matrix(try MonarchMatrix(projecting: w, layout)))
}

private func plot(_ matrix: CutMatrix, _ counts: [Int]) -> Plot {
  let numbers = counts.flatMap { c in counts.map { b in Double(64 * (b + c)) } }
  let shown = zip(numbers, matrix.cuts).filter { $0.0 <= 4096 }
  var plot = Plot(
    x: Axis(
      "numbers, \(matrix.name)", range: 0...4200,
      ticks: [
        (0, "0"), (1024, "1024"), (2048, "2048"), (4096, "4096"),
      ]),
    y: Axis("relative error", range: 0...1.02),
    .line(
      "rank", x: (0...32).map { Double(128 * $0) },
      Array(matrix.ranks.prefix(33))),
    .points("a cut", x: shown.map(\.0), shown.map(\.1)))
  plot.key = matrix.name == "Hadamard" ? .bottomLeft : .none
  plot.aspect = 0.85
  return plot
}
