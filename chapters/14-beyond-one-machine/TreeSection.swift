import DistributedAlgebra
import LinearAlgebra
import Literate

func climbTree(_ page: Page) throws {
  try drawTree(page)
  let a: Matrix<Double> = [
    [2, 1, 0], [0, 1, 1], [1, 0, 2], [2, 2, 0], [1, 1, 1], [0, 2, 1],
    [3, 0, 1], [1, 2, 2], [0, 1, 0], [2, 0, 2], [1, 1, 3], [1, 0, 1],
  ]
  // snippet.tree
  let triangles = try Simulation.run(ranks: 4) {
    group throws(DistributedError) in
    try TallSkinnyQR(DistributedMatrix(sharing: a, on: group)).r
  }
  // snippet.end
  page.print("R from four ranks", triangles[0])
  page.print("R from one rank", try positive(QR(a).r))
  try claimResults(page)
}

/// The triangle with no negative number on its diagonal.
private func positive(_ r: Matrix<Double>) -> Matrix<Double> {
  r.scaled(rowsBy: Vector(r.diagonal.map { $0 < 0 ? -1 : 1 }))
}

/// For all ranks up to nine, also where some have few rows, or none.
private func claimResults(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let shapes = [(200, 8), (40, 6), (9, 4), (5, 3), (3, 3)]
  let matrices = shapes.map { rows, columns in
    Matrix<Double>.gaussian(rows: rows, columns: columns, using: &random)
  }
  try page.claim(
    "up to nine ranks, Q is orthonormal and QR is A to 1e-13",
    (1...9).allSatisfy { ranks in
      try matrices.allSatisfy { a in
        let (q, r) = try Simulation.run(ranks: ranks) {
          group throws(DistributedError) in
          let tree = try TallSkinnyQR(
            DistributedMatrix(sharing: a, on: group))
          return (try tree.q().gathered(), tree.r)
        }[0]
        return (q.gram() - .identity(a.columns)).frobeniusNorm < 1e-13
          && (q * r - a).frobeniusNorm < 1e-13 * a.frobeniusNorm
      }
    })
}

/// What the parts of a factorization cost on rank 0.
func countWords(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let a = Matrix<Double>.gaussian(rows: 96, columns: 6, using: &random)
  var table = Table(
    "ranks", "R to rank 0", "R to all", "Q", "two Gram matrices")
  for ranks in [2, 3, 4, 7, 16] {
    let words = try Simulation.run(ranks: ranks) {
      group throws(DistributedError) in
      let share = DistributedMatrix(sharing: a, on: group)
      let r = try group.traffic { () throws(DistributedError) in
        try TallSkinnyQR(share)
      }
      let q = try group.traffic { () throws(DistributedError) in
        _ = try r.result.q()
      }
      let gram = try group.traffic { () throws(DistributedError) in
        for _ in 0..<2 { _ = try share.gram() }
      }
      return [
        r.traffic.received.words, r.traffic.sent.words, q.traffic.sent.words,
        gram.traffic.total.words,
      ]
    }[0]
    table.row(
      "\(ranks)", "\(words[0])", "\(words[1])", "\(words[2])", "\(words[3])")
  }
  page.print("words at rank 0, n = 6")
  page.print(table)
}
