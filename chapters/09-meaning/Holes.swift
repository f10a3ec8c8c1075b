import LinearAlgebra
import Literate
import LowRank

/// The smallest table with a hole: once with a zero in it, once left open.
func holes(_ page: Page) throws {
  // snippet.zero
  let table: Matrix<Double> = [[2, 1, 2], [4, 2, 0], [3, 1.5, 3]]
  let filled = Matrix(try SVD(table).truncated(toRank: 1))
  page.print("rank 1, a zero in the hole", filled, decimals: 2)
  // snippet.end
  // snippet.open
  func isKnown(_ u: Int, _ i: Int) -> Bool { (u, i) != (1, 2) }
  var (p, q) = (Vector([1.0, 1, 1]), Vector([1.0, 1, 1]))
  for _ in 0..<60 {
    for u in 0..<3 {
      let known = (0..<3).filter { isKnown(u, $0) }
      let overlap = known.reduce(0) { $0 + table[u, $1] * q[$1] }
      p[u] = overlap / known.reduce(0) { $0 + q[$1] * q[$1] }
    }
    for i in 0..<3 {
      let known = (0..<3).filter { isKnown($0, i) }
      let overlap = known.reduce(0) { $0 + table[$1, i] * p[$1] }
      q[i] = overlap / known.reduce(0) { $0 + p[$1] * p[$1] }
    }
  }
  page.print("rank 1, the hole left open", p.outer(q), decimals: 2)
  // snippet.end
  try page.draw("rating-factors", ratingDrawing())
  page.record("hole-zero", filled[1, 2], decimals: 2)
  try page.claim(
    "The open fit finds 4 in the hole, and the rest as it was.",
    (p.outer(q) - (table + Matrix<Double>([[0, 0, 0], [0, 0, 4], [0, 0, 0]])))
      .frobeniusNorm < 1e-6)
}
