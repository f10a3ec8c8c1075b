import DistributedAlgebra
import LinearAlgebra
import Literate

// snippet.columns
/// R by one reflection a column, where rank 0 has the first n rows.
func triangleByColumns(
  _ a: DistributedMatrix<Matrix<Double>>
) throws(DistributedError) -> Matrix<Double> {
  let (group, n) = (a.communicator, a.columns)
  var own = a.local
  for j in 0..<n {
    // What is below the rows of R that are done.
    let rows = group.rank == 0 ? j..<own.rows : 0..<own.rows
    let squares = rows.reduce(0) { $0 + own[$1, j] * own[$1, j] }
    let top = group.rank == 0 ? own[j, j] : 0
    let sums = try group.sum([squares, top])
    let (length, first) = (sums[0].squareRoot(), sums[1])
    let end = first < 0 ? length : -length
    if group.rank == 0 { own[j, j] -= end }
    // Half of ‖v‖², for the reflection I − 2vvᵀ/‖v‖².
    let half = length * (length + first.magnitude)
    let products = (j + 1..<n).map { k in
      rows.reduce(0) { $0 + own[$1, j] * own[$1, k] }
    }
    for (k, product) in zip(j + 1..<n, try group.sum(products)) {
      for i in rows { own[i, k] -= product / half * own[i, j] }
    }
    if group.rank == 0 { own[j, j] = end }
  }
  return Matrix(rows: n, columns: n) { i, j in
    i <= j && group.rank == 0 ? own[i, j] : 0
  }
}
// snippet.end

/// What rank 0 sends and receives for R.
struct TriangleTraffic {
  let byColumns: Traffic.Count
  let byTree: Traffic.Count
  /// How far the two triangles are apart, beside their size.
  let difference: Double

  init(_ a: Matrix<Double>, ranks: Int) throws {
    let all = try Simulation.run(ranks: ranks) {
      group throws(DistributedError) in
      let share = DistributedMatrix(sharing: a, on: group)
      let columns = try group.traffic { () throws(DistributedError) in
        try triangleByColumns(share)
      }
      let tree = try group.traffic { () throws(DistributedError) in
        try TallSkinnyQR(share).r
      }
      return (columns, tree)
    }
    let (columns, tree) = all[0]
    byColumns = columns.traffic.total
    byTree = tree.traffic.total
    let signs = Vector(columns.result.diagonal.map { $0 < 0 ? -1.0 : 1 })
    let r = columns.result.scaled(rowsBy: signs)
    difference = (r - tree.result).frobeniusNorm / r.frobeniusNorm
  }
}

func countColumns(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let n = 20
  let a = Matrix<Double>.gaussian(rows: 640, columns: n, using: &random)
  var table = Table(
    "ranks", "messages, a column at a time", "words", "messages, tree", "words")
  for ranks in [2, 4, 8, 16] {
    let traffic = try TriangleTraffic(a, ranks: ranks)
    table.row(
      "\(ranks)", "\(traffic.byColumns.messages)", "\(traffic.byColumns.words)",
      "\(traffic.byTree.messages)", "\(traffic.byTree.words)")
  }
  page.print("rank 0, for R of 640 × \(n) numbers")
  page.print(table)
  try page.claim(
    "messages and words of both ways to R are those of the formulas",
    (1...9).allSatisfy { ranks in
      try [1, 2, 5, 20].allSatisfy { n in
        let a = a[columns: 0..<n]
        let traffic = try TriangleTraffic(a, ranks: ranks)
        let trips = 2 * ReductionTree(size: ranks).rounds
        let triangle = n * (n + 1) / 2
        return traffic.byColumns.messages == trips * 2 * n
          && traffic.byColumns.words == trips * (2 * n + triangle - n)
          && traffic.byTree.messages == trips
          && traffic.byTree.words == trips * triangle
          && traffic.difference < 1e-12
      }
    })
}
